"""Django's handle on the app."""

from django.apps import AppConfig


class LogistikConfig(AppConfig):
    name = "poros.domain.logistik"
