"""Django's handle on the app."""

from django.apps import AppConfig


class PekerjaanConfig(AppConfig):
    name = "poros.kernel.pekerjaan"
