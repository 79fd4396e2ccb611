import re

import pytest

from mesa.assistance.models import ContactAttempt


@pytest.fixture
def tere_in(client, tere, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    client.force_login(tere)
    return client


def test_the_ladder_begins_with_what_the_person_prefers(tere_in, taken, ana):
    ana.whatsapp, ana.phone = "+525512345678", "+525587654321"
    ana.save(update_fields=["whatsapp", "phone"])
    page = tere_in.get(f"/consola/tickets/{taken.pk}/intentos/").content.decode()
    ways = re.findall(r'name="channel" value="(\w+)"', page)
    assert ways == ["chat", "whatsapp", "phone", "email"]
    assert 'href="https://wa.me/525512345678?text=Hola' in page and 'href="tel:+525587654321"' in page


def test_two_presses_note_it(tere_in, taken):
    tere_in.post(f"/consola/tickets/{taken.pk}/intentos/anotar/", {"channel": "phone", "outcome": "no_answer"})
    assert ContactAttempt.objects.get().outcome == "no_answer"


@pytest.mark.parametrize("said", [{}, {"channel": "x", "outcome": "busy"}, {"channel": "phone", "outcome": "reached"}])
def test_what_is_missing_is_asked_for(said, tere_in, taken):
    answer = tere_in.post(f"/consola/tickets/{taken.pk}/intentos/anotar/", said)
    assert answer.status_code == 422 and not ContactAttempt.objects.exists()
