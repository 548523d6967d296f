"""Django's handle on the app."""

from django.apps import AppConfig


class KelembagaanConfig(AppConfig):
    name = "poros.domain.kelembagaan"
