"""The record of a service for its requester, and their word on it."""

import pytest

from mesa.documents.tests.reading import heard
from mesa.tickets import actions
from mesa.tickets.models import Rating


@pytest.fixture
def resolved(taken, tere):
    return actions.resolve(taken, by=tere, solution="Era el cable.")


def at(ticket, door=""):
    return f"/tickets/{ticket.pk}/{door}"


def test_the_page_and_the_paper(ana_in, resolved):
    page = ana_in.get(at(resolved, "acta/")).text
    assert f"Acta de servicio {resolved.pk}" in page and "Era el cable." in page and at(resolved, "acta.pdf") in page
    paper = ana_in.get(at(resolved, "acta.pdf"))
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    assert "Era el cable." in heard(paper.content) and paper["Cache-Control"] == "private, no-store"


def test_the_ticket_offers_both_when_it_is_solved(ana_in, taken, tere):
    before = ana_in.get(at(taken)).text
    assert at(taken, "acta/") not in before and "No quedé conforme" not in before
    actions.resolve(taken, by=tere, solution="Listo.")
    after = ana_in.get(at(taken)).text
    assert at(taken, "acta/") in after and "No quedé conforme" in after


@pytest.mark.parametrize("door", ["acta/", "acta.pdf"])
def test_before_it_is_solved_there_is_none(ana_in, taken, door):
    answer = ana_in.get(at(taken, door))
    assert answer.status_code == 302 and answer.url == at(taken)


@pytest.mark.parametrize("name", ["beto", "tere", "vico"])
def test_it_does_not_exist_for_another(client, resolved, name, request):
    client.force_login(request.getfixturevalue(name))
    answers = [client.get(at(resolved, "acta/")), client.get(at(resolved, "acta.pdf"))]
    answers.append(client.post(at(resolved, "conformidad/"), {"agreed": "yes", "score": 5}))
    assert [answer.status_code for answer in answers] == [404, 404, 404] and not Rating.objects.exists()


def test_one_press(ana_in, resolved):
    answer = ana_in.post(at(resolved, "conformidad/"), {"agreed": "yes"})
    assert answer.url == at(resolved, "acta/")
    assert (Rating.objects.get().agreed, Rating.objects.get().score) == (True, None)


def test_what_was_said_may_be_changed_and_is_shown(ana_in, resolved):
    for agreed, score in [("no", 2), ("yes", 4)]:
        ana_in.post(at(resolved, "conformidad/"), {"agreed": agreed, "score": score, "comment": "Al fin."})
    page = ana_in.get(at(resolved, "acta/")).text
    assert "4 de 5" in page and 'value="4" id="id_score_3" checked' in page.replace("required ", "")


@pytest.mark.parametrize("words", [{}, {"agreed": "quizá"}, {"agreed": "yes", "score": "6"}])
def test_what_cannot_be_read_is_asked_again(ana_in, resolved, words):
    answer = ana_in.post(at(resolved, "conformidad/"), words | {"comment": "Mi comentario"})
    assert answer.status_code == 422 and "Mi comentario" in answer.text and not Rating.objects.exists()


def test_too_late_it_says_how_things_are(ana_in, resolved, tere):
    ana_in.post(at(resolved, "conformidad/"), {"agreed": "yes"})
    actions.close(resolved, by=tere)
    answer = ana_in.post(at(resolved, "conformidad/"), {"agreed": "no"})
    assert answer.url == at(resolved) and Rating.objects.get().agreed
    assert "No quedé conforme" not in ana_in.get(at(resolved, "acta/")).text


def test_looking_changes_nothing(ana_in, resolved):
    assert ana_in.get(at(resolved, "conformidad/")).status_code == 405 and not Rating.objects.exists()


def test_in_english(ana_in, ana, resolved):
    ana.language = "en"
    ana.save(update_fields=["language"])
    ana_in.post(at(resolved, "conformidad/"), {"agreed": "no", "score": 2})
    page = ana_in.get(at(resolved, "acta/")).text
    assert f"Service record {resolved.pk}" in page and "Not satisfied" in page and "Download as PDF" in page
