"""What the requester has ready, said by them; and the list, kept by supervisors."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.refusal import only
from mesa.tickets import rules
from mesa.tickets.acting import acting
from mesa.tickets.first_preparation import ITEMS
from mesa.tickets.kinds import Kind
from mesa.tickets.models import PreparationItem, Ticket
from mesa.tickets.record import record


def tick(ticket: Ticket, *, by: User | None, answers: Mapping[PreparationItem, str], seen: int | None = None) -> Ticket:
    """`answers`: item → what was answered ("" when it is only ticked). What already said the same stays as it was."""
    with acting(by, rules.TICK, ticket, seen=seen) as ticket:
        had = dict(ticket.ticks.values_list("item", "answer"))
        asked = PreparationItem.objects.asked(ticket).filter(pk__in=[item.pk for item in answers])
        new = [(item, answers[item]) for item in asked if had.get(item.pk) != answers[item]]
        for item, answer in new:
            said = {"words": str(item), "answer": answer, "by": by, "at": timezone.now()}
            ticket.ticks.update_or_create(item=item, defaults=said)
        if new:
            record(ticket, Kind.TICKED, by=by, items=[{"words": str(item), "answer": answer} for item, answer in new])
    return ticket


def untick(ticket: Ticket, *, by: User | None, items: Iterable[PreparationItem], seen: int | None = None) -> Ticket:
    """The ledger keeps what was said before."""
    with acting(by, rules.UNTICK, ticket, seen=seen) as ticket:
        gone = ticket.ticks.filter(item__in=items)
        words = list(gone.order_by("item__position", "item").values_list("words", flat=True))
        gone.delete()
        if words:
            record(ticket, Kind.UNTICKED, by=by, items=[{"words": said, "answer": ""} for said in words])
    return ticket


def ask_backup_help(ticket: Ticket, *, by: User | None) -> Ticket:
    """«No tengo respaldo»: the technician helps to make one before anything else."""
    with acting(by, rules.ASK_BACKUP_HELP, ticket) as ticket:
        record(ticket, Kind.BACKUP_HELP_ASKED, by=by)
    return ticket


def add_item(*, by: User, offered: bool = True, **words: Any) -> PreparationItem:
    """`words` are columns; not `offered` is kept for later. Raises Refused for all but supervisors."""
    only(by.is_supervisor)
    return PreparationItem.objects.create(**words, retired_at=None if offered else timezone.now())


def change_item(item: PreparationItem, *, by: User, offered: bool = True, **words: Any) -> PreparationItem:
    """`words` are columns; not `offered` retires it. Raises Refused for all but supervisors."""
    only(by.is_supervisor)
    words["retired_at"] = None if offered else item.retired_at or timezone.now()
    for name, value in words.items():
        setattr(item, name, value)
    item.save(update_fields=list(words))
    return item


def install_preparation() -> None:
    """The list every desk begins with. Safe to call again: a desk that has a list keeps its own."""
    if not PreparationItem.objects.exists():
        PreparationItem.objects.bulk_create(PreparationItem(position=n, **item) for n, item in enumerate(ITEMS))
