from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from mesa.accounts.actions import add_equipment, edit_equipment, personalise
from mesa.tickets import actions, reads, storage
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Draft, Event, Note, Ticket
from mesa.tickets.notes import write_note
from mesa.tickets.record import record
from mesa.tickets.search import find

CARD, CLABE, SECRET = "4242 4242 4242 4242", "032180000118359719", "Perro123"
WORDS = f"Pagué con {CARD} y la contraseña: {SECRET}"
CLEAN = "Pagué con [tarjeta retirada] y la contraseña: [contraseña retirada]"


def redacted(ticket):
    lines = ticket.events.filter(kind=Kind.REDACTED).order_by("version")
    return [(line.data["kinds"], line.public) for line in lines]


def test_a_report_keeps_none_of_it(report, ana):
    ticket = report(
        ana,
        subject=f"No pasa {CARD}",
        description=WORDS,
        error_text=f"CLABE {CLABE}",
        changed="pin: 4821",
        since="ayer",
    )
    ticket.refresh_from_db()
    assert ticket.subject == "No pasa [tarjeta retirada]"
    assert ticket.notes.get().body == CLEAN
    assert (ticket.intake.error_text, ticket.intake.changed) == ("CLABE [CLABE retirada]", "pin: [contraseña retirada]")
    assert redacted(ticket) == [(["card", "clabe", "password"], True)]
    assert [line.version for line in ticket.events.order_by("version")] == [1, 2]


def test_a_subject_never_outgrows_its_column(report, ana):
    ticket = report(ana, subject="x" * 138 + " pin: 4821")
    assert len(Ticket.objects.get(pk=ticket.pk).subject) == 150


def test_words_that_lose_nothing_have_no_such_line(ticket, ana):
    actions.add_note(ticket, by=ana, body="El folio es 4242424242424242 y la serie 5CD1234XYZ")
    assert redacted(ticket) == []
    assert ticket.notes.latest("pk").body == "El folio es 4242424242424242 y la serie 5CD1234XYZ"


SPOKEN = {
    "note of the requester": lambda ticket, ana, tere: actions.add_note(ticket, by=ana, body=WORDS),
    "note of the technician": lambda ticket, ana, tere: actions.add_note(ticket, by=tere, body=WORDS),
    "question": lambda ticket, ana, tere: actions.ask(ticket, by=tere, question=WORDS),
    "contact": lambda ticket, ana, tere: actions.contact(ticket, by=tere, channel="phone", summary=WORDS),
    "solution": lambda ticket, ana, tere: actions.resolve(ticket, by=tere, solution=WORDS),
    "reason of a cancellation": lambda ticket, ana, tere: actions.cancel(ticket, by=ana, reason=WORDS),
}


@pytest.mark.parametrize("said", SPOKEN.values(), ids=SPOKEN)
def test_whatever_is_said_keeps_none_of_it(taken, ana, tere, said):
    said(taken, ana, tere)
    assert taken.notes.latest("pk").body == CLEAN
    assert redacted(taken) == [(["card", "password"], True)]


def test_what_an_internal_note_lost_is_internal_too(taken, ana, tere):
    actions.add_internal_note(taken, by=tere, body=WORDS)
    assert redacted(taken) == [(["card", "password"], False)]
    assert Kind.REDACTED not in [line.kind for line in reads.timeline(taken, ana)]


def test_the_line_says_kinds_and_never_the_value(taken, ana, tere):
    actions.add_note(taken, by=ana, body=WORDS)
    event = Event.objects.get(kind=Kind.REDACTED)
    assert (event.actor, event.data) == (ana, {"kinds": ["card", "password"]})


def test_a_reason_written_in_the_line_itself_keeps_none_of_it(taken, tere):
    event = record(taken, Kind.NOTED, by=tere, reason=WORDS)
    assert event.data == {"reason": CLEAN}
    assert redacted(taken) == [(["card", "password"], True)]


def test_search_never_sees_it(taken, ana, tere):
    actions.add_note(taken, by=ana, body=f"la contraseña: {SECRET} de la impresora magenta")
    assert find(tere, "magenta") == [taken.pk]
    assert find(tere, SECRET) == []


def test_a_draft_keeps_none_of_it(ticket, ana):
    actions.save_draft(by=ana, ticket=ticket, words={"body": WORDS, "key": "k", "files": [1]})
    assert Draft.objects.get().words == {"body": CLEAN, "key": "k", "files": [1]}


def kept(by, name, data):
    return actions.keep_file(by=by, name=name, file=ContentFile(data))


def test_a_text_file_and_its_name_keep_none_of_it(ticket, ana):
    file = kept(ana, f"tarjeta {CARD}.txt", f"a\n{WORDS}\nb".encode())
    assert file.name == "tarjeta [tarjeta retirada].txt"
    assert storage.read(file.path, file.sha256).read().decode() == f"a\n{CLEAN}\nb"
    actions.add_note(ticket, by=ana, body="Va el archivo", files=[file])
    assert redacted(ticket) == [(["card", "password"], True)]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8"])
def test_a_text_file_of_windows_keeps_none_of_it(ana, encoding):
    file = kept(ana, "notas.txt", f"sesión: {WORDS}".encode(encoding))
    assert storage.read(file.path).read().decode(encoding) == f"sesión: {CLEAN}"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 4242424242424242", b"\0\1\2 4242424242424242", "año a\r\n".encode("cp1252")]
)
def test_other_files_stay_as_they_came(ana, data):
    file = kept(ana, "otro.bin", data)
    assert (storage.read(file.path).read(), file.removed) == (BytesIO(data).getvalue(), [])


def test_equipment_keeps_none_of_it_but_its_serial_number(ana):
    laptop = add_equipment(by=ana, brand="HP", serial="4242424242424242", notes=WORDS)
    assert (laptop.serial, laptop.notes) == ("4242424242424242", CLEAN)
    edit_equipment(laptop, by=ana, notes=f"pin: {SECRET}", serial="5555555555554444")
    laptop.refresh_from_db()
    assert (laptop.serial, laptop.notes) == ("5555555555554444", "pin: [contraseña retirada]")


def test_the_hours_of_a_person_keep_none_of_it(ana):
    personalise(by=ana, contact_hours="de 9 a 5, clave: gatito")
    ana.refresh_from_db()
    assert ana.contact_hours == "de 9 a 5, clave: [contraseña retirada]"


def test_every_note_by_its_only_writer(ticket, ana):
    write_note(ticket, by=ana, body=WORDS)
    assert Note.objects.latest("pk").body == CLEAN
