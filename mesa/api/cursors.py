"""Where a list goes on, as a word that means nothing to the caller."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from .problems import Problem

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST = 60
MOMENT = re.compile(r"(\d{1,16})\.(\d{1,18})")
NUMBER = re.compile(r"(\d{1,18})")


def after_moment(at, number):
    return _wrap(f"{(at - EPOCH) // timedelta(microseconds=1)}.{number}")


def after_number(number):
    return _wrap(str(number))


def moment(cursor):
    """(moment, number) of the last row the caller has, or None at the beginning."""
    if cursor is None:
        return None
    micros, number = _unwrap(cursor, MOMENT)
    return EPOCH + timedelta(microseconds=min(micros, 10**16)), number


def number(cursor):
    return 0 if cursor is None else _unwrap(cursor, NUMBER)[0]


def _wrap(place):
    return urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _unwrap(cursor, shape):
    try:
        place = urlsafe_b64decode(cursor[:LONGEST] + "=" * (-len(cursor[:LONGEST]) % 4)).decode("ascii")
    except ValueError:
        place = ""
    found = shape.fullmatch(place)
    if not found:
        raise Problem(422, errors=[("cursor", _("Usa el cursor que te dimos, tal cual, o ninguno para empezar."))])
    return [int(part) for part in found.groups()]
