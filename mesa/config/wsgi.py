"""The WSGI application that answers every page, and times it."""

import os
import time

import django
from django.core.handlers.wsgi import WSGIHandler

from mesa.ops.metrics import observe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.config.settings")
django.setup(set_prefix=False)


class Handler(WSGIHandler):
    def get_response(self, request):
        """Timed here and not in a middleware, which every page would pay twice."""
        started = time.perf_counter()
        response = super().get_response(request)
        observe(request, response.status_code, time.perf_counter() - started)
        return response


application = Handler()
