"""One letter drawn without living its story: from the last line of its kind, or from another line and example facts."""

from copy import copy
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from mesa.accounts.models import Role, User
from mesa.notifications.audience import ROLES
from mesa.notifications.letters import write
from mesa.sales.kinds import Kind as Sales
from mesa.sales.models import Quote
from mesa.tickets.models import Event, Exclusion
from mesa.timeline.kinds import KINDS, traits

SELLING = {"sales", "seller", "selling"}
SUPERVISING = {"supervisors", "answering"}
EXAMPLES = {  # whatever some letter reads of its line; each takes what it knows
    "about": "installation", "agreed": False, "appointment": 1, "carrier": "Paquetería Ejemplo", "changes": 0,
    "chosen": "Disco instalado", "claim": 42, "currency": "MXN", "device": "Firefox en Windows",
    "exclusion": Exclusion.values[0], "first": True, "folio": "C-2026-00042", "granted": 3600, "guide": "GUIA-0042",
    "left": 600, "minutes": 20, "name": "Ejemplo Prueba", "needs": "Un disco nuevo.", "order": "P-2026-00042",
    "product": "Disco SSD de 1 TB", "program": "Office", "received_by": "Ejemplo Prueba", "score": 2,
    "total": "2012.09", "unknown": True, "words": "Palabras de ejemplo.",
}  # fmt: skip


class Unknown(Exception):
    """What was asked for cannot be drawn; says why, and what can."""


class Preview(NamedTuple):
    event: Event
    role: str
    made_up: bool  # the line did not happen: its kind and facts are examples
    letter: dict  # as `letters.write` answers: subject, text, html, calendar, files, headers


def draw(kind: str, *, role: str = "", language: str = "", line: int | None = None) -> Preview:
    """The letter of an event of `kind` to whoever has `role` in its ticket, by default the first who hears of it.

    `line` is the key of a line of the ledger. Nothing is written. Raises Unknown.
    """
    roles = roles_of(kind)
    role = role or roles[0]
    if role not in roles:
        raise Unknown(f"{role!r} does not hear of {kind}; write --as {' or '.join(roles)}.")
    with transaction.atomic():
        event, made_up = _event(kind, line)
        reader = _reader(event, role)
        reader.language = language or reader.language
        if made_up:
            event.actor = event.ticket.technician if role == "requester" else event.ticket.requester
        letter = write(event, reader, role)
        transaction.set_rollback(True)
    return Preview(event, role, made_up, letter)


def roles_of(kind: str) -> list[str]:
    """Who hears of it, by the names of `audience.py`. Raises Unknown where nobody does."""
    if kind not in KINDS:
        known = ", ".join(sorted(kind for kind in KINDS if traits(kind).hears))
        raise Unknown(f"{kind!r} is no kind of event; those with a letter are: {known}.")
    if not traits(kind).hears:
        raise Unknown(f"Nobody hears of {kind}: it has no letter.")
    return [*traits(kind).hears]


def _event(kind, line):
    events = Event.objects.select_related(
        "ticket__requester", "ticket__technician", "ticket__category", "note", "actor"
    )
    if line is not None:
        found = events.filter(pk=line).first()
        if found is None or found.kind != kind:
            what = f"is {found.kind}" if found else "is not there"
            raise Unknown(f"Line {line} of the ledger {what}, not {kind}.")
        return found, False
    if last := events.filter(kind=kind).order_by("-pk").first():
        return last, False
    return _made_up(events, kind), True


def _made_up(events, kind):
    """Another line's ticket and words with this kind and example facts, never saved."""
    stand_ins = events.filter(note__isnull=False, ticket__technician__isnull=False)
    quote = Quote.objects.exclude(sent_at=None).order_by("-pk").first()
    if kind in set(Sales):
        stand_ins = stand_ins.filter(ticket=quote.case.ticket_id) if quote else stand_ins.none()
    if not (found := stand_ins.order_by("-pk").first()):
        raise Unknown(
            f"No {kind} happened here, nor anything to draw one over; bin/serve furnishes a desk that has it."
        )
    event, begins = copy(found), timezone.now() + timedelta(days=1)
    event.kind, event.at, event.public = kind, timezone.now(), True
    hours = {"starts_at": begins.isoformat(), "ends_at": (begins + timedelta(minutes=30)).isoformat()}
    event.data = EXAMPLES | (hours if kind.startswith("appointment_") else {})
    if quote:
        folio = EXAMPLES["order"] if kind.startswith("order_") else quote.folio
        event.data |= {"quote": quote.pk, "folio": folio, "until": quote.valid_until.isoformat()}
    return event


def _reader(event, role):
    """Who has the role in the ticket; where nobody has, who could have it at this desk."""
    known = role != "followed" or "follower" in event.data
    if known and (people := list(ROLES[role](event)[:1])):
        return people[0]
    if role in SUPERVISING | SELLING:
        return _any(Role.SUPERVISOR if role in SUPERVISING else Role.SALES)
    return event.ticket.requester if role == "followed" else event.ticket.technician or _any(Role.TECHNICIAN)


def _any(role):
    if not (person := User.objects.filter(role=role, is_active=True).first()):
        raise Unknown(f"Nobody at this desk is a {role}, to whom this letter goes.")
    return person
