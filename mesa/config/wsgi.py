"""The WSGI application that answers every page."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.config.settings")
application = get_wsgi_application()
