"""A first run and everyday engineering, on loopback."""

from .base import *  # noqa: F403 -- the modes extend the base

DEBUG = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "surel"  # noqa: F405 -- from base
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
TAMPILKAN_UI = True
