"""Pages that a link opens speak the language of whose thing it is, by their clock, whoever holds the link."""

from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.utils import timezone, translation


@contextmanager
def speaking_to(person):
    with translation.override(person.language), timezone.override(ZoneInfo(person.timezone)):
        yield
