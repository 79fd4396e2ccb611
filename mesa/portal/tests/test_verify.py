"""«¿Me llamó alguien de …?»: a number and its code say yes; everything else is one answer."""

import re

import pytest
from django.core.cache import cache

from mesa.tickets import actions, codes, reads


@pytest.fixture(autouse=True)
def _nobody_tried(texts):
    cache.clear()


def code_of(ticket, person):
    ticket.refresh_from_db()
    return codes.code(ticket, reads.timeline(ticket, person))


def asked(client, number, code):
    answer = client.post("/verificar/", {"number": number, "code": code})
    return answer.status_code, re.sub(r'(nonce|csrf-token" content|value)="[^"]*"', "", answer.text)


def test_anybody_may_ask(client):
    page = client.get("/verificar/").text
    assert "¿Me llamó alguien de HARDCOM?" in page and "soporte@hardcom.mx" in page


def test_both_sides_see_the_same_code(client, taken, ana, tere, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    code = code_of(taken, ana)
    assert re.fullmatch(r"\d{3} \d{3}", code)
    for person, page in [(ana, f"/tickets/{taken.pk}/"), (tere, f"/consola/tickets/{taken.pk}/")]:
        client.force_login(person)
        assert code in client.get(page).text


def test_the_right_code_says_the_first_name_and_no_more(client, taken, ana):
    taken.technician.name = "Tere Ruiz"
    taken.technician.save(update_fields=["name"])
    for written in [code_of(taken, ana), code_of(taken, ana).replace(" ", ""), code_of(taken, ana).replace(" ", "-")]:
        _status, page = asked(client, taken.pk, written)
        assert "Sí: Tere atiende ese ticket" in page
        assert "Ruiz" not in page and taken.subject not in page and "Ana" not in page


def test_unknown_wrong_over_and_nobody_are_one_answer(client, taken, report, ana, tere):
    right = code_of(taken, ana)
    wrong = "000000" if right != "000 000" else "111111"
    alone = report(ana, subject="Otro")
    answers = [
        asked(client, *said) for said in [(taken.pk, wrong), (99999, right), (2**63 - 1, right), (alone.pk, right)]
    ]
    actions.resolve(taken, by=tere, solution="Listo")
    answers.append(asked(client, taken.pk, right))
    assert len(set(answers)) == 1 and answers[0][0] == 200
    assert "No lo podemos confirmar" in answers[0][1]


def test_handing_over_changes_the_code_even_if_it_comes_back(taken, ana, tere, tono):
    first = code_of(taken, ana)
    actions.assign(taken, by=tere, technician=tono)
    second = code_of(taken, ana)
    actions.assign(taken, by=tono, technician=tere)
    assert len({first, second, code_of(taken, ana)}) == 3
    assert codes.attending(taken.pk, first.replace(" ", "")) == ""


def test_nobody_attending_or_the_end_has_no_code(ticket, ana, tere):
    assert code_of(ticket, ana) == ""
    actions.assign(ticket, by=tere, technician=tere)
    actions.resolve(ticket, by=tere, solution="Listo")
    assert code_of(ticket, ana) == ""


@pytest.mark.parametrize(
    "said", [{}, {"number": "x", "code": "1"}, {"number": "-1", "code": "123456"}, {"number": 1, "code": "12345"}]
)
def test_what_is_no_number_or_code_is_asked_again(client, said):
    assert client.post("/verificar/", said).status_code == 422


def test_an_address_may_try_ten_times_a_minute(client, taken):
    assert [asked(client, n, "123456")[0] for n in range(1, 12)] == [200] * 10 + [429]


def test_a_number_may_be_tried_ten_times_an_hour(client, taken):
    tried = [
        client.post("/verificar/", {"number": taken.pk, "code": "123456"}, REMOTE_ADDR=f"10.0.0.{n}").status_code
        for n in range(11)
    ]
    assert tried == [200] * 10 + [429]


def test_it_is_linked_from_the_ticket_the_foot_and_the_letters(client, taken, ana):
    client.force_login(ana)
    assert client.get(f"/tickets/{taken.pk}/").text.count('href="/verificar/"') == 2
    assert 'href="/verificar/"' in client.get("/preguntas/").text
