"""WhatsApp at the desk: the countdown, what became of each note, approved words, and by hand without an API."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from mesa.channels.whatsapp import actions
from mesa.channels.whatsapp.models import Outbound, State, Template
from mesa.channels.whatsapp.tests.cloud import refuse
from mesa.tickets.models import Note

ACTS = {
    "send_by": {"body": "¿Enciende la luz?", "key": "k"},
    "send_template": {"template": "1", "value": ["Ana"], "key": "k"},
    "log_exchange": {"side": "both", "words": "Quedamos en mañana", "minutes": "5"},
}
NOON = timezone.now().replace(hour=18, minute=0, second=0, microsecond=0)


def at(name, ticket):
    of_channel = [] if name == "ticket" else ["whatsapp"]
    return reverse(f"console:{name}", args=[ticket.pk, *of_channel])


@pytest.fixture
def talking(cloud, hear, taken, phoned):
    """Ana wrote at noon."""
    with time_machine.travel(NOON, tick=False):
        hear(cloud.says("No enciende"))
    taken.refresh_from_db()
    return taken


def page(desk, ticket, name="ticket"):
    return " ".join(re.sub("<[^>]+>", " ", desk.get(at(name, ticket)).content.decode()).split())


def post(desk, act, ticket, htmx=False, **words):
    ticket.refresh_from_db()
    headers = {"HX-Request": "true"} if htmx else {}
    return desk.post(at(act, ticket), {"seen": ticket.version} | ACTS[act] | words, headers=headers)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("who", "status"), [("ana", 403), ("beto", 403), ("vico", 404)])
def test_only_who_attends(client, talking, act, who, status, request):
    client.force_login(request.getfixturevalue(who))
    assert post(client, act, talking).status_code == status
    assert client.get(at("channel", talking)).status_code == status
    assert not Outbound.objects.filter(note__isnull=False).exists()


def test_the_time_left_is_told_and_the_box_offers_to_write(desk, talking):
    with time_machine.travel(NOON + timedelta(hours=20, minutes=40), tick=False):
        said = page(desk, talking)
        assert "Quedan 3 h 20 min para escribirle por WhatsApp" in said and "Enviar por WhatsApp a Ana" in said
    with time_machine.travel(NOON + timedelta(hours=24), tick=False):
        said = page(desk, talking)
        assert "La ventana de 24 horas está cerrada" in said and "Enviar por WhatsApp a Ana" not in said


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_written_leaves_and_its_state_stands_beside_it(desk, cloud, send, talking, htmx):
    with time_machine.travel(NOON + timedelta(minutes=1)):
        assert post(desk, "send_by", talking, htmx).status_code == (200 if htmx else 302)
        assert "WhatsApp: en cola" in page(desk, talking)
        send()
        assert "WhatsApp: enviado" in page(desk, talking) and len(cloud.sent) == 1


def test_a_file_goes_with_what_is_written(desk, cloud, send, talking):
    with time_machine.travel(NOON + timedelta(minutes=1)):
        assert post(desk, "send_by", talking, files=ContentFile(b"%PDF-1.7 x", "manual.pdf")).status_code == 302
        send()
    assert [one["type"] for one in cloud.sent] == ["text", "document"]
    assert cloud.sent[1]["document"]["filename"] == "manual.pdf"


def test_what_did_not_leave_says_why(desk, cloud, send, talking):
    with time_machine.travel(NOON + timedelta(minutes=1)):
        post(desk, "send_by", talking)
        cloud.trouble = [refuse(131026)]
        send()
        said = page(desk, talking)
    assert "WhatsApp: no salió. Ese número no puede recibirlo" in said and "El mensaje de WhatsApp no salió" in said


def test_the_requester_reads_the_note_and_not_its_state(client, ana, cloud, send, talking, tere):
    with time_machine.travel(NOON + timedelta(minutes=1)):
        actions.send_whatsapp(talking, by=tere, body="¿Enciende la luz?")
        client.force_login(ana)
        said = client.get(reverse("portal:ticket", args=[talking.pk])).content.decode()
    assert "¿Enciende la luz?" in said and "WhatsApp: en cola" not in said


def test_if_it_closed_meanwhile_the_words_stay(desk, talking):
    with time_machine.travel(NOON + timedelta(hours=25)):
        answer = post(desk, "send_by", talking)
    assert answer.status_code == 409 and "¿Enciende la luz?" in answer.content.decode()
    assert not Note.objects.filter(body="¿Enciende la luz?").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"body": ""}, "Escribe lo que le dirás por WhatsApp."),
        ({"body": "x" * 4097}, "Es muy largo"),
        ({"body": "Descarga https://teamviewer.evil.example/"}, "no es la dirección oficial"),
        ({"body": "Mándame tu contraseña"}, "Nunca pedimos contraseñas"),
    ],
)
def test_what_may_not_be_said_is_not_sent(desk, talking, words, said):
    with time_machine.travel(NOON + timedelta(minutes=1)):
        answer = post(desk, "send_by", talking, **words)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Outbound.objects.filter(note__isnull=False).exists()


@pytest.fixture
def approved(cloud, talking):
    body = "Hola {{1}}: hay novedades de tu ticket {{2}}. {{3}}"
    said = {"name": "novedades", "language": "es_MX", "status": "APPROVED"}
    cloud.templates = [said | {"components": [{"type": "BODY", "text": body}]}]
    return Template.objects.create(name="novedades", language="es_MX", body=body, status="APPROVED")


def test_outside_the_window_approved_words_are_offered_half_filled(desk, talking, approved):
    with time_machine.travel(NOON + timedelta(days=2)):
        html = desk.get(at("channel", talking)).content.decode()
    assert re.findall(r'name="value" value="([^"]*)"', html) == ["Ana", f"#{talking.pk}", ""]


def test_they_leave_filled_and_once(desk, cloud, send, talking, approved):
    with time_machine.travel(NOON + timedelta(days=2)):
        for _ in range(2):
            values = ["Ana", f"#{talking.pk}", "Llámanos"]
            assert post(desk, "send_template", talking, template=approved.pk, value=values).status_code == 302
        send()
    assert Note.objects.filter(body=f"Hola Ana: hay novedades de tu ticket #{talking.pk}. Llámanos").count() == 1
    assert Outbound.objects.get(note__isnull=False).state == State.SENT and len(cloud.asked) == 1


@pytest.mark.parametrize("value", [["Ana", "1"], ["Ana", "1", " "], ["Ana", "1", "https://anydesk.evil.example"]])
def test_half_filled_they_do_not(desk, talking, approved, value):
    with time_machine.travel(NOON + timedelta(days=2)):
        answer = post(desk, "send_template", talking, template=approved.pk, value=value)
    assert answer.status_code == 422 and not Outbound.objects.filter(note__isnull=False).exists()
    assert f'name="value" value="{value[0]}"' in answer.content.decode()


def test_one_taken_away_is_not_sent(desk, talking, approved):
    Template.objects.update(status="PAUSED")
    with time_machine.travel(NOON + timedelta(days=2)):
        answer = post(desk, "send_template", talking, template=approved.pk, value=["a", "b", "c"])
    assert answer.status_code == 422 and "ya no está aprobada" in answer.content.decode()


def test_what_was_kept_without_a_ticket_is_there(desk, cloud, hear, claimed, report):
    hear(cloud.says("Mi laptop no enciende"))
    ticket = report(claimed)
    assert "Mi laptop no enciende" in page(desk, ticket, "channel")


def test_by_hand_there_is_a_link_and_a_form(desk, taken, phoned):
    html = desk.get(at("channel", taken)).content.decode()
    assert "https://wa.me/525512345678" in html and "Anotar la conversación" in html
    assert post(desk, "log_exchange", taken).status_code == 302
    assert "Hablaron por WhatsApp · 5 min" in page(desk, taken)


@pytest.mark.parametrize(
    ("words", "said"), [({"side": ""}, "Di quién escribió."), ({"words": ""}, "Escribe qué se dijo."),
                        ({"minutes": "0"}, "Escribe de 1 a 480.")],
)  # fmt: skip
def test_by_hand_half_a_form_is_not_kept(desk, taken, words, said):
    answer = post(desk, "log_exchange", taken, **words)
    assert answer.status_code == 422 and said in answer.content.decode()
