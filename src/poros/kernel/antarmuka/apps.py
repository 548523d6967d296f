"""Django's handle on the app."""

from django.apps import AppConfig


class AntarmukaConfig(AppConfig):
    name = "poros.kernel.antarmuka"
