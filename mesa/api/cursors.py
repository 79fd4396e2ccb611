"""Where a list goes on, as a word that means nothing to the caller."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.utils.translation import gettext as _

from mesa.lib import keyset

from .problems import Problem

LONGEST = 60


def after_moment(at, number):
    return _wrap(keyset.mark(at, number))


def after_number(number):
    return _wrap(str(number))


def moment(cursor):
    """(moment, number) of the last row the caller has, or None at the beginning."""
    return None if cursor is None else _unwrap(cursor, keyset.place)


def number(cursor):
    return 0 if cursor is None else _unwrap(cursor, keyset.number)


def _wrap(place):
    return urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _unwrap(cursor, read):
    try:
        place = urlsafe_b64decode(cursor[:LONGEST] + "=" * (-len(cursor[:LONGEST]) % 4)).decode("ascii")
    except ValueError:
        place = ""
    found = read(place)
    if found is None:
        raise Problem(422, errors=[("cursor", _("Usa el cursor que te dimos, tal cual, o ninguno para empezar."))])
    return found
