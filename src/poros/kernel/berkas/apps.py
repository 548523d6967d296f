"""Django's handle on the app."""

from django.apps import AppConfig


class BerkasConfig(AppConfig):
    name = "poros.kernel.berkas"
