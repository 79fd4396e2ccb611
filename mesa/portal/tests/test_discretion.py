"""What nobody should send us, through every door of the portal: nothing of it stays, not even in a draft."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mesa.portal.tests.test_report import words  # noqa: F401 the words of a report
from mesa.tickets.models import Attachment, Draft, Intake, Note, Ticket

CARD = "4242 4242 4242 4242"
NUMBERS = CARD.replace(" ", "")


def nowhere():
    kept = [Note, Draft, Intake, Ticket, Attachment]
    return not any(CARD in str(row) or NUMBERS in str(row) for model in kept for row in model.objects.values())


def test_a_report_and_its_files(ana_in, words):  # noqa: F811
    file = SimpleUploadedFile(f"visa {CARD}.txt", f"contraseña: gatito {NUMBERS}\n".encode())
    ana_in.post("/reportar/", words | {"subject": f"Visa {CARD}", "changed": NUMBERS, "files": file})
    page = ana_in.get(f"/tickets/{Ticket.objects.get().pk}/").text
    assert nowhere() and CARD not in page
    assert "Por seguridad quitamos un número de tarjeta, una contraseña." in page


def test_a_report_that_is_not_complete_yet(ana_in, words):  # noqa: F811
    answer = ana_in.post("/reportar/", words | {"category": "", "description": f"mi tarjeta {CARD}"})
    assert answer.status_code == 422 and Draft.objects.exists() and nowhere()


def test_a_note_and_its_draft(ana_in, ticket):
    ana_in.post(f"/tickets/{ticket.pk}/borrador/", {"body": f"mi tarjeta {CARD}", "key": "k"})
    assert Draft.objects.get().words["body"] == "mi tarjeta [tarjeta retirada]"
    ana_in.post(f"/tickets/{ticket.pk}/nota/", {"body": f"mi tarjeta {CARD}", "key": "k"})
    assert nowhere() and Note.objects.latest("pk").body == "mi tarjeta [tarjeta retirada]"


JSON = {"accept": "application/json"}
BOTH = "Parece que escribiste un número de tarjeta y una contraseña. No hace falta: lo quitaremos antes de guardar"


@pytest.mark.parametrize(
    ("typed", "warning"),
    [
        (f"mi tarjeta {CARD}, contraseña: gatito9", BOTH),
        ("El folio es 4242424242424242", ""),
        ("CLABE 032180000118359719", "Parece que escribiste una CLABE"),
        ("TeamViewer 987 654 321 clave 4f8k2p", "Parece que escribiste datos de acceso remoto"),
    ],
)
def test_the_draft_says_what_will_be_taken_out(ana_in, ticket, typed, warning):
    told = ana_in.post(f"/tickets/{ticket.pk}/borrador/", {"body": typed, "key": "k"}, headers=JSON).json()["warning"]
    assert told.startswith(warning) and bool(told) == bool(warning)
    assert ana_in.post("/reportar/borrador/", {"changed": typed}, headers=JSON).json()["warning"] == told


def test_without_scripts_the_draft_says_it_too(ana_in, ticket):
    page = ana_in.post(f"/tickets/{ticket.pk}/borrador/", {"body": CARD, "key": "k"}, follow=True).text
    assert "Parece que escribiste un número de tarjeta." in page and "Borrador guardado a las" in page


def test_a_form_without_a_draft_says_it_beforehand(ana_in, ticket):
    assert "No escribas contraseñas ni números de tarjeta" in ana_in.get(f"/tickets/{ticket.pk}/cancelar/").text


def test_in_english_it_is_said_in_english(ana_in, ticket):
    ana_in.ana.language = "en"
    ana_in.ana.save(update_fields=["language"])
    ana_in.post(f"/tickets/{ticket.pk}/nota/", {"body": f"my card {CARD}", "key": "k"})
    assert Note.objects.latest("pk").body == "my card [card removed]"
