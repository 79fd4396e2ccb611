"""A technician's files: each leaves once as a message of its own, or is told in the words and stays on the ticket."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from mesa.channels.whatsapp import actions
from mesa.channels.whatsapp.models import Outbound, State
from mesa.channels.whatsapp.rules import Refused
from mesa.tickets.actions import keep_file
from mesa.tickets.storage import full_path

from .cloud import cut, refuse
from .test_media import PIXEL

pytestmark = pytest.mark.django_db


@pytest.fixture
def talking(cloud, hear, taken, phoned):
    hear(cloud.says("No enciende"))
    taken.refresh_from_db()
    return taken


def kept(by, name="manual.pdf", data=b"%PDF-1.7 x"):
    return keep_file(by=by, name=name, file=ContentFile(data))


def of_files():
    return list(Outbound.objects.filter(message__key__startswith="whatsapp-file-of-").order_by("pk"))


def test_words_and_then_each_file(cloud, send, talking, tere):
    files = [kept(tere), kept(tere, "foto.png", PIXEL)]
    actions.send_whatsapp(talking, by=tere, body="Mira esto", files=files)
    send()
    assert [one["type"] for one in cloud.sent] == ["text", "document", "image"]
    assert cloud.sent[1]["document"] == {"id": "up-1", "filename": "manual.pdf"}
    assert cloud.uploads["up-1"] == ("application/pdf", "manual.pdf", b"%PDF-1.7 x")
    assert [one.state for one in of_files()] == [State.SENT, State.SENT]


def test_sent_twice_with_one_key_its_files_leave_once(cloud, send, talking, tere):
    files = [kept(tere)]
    for _ in range(2):
        actions.send_whatsapp(talking, by=tere, body="Mira", key="k", files=files)
    send()
    assert len(cloud.uploads) == 1 and len(cloud.sent) == 2


def test_what_whatsapp_does_not_take_is_told_with_the_page(cloud, send, talking, tere):
    note = actions.send_whatsapp(
        talking, by=tere, body="Instálalo", files=[kept(tere, "x.zip", b"PK\x03\x04" + b"0" * 60)]
    )
    send()
    (sent,) = cloud.sent
    assert f"/tickets/{talking.pk}/" in sent["text"]["body"] and note.body == "Instálalo" and not cloud.uploads


def test_cut_at_the_upload_it_is_tried_again(cloud, send, talking, tere):
    actions.send_whatsapp(talking, by=tere, body="Mira", files=[kept(tere)])
    send_with(cloud, send, "/media", cut)
    assert of_files()[0].state == State.QUEUED
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        send()
    assert [one["type"] for one in cloud.sent] == ["text", "document"]


def test_cut_at_the_message_it_is_not_repeated(cloud, send, talking, tere):
    actions.send_whatsapp(talking, by=tere, body="Mira", files=[kept(tere)])
    send_with(cloud, send, "/messages", cut, after=1)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        send()
    assert of_files()[0].state == State.UNKNOWN and len(cloud.uploads) == 1


def test_what_meta_refuses_or_is_no_longer_there_is_told(cloud, send, talking, tere):
    first, second = kept(tere), kept(tere, "otro.pdf", b"%PDF-1.7 y")
    actions.send_whatsapp(talking, by=tere, body="Mira", files=[first, second])
    full_path(second.path).unlink()
    send_with(cloud, send, "/media", refuse(131053))
    assert [one.state for one in of_files()] == [State.FAILED, State.FAILED] and len(cloud.sent) == 1
    assert talking.events.filter(kind="whatsapp_failed").count() == 2


def test_nobody_sends_the_file_of_another(cloud, send, talking, tere, beto):
    actions.send_whatsapp(talking, by=tere, body="Mira", files=[kept(beto)])
    send()
    assert len(cloud.sent) == 1 and not cloud.uploads


def test_the_outsider_sends_none(cloud, talking, beto):
    with pytest.raises(Refused):
        actions.send_whatsapp(talking, by=beto, body="Mira", files=[kept(beto)])


def send_with(cloud, send, ending, trouble, after=0):
    """The first call to that address beyond `after` of them meets this trouble."""
    answer, met = cloud.answer, []

    def troubled(door, method, path, said):
        if path.endswith(ending):
            met.append(path)
            if len(met) == after + 1:
                return trouble(door)
        return answer(door, method, path, said)

    cloud.answer = troubled
    send()
    cloud.answer = answer
