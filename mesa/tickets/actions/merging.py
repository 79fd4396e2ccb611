"""Two records of one person made one by a supervisor, and the way back: exactly what was moved."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mesa.accounts import audit
from mesa.accounts.actions import absorb, give_back
from mesa.accounts.models import User
from mesa.common.refusal import only
from mesa.terms.models import Acceptance
from mesa.tickets import search
from mesa.tickets.kinds import EventKind, Kind
from mesa.tickets.models import Attachment, Draft, Follower, Merge, Note, Ticket
from mesa.tickets.record import record

AGREED = ("text_id", "words", "accepted_at", "address", "agent", "channel")


@transaction.atomic
def merge_people(kept: User, gone: User, *, by: User, where: audit.Where = audit.NOWHERE) -> Merge:
    """What `gone` asked for, and what it has, is of `kept` from now on. Who wrote each line stays as it was.

    Raises Refused.
    """
    kept, gone = _locked(kept, gone, by)
    moved = absorb(kept, gone) | _take_over(kept, gone, by)
    audit.note("people_merged", actor=by, person=kept, gone=gone.pk, where=where)
    return Merge.objects.create(kept=kept, gone=gone, by=by, moved=moved)


def adopt(kept: User, gone: User) -> Merge:
    """Inside a transaction of accounts: `gone` only wrote by an address that `kept` has proven.

    A supervisor may undo it like any other merge.
    """
    nothing: dict[str, Any] = {"active": True, "earlier": [], "equipment": [], "aliases": [], "alias": None}
    return Merge.objects.create(kept=kept, gone=gone, by=kept, moved=nothing | _take_over(kept, gone, kept))


def _take_over(kept: User, gone: User, by: User) -> dict[str, Any]:
    """What this room moved, by name, for `undo_merge`."""
    tickets = Ticket.objects.filter(requester=gone)
    return {
        "keys": _free_keys(tickets, kept),
        "tickets": _hand_over(tickets, gone, kept, Kind.MERGED, by),
        "followers": _move(_following(gone, kept), person=kept),
        "drafts": _move(_drafts(gone, kept), person=kept),
        "files": _move(Attachment.objects.loose().filter(owner=gone), owner=kept),
    }


@transaction.atomic
def undo_merge(merge: Merge, *, by: User, where: audit.Where = audit.NOWHERE) -> Merge:
    """The last merge first: what went on to somebody else must come back before it goes further back.

    Raises Refused.
    """
    kept, gone = _locked(merge.kept, merge.gone, by)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    only(merge.undone_at is None)
    moved = merge.moved
    give_back(kept, gone, moved)
    _hand_over(Ticket.objects.filter(pk__in=moved["tickets"], requester=kept), kept, gone, Kind.UNMERGED, by)
    for number, key in moved["keys"].items():
        Ticket.objects.filter(pk=number, requester=gone, key=None).update(key=key)
    Follower.objects.filter(pk__in=moved["followers"], person=kept).update(person=gone)
    Draft.objects.filter(pk__in=moved["drafts"], person=kept).update(person=gone)
    Attachment.objects.loose().filter(pk__in=moved["files"], owner=kept).update(owner=gone)
    audit.note("people_unmerged", actor=by, person=kept, gone=gone.pk, where=where)
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    return merge


def _locked(kept: User, gone: User, by: User) -> tuple[User, User]:
    only(by.is_supervisor)
    found = {one.pk: one for one in User.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")}
    return found[kept.pk], found[gone.pk]


def _hand_over(tickets: QuerySet[Ticket], before: User, after: User, kind: EventKind, by: User) -> list[int]:
    """Their tickets one by one, locked in order, with what must name the same person; numbers of those moved."""
    moved = list(tickets.select_for_update().order_by("pk"))
    _agree([ticket.pk for ticket in moved], before, after)
    for ticket in moved:
        ticket.requester = after
        ticket.save(update_fields=["requester"])
        notes = Note.objects.filter(ticket=ticket, public=True).order_by("pk").values_list("pk", "body")
        search.change_reader(ticket.subject, notes, before.pk, after.pk)
        record(ticket, kind, by=by, people=[before.pk, after.pk])
    return [ticket.pk for ticket in moved]


def _agree(numbers: Collection[int], before: User, after: User) -> None:
    """Who agreed is the requester. Words that also serve a ticket that stays are copied, for both rest on them."""
    stay = Ticket.objects.filter(requester=before).exclude(pk__in=numbers)
    for agreed in Acceptance.objects.filter(person=before, tickets__in=numbers).distinct():
        if stay.filter(acceptance=agreed).exists():
            said = {name: getattr(agreed, name) for name in AGREED}
            copy = Acceptance.objects.create(person=after, **said)
            Ticket.objects.filter(pk__in=numbers, acceptance=agreed).update(acceptance=copy)
        else:
            Acceptance.objects.filter(pk=agreed.pk).update(person=after)


def _free_keys(tickets: QuerySet[Ticket], kept: User) -> dict[int, str | None]:
    """A key that both used names two reports, and one person has each key once: the moved one goes without."""
    both = Ticket.objects.filter(requester=kept, key__isnull=False).values("key")
    found = dict(tickets.filter(key__in=both).values_list("pk", "key"))
    tickets.filter(pk__in=found).update(key=None)
    return found


def _following(gone: User, kept: User) -> QuerySet[Follower]:
    """Not where the other one asked or already follows: nobody is in copy of their own ticket."""
    theirs = Follower.objects.filter(person=gone).exclude(ticket__requester=kept)
    return theirs.exclude(ticket__in=Follower.objects.filter(person=kept).values("ticket"))


def _drafts(gone: User, kept: User) -> QuerySet[Draft]:
    """One draft for each ticket, and one report in the making: the other one's stays."""
    taken = Draft.objects.filter(person=kept, came_by=None)
    drafts = Draft.objects.filter(person=gone).exclude(ticket__in=taken.exclude(ticket=None).values("ticket"))
    return drafts.exclude(ticket=None) if taken.filter(ticket=None).exists() else drafts


def _move(rows: QuerySet[Any], **owner: User) -> list[int]:
    moved = list(rows.values_list("pk", flat=True))
    rows.model.objects.filter(pk__in=moved).update(**owner)
    return moved
