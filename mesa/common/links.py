"""What a link in a letter carries: signed, for one purpose, for a while. Whether it was used is a question of rows."""

from django.conf import settings
from django.core import signing
from django.urls import reverse


class BadLink(Exception):
    """Forged, too old, already used, or overtaken by what happened since. The reader is told one thing for all."""


def make(purpose, **facts):
    return signing.dumps(facts, salt=f"mesa.accounts.{purpose}")


def read(purpose, key, *, within):
    try:
        return signing.loads(key, salt=f"mesa.accounts.{purpose}", max_age=within)
    except signing.BadSignature:
        raise BadLink from None


def address(name, *args):
    """Always at the configured address, whatever the request called us."""
    return settings.PUBLIC_URL + reverse(name, args=args)
