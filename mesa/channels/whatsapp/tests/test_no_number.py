"""Who writes with a name of Meta's and no number: they say which account is theirs, and prove it by its mailbox."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.channels.whatsapp.actions import forget_words
from mesa.channels.whatsapp.models import Contact, Inbound
from mesa.outbox.models import Message
from mesa.tickets.models import Note

from .conftest import code

USER = "MX.13491208655302741918"


@pytest.fixture
def unnumbered(cloud, hear):
    """`unnumbered("Hola")`: somebody of whom only the name is known."""

    def say(body=None, *, user_id=USER, **more):
        said = cloud.says(body, wa_id=None, user_id=user_id, **more)
        said["contacts"][0]["profile"] = {"name": "Caso 42", "username": "caso.cuarenta"}
        hear(said)

    return say


def notes(ticket):
    return list(Note.objects.filter(ticket=ticket, channel="whatsapp").order_by("pk").values_list("body", flat=True))


def answers():
    return list(Message.objects.filter(channel="whatsapp").order_by("pk").values_list("text", flat=True))


def test_they_are_asked_for_the_address_of_their_account(unnumbered, taken, ana):
    unnumbered("Hola, mi impresora no imprime")
    (answer,) = answers()
    assert "escribe aquí su correo" in answer and ana.email not in answer
    assert notes(taken) == []


def test_their_address_and_its_code_join_them_and_what_they_wrote_is_read(unnumbered, hear, taken, ana):
    unnumbered("Hola, mi impresora no imprime")
    unnumbered(f"  {ana.email.upper()} ")
    letter = Message.objects.get(key__startswith="whatsapp-code-")
    assert letter.to == ana.email and "Caso 42" not in letter.text and "None" not in letter.text
    unnumbered(code())
    hear()
    unnumbered("¿Me leen?")
    contact = Contact.objects.get()
    assert (contact.person, contact.phone, contact.proven_at is not None) == (ana, None, True)
    assert notes(taken) == ["Hola, mi impresora no imprime", "¿Me leen?"]


def test_they_stay_who_they_are_when_their_number_shows(unnumbered, cloud, hear, taken, ana):
    unnumbered(ana.email)
    unnumbered(code())
    hear(cloud.says("Con número", wa_id="525598765432", user_id=USER))
    assert notes(taken) == ["Con número"] and Contact.objects.get().phone == "+525598765432"


def test_the_same_is_said_of_an_address_that_nobody_has(unnumbered, ana, texts):
    unnumbered("nadie@example.org")
    unnumbered(ana.email, user_id="MX.2")
    assert answers()[0] == answers()[1]
    assert Message.objects.filter(key__startswith="whatsapp-code-").count() == 1


def test_who_names_an_account_and_has_no_code_writes_nothing_for_it(unnumbered, taken, beto, ana):
    unnumbered(ana.email)
    unnumbered("Cancelen todo")
    unnumbered("000000")
    assert notes(taken) == [] and Contact.objects.get().proven_at is None


def test_an_account_that_nobody_verified_and_who_works_here_are_not_asked(unnumbered, nora, tere):
    unnumbered(nora.email)
    unnumbered(tere.email, user_id="MX.2")
    assert not Message.objects.filter(key__startswith="whatsapp-code-").exists()


def test_one_mailbox_gets_three_codes_a_day_at_the_most(unnumbered, ana, texts):
    for n in range(5):
        unnumbered(ana.email, user_id=f"MX.{n}")
        unnumbered(ana.email, user_id=f"MX.{n}")
    assert Message.objects.filter(key__startswith="whatsapp-code-").count() == 3


def test_an_address_in_a_report_of_who_has_a_number_is_words(cloud, hear, taken, phoned):
    hear(cloud.says("otro@example.org"))
    assert notes(taken) == ["otro@example.org"]


def test_what_they_wrote_and_never_proved_is_not_kept(unnumbered, ana, texts):
    from_days_ago = timezone.now() - timedelta(days=8)
    unnumbered("Hola")
    assert Inbound.objects.get().raw
    Inbound.objects.update(settled_at=from_days_ago)
    forget_words(timezone.now())
    assert Inbound.objects.get().raw == {}
