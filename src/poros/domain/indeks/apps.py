"""Django's handle on the app."""

from django.apps import AppConfig


class IndeksConfig(AppConfig):
    name = "poros.domain.indeks"
