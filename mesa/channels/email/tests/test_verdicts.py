"""Who writes decides what becomes of it: a note, a report, a report that waits, a complaint, or somebody must look."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from mesa.accounts.models import User
from mesa.channels.email import actions
from mesa.channels.email.models import Mail
from mesa.complaints.models import Complaint
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.mime import message_id
from mesa.outbox.models import Message
from mesa.tickets import actions as tickets
from mesa.tickets.models import Follower, Note, Status, Ticket

from .cast import REPLY, mail, to

SERVER = "mx.hardcom.mx"


@pytest.fixture(autouse=True)
def _answered(settings):
    settings.REPLY_ADDRESS = REPLY


@pytest.fixture
def believed(settings):
    settings.MAIL_AUTHSERV = SERVER

    def result(said):
        return {"Authentication-Results": f"{SERVER}; {said}"}

    return result


def letters(person):
    dispatch_events(timezone.now())
    return list(Message.objects.filter(to=person.email).order_by("pk").values_list("subject", flat=True))


def test_a_person_who_agreed_to_the_guidelines_in_force_opens_a_report_like_any_other(ticket, ana):
    found = actions.receive(mail(f"Ana <{ana.email}>", Subject="No imprime otra vez"))
    opened = found.ticket
    assert (found.outcome, opened.status, opened.requester, opened.channel) == ("created", "new", ana, "email")
    assert (opened.subject, found.note.body, opened.acceptance) == (
        "No imprime otra vez", "Ya reinicié.", ticket.acceptance,
    )  # fmt: skip


def test_who_has_not_agreed_waits_until_they_do(category, texts, beto):
    found = actions.receive(mail(beto.email))
    arrived = found.ticket
    assert (found.outcome, arrived.status, arrived.requester, arrived.due_at) == ("created", "pending", beto, None)
    assert letters(beto) == [f"[#{arrived.pk}] Falta un paso: Ayuda"]


def test_a_stranger_is_invited_without_a_word_of_what_they_wrote(category, texts):
    found = actions.receive(mail("Quién <nueva@example.org>", Subject="COMPRA AHORA"))
    dispatch_events(timezone.now())
    letter = Message.objects.get(to="nueva@example.org")
    assert (found.ticket.status, found.ticket.requester.is_verified) == (Status.PENDING, False)
    assert letter.subject == "Recibimos tu correo: falta un paso" and f"ticket {found.ticket.pk}" in letter.text
    assert "COMPRA" not in letter.text + letter.html and "reinicié" not in letter.text


def test_the_same_stranger_is_the_same_person_and_has_three_reports_at_most(category, texts):
    found = [actions.receive(mail("nueva@example.org", body=f"Mensaje {n}")) for n in range(5)]
    assert [one.outcome for one in found] == ["created"] * 3 + ["quarantined"] * 2
    assert Ticket.objects.values("requester").distinct().count() == 1
    assert {one.reason for one in found[3:]} == {"waiting"}


def test_an_address_that_somebody_claimed_does_not_show_them_what_its_owner_writes(category, texts, nora):
    found = actions.receive(mail(nora.email))
    assert found.ticket.requester != nora and found.ticket.requester.email == nora.email


def test_a_stranger_may_add_to_their_own_report(category, texts):
    first = actions.receive(mail("nueva@example.org", Subject="Uno"))
    again = actions.receive(mail("nueva@example.org", body="Se me olvidó", Subject=f"Re: [#{first.ticket_id}] Uno"))
    assert (again.outcome, again.ticket) == ("appended", first.ticket)


def test_who_was_put_in_copy_is_nobody_until_somebody_agrees(taken, ana, beto):
    actions.receive(mail(ana.email, to(taken, ana), body="Con copia", Cc=f"Beto <{beto.email}>, soporte@hardcom.mx"))
    assert [(one.email, one.agreed_at) for one in Follower.objects.all()] == [(beto.email, None)]
    held = actions.receive(mail(beto.email, to(taken, ana), body="Yo opino"))
    assert (held.outcome, held.reason) == ("quarantined", "stranger")
    tickets.follow(taken, by=ana, email=beto.email)
    added = actions.receive(mail(beto.email, to(taken, beto), body="Yo también"))
    assert (added.outcome, added.ticket, added.note.author) == ("appended", taken, beto)


def test_a_technician_is_believed_by_their_own_address_or_by_our_server(taken, ana, tere, believed):
    secret = actions.receive(mail(tere.email, to(taken, tere), body="Va"))
    assert (secret.outcome, secret.note.author, secret.note.public) == ("appended", tere, True)
    forged = actions.receive(mail(tere.email, to(taken, ana), body="Dame tu clave"))
    assert (forged.outcome, forged.reason) == ("quarantined", "unproven")
    passed = mail(tere.email, to(taken, ana), body="Soy yo", **believed("dmarc=pass header.from=example.org"))
    assert actions.receive(passed).outcome == "appended"


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("dmarc=pass header.from=example.org", "appended"),
        ("dmarc=fail header.from=example.org", "quarantined"),
        ("spf=pass smtp.mailfrom=example.org; dmarc=none", "appended"),
        ("dkim=pass header.d=other.org", "quarantined"),
        ("spf=fail smtp.mailfrom=example.org", "quarantined"),
    ],
)
def test_a_sender_is_believed_as_our_server_says(result, outcome, taken, ana, believed):
    found = actions.receive(
        mail(ana.email, body="x", In_Reply_To="<x@y>", Subject=f"[#{taken.pk}]", **believed(result))
    )
    assert found.outcome == outcome


def test_what_another_server_says_counts_for_nothing(taken, ana, settings):
    settings.MAIL_AUTHSERV = SERVER
    said = mail(ana.email, Subject=f"[#{taken.pk}]", Authentication_Results="mx.otro.com; dmarc=pass")
    assert actions.receive(said).reason == "unproven"


def test_another_address_of_ones_own_counts_once_it_is_confirmed(taken, ana):
    alias = ana.aliases.create(email="ana@trabajo.example")
    assert actions.receive(mail(alias.email, to(taken, ana), body="1")).reason == "stranger"
    alias.verified_at = timezone.now()
    alias.save()
    found = actions.receive(mail(alias.email, to(taken, ana), body="2"))
    assert (found.outcome, found.note.author) == ("appended", ana)


def test_an_answer_to_what_was_solved_is_kept_and_asked_about_once(taken, ana, tere):
    tickets.resolve(taken, by=tere, solution="Listo.")
    for body in ("Otra vez", "Sigue igual"):
        assert actions.receive(mail(ana.email, to(taken, ana), body=body)).ticket == taken
    asked = Message.objects.get(subject__contains="¿Volvió a fallar?")
    assert f"/tickets/{taken.pk}/garantia/" in asked.text and asked.to == ana.email


def test_an_answer_to_what_was_closed_opens_one_that_goes_on(taken, ana, tere):
    tickets.resolve(taken, by=tere, solution="Listo.")
    tickets.close(taken, by=tere)
    found = actions.receive(mail(ana.email, to(taken, ana), body="Otra vez"))
    assert (found.outcome, found.ticket.follows, found.ticket.status) == ("created", taken, "new")


def test_the_webmaster_is_written_to_for_a_complaint(taken, ana):
    found = actions.receive(mail(ana.email, "webmaster@hardcom.mx", "Me dejaron esperando", Subject=f"[#{taken.pk}]"))
    complaint = Complaint.objects.get()
    assert (found.outcome, complaint.person, complaint.ticket) == ("created", ana, taken)
    assert "Me dejaron esperando" in complaint.words and not Note.objects.filter(channel="email").exists()
    assert actions.receive(mail("x@y.org", "webmaster@hardcom.mx", "Yo también")).reason == "complaint"


def test_ten_thousand_of_one_sender_do_not_become_notes(taken, ana, susi, beto, report):
    found = [actions.receive(mail(ana.email, to(taken, ana), body=f"Mensaje {n}")) for n in range(20)]
    assert [one.outcome for one in found] == ["appended"] * 12 + ["quarantined"] * 8
    assert letters(susi).count("Llegan demasiados correos de una dirección") == 1
    assert actions.receive(mail(beto.email, to(report(beto), beto))).outcome == "appended"


def test_a_supervisor_reads_it_again_releases_it_or_leaves_it_out(taken, ana, beto, susi, tere):
    held = [actions.receive(mail(beto.email, to(taken, beto), body=f"Mensaje {n}")) for n in range(3)]
    tickets.follow(taken, by=tere, email=beto.email)
    again = actions.replay(held[0], by=susi)
    assert (again.outcome, again.note.author) == ("appended", beto)
    released = actions.release(held[1], by=susi, ticket=taken)
    assert (released.note.public, released.note.body) == (False, "beto@example.org\nAyuda\n\nMensaje 1")
    actions.drop(held[2], by=susi)
    assert not Mail.objects.aside().exists()


@pytest.mark.parametrize("who", ["ana", "beto", "tere"])
def test_only_a_supervisor_decides(who, taken, ana, beto, request):
    held = actions.receive(mail(beto.email, to(taken, ana)))
    person = request.getfixturevalue(who)
    for act in (actions.replay, actions.drop):
        with pytest.raises(PermissionDenied):
            act(held, by=person)
    held.refresh_from_db()
    assert held.outcome == "quarantined"


@pytest.fixture
def vico_in_copy(taken, vico, tere):
    tickets.follow(taken, by=tere, email=vico.email)
    return vico


def test_the_address_of_a_seller_in_copy_is_not_enough_to_speak_for_the_house(
    taken, ana, vico_in_copy, believed, settings
):
    settings.MAIL_AUTHSERV = ""
    forged = actions.receive(mail(vico_in_copy.email, body="Paga aquí", Subject=f"[#{taken.pk}]"))
    assert (forged.outcome, forged.reason) == ("quarantined", "unproven")
    own = actions.receive(mail(vico_in_copy.email, to(taken, vico_in_copy), body="Con gusto"))
    assert (own.outcome, own.note.author) == ("appended", vico_in_copy)
    settings.MAIL_AUTHSERV = SERVER
    passed = believed("dmarc=pass header.from=example.org")
    said = mail(vico_in_copy.email, body="Soy yo", Subject=f"[#{taken.pk}]", **passed)
    assert actions.receive(said).outcome == "appended"


@pytest.mark.parametrize(("who", "outcome"), [("ana", "appended"), ("beto", "quarantined"), ("tere", "quarantined")])
def test_without_a_server_to_tell_only_the_requester_is_believed(who, outcome, taken, ana, beto, tere, request):
    tickets.follow(taken, by=ana, email=beto.email)
    person = request.getfixturevalue(who)
    assert actions.receive(mail(person.email, body="Hola", Subject=f"[#{taken.pk}]")).outcome == outcome


def test_a_technician_reports_like_others_and_is_no_more_believed_for_it(report, tere):
    own = report(tere)
    assert actions.receive(mail(tere.email, body="x", Subject=f"[#{own.pk}]")).reason == "unproven"
    assert actions.receive(mail(tere.email, to(own, tere), body="y")).outcome == "appended"


def test_forged_mail_does_not_shut_out_whom_it_imitates(taken, ana):
    for n in range(20):
        actions.receive(mail(ana.email, body=f"Estoy fuera {n}", Auto_Submitted="auto-replied"))
    assert actions.receive(mail(ana.email, body="Soy yo", Subject=f"[#{taken.pk}]")).outcome == "appended"


def test_who_proves_who_they_are_is_not_crowded_by_who_does_not(taken, ana, believed, settings):
    settings.MAIL_AUTHSERV = ""
    forged = [actions.receive(mail(ana.email, body=f"Yo {n}", Subject=f"[#{taken.pk}]")) for n in range(14)]
    assert [one.reason for one in forged[12:]] == ["crowd"] * 2
    assert actions.receive(mail(ana.email, to(taken, ana), body="Yo, en verdad")).outcome == "appended"
    settings.MAIL_AUTHSERV = SERVER
    passed = believed("dmarc=pass header.from=example.org")
    assert actions.receive(mail(ana.email, body="Yo", Subject=f"[#{taken.pk}]", **passed)).outcome == "appended"


def test_strangers_are_answered_sixty_times_an_hour_however_many_names_they_write_under(category, texts, susi, ana):
    found = [actions.receive(mail(f"nueva{n}@example.org", body=f"Mensaje {n}")) for n in range(63)]
    assert [one.outcome for one in found] == ["created"] * 60 + ["quarantined"] * 3
    assert {one.reason for one in found[60:]} == {"flood"} and Ticket.objects.count() == 60
    assert letters(susi).count("Llegan demasiados correos de desconocidos") == 1
    assert not User.objects.filter(email="nueva62@example.org").exists()
    assert actions.receive(mail(ana.email, body="Y yo")).outcome == "created"


def test_strangers_whose_address_is_proven_have_room_of_their_own(category, texts, believed):
    for n in range(60):
        actions.receive(mail(f"nueva{n}@example.org", body=f"Mensaje {n}"))
    passed = believed("dmarc=pass header.from=example.org")
    assert actions.receive(mail("real@example.org", body="Hola", **passed)).outcome == "created"


def test_letters_of_before_the_key_changed_are_still_ours(taken, ana, settings):
    ours, ticket = message_id("event-1-user-2"), message_id(f"ticket-{taken.pk}")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 8, [settings.SECRET_KEY]
    assert actions.receive(mail(ana.email, Message_ID=ours)).reason == "ours"
    assert actions.receive(mail(ana.email, body="Va", In_Reply_To=ticket)).ticket == taken
