"""Django's handle on the app."""

from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    name = "poros.kernel.organisasi"
