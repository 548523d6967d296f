"""Django's handle on the app."""

from django.apps import AppConfig


class PersuratanConfig(AppConfig):
    name = "poros.domain.persuratan"
