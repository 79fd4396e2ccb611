"""What reaches those in copy, and those whose report only arrived."""

from django.db import transaction
from django.utils import timezone

from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message
from mesa.tickets import actions


def told(person, about=""):
    dispatch_events(timezone.now())
    found = Message.objects.filter(to=person.email, subject__contains=about).order_by("pk")
    return list(found.values_list("subject", flat=True))


def test_a_follower_hears_what_both_sides_say_and_nothing_internal(taken, ana, beto, tere):
    actions.follow(taken, by=ana, email=beto.email.upper())
    told(beto)
    actions.add_note(taken, by=tere, body="Reinicia.")
    actions.add_note(taken, by=ana, body="Ya.")
    actions.add_internal_note(taken, by=tere, body="Parece el disco.")
    assert told(beto) == [
        f"[#{taken.pk}] Ana te puso en copia: No imprime", f"[#{taken.pk}] Tere escribió: No imprime",
        f"[#{taken.pk}] Ana escribió: No imprime",
    ]  # fmt: skip


def test_who_has_no_account_is_told_how_to_make_one_and_nothing_more(taken, ana, tere):
    actions.follow(taken, by=ana, email="hijo@example.org", name="Hijo")
    actions.add_note(taken, by=tere, body="SECRETO")
    dispatch_events(timezone.now())
    letter = Message.objects.get(to="hijo@example.org")
    assert letter.subject == "Te pusieron en copia de un ticket" and "No imprime" not in letter.text


def test_who_left_hears_nothing(taken, ana, beto, tere):
    actions.follow(taken, by=ana, email=beto.email)
    actions.unfollow(taken, by=beto, email=beto.email)
    actions.add_note(taken, by=tere, body="Hola")
    assert told(beto, "Tere") == []


def test_an_address_that_nobody_confirmed_is_told_nothing_of_it(nora, category, texts):
    with transaction.atomic():
        actions.arrive(by=nora, key=None, subject="No imprime", description="x")
    dispatch_events(timezone.now())
    assert not Message.objects.filter(to=nora.email).exists()


def test_what_was_said_before_is_not_for_who_came_later(taken, ana, beto, tere):
    actions.add_note(taken, by=tere, body="Antes.")
    actions.follow(taken, by=ana, email=beto.email)
    assert told(beto) == [f"[#{taken.pk}] Ana te puso en copia: No imprime"]


def test_who_is_in_copy_is_not_sent_to_a_page_that_is_not_theirs(taken, ana, beto, tere, settings):
    settings.REPLY_ADDRESS = "soporte@hardcom.mx"
    actions.follow(taken, by=ana, email=beto.email)
    actions.add_note(taken, by=tere, body="Hola")
    told(beto)
    letter = Message.objects.filter(to=beto.email).latest("pk")
    assert "Puedes contestar a este correo.\n" in letter.text and f"/tickets/{taken.pk}/" not in letter.text
