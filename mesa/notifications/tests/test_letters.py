"""What the letters say, in both languages, and what they must never say."""

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.utils import timezone

from mesa.notifications.audience import listeners
from mesa.notifications.dispatch import dispatch_events
from mesa.notifications.letters import write
from mesa.outbox.mime import build
from mesa.outbox.models import Message
from mesa.sales import actions as sales
from mesa.sales.kinds import Kind as Sales
from mesa.sales.tests.conftest import line
from mesa.terms.words import in_force
from mesa.tickets import actions
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Credit, Event

HOSTILE = "<img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} &amp; \"'\r\nBcc: x@y.z"


def by_mail(ana, beto, category, words):
    """A report that came by mail, was confirmed, and has somebody in copy."""
    arrived = actions.arrive(by=ana, key=None, subject=words, description=words)
    said = {"category": category, "impact": "hard", "contact_by": "email"}
    actions.confirm(arrived, by=ana, text=in_force("guidelines", timezone.now()), **said)
    actions.follow(arrived, by=ana, email=beto.email)


def others(report, ana, susi, tere, words):
    """One whose warranty ended, and one that was not needed any more."""
    kept = actions.assign(report(ana, subject=words[:150]), by=susi, technician=tere)
    kept = actions.resolve(kept, by=tere, solution=words)
    actions.close_expired(kept.warranty_until)
    dropped = actions.assign(report(ana, subject=words[:150]), by=susi, technician=tere)
    actions.cancel(dropped, by=ana, reason=words)


def sold(report, ana, tere, vico, susi, category, words):
    """One ticket whose quotes were declined, expired and accepted, with two orders; another that sales gave back."""
    ticket = actions.assign(report(ana, subject=words[:150]), by=tere, technician=tere)
    sales.refuse_sales(sales.offer_sales(ticket, by=tere, reason="visit", needs=words), by=ana)
    sales.return_case(sales.escalate(ticket, by=ana, needs=words), by=vico, words=words)
    orders = []
    for decide in ("decline", "expire", "accept", "accept"):
        case = sales.take_case(sales.escalate(ticket, by=ana, reason="hardware", needs=words), by=vico)
        quote = sales.draft_quote(case, by=vico)
        sales.write_quote(
            quote, by=vico, alternatives=[{"title": words[:100], "lines": [line(description=words[:90])]}]
        )
        sales.approve_quote(sales.ask_approval(quote, by=vico), by=susi)
        quote = sales.send_quote(quote, by=vico)
        if decide == "decline":
            sales.question_quote(quote, by=ana, words=words)
            sales.note_case(case, by=vico, body=words)
            sales.decline_quote(quote, by=ana, reason="price", words=words, name="Ana")
        elif decide == "expire":
            sales.remind_quote(timezone.now() + timedelta(days=13))
            sales.expire_quote(timezone.now() + timedelta(days=20))
            sales.return_case(case, by=vico, words=words)
        else:
            orders.append(sales.accept_quote(quote, by=ana, alternative=quote.alternatives.get(), name="Ana"))
    sales.cancel_order(orders[0], by=vico, words=words)
    sales.ship_order(orders[1], by=vico, carrier=words[:60], guide="G1", tracking="https://example.org/G1")
    done = sales.deliver_order(orders[1], by=vico, received_by=words[:90], anyway=True)
    agreed = {"text": in_force("guidelines", timezone.now()), "key": None, "category": category, "impact": "hard"}
    said = {"subject": words[:150], "description": words, "contact_by": "email"}
    sales.claim_product(done.lines.first(), by=ana, **agreed, **said)


@pytest.fixture
def life(report, ana, beto, tere, tono, susi, vico):
    """A ticket to which everything happened; another that was cancelled."""

    def life(words="La impresora no responde."):
        ticket = report(ana, subject=words[:150], description=words)
        actions.assign(ticket, by=susi, technician=tono)
        actions.assign(ticket, by=susi, technician=tere)
        actions.remind(ticket.due_at - timedelta(minutes=5))
        actions.flag_overdue(ticket.due_at)
        actions.add_note(ticket, by=tere, body=words)
        actions.add_internal_note(ticket, by=tono, body=f"INTERNA {words}")
        actions.ask(ticket, by=tono, question=words)
        actions.contact(ticket, by=tono, channel="phone", summary=words)
        actions.pause_credit(ticket, by=tono, reason=words)
        actions.resume_credit(ticket, by=tono)
        actions.extend_credit(ticket, by=tono, minutes=15, reason=words)
        actions.warn_credit(Credit.objects.get(ticket=ticket).warn_at)
        actions.add_note(ticket, by=ana, body=words)
        actions.resolve(ticket, by=tono, solution=words)
        actions.reopen(ticket, by=tono, reason=words)
        actions.resolve(ticket, by=tono, solution=words)
        actions.claim_warranty(ticket, by=ana, reason=words)
        actions.decline_warranty(ticket, by=tono, exclusion="hardware", words=words)
        actions.want_quote(ticket, by=ana)
        actions.claim_warranty(ticket, by=ana, reason=words)
        actions.prove_licence(ticket, by=ana, program=words, kind="key", words=words)
        actions.record_installation(ticket, by=tere, program=words[:80])
        actions.refuse_installation(ticket, by=tono, program=words, words=words)
        actions.ask_backup_help(ticket, by=ana)
        actions.resolve(ticket, by=tere, solution=words)
        actions.rate(ticket, by=ana, agreed=False, score=2, comment=words)
        actions.close(ticket, by=tono)
        by_mail(ana, beto, ticket.category, words)
        others(report, ana, susi, tere, words)
        sold(report, ana, tere, vico, susi, ticket.category, words)
        return ticket

    return life


