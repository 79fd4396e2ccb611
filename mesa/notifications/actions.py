"""What people do about what they are told."""

from datetime import timedelta

from mesa.accounts import links
from mesa.accounts.actions import choose_letters
from mesa.accounts.models import User

STOPS_FOR = timedelta(days=365)  # a letter found a year later still knows how to be the last


def asked_to_stop(token):
    """`(person, kind)` of the link in a letter, or BadLink."""
    facts = links.read("stop", token, within=STOPS_FOR)
    person = User.objects.filter(pk=facts["person"], is_active=True).first()
    if person is None:
        raise links.BadLink
    return person, facts["kind"]


def stop(kind, *, by, channel="email"):
    """No more letters of this kind; the rest as before."""
    off = {*by.letters_off.get(channel, ()), str(kind)}
    choose_letters(by=by, letters_off=by.letters_off | {channel: sorted(off)})
