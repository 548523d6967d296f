"""Django's handle on the app."""

from django.apps import AppConfig


class PemberitahuanConfig(AppConfig):
    name = "poros.kernel.pemberitahuan"
