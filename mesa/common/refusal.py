"""How an act says no."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """Django turns it into a 403 at any door."""


def only(allowed: bool) -> None:
    """Raises Refused unless `allowed`."""
    if not allowed:
        raise Refused
