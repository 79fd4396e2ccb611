"""The acts of a complaint, with everybody who may not, and the letters each writes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction
from django.template.loader import get_template

from conftest import person
from mesa.complaints import actions, clocks, promises, rules
from mesa.complaints.kinds import Kind
from mesa.complaints.models import Complaint, ComplaintEvent
from mesa.lib import hours
from mesa.outbox.models import Message
from mesa.tickets.actions import assign
from mesa.tickets.rules import Refused, Rule

MEXICO = ZoneInfo("America/Mexico_City")
WORDS = "Nadie llamó a la hora que dijeron."


def letters():
    """Who heard of complaints, in order."""
    return list(Message.objects.filter(key__startswith="complaint-").order_by("pk").values_list("to", flat=True))


@pytest.fixture
def lupe(db):
    """The other supervisor."""
    return person("lupe", "supervisor")


@pytest.fixture
def complaint(taken, ana, susi):
    """Ana's, about Tere."""
    return actions.open_complaint(by=ana, ticket=taken, words=WORDS)


@pytest.fixture
def contacted(complaint, susi):
    actions.take_complaint(complaint, by=susi)
    return actions.record_contact(complaint, by=susi, words="Le llamé; estaba molesta.")


def test_opening_one_keeps_who_attended_and_tells_the_supervisors(complaint, ana, tere, taken):
    assert (complaint.person, complaint.about, complaint.ticket) == (ana, tere, taken)
    assert (complaint.status, complaint.words, complaint.events.get().kind) == ("received", WORDS, "opened")
    assert letters() == ["ana@example.org", "susi@example.org"]
    assert not any(WORDS in letter.text + letter.html for letter in Message.objects.all())


def test_nothing_of_it_is_in_the_ticket(complaint, taken):
    assert taken.events.first().kind == "opened" and taken.events.last().kind == "assigned"


def test_it_needs_no_ticket(ana, susi):
    complaint = actions.open_complaint(by=ana, words=WORDS)
    assert (complaint.ticket, complaint.about) == (None, None)


@pytest.mark.parametrize("who", ["beto", "tere", "susi"])
def test_nobody_complains_about_the_ticket_of_another(request, taken, who):
    with pytest.raises(Refused):
        actions.open_complaint(by=request.getfixturevalue(who), ticket=taken, words=WORDS)
    assert Complaint.objects.count() == 0


def test_who_never_verified_cannot(nora):
    with pytest.raises(Refused):
        actions.open_complaint(by=nora, words=WORDS)


def test_sent_twice_it_is_one(ana, susi):
    sent = [actions.open_complaint(by=ana, words=WORDS, key="k") for _ in range(2)]
    assert sent[0] == sent[1] and len(letters()) == 2


def test_nobody_fills_the_box(ana, susi):
    for _ in range(promises.AT_MOST):
        actions.open_complaint(by=ana, words=WORDS)
    with pytest.raises(Refused):
        actions.open_complaint(by=ana, words=WORDS)


def test_a_card_is_not_stored(ana, susi):
    complaint = actions.open_complaint(by=ana, words="Pagué con 4111 1111 1111 1111 y nada.")
    assert complaint.words == "Pagué con [tarjeta retirada] y nada."
    assert complaint.events.get().data["removed"] == ["card"]


def test_the_deadline_is_the_end_of_the_second_working_day():
    calendar = hours.calendar("L-V 09:00-14:00 16:00-19:00", "America/Mexico_City")

    def due(*at):
        return clocks.answer_due(calendar, datetime(*at, tzinfo=MEXICO))

    assert due(2026, 11, 23, 10) == datetime(2026, 11, 25, 19, tzinfo=MEXICO)
    assert due(2026, 11, 27, 23) == due(2026, 11, 29, 12) == datetime(2026, 12, 2, 19, tzinfo=MEXICO)
    assert due(2026, 11, 12, 10) == datetime(2026, 11, 17, 19, tzinfo=MEXICO)  # the 16th is a public holiday


def test_only_who_may_sees_it(complaint, ana, beto, tere, vico, susi):
    seen = [who.name for who in (ana, beto, tere, vico, susi) if Complaint.objects.visible_to(who).exists()]
    assert seen == ["Ana", "Susi"]


@pytest.mark.parametrize("act", ["take_complaint", "record_contact", "answer_complaint"])
@pytest.mark.parametrize("who", ["ana", "beto", "tere", "tono", "vico", "lupe"])
def test_nobody_else_handles_it(request, contacted, who, act):
    """Lupe may take it, and until she does she neither speaks nor answers in its name."""
    facts = {"take_complaint": {}, "record_contact": {"words": "x"}, "answer_complaint": {"outcome": "x"}}[act]
    by, lines = request.getfixturevalue(who), contacted.events.count()
    if (who, act) == ("lupe", "take_complaint"):
        assert actions.take_complaint(contacted, by=by).executive == by
        return
    with pytest.raises(Refused):
        getattr(actions, act)(contacted, by=by, **facts)
    assert contacted.events.count() == lines


