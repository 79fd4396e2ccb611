"""Every act on a quote and on an order, from every state, by everybody: done, or refused whole."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from mesa.sales import actions, rules
from mesa.sales.models import Alternative, Case, Decision, Line, Order, OrderLine, Quote
from mesa.sales.rules import Refused, may
from mesa.tickets.models import Event, Ticket

WHO = ("ana", "beto", "tere", "vico", "susi")
SELLS, SUPPLIES = "vico susi", "tere vico susi"
ON_QUOTE = {  # who may, while it is what, saying what
    "write_quote": (SELLS, "draft", {"alternatives": []}),
    "ask_approval": (SELLS, "draft", {}),
    "approve_quote": ("susi", "draft", {}),
    "send_quote": (SELLS, "draft", {}),
    "share_quote": (SELLS, "sent seen", {"channel": "whatsapp"}),
    "see_quote": ("ana", "sent", {}),
    "question_quote": ("ana", "sent seen", {"words": "¿Incluye el cable?"}),
    "accept_quote": ("ana", "sent seen", {"name": "Ana"}),
    "decline_quote": ("ana", "sent seen", {"name": "Ana", "reason": "price"}),
    "revise_quote": (SELLS, "sent seen declined expired", {}),
}
ON_ORDER = {
    "supply_order": (SELLS, "placed", {"supplier": "Mayorista"}),
    "receive_order": (SELLS, "placed supplied", {}),
    "ship_order": (SELLS, "placed supplied received", {"carrier": "Paquetería"}),
    "install_order": (SUPPLIES, "placed received shipped", {}),
    "deliver_order": (SUPPLIES, "placed received shipped installed", {"received_by": "Ana", "anyway": True}),
    "cancel_order": (SELLS, "placed supplied received shipped installed", {"words": "Ya no hay."}),
    "record_payment": (SELLS, "placed supplied received shipped installed delivered", {"reference": "SPEI 1"}),
}


def rows():
    """All that any of these acts could change."""
    kinds = (Ticket, Case, Quote, Alternative, Line, Decision, Order, OrderLine, Event)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]


def tried(act, thing, person, **said):
    """Whether it was done; what was refused changed nothing, and what was done is undone."""
    before = rows()
    try:
        with transaction.atomic():
            getattr(actions, act)(thing, by=person, **said)
            assert rows() != before
            transaction.set_rollback(True)
        return True
    except Refused:
        assert rows() == before
        return False


def stood(quote, state, ana, vico):
    """The same quote in that state, by the acts that lead there; dates apart."""
    if state == "draft":
        return quote
    quote = actions.send_quote(quote, by=vico)
    if state == "seen":
        return actions.see_quote(quote, by=ana)
    if state == "accepted":
        return actions.accept_quote(quote, by=ana, alternative=quote.alternatives.first(), name="Ana").quote
    if state == "declined":
        return actions.decline_quote(quote, by=ana, reason="price", name="Ana")
    if state == "replaced":
        actions.send_quote(actions.revise_quote(quote, by=vico), by=vico)
    if state == "expired":
        Quote.objects.filter(pk=quote.pk).update(state="expired", over_at=quote.sent_at)
    return Quote.objects.get(pk=quote.pk)


QUOTE_STATES = ("draft", "sent", "seen", "accepted", "declined", "expired", "replaced")
ORDER_STEPS = ("placed", "supplied", "received", "shipped", "installed", "delivered", "cancelled")
TO = {
    "supplied": "supply_order", "received": "receive_order", "shipped": "ship_order", "installed": "install_order",
    "delivered": "deliver_order", "cancelled": "cancel_order",
}  # fmt: skip


@pytest.mark.parametrize("state", QUOTE_STATES)
def test_every_act_on_a_quote_is_done_or_refused_whole(state, written, taken, ana, vico, request):
    quote = stood(written(), state, ana, vico)
    assert quote.state == state
    for who in WHO:
        person = request.getfixturevalue(who)
        for act, (by, states, said) in ON_QUOTE.items():
            said = said | ({"alternative": quote.alternatives.first()} if act == "accept_quote" else {})
            expected = who in by.split() and state in states.split()
            assert tried(act, quote, person, **said) == expected, (state, who, act)
            assert may(person, getattr(rules, act.upper()), Quote.objects.get(pk=quote.pk)) == expected


@pytest.mark.parametrize("step", ORDER_STEPS)
def test_every_act_on_an_order_is_done_or_refused_whole(step, order, ana, vico, request):
    if step != "placed":
        getattr(actions, TO[step])(order, by=vico, **ON_ORDER[TO[step]][2])
    for who in WHO:
        person = request.getfixturevalue(who)
        for act, (by, steps, said) in ON_ORDER.items():
            now, expected = Order.objects.get(pk=order.pk), who in by.split() and step in steps.split()
            assert now.step == step
            assert tried(act, order, person, **said) == expected, (step, who, act)
            assert may(person, getattr(rules, act.upper()), now) == expected


def test_who_may_decide_is_one_person(sent, request):
    people = {who: request.getfixturevalue(who) for who in WHO}
    for rule in (rules.ACCEPT_QUOTE, rules.DECLINE_QUOTE, rules.QUESTION_QUOTE, rules.SEE_QUOTE):
        assert [who for who, person in people.items() if may(person, rule, sent)] == ["ana"]


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_make_one_order(sent, ana):
    chosen = list(sent.alternatives.all())

    def accept(alternative):
        try:
            return actions.accept_quote(sent, by=ana, alternative=alternative, name="Ana").pk
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(accept, chosen))
    assert sorted(answer is None for answer in answers) == [False, True]
    assert (Order.objects.count(), Decision.objects.count()) == (1, 1)
