"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"poros.config.settings.{os.environ.get('POROS_MODE', 'dev')}")
application = get_wsgi_application()