def test_a_supervisor_neither_sees_nor_handles_nor_hears_of_what_is_about_them(ticket, ana, susi, lupe):
    assign(ticket, by=susi, technician=susi)
    ticket.refresh_from_db()
    complaint = actions.open_complaint(by=ana, ticket=ticket, words=WORDS)
    assert letters() == ["ana@example.org", "lupe@example.org"]
    assert not Complaint.objects.visible_to(susi).exists() and Complaint.objects.handled_by(lupe).exists()
    with pytest.raises(Refused):
        actions.take_complaint(complaint, by=susi)


def test_a_supervisor_follows_their_own_but_does_not_handle_it(susi, lupe):
    complaint = actions.open_complaint(by=susi, words=WORDS)
    assert Complaint.objects.visible_to(susi).exists() and not Complaint.objects.handled_by(susi).exists()
    with pytest.raises(Refused):
        actions.take_complaint(complaint, by=susi)


def test_when_no_supervisor_may_read_it_the_webmaster_hears(ticket, ana, susi, settings):
    assign(ticket, by=susi, technician=susi)
    ticket.refresh_from_db()
    actions.open_complaint(by=ana, ticket=ticket, words=WORDS)
    assert letters() == ["ana@example.org", settings.BRAND.webmaster]


def test_taken_contacted_and_answered_the_person_hears_each_time(complaint, susi):
    complaint = actions.take_complaint(complaint, by=susi)
    assert (complaint.status, complaint.executive) == ("taken", susi)
    with pytest.raises(Refused):
        actions.answer_complaint(complaint, by=susi, outcome="Sin hablar con nadie.")
    complaint = actions.record_contact(complaint, by=susi, words="Le llamé.")
    assert (complaint.status, complaint.contact_words) == ("contacted", "Le llamé.")
    complaint = actions.answer_complaint(complaint, by=susi, outcome="Hablamos con el técnico. Una disculpa.")
    assert (complaint.status, complaint.outcome) == ("answered", "Hablamos con el técnico. Una disculpa.")
    assert [line.kind for line in complaint.events.all()] == ["opened", "taken", "contacted", "answered"]
    assert letters()[2:] == ["ana@example.org"] * 3
    *_, contact, answer = Message.objects.filter(key__startswith="complaint-").order_by("pk")
    assert "Le llamé" not in contact.text + contact.html
    assert "Hablamos con el técnico. Una disculpa." in answer.text and "/quejas/" in answer.html


@pytest.mark.parametrize("act", ["take_complaint", "record_contact", "answer_complaint"])
def test_answered_it_is_over(contacted, susi, lupe, act):
    complaint = actions.answer_complaint(contacted, by=susi, outcome="Listo.")
    facts = {"take_complaint": {}, "record_contact": {"words": "x"}, "answer_complaint": {"outcome": "x"}}[act]
    for by in (susi, lupe):
        with pytest.raises(Refused):
            getattr(actions, act)(complaint, by=by, **facts)


def test_a_late_one_is_flagged_once(complaint):
    before = actions.flag_late(complaint.due_at - timedelta(seconds=1))
    assert [before, actions.flag_late(complaint.due_at), actions.flag_late(complaint.due_at)] == [0, 1, 0]
    complaint.refresh_from_db()
    assert complaint.overdue_at == complaint.due_at and complaint.events.last().kind == "late"
    assert letters()[2:] == ["susi@example.org"]


def test_an_answered_one_is_never_late(contacted, susi):
    actions.answer_complaint(contacted, by=susi, outcome="Listo.")
    assert actions.flag_late(contacted.due_at) == 0


def test_letters_speak_the_language_of_each(ana, susi):
    ana.language = "en"
    ana.save(update_fields=["language"])
    actions.open_complaint(by=ana, words=WORDS)
    subjects = Message.objects.order_by("pk").values_list("subject", flat=True)
    assert [subject.split()[0] for subject in subjects] == ["We", "Queja"]


def test_the_ledger_is_final(complaint):
    for change in (lambda: ComplaintEvent.objects.update(kind="x"), lambda: complaint.events.update(data={})):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_every_rule_has_its_act_and_every_line_its_letters():
    found = [name.lower() for name, rule in vars(rules).items() if isinstance(rule, Rule)]
    assert all(callable(getattr(actions, name)) for name in found)
    for kind in Kind:
        for role in kind.traits.hears:
            get_template(f"complaints/letters/{kind}_{role}.txt")