def letters():
    for event in Event.objects.order_by("pk"):
        for person, role in listeners(event):
            yield event, person, role, write(event, person, role)


@pytest.mark.parametrize(("language", "tag"), [("es-mx", "es-MX"), ("en", "en")])
def test_every_kind_is_written_in_both_languages(life, ana, language, tag):
    life()
    type(ana).objects.update(language=language)
    written = set()
    for event, _, _, words in letters():
        written.add(event.kind)
        assert words["subject"].startswith(f"[#{event.ticket_id}] ")
        assert f'lang="{tag}"' in words["html"]
    assert written == {kind for kind in [*Kind, *Sales] if kind.traits.hears}


def test_the_link_opens_the_page_of_the_reader(taken, ana, tere, tono):
    actions.add_note(taken, by=tono, body="Hola")
    event = Event.objects.latest("pk")
    pages = {person.name: write(event, person, role)["text"] for person, role in listeners(event)}
    assert f"http://127.0.0.1:8000/tickets/{taken.pk}/\n" in pages["Ana"]
    assert f"http://127.0.0.1:8000/consola/tickets/{taken.pk}/\n" in pages["Tere"]


def test_nothing_internal_reaches_the_requester(life, ana):
    life()
    dispatch_events(timezone.now())
    own = Message.objects.filter(to=ana.email)
    assert own.exists()
    assert not own.filter(text__contains="INTERNA").exists() and not own.filter(html__contains="INTERNA").exists()
    assert not own.filter(text__contains="/consola/").exists()


def test_hostile_words_stay_words(life):
    life(HOSTILE)
    for _, person, _, words in letters():
        assert "<img" not in words["html"] and "{{ 7*7 }}" in words["html"] + words["text"]
        assert "\n" not in words["subject"] and "<img src=x" in words["text"]
        letter = Message(key="k", to=person.email, **words)
        mail = message_from_bytes(build(letter).as_bytes(), policy=default)
        assert "Bcc" not in mail and mail["To"] == person.email


def test_a_persons_name_cannot_break_out(ticket, ana, tere):
    ana.name = "</p><script>x</script>\nBcc: x@y.z"
    ana.save(update_fields=["name"])
    for _, _, _, words in letters():
        assert "<script" not in words["html"]


def test_times_are_those_of_the_reader(taken, tere, susi):
    actions.flag_overdue(taken.due_at)
    event = Event.objects.latest("pk")
    tere.timezone = "America/Tijuana"
    here = timezone.localtime(taken.due_at, timezone.zoneinfo.ZoneInfo("America/Mexico_City"))
    there = timezone.localtime(taken.due_at, timezone.zoneinfo.ZoneInfo("America/Tijuana"))
    assert here.strftime("%d/%m/%Y %H:%M") in write(event, susi, "supervisors")["text"]
    assert there.strftime("%d/%m/%Y %H:%M") in write(event, tere, "technician")["text"]


def test_the_letters_of_a_ticket_are_one_thread(taken, ana, tere):
    actions.add_note(taken, by=tere, body="Hola")
    roots = {words["headers"]["References"] for *_, words in letters()}
    assert len(roots) == 1 and roots.pop().startswith(f"<ticket-{taken.pk}.")


def test_text_is_wrapped_and_addresses_are_whole(life):
    life("palabra " * 200)
    for *_, words in letters():
        assert all(len(line) <= 76 for line in words["text"].splitlines() if "://" not in line)
        assert re.search(r"^http://127.0.0.1:8000/avisos/\S+/$", words["text"], re.M)


def test_a_very_long_note_is_cut(taken, tere):
    actions.add_note(taken, by=tere, body="palabra " * 5000)
    *_, (event, person, role, words) = letters()
    assert 4000 < len(words["text"]) < 6000 and "…" in words["text"]


def test_the_program_of_the_reader_can_stop_it_by_itself(taken, tere, settings):
    settings.PUBLIC_URL = "https://soporte.hardcom.mx"
    actions.add_note(taken, by=tere, body="Ya lo revisé.")
    event = Event.objects.get(kind=Kind.NOTED)
    raw = build(Message(key="k", to="ana@example.org", **write(event, taken.requester, "requester"))).as_bytes()
    assert re.search(rb"^List-Unsubscribe: <https://soporte\.hardcom\.mx/avisos/[\w:.-]+/>\r$", raw, re.M)
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw


def test_nobody_posts_in_the_open(taken, tere, settings):
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    actions.add_note(taken, by=tere, body="Ya lo revisé.")
    event = Event.objects.get(kind=Kind.NOTED)
    assert "List-Unsubscribe" not in write(event, taken.requester, "requester")["headers"]
