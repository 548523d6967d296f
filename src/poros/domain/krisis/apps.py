"""Django's handle on the app."""

from django.apps import AppConfig


class KrisisConfig(AppConfig):
    name = "poros.domain.krisis"
