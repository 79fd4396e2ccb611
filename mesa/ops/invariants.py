"""What must be true of the database and the files at any moment, whatever was killed; asked, never mended.

The numbers are those of docs/reliability.md. Each question is walked in batches, and each answer comes from one
statement, so that a desk at work is not accused of what happened between two.
"""

import hashlib
from datetime import timedelta
from itertools import groupby, islice
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import resolve

from mesa.accounts.models import User
from mesa.api.models import IdempotencyKey
from mesa.outbox.actions import QUEUE
from mesa.outbox.mime import message_id
from mesa.outbox.models import Message
from mesa.sales.models import Paper
from mesa.tickets import storage, tallies
from mesa.tickets.kinds import Kind
from mesa.tickets.models import LIVE, Attachment, Event, Intake, Note, Status, Ticket
from mesa.timeline.kinds import KINDS, traits
from mesa.worker.orphan_files import folders, strays

BATCH = 2000
MOST = 100  # answers to one question: whoever sees a hundred needs no more
HEARD_WITHIN = timedelta(minutes=2)
STRAY_AFTER = timedelta(hours=24)
ENDED = {"closed_at": Status.CLOSED, "cancelled_at": Status.CANCELLED}


class Broken(NamedTuple):
    invariant: str
    what: str
    where: str


def broken(now):
    """Every invariant that does not hold, a hundred of each at most."""
    for invariant, what, find in QUESTIONS:
        for where in islice(find(now), MOST):
            yield Broken(invariant, what, where)


def _answers_without_thing(now):
    """What a machine was told to be made is there."""
    kept = IdempotencyKey.objects.filter(status=201).exclude(location="").values_list("pk", "location")
    for batch in _batches(IdempotencyKey, kept):
        told = {pk: int(resolve(location).kwargs["number"]) for pk, location in batch}
        there = set(Ticket.objects.filter(pk__in=told.values()).values_list("pk", flat=True))
        yield from (f"key {pk}" for pk, number in told.items() if number not in there)


def _twice(model, *fields):
    def find(now):
        keyed = model.objects.exclude(**{fields[-1]: None}).order_by()
        for row in keyed.values_list(*fields).annotate(n=Count("pk")).filter(n__gt=1).iterator(BATCH):
            yield f"{model._meta.verbose_name} {row[-2]!r}"

    return find


def _addresses_twice(now):
    verified = User.objects.exclude(email_verified_at=None).order_by().values(address=Lower("email"))
    for row in verified.annotate(n=Count("pk")).filter(n__gt=1).iterator(BATCH):
        yield f"address of {row['n']} people"


