"""To sales and back: proposed by a technician, decided by the person, taken by the seller."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.sales import rules
from mesa.sales.kinds import Kind
from mesa.sales.models import Case, Reason, Stage
from mesa.tickets import clocks, desk
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.actions import want_quote
from mesa.tickets.models import Note, Status, Ticket
from mesa.tickets.notes import Voice, check_words, write_note
from mesa.tickets.record import record

BATCH = 50


def offer_sales(ticket: Ticket, *, by: User | None, reason: str, needs: str, sure: bool = False) -> Case:
    """The technician says what it would take; nothing goes anywhere until the person says yes.

    `reason` is one of `Reason`. Raises Refused, WordsRefused.
    """
    with acting(by, rules.OFFER_SALES, ticket) as ticket:
        check_words(needs, sure=sure)
        needs, removed = clean(needs)
        case = Case.objects.create(
            ticket=ticket, reason=Reason(reason), needs=needs, stage=Stage.OFFERED, proposed_by=by
        )
        record(ticket, Kind.SALES_OFFERED, by=by, reason=case.reason, needs=needs, removed=removed)
    return case


def escalate(ticket: Ticket, *, by: User | None, reason: str = "", needs: str = "") -> Case:
    """The person's decision; it answers a proposal with its reason and words, or is asked for with their own.

    Raises Refused.
    """
    needs, removed = clean(needs)
    with acting(by, rules.ESCALATE, ticket) as ticket:
        return _escalate(ticket, by, reason, needs, removed)


def refuse_sales(case: Case, *, by: User | None) -> Case:
    """The person does not want what was proposed; the ticket goes on as it was. Raises Refused."""
    with acting(by, rules.REFUSE_SALES, case) as case:
        end(case, Stage.REFUSED)
        record(case.ticket, Kind.SALES_REFUSED, by=by)
    return case


def take_case(case: Case, *, by: User) -> Case:
    """From nobody, or from a colleague. Raises Refused."""
    with acting(by, rules.TAKE_CASE, case) as case:
        case.seller, case.taken_at = by, timezone.now()
        case.save(update_fields=["seller", "taken_at"])
        record(case.ticket, Kind.CASE_TAKEN, by=by)
    return case


def note_case(case: Case, *, by: User | None, body: str, sure: bool = False) -> Note:
    """The seller writes to the requester: an answer, or what is missing to quote. Raises Refused, WordsRefused.

    It may be the first contact. The technician owes nothing the sooner for it, and the credit waits for them.
    """
    with acting(by, rules.NOTE_CASE, case) as case:
        first = case.ticket.contacted_at is None
        note = write_note(case.ticket, by=by, body=body, sure=sure, voice=Voice.ASIDE)
        if first:
            _rest(case.ticket, clocks.patience_ends(note.written_at))
        record(case.ticket, Kind.CASE_NOTED, by=by, note=note)
    return note


def return_case(case: Case, *, by: User | None, words: str, sure: bool = False) -> Case:
    """Nothing to sell here: the technician goes on, or closes. Raises Refused, WordsRefused."""
    with acting(by, rules.RETURN_CASE, case) as case:
        check_words(words, sure=sure)
        words, removed = clean(words)
        case.quotes.standing().update(state="replaced", over_at=timezone.now())
        end(case, Stage.LOST, because="returned")
        wake(case.ticket)
        record(case.ticket, Kind.CASE_RETURNED, by=by, words=words, removed=removed)
    return case


def open_wished(now: datetime) -> int:
    """A requester who wanted alternatives while reporting has a case too; answers how many were opened."""
    asked = Ticket.objects.filter(quote_wanted_at__isnull=False, status__in=rules.ESCALATE.states)
    wished = asked.filter(cases=None, requester__is_active=True).select_related("requester")
    return by_the_clock(rules.ESCALATE, wished.order_by("pk")[:BATCH], _open_wished)


def end(case: Case, stage: Stage, because: str = "") -> None:
    """The case is over, in the transaction of the caller."""
    case.stage, case.ended_at, case.lost_because = stage, timezone.now(), because
    case.save(update_fields=["stage", "ended_at", "lost_because"])


def wake(ticket: Ticket) -> None:
    """Back with the technician, due like any answer."""
    _rest(ticket, clocks.answer_due(desk.calendar(), timezone.now()))


def _escalate(ticket: Ticket, by: User | None, reason: str, needs: str = "", removed: Iterable[str] = ()) -> Case:
    now = timezone.now()
    case = Case.objects.live().filter(ticket=ticket).first()
    case = case or Case.objects.create(ticket=ticket, proposed_by=by, reason=Reason.OTHER, stage=Stage.OFFERED)
    case.reason = Reason(reason or case.reason)
    case.needs = "\n\n".join(filter(None, (case.needs, needs)))
    case.stage, case.escalated_at = Stage.OPEN, now
    case.save(update_fields=["reason", "needs", "stage", "escalated_at"])
    _rest(ticket, clocks.patience_ends(now))
    if ticket.quote_wanted_at is None:
        ticket = want_quote(ticket, by=by)
    record(ticket, Kind.ESCALATED, by=by, reason=case.reason, needs=case.needs, removed=removed)
    return case


def _open_wished(ticket: Ticket) -> Case:
    return _escalate(ticket, ticket.requester, Reason.OTHER)


def _rest(ticket: Ticket, until: datetime) -> None:
    """While sales has it nobody owes an answer here; the first word to the person is owed all the same."""
    if ticket.status == Status.OPEN:
        ticket.due_at, ticket.overdue_at = until, None
        ticket.save(update_fields=["due_at", "overdue_at"])
