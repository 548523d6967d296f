"""Django's handle on the app."""

from django.apps import AppConfig


class RapatConfig(AppConfig):
    name = "poros.domain.rapat"