def _names_of(key):
    """By today's key of the installation, or by one that it had."""
    return [message_id(key, secret=secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _letters_under_another_name(now):
    for batch in _batches(Message, Message.objects.exclude(headers={}).values_list("pk", "key", "headers")):
        yield from (f"letter {pk}" for pk, key, headers in batch if headers.get("Message-ID") not in _names_of(key))


def _rows(model, condition):
    """Rows of a model where the condition holds; a callable is asked with the moment."""

    def find(now):
        wrong = model.objects.filter(condition(now) if callable(condition) else condition).values_list("pk", flat=True)
        for batch in _batches(model, wrong):
            yield from (f"{model._meta.verbose_name} {pk}" for pk in batch)

    return find


def _files_gone(now):
    for batch in _batches(Attachment, Attachment.objects.values_list("pk", "path", "thumbnail", "size")):
        for pk, path, thumbnail, size in batch:
            missing = [name for name in filter(None, [path, thumbnail]) if not storage.full_path(name).is_file()]
            if missing or storage.full_path(path).stat().st_size != size:
                yield f"attachment {pk}"
    for batch in _batches(User, User.objects.exclude(photo="").values_list("pk", "photo")):
        yield from (f"photo of person {pk}" for pk, photo in batch if not storage.full_path(photo).is_file())


def _files_alone(now):
    for folder in folders():
        yield from strays(folder, (now - STRAY_AFTER).timestamp())


def _papers_damaged(now):
    """What was accepted is shown as it was sent, or it proves nothing."""
    for quote, pdf, mark in Paper.objects.order_by("pk").values_list("quote", "pdf", "quote__sha256").iterator(50):
        if hashlib.sha256(pdf).hexdigest() != mark:
            yield f"paper of quote {quote}"


def _ledgers(wrong):
    """Tickets whose lines, all of them in order, `wrong(ticket, lines)` finds wrong."""
    columns = ["pk", "version", "loud_version", "status", "requester", "updated_at"]
    columns += [f"events__{name}" for name in ("version", "kind", "at", "actor", "note", "public")]

    def find(now):
        said = {name: F(f"events__data__{name}") for name in ("in_copy", "people")}
        told = Ticket.objects.annotate(**said).order_by("pk", "events__version")
        lines = told.values_list(*columns, *said, named=True)
        for batch in _batches(Ticket, lines):
            for pk, story in groupby(batch, key=lambda line: line.pk):
                lived = list(story)
                if wrong(lived[0], lived):
                    yield f"ticket {pk}"

    return find


def _gap(ticket, lines):
    versions = [line.events__version for line in lines]
    loud = [line for line in lines if not traits(line.events__kind).quiet][-1]
    heard = loud.events__version, loud.events__at
    return versions != list(range(1, ticket.version + 1)) or heard != (ticket.loud_version, ticket.updated_at)


def _another_state(ticket, lines):
    status, people = None, {ticket.requester, *(pk for line in lines for pk in line.people or ())}
    for line in lines:
        if line.events__note and line.events__public:
            status = _after_note(status, line, people)
        becomes = traits(line.events__kind).becomes
        status = becomes.get(status or "", status) if isinstance(becomes, dict) else becomes or status
    return status != ticket.status


def _after_note(status, line, people):
    """What public words make of a ticket depends on whose they are. `people`: all accounts the requester had."""
    answered = line.events__actor in people or line.in_copy
    return {Status.WAITING if answered else Status.NEW: Status.OPEN}.get(status, status)


def _tallies_adrift(now):
    for place, n in sorted(tallies.drift().items()):
        yield f"{place}: {n:+}"


def _batches(model, rows):
    """The rows in steps of their primary key; each step is one statement, and its memory is given back."""
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for start in range(0, last + 1, BATCH):
        if batch := list(rows.filter(pk__gte=start, pk__lt=start + BATCH)):
            yield batch


def counted():
    """How much there was to look at."""
    models = Ticket, Event, Note, Attachment, Message, User
    return {str(model._meta.verbose_name_plural): model.objects.count() for model in models}


OF_TICKET = Q(ticket=OuterRef("pk"))
LINES_OF_NOTE = Event.objects.filter(note=OuterRef("pk"))
FIRST = [kind for kind in Kind if kind.traits.becomes in (Status.NEW, Status.PENDING)]
OPENED = Event.objects.filter(OF_TICKET, version=1, kind__in=FIRST, note__ticket=OuterRef("pk"))
OF_ANOTHER = Q(acceptance__isnull=False) & ~Q(acceptance__person=F("requester"))
ALONE = Q(ticket=None) ^ Q(note=None)
ELSEWHERE = Q(note__isnull=False) & ~Q(note__ticket=F("ticket"))
PUBLIC, INTERNAL = ([kind for kind in KINDS.values() if kind.traits.public is public] for public in (True, False))
INSIDE = Q(kind__in=INTERNAL, public=True) | Q(kind__in=PUBLIC, public=False)
OVER = Q(*((Q(status=status) ^ Q(**{f"{at}__isnull": False})) for at, status in ENDED.items()), _connector=Q.OR)
LATE = Q(overdue_at__isnull=False) & ~Q(status__in=LIVE) | Q(status=Status.NEW, contacted_at__isnull=False)
UNRANKED = Q(due_at__isnull=True) ^ Q(rank_at__isnull=True)
ADRIFT = UNRANKED | Q(due_at__isnull=False, warranty_at=None) & ~Q(rank_at=F("due_at"))
QUESTIONS = (
    ("I1", "a machine was told of a ticket that is not there", _answers_without_thing),
    ("I2", "one report sent twice is two tickets", _twice(Ticket, "requester", "key")),
    ("I2", "one note sent twice is two notes", _twice(Note, "ticket", "author", "key")),
    ("I2", "one letter is in the box twice", _twice(Message, "key")),
    ("I2", "a confirmed address belongs to several people", _addresses_twice),
    ("I3", "a letter goes by a name that is not its own", _letters_under_another_name),
    ("I3", "a letter is sent and failed at once", _rows(Message, Q(sent_at__isnull=False, failed_at__isnull=False))),
    (
        "I3", "a letter was taken by a worker that never came back",
        _rows(Message, lambda now: Q(sent_at=None, failed_at=None, tries__gt=0, try_after__lt=now - QUEUE.lease)),
    ),
    (
        "I3", "nobody was told of an event",
        _rows(Event, lambda now: Q(dispatched_at=None, stuck=None, at__lt=now - HEARD_WITHIN)),
    ),
    ("I4", "a ticket without its first words", _rows(Ticket, ~Exists(OPENED))),
    ("I4", "a ticket without its intake", _rows(Ticket, ~Exists(Intake.objects.filter(OF_TICKET)))),
    ("I4", "a ticket that another person agreed to", _rows(Ticket, OF_ANOTHER)),
    ("I4", "a file on half a note", _rows(Attachment, ALONE | ELSEWHERE)),
    ("I4", "a row without its file, or with a part of it", _files_gone),
    ("I4", "a file without a row for more than a day", _files_alone),
    ("I4", "the paper of a quote is not the one that was sent", _papers_damaged),
    ("I5", "the lines of a ticket are not 1, 2, 3… up to its version", _ledgers(_gap)),
    ("I5", "a note without a line", _rows(Note, ~Exists(LINES_OF_NOTE))),
    ("I5", "a line with the note of another ticket", _rows(Event, ELSEWHERE)),
    ("I5", "a line is public and internal at once", _rows(Event, INSIDE | Q(public=True, note__public=False))),
    ("I6", "the state of a ticket is not where its lines led", _ledgers(_another_state)),
    ("I6", "a ticket says it ended and did not, or the other way round", _rows(Ticket, OVER | LATE)),
    ("I6", "a ticket stands elsewhere in the queue than its dates say", _rows(Ticket, ADRIFT)),
    ("I6", "the live counts are not those of the tickets", _tallies_adrift),
)  # fmt: skip
