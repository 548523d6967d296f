"""Django's handle on the app."""

from django.apps import AppConfig


class RujukanConfig(AppConfig):
    name = "poros.kernel.rujukan"
