"""A government at work."""

from .base import *  # noqa: F403 -- the modes extend the base
from .base import ENV

DEBUG = False
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
if ENV.email_url:
    from poros.config.env import Database

    _mail = Database.parse(ENV.email_url)  # smtp://user:password@host:port has the same shape
    EMAIL_HOST, EMAIL_PORT = _mail.host, int(_mail.port or 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
    EMAIL_USE_TLS = True
