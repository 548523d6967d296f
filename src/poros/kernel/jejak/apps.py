"""Django's handle on the app."""

from django.apps import AppConfig


class JejakConfig(AppConfig):
    name = "poros.kernel.jejak"
