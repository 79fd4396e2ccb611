"""«Tengo un problema con el servicio»: the doors of who writes."""

import pytest

from mesa.complaints import actions
from mesa.complaints.models import Complaint

from .conftest import taken_along

NEW = "/quejas/nueva/"


@pytest.fixture
def complaint(taken, ana, susi):
    return actions.open_complaint(by=ana, ticket=taken, words="Nadie llamó.")


def at(complaint):
    return f"/quejas/{complaint.pk}/"


def test_from_the_ticket_to_the_complaint(ana_in, taken, susi):
    way = f"{NEW}?ticket={taken.pk}"
    assert way in ana_in.get(f"/tickets/{taken.pk}/").content.decode()
    page = ana_in.get(way).content.decode()
    assert f'name="ticket" value="{taken.pk}"' in page and "dos días hábiles" not in page and "2 días hábiles" in page
    answer = ana_in.post(NEW, {"ticket": f"#{taken.pk}", "words": "Nadie llamó.", "key": "k"}, follow=True)
    complaint = Complaint.objects.get()
    assert answer.redirect_chain == [(at(complaint), 302)] and complaint.about == taken.technician
    assert "Nadie llamó." in answer.content.decode()


def test_without_a_ticket(ana_in, susi):
    ana_in.post(NEW, {"words": "La página es confusa."})
    assert Complaint.objects.get().ticket is None


@pytest.mark.parametrize("typed", ["x", "999999", "٣", "9" * 20])
def test_a_number_of_nobody_is_refused_kindly(ana_in, typed):
    answer = ana_in.post(NEW, {"ticket": typed, "words": "Nadie llamó."})
    assert answer.status_code == 422 and Complaint.objects.count() == 0
    assert "Ese número no está entre tus tickets" in answer.content.decode()


def test_the_ticket_of_another_is_a_number_of_nobody(client, beto, taken, texts):
    client.force_login(beto)
    assert f'value="{taken.pk}"' not in client.get(f"{NEW}?ticket={taken.pk}").content.decode()
    answer = client.post(NEW, {"ticket": taken.pk, "words": "x"})
    assert answer.status_code == 422 and "Ese número no está entre tus tickets" in answer.content.decode()


def test_without_words_it_says_what_to_write(ana_in):
    answer = ana_in.post(NEW, {"words": ""})
    assert answer.status_code == 422 and "Cuéntanos qué pasó" in answer.content.decode()


def test_with_too_many_it_keeps_the_words_and_gives_the_address(ana_in, ana, susi, settings):
    for _ in range(5):
        actions.open_complaint(by=ana, words="Otra.")
    assert "<textarea" not in ana_in.get(NEW).content.decode()
    answer = ana_in.post(NEW, {"words": "La sexta."})
    assert answer.status_code == 422 and Complaint.objects.count() == 5
    assert "La sexta." in answer.content.decode() and settings.BRAND.webmaster in answer.content.decode()


def test_one_follows_it_to_the_end(ana_in, complaint, susi):
    assert "Un supervisor la va a tomar." in ana_in.get(at(complaint)).content.decode()
    actions.take_complaint(complaint, by=susi)
    assert "La revisa Susi." in ana_in.get(at(complaint)).content.decode()
    actions.record_contact(complaint, by=susi, words="Estaba molesta.")
    actions.answer_complaint(complaint, by=susi, outcome="Una disculpa.")
    page = ana_in.get(at(complaint)).content.decode()
    assert "Una disculpa." in page and "Estaba molesta." not in page
    assert at(complaint) in ana_in.get(NEW).content.decode()


@pytest.mark.parametrize("who", ["beto", "tere", "vico", "susi"])
def test_it_does_not_exist_for_another(request, client, complaint, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(at(complaint)).status_code == 404
    assert client.get(at(complaint).replace(str(complaint.pk), "999999")).status_code == 404


def test_a_visitor_signs_in_first(client, db):
    answer = client.get(NEW)
    assert answer.status_code == 302 and "/entrar/" in answer["Location"]


def test_who_never_verified_is_asked_to(client, nora):
    client.force_login(nora)
    assert "verifica tu correo" in client.get(NEW).content.decode()
    client.post(NEW, {"words": "x"})
    assert Complaint.objects.count() == 0


def test_it_is_among_what_one_takes_along(ana_in, complaint):
    assert "quejas.json" in taken_along(ana_in).namelist()
