"""Django's handle on the app."""

from django.apps import AppConfig


class BerbagiConfig(AppConfig):
    name = "poros.domain.berbagi"
