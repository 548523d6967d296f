"""Finds every module's manifest once all models are loaded."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RegistryConfig(AppConfig):
    name = "poros.kernel.registry"

    def ready(self) -> None:
        autodiscover_modules("manifest")
