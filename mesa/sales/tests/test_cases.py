"""To sales and back."""

import pytest

from mesa.sales import actions
from mesa.sales.models import Case
from mesa.sales.rules import Refused
from mesa.tickets import actions as tickets


def test_a_technician_proposes_and_the_person_decides(taken, ana, tere, vico):
    offered = actions.offer_sales(taken, by=tere, reason="hardware", needs="El disco ya no sirve.")
    assert not Case.objects.visible_to(vico).exists()
    case = actions.escalate(taken, by=ana, needs="Lo quiero rápido.")
    assert (case.pk, case.stage, case.reason) == (offered.pk, "open", "hardware")
    assert case.needs == "El disco ya no sirve.\n\nLo quiero rápido." and Case.objects.visible_to(vico).get() == case
    assert taken.events.last().data["needs"] == case.needs  # what the seller reads in their letter


def test_who_says_no_stays_with_the_technician(taken, ana, tere, vico):
    case = actions.refuse_sales(actions.offer_sales(taken, by=tere, reason="visit", needs="Hay que ir."), by=ana)
    assert (case.stage, taken.events.last().kind) == ("refused", "sales_refused")
    assert not Case.objects.visible_to(vico).exists()


@pytest.mark.parametrize("who", ["beto", "tere", "vico", "susi"])
def test_nobody_decides_for_another(who, taken, tere, request):
    case = actions.offer_sales(taken, by=tere, reason="time", needs="x")
    other = request.getfixturevalue(who)
    for act, thing in ((actions.escalate, taken), (actions.refuse_sales, case)):
        with pytest.raises(Refused):
            act(thing, by=other)
    case.refresh_from_db()
    assert case.stage == "offered"


def test_twice_is_once(case, taken, ana, tere):
    with pytest.raises(Refused):
        actions.escalate(taken, by=ana)
    with pytest.raises(Refused):
        actions.offer_sales(taken, by=tere, reason="time", needs="x")


def test_while_sales_has_it_nobody_owes_an_answer(taken, ana, tere):
    tickets.add_note(taken, by=tere, body="Hola")
    taken.refresh_from_db()
    before = taken.due_at
    actions.escalate(taken, by=ana)
    taken.refresh_from_db()
    assert taken.due_at > before


def test_who_sells_takes_it_and_may_give_it_back(case, taken, vico, susi):
    assert actions.take_case(case, by=vico).seller == vico
    assert actions.take_case(case, by=susi).seller == susi
    assert actions.return_case(case, by=susi, words="Lo cubre la garantía del equipo.").stage == "lost"
    assert taken.events.last().data["words"] == "Lo cubre la garantía del equipo."


def test_who_asked_while_reporting_has_a_case_too(report, ana, vico):
    asked = report(ana, wants_quote=True)
    assert [actions.open_wished(None) for _ in range(2)] == [1, 0]
    assert Case.objects.visible_to(vico).get().ticket == asked


@pytest.mark.parametrize("who", ["ana", "beto", "tere"])
def test_only_who_sells_writes_from_sales(who, case, taken, request):
    with pytest.raises(Refused):
        actions.note_case(case, by=request.getfixturevalue(who), body="Hola")
    assert taken.events.last().kind == "escalated"


def test_who_sells_writes_until_nobody_would_read_it(case, taken, ana, vico):
    note = actions.note_case(actions.take_case(case, by=vico), by=vico, body="¿De cuántos GB?")
    assert (note.body, taken.events.last().kind, taken.events.last().public) == ("¿De cuántos GB?", "case_noted", True)
    tickets.cancel(taken, by=ana, reason="")
    with pytest.raises(Refused):
        actions.note_case(case, by=vico, body="Hola")
