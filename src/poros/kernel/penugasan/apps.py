"""Django's handle on the app."""

from django.apps import AppConfig


class PenugasanConfig(AppConfig):
    name = "poros.kernel.penugasan"
