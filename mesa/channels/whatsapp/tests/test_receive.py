"""What becomes of each message: on its own ticket, kept with one word back, once and in its order."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from mesa.channels.whatsapp import actions, contacts, rules
from mesa.channels.whatsapp.export import export_of
from mesa.channels.whatsapp.models import Contact, Delivery, Inbound
from mesa.outbox.models import Message
from mesa.tickets import actions as tickets
from mesa.tickets.models import Note, Status

from .conftest import code

HOUR = 3600


def notes(ticket):
    return list(Note.objects.filter(ticket=ticket, channel="whatsapp").order_by("pk").values_list("body", flat=True))


def answers():
    return list(Message.objects.filter(channel="whatsapp").order_by("pk").values_list("text", flat=True))


def test_a_word_lands_on_the_live_ticket(cloud, hear, taken, phoned, tere):
    tickets.ask(taken, by=tere, question="¿Enciende?")
    hear(cloud.says("No enciende mi laptop"))
    note = Note.objects.get(channel="whatsapp")
    taken.refresh_from_db()
    assert (note.ticket, note.author, note.body, note.public) == (taken, phoned, "No enciende mi laptop", True)
    assert (taken.status, answers()) == (Status.OPEN, [])


@pytest.mark.parametrize("wa_id", ["5215512345678", "525512345678"])
def test_both_spellings_of_a_mexican_number_are_one_person(cloud, hear, taken, phoned, wa_id):
    hear(cloud.says("Uno", wa_id=wa_id, user_id=None))
    hear(cloud.says("Dos", wa_id="5215512345678", user_id=None))
    assert notes(taken) == ["Uno", "Dos"] and Contact.objects.get().phone == "+525512345678"


def test_redelivered_for_days_it_is_one(cloud, hear, client, taken, phoned):
    said = cloud.says("Hola")
    hear(said, said)
    hear(said)
    assert [Delivery.objects.count(), notes(taken)] == [2, ["Hola"]]


def test_what_came_out_of_order_is_read_in_order(cloud, client, taken, phoned):
    now = timezone.now().timestamp()
    said = [cloud.says(word, at=now - 60 + n) for n, word in enumerate(("Uno", "Dos", "Tres", "Cuatro"))]
    cloud.post(client, said[3], said[1])
    cloud.post(client, said[2], said[0])
    actions.process_left(timezone.now())
    assert notes(taken) == ["Uno", "Dos", "Tres", "Cuatro"]


def test_what_took_days_says_when_it_was_written(cloud, hear, taken, phoned):
    at = timezone.now() - timedelta(days=3)
    hear(cloud.says("Sigue igual", at=at.timestamp()))
    when = f"{timezone.localtime(at):%d/%m/%Y %H:%M}"
    assert notes(taken) == [f"Sigue igual\n\n(Escrito el {when}; llegó después.)"]
    assert not Contact.objects.get().is_open(timezone.now())


def test_with_several_live_it_goes_to_the_one_it_answers(cloud, hear, send, taken, report, phoned, tere):
    other = report(phoned, subject="No suena")
    hear(cloud.says("Hola"))
    ours = actions.put(Contact.objects.get(), "¿Ya?", key="k1", ticket=taken)
    tickets.add_note(other, by=phoned, body="Aquí hablamos lo último")
    send()
    ours.refresh_from_db()
    hear(cloud.says("Sí, ya", context={"id": ours.wamid}))
    hear(cloud.says("Y tampoco suena", context={"id": "wamid.ajeno"}))
    assert "Sí, ya" in notes(taken)
    tickets.add_note(other, by=phoned, body="De nuevo aquí")
    hear(cloud.says("Ni esto"))
    assert "Ni esto" in notes(other)


def test_with_no_ticket_it_is_kept_and_asked_once_who_it_is(cloud, hear, claimed):
    hear(cloud.says("Hola"))
    hear(cloud.says("¿Hay alguien?"))
    assert list(Inbound.objects.order_by("pk").values_list("words", flat=True)) == ["Hola", "¿Hay alguien?"]
    assert len(answers()) == 1 and "código" in answers()[0] and "Ana" not in answers()[0]


def test_a_stranger_is_invited_and_told_nothing(cloud, hear, taken, ana):
    hear(cloud.says(f"¿Cómo va el ticket #{taken.pk} de {ana.email}?"))
    (answer,) = answers()
    assert "/cuenta/nueva/" in answer and f"#{taken.pk}" not in answer and "Ana" not in answer
    assert notes(taken) == [] and Contact.objects.get().person is None


def test_a_number_that_two_accounts_claim_is_nobodys(cloud, hear, taken, claimed, beto):
    beto.phone = claimed.whatsapp
    beto.save(update_fields=["phone"])
    hear(cloud.says("Hola"))
    assert notes(taken) == [] and "/cuenta/nueva/" in answers()[0]


def test_who_claims_later_takes_nobody_away(cloud, hear, taken, phoned, beto):
    hear(cloud.says("Hola"))
    beto.phone = phoned.whatsapp
    beto.save(update_fields=["phone"])
    hear(cloud.says("Sigo aquí"))
    assert notes(taken) == ["Hola", "Sigo aquí"]


def test_an_account_nobody_verified_is_nobody(cloud, hear, nora):
    nora.whatsapp = "+525512345678"
    nora.save(update_fields=["whatsapp"])
    hear(cloud.says("Hola"))
    assert Contact.objects.get().person is None


def test_without_a_telephone_they_are_who_meta_says(cloud, hear, taken, phoned):
    hear(cloud.says("Con número"))
    hear(cloud.says("Sin número", wa_id=None))
    assert notes(taken) == ["Con número", "Sin número"] and Contact.objects.get().user_id == "MX.1349"


def test_a_new_number_is_the_same_person(cloud, hear, taken, phoned):
    hear(cloud.says("Hola"))
    changed = {
        "type": "user_changed_number", "wa_id": "525598765432", "user_id": "MX.9900", "previous_user_id": "MX.1349",
    }  # fmt: skip
    hear(cloud.says(type="system", system=changed))
    hear(cloud.says("Desde el nuevo", wa_id="525598765432", user_id="MX.9900"))
    contact = Contact.objects.get()
    assert (contact.phone, contact.user_id, contact.person) == ("+525598765432", "MX.9900", phoned)
    assert notes(taken) == ["Hola", "Desde el nuevo"]


def test_also_when_its_first_word_comes_before_the_news(cloud, hear, taken, phoned):
    hear(cloud.says("Hola"))
    hear(cloud.says("Desde el nuevo", wa_id="525598765432", user_id="MX.9900"))
    changed = {"type": "user_changed_user_id", "user_id": "MX.9900", "previous_user_id": "MX.1349"}
    hear(cloud.says(type="system", user_id=None, wa_id="525598765432", system=changed))
    hear(cloud.says("Otra vez", wa_id=None, user_id="MX.9900"))
    assert Contact.objects.get().person == phoned and notes(taken) == ["Hola", "Otra vez"]


def test_also_when_only_their_name_changes_and_the_news_comes_last(cloud, hear, taken, phoned):
    hear(cloud.says("Hola"))
    hear(cloud.says("Con otro nombre", user_id="MX.9900"))
    changed = {"type": "user_changed_user_id", "user_id": "MX.9900", "previous_user_id": "MX.1349"}
    hear(cloud.says(type="system", user_id="MX.9900", wa_id="5215512345678", system=changed))
    hear(cloud.says("Sin número", wa_id=None, user_id="MX.9900"))
    contact = Contact.objects.get()
    assert contact.person == phoned and notes(taken) == ["Hola"]
    assert contact.proven_at is None  # until the news came it could have been anybody who has the number now


def test_news_of_a_number_names_the_new_one_and_comes_from_the_old(cloud, hear, taken, phoned):
    hear(cloud.says("Hola"))
    changed = {
        "type": "user_changed_number", "wa_id": "525598765432", "user_id": "MX.9900", "previous_user_id": "MX.1349",
    }  # fmt: skip
    hear(cloud.says(type="system", user_id="MX.9900", system=changed))
    hear(cloud.says("Desde el nuevo", wa_id="525598765432", user_id="MX.9900"))
    assert notes(taken) == ["Hola", "Desde el nuevo"]


def test_a_number_given_to_somebody_else_is_not_the_person(cloud, hear, taken, phoned):
    hear(cloud.says("Hola"))
    phoned.whatsapp = ""
    phoned.save(update_fields=["whatsapp"])
    hear(cloud.says("Soy otra", user_id="MX.2222"))
    people = dict(Contact.objects.values_list("user_id", "person"))
    assert people == {"MX.1349": None, "MX.2222": None} and notes(taken) == ["Hola"]


def test_what_nobody_should_send_is_not_kept(cloud, hear, taken, phoned):
    hear(cloud.says("Mi tarjeta es 4111 1111 1111 1111"))
    kept = Inbound.objects.get()
    assert notes(taken) == ["Mi tarjeta es [tarjeta retirada]"] == [kept.words] and kept.raw == {}


@pytest.mark.parametrize(("shown", "wrote"), [("525512345678", "5215512345678"), ("5215512345678", "525512345678")])
def test_the_name_of_the_profile_is_kept_whatever_the_spelling(cloud, hear, taken, phoned, shown, wrote):
    said = cloud.says("Hola", wa_id=wrote, user_id=None)
    said["contacts"][0]["wa_id"] = shown
    hear(said)
    assert Contact.objects.get().name == "Ana López"


def test_the_name_of_another_is_not_theirs(cloud, hear, taken, phoned):
    said = cloud.says("Hola", user_id=None)
    said["contacts"] = [
        {"profile": {"name": name}, "wa_id": f"52330000000{n}"} for n, name in enumerate(("Luis", "Eva"))
    ]
    hear(said)
    assert Contact.objects.get().name == ""


@pytest.mark.parametrize("word", ["BAJA", "stop", "Baja."])
def test_who_says_so_is_not_written_to(cloud, hear, taken, phoned, word):
    hear(cloud.says(word))
    contact = Contact.objects.get()
    assert contact.opted_out_at and notes(taken) == [] and "ALTA" in answers()[0]
    hear(cloud.says("alta"))
    contact.refresh_from_db()
    assert (contact.opted_out_at, contact.opted_in_how) == (None, "asked")


def test_a_choice_that_arrives_late_does_not_undo_the_last(cloud, hear, phoned):
    now = timezone.now().timestamp()
    hear(cloud.says("ALTA", at=now))
    hear(cloud.says("BAJA", at=now - HOUR))
    assert Contact.objects.get().opted_out_at is None


def test_what_cannot_be_made_anything_of_holds_up_nobody(cloud, hear, taken, phoned):
    odd = cloud.says(type=["contacts"])
    hear(odd, cloud.says("Hola"))
    assert notes(taken) == ["Hola"] and "TypeError" in Inbound.objects.exclude(error="").get().error


def test_a_batch_larger_than_a_round_is_read_in_two(cloud, hear, taken, phoned):
    hear(*(cloud.says(f"Línea {n}") for n in range(60)))
    actions.process_left(timezone.now())
    assert notes(taken) == [f"Línea {n}" for n in range(60)]


def test_while_one_worker_reads_a_person_another_does_not(cloud, client, taken, phoned):
    cloud.post(client, cloud.says("Hola"))
    for delivery in Delivery.objects.all():
        actions.process(delivery)
    now = timezone.now()
    Contact.objects.update(busy_until=now + timedelta(minutes=1))
    assert [actions.process_left(now), notes(taken)] == [0, []]
    assert actions.process_left(now + timedelta(minutes=2)) == 1


def test_read_deliveries_are_forgotten_after_a_month_and_what_was_not_stays(cloud, hear, client, phoned):
    hear(cloud.says("Hola"))
    Delivery.objects.create(raw=b"x", done_at=timezone.now(), error="ValueError")
    assert actions.forget_deliveries(timezone.now()) == 0
    assert actions.forget_deliveries(timezone.now() + timedelta(days=31)) == 1


def test_words_on_no_ticket_are_forgotten_and_the_message_is_not_taken_again(cloud, hear, claimed):
    said = cloud.says("Hola")
    hear(said)
    assert actions.forget_words(timezone.now() + timedelta(days=89)) == 0
    assert actions.forget_words(timezone.now() + timedelta(days=91)) == 1
    hear(said)
    assert Inbound.objects.get().words == ""


def test_who_goes_away_takes_it_along_and_leaves_no_name(cloud, hear, taken, phoned):
    hear(cloud.says("Hola"))
    (kept,) = export_of(phoned)
    assert (kept["phone"], kept["opted_in_how"], kept["messages"]) == ("+525512345678", "wrote", [])
    actions.forget(phoned)
    contact = Contact.objects.get()
    assert not any((contact.phone, contact.wa_id, contact.user_id, contact.name, contact.person))


def test_a_number_that_nobody_proved_writes_no_note_and_waits_for_the_code(cloud, hear, taken, claimed):
    hear(cloud.says("Soy la dueña de este número"))
    kept = Inbound.objects.get()
    assert notes(taken) == [] and kept.ticket is None and "código" in answers()[0]
    hear(cloud.says(code()))
    hear()
    assert notes(taken) == ["Soy la dueña de este número"]


def test_nor_is_it_written_to(cloud, hear, taken, claimed, tere):
    claimed.contact_by = "whatsapp"
    claimed.save(update_fields=["contact_by"])
    assert not contacts.may_reach(taken)
    hear(cloud.says("Hola"))
    assert not contacts.may_reach(taken) and not rules.is_open(taken)
    with pytest.raises(PermissionDenied):
        actions.send_whatsapp(taken, by=tere, body="Hola")
    hear(cloud.says(code()))
    assert contacts.may_reach(taken) and rules.is_open(taken)


def test_what_meta_posted_is_no_second_copy(cloud, hear, taken, phoned):
    hear(cloud.says("Mi tarjeta es 4111 1111 1111 1111"))
    assert bytes(Delivery.objects.get().raw) == b"" and Inbound.objects.get().raw == {}
