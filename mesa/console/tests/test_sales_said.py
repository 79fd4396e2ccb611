"""What the seller reads of a ticket: what its person saw and sent, files and all, never what is said inside."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from mesa.sales import actions as sales
from mesa.tickets import actions
from mesa.tickets.models import Attachment


def keep(by, name):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "PNG")
    return actions.keep_file(by=by, name=name, file=ContentFile(out.getvalue(), name))


@pytest.fixture
def told(taken, ana, tere):
    """A picture of Ana's in public, and one of Tere's inside."""
    actions.add_note(taken, by=ana, body="Así se ve.", files=[keep(ana, "disco.png")])
    actions.add_internal_note(taken, by=tere, body="Ojo: cobra aparte.", files=[keep(tere, "interno.png")])
    return taken


def addresses(name):
    found = Attachment.objects.get(name=name)
    return f"/archivos/{found.pk}/{name}", f"/archivos/{found.pk}/miniatura/"


@pytest.mark.parametrize("who", ["vico", "susi"])
def test_the_conversation_and_its_files(told, case, enter, request, who):
    client = enter(request.getfixturevalue(who))
    page = client.get(f"/consola/ventas/{case.pk}/").content.decode()
    assert "Así se ve." in page and "disco.png" in page
    assert "Ojo: cobra aparte." not in page and "interno.png" not in page


def test_their_files_open_for_who_sells_and_not_before_it_was_sent_to_sales(told, ana, enter, vico):
    client = enter(vico)
    where = addresses("disco.png")
    assert {client.get(one).status_code for one in where} == {404}
    sales.escalate(told, by=ana)
    assert {client.get(one).status_code for one in where} == {200}
    assert {client.get(one).status_code for one in addresses("interno.png")} == {404}


def test_a_proposal_that_nobody_answered_opens_nothing(told, tere, enter, vico):
    sales.offer_sales(told, by=tere, reason="hardware", needs="Un disco.")
    assert enter(vico).get(addresses("disco.png")[0]).status_code == 404


def test_a_stranger_opens_neither(told, case, enter, beto):
    client = enter(beto)
    assert {client.get(one).status_code for name in ("disco.png", "interno.png") for one in addresses(name)} == {404}


def test_even_if_who_asked_works_here(report, tono, tere, vico, enter):
    """A technician may ask for help too: what is said inside of their ticket is not for sales."""
    ticket = actions.assign(report(tono), by=tere, technician=tere)
    actions.add_internal_note(ticket, by=tere, body="Ojo: cobra aparte.")
    case = sales.escalate(ticket, by=tono)
    assert "Ojo: cobra aparte." not in enter(vico).get(f"/consola/ventas/{case.pk}/").content.decode()


def test_who_attends_never_reads_what_it_costs_us(sent, taken, order, desk):
    page = desk.get(f"/consola/tickets/{taken.pk}/").content.decode()
    assert not any(amount in page for amount in ("900.00", "300.00", "2,012.09", "1,432.09"))
