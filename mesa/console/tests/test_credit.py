"""The 60 minutes through both doors, with the time moved: an hour of attention as two people live it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message
from mesa.tickets import actions
from mesa.tickets.models import Credit

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now().replace(microsecond=0), tick=False) as clock:
        yield clock


@pytest.fixture
def hers(clock, taken, ana):
    """What Ana's page says now."""
    browser = Client()

    def hers():
        browser.force_login(ana)  # days go by and a session would end
        return browser.get(reverse("portal:ticket", args=[taken.pk])).content.decode()

    return hers


def at(name, ticket):
    return reverse(f"console:{name}", args=[ticket.pk])


def send(desk, act, ticket, **words):
    ticket.refresh_from_db()
    return desk.post(at(act, ticket), {"seen": ticket.version} | words)


def told(person):
    dispatch_events(timezone.now())
    return list(Message.objects.filter(to=person.email).order_by("pk").values_list("subject", flat=True))


def test_an_hour_as_both_live_it(clock, hers, desk, taken, ana, tere):
    assert "data-credit" not in hers()
    send(desk, "add_note", taken, body="Hola, empiezo.")
    assert 'data-left="3600"' in hers() and "Empiezan los 60 minutos" in hers()
    clock.shift(17 * MINUTE + timedelta(seconds=20))
    assert "Quedan 43 de 60 minutos." in hers() and "data-running" in hers() and "42:40" in hers()
    send(desk, "pause_credit", taken, reason="Consulto al fabricante.")
    clock.shift(300 * MINUTE)
    page = hers()
    assert "42:40" in page and "Consulto al fabricante." in page and "data-running" not in page
    send(desk, "resume_credit", taken)
    clock.shift(42 * MINUTE + timedelta(seconds=40))
    actions.warn_credit(timezone.now())
    page = hers()
    assert "Se cumplieron los 60 minutos." in page and reverse("portal:want_quote", args=[taken.pk]) in page
    assert send(desk, "add_note", taken, body="Sigo contigo.").status_code == 302
    send(desk, "extend_credit", taken, minutes=30, reason="Falta probar.")
    assert "Quedan 30 de 90 minutos." in hers() and "30 minutos más" in hers()
    send(desk, "resolve", taken, solution="Listo.")
    assert "Terminó" in hers() and "Nadie corta la atención: el técnico" not in hers()
    subjects = " ".join(told(ana))
    for words in ("Tu tiempo está en pausa", "corre otra vez", "Se cumplieron los 60 minutos", "Tienes 30 minutos más"):
        assert words in subjects
    assert any("Se cumplieron los 60 minutos" in subject for subject in told(tere))


def test_the_exits_are_drawn_before_they_are_needed_and_hidden(clock, hers, desk, taken):
    send(desk, "add_note", taken, body="Hola.")
    assert "data-credit-over hidden" in hers()
    clock.shift(60 * MINUTE)
    assert "data-credit-over>" in hers()


def test_who_asks_for_alternatives_reaches_sales_and_supervisors(hers, taken, ana, vico, susi):
    actions.want_quote(taken, by=ana)
    assert "alternativas a ventas" in told(vico)[-1] and "alternativas a ventas" in told(susi)[-1]
    letter = Message.objects.filter(to=vico.email).last()
    assert ana.email in letter.text and f"/tickets/{taken.pk}/" not in letter.text


def test_one_press_asks_and_pauses(clock, hers, desk, taken):
    assert 'name="pause"' in desk.get(at("ticket", taken)).content.decode()
    send(desk, "ask", taken, question="¿Qué modelo es?", pause="1")
    clock.shift(90 * MINUTE)
    assert 'data-left="3600"' in hers() and "En pausa" in hers()


def test_a_plain_question_does_not(clock, hers, desk, taken):
    send(desk, "ask", taken, question="¿Qué modelo es?")
    clock.shift(10 * MINUTE)
    assert 'data-left="3000"' in hers()


@pytest.mark.parametrize(("minutes", "says"), [("", "cuántos minutos"), ("0", "al menos 1"), ("999", "480 minutos")])
def test_impossible_minutes_say_what_to_write_and_keep_the_words(clock, desk, taken, minutes, says):
    send(desk, "add_note", taken, body="Hola.")
    answer = send(desk, "extend_credit", taken, minutes=minutes, reason="Porque sí.")
    page = answer.content.decode()
    assert answer.status_code == 422 and says in page and "Porque sí." in page


def test_what_cannot_be_done_is_not_offered(clock, desk, taken):
    assert at("pause_credit", taken) not in desk.get(at("ticket", taken)).content.decode()
    send(desk, "add_note", taken, body="Hola.")
    page = desk.get(at("ticket", taken)).content.decode()
    assert at("pause_credit", taken) in page and at("resume_credit", taken) not in page
    assert send(desk, "resume_credit", taken).status_code == 403


def test_supervisors_see_where_the_minutes_went(clock, enter, taken, susi, tere):
    actions.contact(taken, by=tere, channel="phone", summary="Hola.")
    clock.shift(40 * MINUTE)
    actions.resolve(taken, by=tere, solution="Listo.")
    page = enter(susi).get(reverse("console:credits") + "?dias=7").content.decode()
    assert "Tere" in page and "Impresoras" in page and ">40<" in page
    clock.shift(timedelta(days=8))
    assert "Nadie ha usado minutos" in enter(susi).get(reverse("console:credits") + "?dias=7").content.decode()
    assert Credit.objects.get().used_seconds == 40 * 60


@pytest.mark.parametrize("name", ["tere", "vico", "ana"])
def test_only_supervisors_see_the_totals(enter, name, request):
    assert enter(request.getfixturevalue(name)).get(reverse("console:credits")).status_code == 403
