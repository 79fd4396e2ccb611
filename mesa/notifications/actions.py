"""What people do about what they are told: reading it on a page, or asking for no more of it."""

from datetime import datetime, timedelta

from mesa.accounts.actions import choose_letters
from mesa.accounts.models import User
from mesa.common import links
from mesa.tickets.models import Ticket

from .models import Known

KEPT = timedelta(days=1)  # far longer than any letter waits for its reader
STOPS_FOR = timedelta(days=365)  # a letter found a year later still knows how to be the last


def asked_to_stop(token: str) -> tuple[User, str]:
    """`(person, kind)` of the link in a letter. Raises BadLink."""
    facts = links.read("stop", token, within=STOPS_FOR)
    person = User.objects.filter(pk=facts["person"], is_active=True).first()
    if person is None:
        raise links.BadLink
    return person, facts["kind"]


def stop(kind: str, *, by: User, channel: str = "email") -> None:
    """No more letters of this kind; the rest as before."""
    off = {*by.letters_off.get(channel, ()), str(kind)}
    choose_letters(by=by, letters_off=by.letters_off | {channel: sorted(off)})


def note_read(ticket: Ticket, *, by: User, version: int, now: datetime) -> None:
    """This person has the ticket before them up to this line, or its last one."""
    know(ticket, by, min(version, ticket.version), now)


def know(ticket: Ticket, person: User, version: int, now: datetime, *, since: int | None = None) -> bool:
    """Whether this was news to them: one UPDATE decides, for whoever comes first. `since`: the line it is about."""
    Known.objects.get_or_create(ticket=ticket, person=person, defaults={"at": now})
    behind = Known.objects.filter(ticket=ticket, person=person, version__lt=since or version)
    return bool(behind.update(version=version, at=now))


def forget_known(now: datetime) -> int:
    """What nobody waits for any more; answers how many rows."""
    return Known.objects.filter(at__lt=now - KEPT).delete()[0]
