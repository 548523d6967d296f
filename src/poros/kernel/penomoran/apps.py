"""Django's handle on the app."""

from django.apps import AppConfig


class PenomoranConfig(AppConfig):
    name = "poros.kernel.penomoran"
