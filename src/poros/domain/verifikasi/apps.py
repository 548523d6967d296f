"""Django's handle on the app."""

from django.apps import AppConfig


class VerifikasiConfig(AppConfig):
    name = "poros.domain.verifikasi"
