"""The shift panel of the queue, and the times of supervisors."""

import pytest
from django.urls import reverse

from mesa.tickets import actions
from mesa.tickets.models import Shift

START, END, TIMES = (reverse(f"console:{name}") for name in ("start_shift", "end_shift", "times"))


def test_one_press_starts_and_one_ends(desk, tere):
    assert desk.post(START).status_code == 302
    page = desk.get(reverse("console:queue")).content.decode()
    assert "Salir de turno" in page and "<li>Tere</li>" in page
    desk.post(END)
    assert Shift.objects.get().ended_at
    assert "Entrar a turno" in desk.get(reverse("console:queue")).content.decode()


def test_the_substitute_is_chosen_among_who_works(desk, taken, tere, tono):
    for person in (tere, tono):
        actions.start_shift(by=person)
    page = desk.get(reverse("console:queue")).content.decode()
    offered = page.partition('name="substitute"')[2].partition("</select>")[0]
    assert f'<option value="{tono.pk}">Tono</option>' in offered and f'<option value="{tere.pk}">' not in offered
    desk.post(END, {"substitute": tono.pk})
    taken.refresh_from_db()
    assert taken.technician == tono


@pytest.mark.parametrize("wrong", ["x", "999999", "ana"])
def test_a_substitute_who_is_none_is_refused(desk, tere, ana, wrong):
    actions.start_shift(by=tere)
    assert desk.post(END, {"substitute": ana.pk if wrong == "ana" else wrong}).status_code == 403
    assert Shift.objects.on().exists()


def test_others_have_no_shift(enter, ana, vico):
    for person in (ana, vico):
        for address in (START, END):
            assert enter(person).post(address).status_code == 403
    assert not Shift.objects.exists()


def test_looking_starts_nothing(desk):
    assert desk.get(START).status_code == desk.get(END).status_code == 405


def test_only_supervisors_see_the_times(enter, desk, susi, ticket, tere):
    actions.start_shift(by=tere)
    actions.add_note(ticket, by=tere, body="Hola.")
    assert desk.get(TIMES).status_code == 403
    page = enter(susi).get(TIMES).content.decode()
    assert "Tiempos" in page and "Tere" in page


def test_the_times_ask_the_same_however_many_contacts(enter, susi, report, ana, tere, django_assert_max_num_queries):
    for _ in range(5):
        actions.add_note(report(ana), by=tere, body="Hola.")
    browser = enter(susi)
    with django_assert_max_num_queries(8):
        browser.get(TIMES)
