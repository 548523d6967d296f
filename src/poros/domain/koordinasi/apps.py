"""Django's handle on the app."""

from django.apps import AppConfig


class KoordinasiConfig(AppConfig):
    name = "poros.domain.koordinasi"
