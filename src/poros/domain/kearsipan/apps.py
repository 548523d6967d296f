"""Django's handle on the app."""

from django.apps import AppConfig


class KearsipanConfig(AppConfig):
    name = "poros.domain.kearsipan"
