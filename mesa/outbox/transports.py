"""How a letter leaves: one two-method class per channel, with a twin that only keeps it."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


class TransportError(Exception):
    """Not now: try again later."""


class Refusal(TransportError):
    """Never: the server does not take this letter for this address."""


@cache
def transport(channel):
    return import_string(settings.TRANSPORTS[channel])()
