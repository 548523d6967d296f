"""Django's handle on the app."""

from django.apps import AppConfig


class ReformasiConfig(AppConfig):
    name = "poros.domain.reformasi"
