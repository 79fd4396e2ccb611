"""The whole road: from the last free minute of a ticket to what was sold, installed, and claimed months later."""

import pytest

from . import sales_steps as steps
from .sales_steps import arrive, reads, said
from .steps import SUPERVISOR, compose, hire, new_address

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WORDS = {
    "es": {
        "subject": "El servidor de archivos se llena",
        "problem": "Ya no cabe nada en el disco y no guarda los documentos.",
        "hello": "Hola Ana, reviso tu servidor contigo.",
        "needs": "Faltan tres discos de 1 TB y un lugar para los respaldos.",
    },
    "en": {
        "subject": "The file server is full",
        "problem": "Nothing fits on the disk and documents are not saved.",
        "hello": "Hello Ana, let us look at your server.",
        "needs": "It is short of three disks of 1 TB and a place for backups.",
    },
}


@pytest.fixture(params=[("es", 360), ("en", 1440)], ids=["in Spanish on a phone", "in English and wide"])
def road(request, moving_desk, visitor):
    """The desk on a Monday at ten, and the four who meet: all in one language."""
    language, width = request.param
    moving_desk.to_monday()
    people = [visitor(moving_desk, width=size) for size in (width, 1280, 1280, 1280)]
    ana, tere, vico, susi = people
    susi.language = "es"
    steps.sign_in(susi, SUPERVISOR)
    steps.speak(susi, "es")
    tere.address = hire(susi, moving_desk, tere, "Tere Prueba")
    vico.address = hire(susi, moving_desk, vico, "Vico Prueba", role="sales")
    ana = visitor(moving_desk, width=width, locale={"es": "es-MX", "en": "en-US"}[language])
    ana.language, ana.address = language, new_address("ana")
    steps.join(ana, moving_desk, ana.address, "Ana Prueba")
    for page in (tere, vico, susi):
        steps.speak(page, language)
    return moving_desk, ana, tere, vico, susi, WORDS[language]


def test_from_the_last_free_minute_to_a_warranty(road):
    desk, ana, tere, vico, susi, words = road
    an_hour_of_help(desk, ana, tere, words)


def an_hour_of_help(desk, ana, tere, words):
    """Sixty minutes of work; what the page says then, and what the technician proposes."""
    number = steps.report(ana, words["subject"], words["problem"])
    tere.goto(f"/consola/tickets/{number}/")
    steps.take(tere)
    compose(tere, "add_note", "body", words["hello"])
    desk.live(minutes=61)
    ana.goto(f"/tickets/{number}/")
    reads(ana, said(ana, "Se cumplieron los %(granted)s minutos.", granted=60))
    reads(ana, said(ana, "Pedir alternativas a ventas"), where="[data-credit-over]")
    arrive(ana, "01-minute-60")
    return number
