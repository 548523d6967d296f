"""Django's handle on the app."""

from django.apps import AppConfig


class NaskahConfig(AppConfig):
    name = "poros.domain.naskah"
