"""What nobody should send us, through every door of the portal: nothing of it stays, not even in a draft."""

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


def test_the_browser_is_told_what_to_say(ana_in, ticket):
    assert "data-discreet" in ana_in.get(f"/tickets/{ticket.pk}/").text
    assert "data-discreet" in ana_in.get("/reportar/").text


def test_in_english_it_is_said_in_english(ana_in, ticket):
    ana_in.ana.language = "en"
    ana_in.ana.save(update_fields=["language"])
    ana_in.post(f"/tickets/{ticket.pk}/nota/", {"body": f"my card {CARD}", "key": "k"})
    assert Note.objects.latest("pk").body == "my card [card removed]"
