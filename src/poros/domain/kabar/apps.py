"""Django's handle on the app."""

from django.apps import AppConfig


class KabarConfig(AppConfig):
    name = "poros.domain.kabar"
