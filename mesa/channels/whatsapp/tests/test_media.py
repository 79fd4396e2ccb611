"""Files: fetched at once and safely, told when they are not, asked for again, and never from a stranger."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from PIL import Image

from mesa.channels.whatsapp import actions
from mesa.channels.whatsapp.models import Inbound
from mesa.tickets.models import Attachment, Note

from .cloud import cut, refuse

drawn = io.BytesIO()
Image.new("RGB", (1, 1)).save(drawn, "PNG")
PIXEL = drawn.getvalue()

NOT_YET = "(El archivo no se pudo descargar todavía; se intentará de nuevo.)"


@pytest.fixture
def picture(cloud):
    """A picture of Ana's: `picture(caption="Mira")`."""

    def picture(data=PIXEL, kind="image", mime="image/png", host=None, **said):
        id = cloud.keep(data, mime, **({"host": host} if host else {}))
        return cloud.says(type=kind, **{kind: {"id": id, "mime_type": mime, "sha256": "x"} | said})

    return picture


def bodies():
    return list(Note.objects.filter(channel="whatsapp").order_by("pk").values_list("body", flat=True))


def test_a_picture_comes_with_its_words(hear, picture, taken, phoned):
    hear(picture(caption="Así sale la pantalla"))
    file = Attachment.objects.get()
    assert (file.note.body, file.name, file.content_type) == (
        "Así sale la pantalla", "whatsapp-image.png", "image/png",
    )  # fmt: skip
    assert file.owner == phoned and Inbound.objects.get().raw == {}


@pytest.mark.parametrize(
    ("kind", "mime", "said", "told", "name"),
    [
        ("document", "application/pdf", {"filename": "../../factura.pdf"}, "Documento: ../../factura.pdf",
         "factura.pdf"),
        ("audio", "audio/ogg; codecs=opus", {"voice": True}, "Audio", "whatsapp-audio.ogg"),
        ("video", "video/mp4", {}, "Video", "whatsapp-video.mp4"),
        ("sticker", "image/webp", {}, "Calcomanía", "whatsapp-sticker.webp"),
    ],
)  # fmt: skip
def test_each_kind_by_its_name(hear, picture, taken, phoned, kind, mime, said, told, name):
    hear(picture(b"%PDF-1.7 x", kind, mime, **said))
    file = Attachment.objects.get()
    assert (bodies(), file.name, file.content_type) == ([told], name, "application/pdf")


def test_an_address_that_expired_is_asked_for_again(cloud, hear, picture, taken, phoned):
    said, where = picture(), cloud._where

    def late(door, id):
        where(door, id)
        cloud.expired |= set(cloud.media[id]["names"])
        cloud._where = where

    cloud._where = late
    hear(said)
    assert Attachment.objects.count() == 1 and len(cloud.asked) == 4


def test_an_address_of_somebody_else_is_not_followed(cloud, hear, picture, taken, phoned):
    hear(picture(host="127.0.0.1:9"))
    assert bodies()[0].endswith("hace falta mandarlo por otro medio.)") and len(cloud.asked) == 1
    assert Inbound.objects.get().fetch_after is None and not Attachment.objects.exists()


@pytest.mark.parametrize("id", ["../x", "", None, "a/b", 7])
def test_an_id_that_is_none_asks_for_nothing(cloud, hear, taken, phoned, id):
    hear(cloud.says(type="image", image={"id": id, "mime_type": "image/png"}))
    assert cloud.asked == [] and "Imagen" in bodies()[0]


def test_what_is_too_large_is_said_and_not_read(cloud, hear, picture, taken, phoned):
    said = picture()
    cloud.trouble = [lambda door: door.say(200, {"url": f"http://{cloud.host}/media/x", "file_size": "30000000"})]
    hear(said)
    assert bodies() == ["Imagen\n\n(El archivo no se guardó: pesa más de 25 MB.)"] and len(cloud.asked) == 1


@pytest.mark.parametrize("trouble", [cut, refuse(131052, 500), refuse(190, 401)])
def test_what_did_not_come_is_said_and_comes_later(cloud, hear, picture, taken, phoned, trouble):
    said = picture()
    cloud.trouble = [trouble]
    hear(said)
    assert bodies() == [f"Imagen\n\n{NOT_YET}"]
    now = timezone.now()
    assert actions.fetch_owed(now) == 0
    assert [actions.fetch_owed(now + timedelta(minutes=2)) for _ in range(2)] == [1, 0]
    assert Attachment.objects.get().note.body == bodies()[1] == "Ya llegó el archivo que faltaba."
    assert Inbound.objects.get().raw == {}


def test_in_the_end_somebody_is_told(cloud, hear, picture, taken, phoned):
    said = picture()
    cloud.trouble = [cut] * 20
    hear(said)
    for _ in range(8):
        at = Inbound.objects.get().fetch_after
        if at:
            with time_machine.travel(at, tick=False):
                actions.fetch_owed(at)
    told = Note.objects.get(public=False)
    assert told.body.endswith("pídele que lo mande otra vez.") and told.author is None
    assert (Inbound.objects.get().tries, Inbound.objects.get().fetch_after) == (6, None)


def test_the_files_of_strangers_are_not_fetched(cloud, hear, picture, taken, ana):
    hear(picture())
    assert (cloud.asked, Inbound.objects.get().words, bodies()) == ([], "Imagen", [])


def test_a_text_says_less_than_it_should_not_say(hear, picture, taken, phoned):
    hear(picture(b"mi tarjeta 4111 1111 1111 1111", "document", "text/plain", filename="n.txt"))
    assert Attachment.objects.get().removed
