"""Django's handle on the app."""

from django.apps import AppConfig


class TandatanganConfig(AppConfig):
    name = "poros.kernel.tandatangan"
