"""When what was bought is installed: offered from the order, chosen by the person, read by all three."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from mesa.assistance import actions, agenda
from mesa.assistance.models import Appointment
from mesa.assistance.rules import Refused
from mesa.notifications.letters import write
from mesa.sales import actions as sales
from mesa.tickets.models import Event

MONDAY = datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo("America/Mexico_City"))


@pytest.fixture(autouse=True)
def monday(texts):
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def at(order, act=""):
    return f"/consola/ventas/pedidos/{order.pk}/{act}"


def hours(tere, many=2):
    return [moment.isoformat() for moment in agenda.free(tere, timezone.now())[:many]]


def offer(client, order, tere):
    page = client.get(at(order, "cita/")).content.decode()
    said = {"starts": hours(tere), "words": "¿Cuándo lo instalamos?", "seen": order.ticket.events.last().version}
    assert "Las horas son las de Tere" in page
    return client.post(at(order, "cita/proponer/"), said)


@pytest.mark.parametrize("who", ["vico", "susi"])
def test_who_sells_offers_the_hours_of_who_attends(order, enter, tere, who, request):
    person = request.getfixturevalue(who)
    assert offer(enter(person), order, tere)["Location"] == at(order)
    made = Appointment.objects.get()
    assert (made.ticket, made.technician, made.slots.count()) == (order.ticket, tere, 2)
    line = Event.objects.get(kind="slots_offered")
    assert (line.actor, line.data["about"]) == (person, "installation")
    assert "para instalar lo que compraste" in write(line, order.ticket.requester, "requester")["text"]


def test_its_time_is_read_by_the_three(order, enter, tere, vico, ana):
    offer(enter(vico), order, tere)
    browsers = {person: Client() for person in (ana, tere, vico)}
    for person, browser in browsers.items():
        browser.force_login(person)
    pages = {ana: f"/tickets/{order.ticket.pk}/", tere: f"/consola/tickets/{order.ticket.pk}/", vico: at(order)}
    told = [browsers[person].get(page).content.decode() for person, page in pages.items()]
    assert "Elegir cuándo te lo instalamos" in told[0]
    assert all("falta que la persona elija la hora" in page for page in told[1:])
    actions.pick_slot(Appointment.objects.get(), by=ana, start=Appointment.objects.get().slots.first().starts_at)
    told = [browsers[person].get(page).content.decode() for person, page in pages.items()]
    when = "lunes 23/11/2026 a las 11:30 (hora de Mexico City)"
    assert f"Te lo instalamos: {when}." in told[0]
    assert all(f"Se instala: {when}" in page for page in told[1:])


@pytest.mark.parametrize(("who", "answer"), [("ana", 403), ("beto", 403), ("tere", 404), ("tono", 404)])
def test_nobody_else_from_there(order, enter, tere, request, who, answer):
    client = enter(request.getfixturevalue(who))
    said = {"starts": hours(tere), "words": "x"}
    assert client.get(at(order, "cita/")).status_code == answer
    assert client.post(at(order, "cita/proponer/"), said).status_code == answer
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("who", ["ana", "beto", "tere"])
def test_the_act_refuses_by_itself(order, tere, request, who):
    with pytest.raises(Refused):
        actions.offer_installation(
            order.ticket, by=request.getfixturevalue(who), starts=agenda.free(tere, timezone.now())[:1], words="x"
        )


def test_hours_that_are_not_free_are_not_offered(order, enter, vico):
    answer = enter(vico).post(at(order, "cita/proponer/"), {"starts": ["2026-11-22T03:00:00-06:00"], "words": "x"})
    assert answer.status_code == 422 and not Appointment.objects.exists()


def test_what_is_installed_is_not_offered_again(order, enter, tere, vico):
    sales.install_order(order, by=vico)
    client = enter(vico)
    assert "Aquí ya no se puede proponer" in client.get(at(order, "cita/")).content.decode()
    assert client.post(at(order, "cita/proponer/"), {"starts": hours(tere), "words": "x"}).status_code == 403


def test_an_appointment_from_before_is_of_something_else(taken, tere, ana, vico, enter, monday, request):
    start = agenda.free(tere, timezone.now())[-1]
    kept = actions.offer_slots(taken, by=tere, starts=[start], words="¿Hablamos?")
    actions.pick_slot(kept, by=ana, start=start)
    monday.shift(60)
    order = request.getfixturevalue("order")
    assert "Se instala" not in enter(vico).get(at(order)).content.decode()
