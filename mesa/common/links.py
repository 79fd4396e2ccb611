"""What a link in a letter carries: signed, for one purpose, for a while. Whether it was used is a question of rows."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse


class BadLink(Exception):
    """Forged, too old, already used, or overtaken by what happened since. The reader is told one thing for all."""


def make(purpose: str, **facts: Any) -> str:
    """The key of a link: facts that JSON can hold, signed for one purpose."""
    return signing.dumps(facts, salt=f"mesa.accounts.{purpose}")


def read(purpose: str, key: str, *, within: timedelta) -> dict[str, Any]:
    """The facts of a key made for this purpose, not longer ago than `within`. Raises BadLink."""
    try:
        return signing.loads(key, salt=f"mesa.accounts.{purpose}", max_age=within)
    except signing.BadSignature:
        raise BadLink from None


def address(name: str, *args: object) -> str:
    """The URL of a named page, always at the configured address, whatever the request called us."""
    return settings.PUBLIC_URL + reverse(name, args=args)
