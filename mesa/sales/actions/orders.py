"""What was sold, until the person has it and it works; and what they may claim afterwards."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from mesa.accounts.actions import add_equipment
from mesa.accounts.models import Equipment, User
from mesa.common.redaction import clean
from mesa.common.rules import Rule
from mesa.sales import clocks, rules
from mesa.sales.kinds import Kind
from mesa.sales.models import Claim, Lack, Order, OrderLine, Step
from mesa.sales.rules import Refused
from mesa.tickets import actions as tickets
from mesa.tickets.acting import acting
from mesa.tickets.models import Ticket
from mesa.tickets.notes import check_words
from mesa.tickets.record import record

from .cases import wake


class Unready(Exception):
    """It can be delivered only by somebody who says that what is `lacking` is not needed."""

    def __init__(self, lacking: list[Lack]) -> None:
        super().__init__([lack.value for lack in lacking])
        self.lacking = lacking


def supply_order(order: Order, *, by: User | None, supplier: str) -> Order:
    """Ordered from the maker; only sellers read it. Raises Refused."""
    return _step(order, by, rules.SUPPLY_ORDER, Step.SUPPLIED, Kind.ORDER_SUPPLIED, internal=True, supplier=supplier)


def receive_order(order: Order, *, by: User | None) -> Order:
    """It is at the house. Raises Refused."""
    return _step(order, by, rules.RECEIVE_ORDER, Step.RECEIVED, Kind.ORDER_RECEIVED)


def ship_order(order: Order, *, by: User | None, carrier: str, guide: str = "", tracking: str = "") -> Order:
    """On its way, with the carrier's guide and the address to follow it. Raises Refused, WordsRefused."""
    facts: dict[str, Any] = {"carrier": carrier, "guide": guide, "tracking": tracking}
    return _step(order, by, rules.SHIP_ORDER, Step.SHIPPED, Kind.ORDER_SHIPPED, **facts)


def install_order(order: Order, *, by: User | None) -> Order:
    """It works where it has to. Raises Refused."""
    return _step(order, by, rules.INSTALL_ORDER, Step.INSTALLED, Kind.ORDER_INSTALLED)


def deliver_order(order: Order, *, by: User | None, received_by: str, anyway: bool = False) -> Order:
    """They have it: warranties begin, what has a serial number is their equipment, and the ticket is awake again.

    `anyway`: without what is usual before. Raises Refused, WordsRefused; Unready when something is lacking.
    """
    facts: dict[str, Any] = {"first": None if anyway else _check, "then": _hand_over, "received_by": received_by}
    return _step(order, by, rules.DELIVER_ORDER, Step.DELIVERED, Kind.ORDER_DELIVERED, **facts)


def cancel_order(order: Order, *, by: User | None, words: str, sure: bool = False) -> Order:
    """It will not be sold after all, with the reason that the person reads; the ticket is awake again.

    Raises Refused, WordsRefused.
    """
    facts: dict[str, Any] = {"then": _back, "said": words, "sure": sure}
    return _step(order, by, rules.CANCEL_ORDER, Step.CANCELLED, Kind.ORDER_CANCELLED, **facts)


def record_serials(line: OrderLine, *, by: User | None, serials: str) -> OrderLine:
    """Serial numbers or licences, one per line; a secret key is not written here but handed over in the ticket.

    Raises Refused.
    """
    with acting(by, rules.RECORD_SERIALS, line.order) as order:
        line = OrderLine.objects.select_for_update().get(pk=line.pk)
        line.serials = serials[:400]
        if order.step == Step.DELIVERED:  # what was read off the box too late is theirs all the same
            line.equipment = _equip(line, order.ticket.requester)
        line.save(update_fields=["serials", "equipment"])
    return line


def record_payment(order: Order, *, by: User | None, reference: str) -> Order:
    """What the bank calls it; a card number never stays. Raises Refused."""
    with acting(by, rules.RECORD_PAYMENT, order) as order:
        order.payment = clean(reference)[0][:120]
        order.save(update_fields=["payment"])
    return order


def claim_product(line: OrderLine, *, by: User, **report: Any) -> Claim:
    """It failed inside its own warranty: a ticket tied to it. `report` is what `tickets.report` takes.

    Raises Refused.
    """
    with acting(by, rules.CLAIM_PRODUCT, line.order) as order:
        line = OrderLine.objects.select_for_update().get(pk=line.pk)
        if line.warranty_until is None or clocks.is_over(line.warranty_until, timezone.now()):
            raise Refused
        only = len(line.serials.split("\n")) == 1  # of many, nobody said which one fails
        theirs = Equipment.objects.visible_to(by).filter(pk=line.equipment_id or 0).first() if only else None
        opened = tickets.report(by=by, equipment=theirs, **report)
        claim, fresh = Claim.objects.get_or_create(ticket=opened, defaults={"line": line})
        facts: dict[str, Any] = {"order": order.folio, "product": line.line.description}
        if fresh:  # sending twice is claiming once
            record(order.ticket, Kind.PRODUCT_CLAIMED, by=by, claim=opened.pk, **facts)
    return claim


def _step(
    order: Order,
    by: User | None,
    rule: Rule,
    step: Step,
    kind: Kind,
    *,
    first: Callable[[Order], None] | None = None,
    then: Callable[[Order, Ticket], None] | None = None,
    internal: bool = False,
    said: str = "",
    sure: bool = False,
    **facts: str,
) -> Order:
    words, removed = clean(said)
    with acting(by, rule, order) as order:
        if first:
            first(order)
        if not internal:
            check_words(said, *facts.values(), sure=sure)
        at = f"{step}_at"
        order.step = step
        setattr(order, at, timezone.now())
        for name, value in facts.items():
            setattr(order, name, value)
        order.save(update_fields=["step", at, *facts])
        if then:
            then(order, order.ticket)
        told: dict[str, Any] = {} if internal else facts
        record(order.ticket, kind, by=by, order=order.pk, folio=order.folio, words=words, removed=removed, **told)
    return order


def _check(order: Order) -> None:
    if lacking := order.lacking:
        raise Unready(lacking)


def _hand_over(order: Order, ticket: Ticket) -> None:
    """Warranties begin, and what has a serial number is from now on equipment of the person."""
    day, lines = clocks.today(timezone.now()), list(order.lines.select_related("line__product"))
    for line in lines:
        if months := line.line.warranty_months:
            line.warranty_from, line.warranty_until = day, clocks.months_after(day, months)
        line.equipment = _equip(line, ticket.requester)
    OrderLine.objects.bulk_update(lines, ["warranty_from", "warranty_until", "equipment"])
    wake(ticket)


def _equip(line: OrderLine, owner: User) -> Equipment | None:
    """Each serial number of a thing is one more of their equipment, once. Answers the first."""
    sold, product = line.line, line.line.product
    if not line.is_thing:
        return line.equipment
    brand, model = product.brand if product else "", sold.description
    facts = {"brand": brand, "model": model.removeprefix(brand).strip()[:80]} if brand else {"brand": model[:60]}
    found = []
    for serial in filter(None, (one.strip()[:60] for one in line.serials.splitlines())):
        theirs = Equipment.objects.filter(owner=owner, serial=serial).first()
        found.append(theirs or add_equipment(by=owner, serial=serial, **facts))
    return found[0] if found else line.equipment


def _back(order: Order, ticket: Ticket) -> None:
    wake(ticket)
