"""Django's handle on the app."""

from django.apps import AppConfig


class SurveiConfig(AppConfig):
    name = "poros.domain.survei"
