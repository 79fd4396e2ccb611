"""A view that does nothing: through all of our middleware at /hello/, through none at /bare/."""

from django.contrib.auth.decorators import login_not_required
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import override_settings


@login_not_required
def hello(request):
    return HttpResponse("Hola")


class Beside:
    """The pages of the desk, and the bare view on the same server, thread and handler."""

    def __init__(self, pages):
        self._pages = pages
        with override_settings(MIDDLEWARE=[]):
            self._bare = WSGIHandler()

    def __call__(self, environ, start_response):
        handler = self._bare if environ["PATH_INFO"] == "/bare/" else self._pages
        return handler(environ, start_response)
