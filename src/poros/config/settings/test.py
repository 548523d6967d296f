"""Tests: cheap passwords, mail in memory, everything else as it is."""

from .base import *  # noqa: F403 -- the modes extend the base

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# A signer's key opens at once; see parts/tandatangan.py.
TANDATANGAN_PUTARAN = 1
# Thousands of requests a minute from one address are what tests are.
LAJU = dict.fromkeys(LAJU, 0)  # noqa: F405 -- from the base
VERIFIKASI_LAJU = dict.fromkeys(VERIFIKASI_LAJU, 0)  # noqa: F405 -- as above
