"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"poros.config.settings.{os.environ.get('POROS_MODE', 'dev')}")
_django = get_wsgi_application()

from poros.web.langsung import langkah  # noqa: E402 -- its imports want Django set up

application = langkah(_django)
