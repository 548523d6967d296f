"""Django's handle on the app."""

from django.apps import AppConfig


class DaerahConfig(AppConfig):
    name = "poros.kernel.daerah"
