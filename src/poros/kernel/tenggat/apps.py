"""Django's handle on the app."""

from django.apps import AppConfig


class TenggatConfig(AppConfig):
    name = "poros.kernel.tenggat"
