"""Django's handle on the app."""

from django.apps import AppConfig


class PengawasanConfig(AppConfig):
    name = "poros.domain.pengawasan"
