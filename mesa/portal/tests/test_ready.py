"""The licence, the preparation, and what the chosen category leaves out."""

import pytest
from django.utils import timezone

from mesa.terms.words import in_force
from mesa.tickets import actions
from mesa.tickets.models import PreparationItem, Ticket

PAGES = ["licencia/", "respaldo/"]


def at(ticket, act=""):
    return f"/tickets/{ticket.pk}/{act}"


@pytest.fixture
def items(db):
    actions.install_preparation()
    return list(PreparationItem.objects.order_by("position"))


@pytest.mark.parametrize("act", [*PAGES, "preparacion/"])
def test_it_does_not_exist_for_another(client, beto, taken, items, act):
    client.force_login(beto)
    said = {f"item-{items[0].pk}": "1", "program": "Office", "kind": "key"}
    assert client.post(at(taken, act), said).status_code == 404 and taken.events.count() == 2


def test_nothing_happens_by_looking(ana_in, taken, items):
    assert [ana_in.get(at(taken, act)).status_code for act in PAGES] == [200, 200]
    assert ana_in.get(at(taken, "preparacion/")).status_code == 405 and taken.events.count() == 2


def test_a_licence_is_shown_with_its_photo(ana_in, taken, png):
    said = {"program": "Office 2021", "kind": "sticker", "files": png()}
    assert ana_in.post(at(taken, "licencia/"), said).url == at(taken)
    page = ana_in.get(at(taken)).content.decode()
    assert "Licencia de Office 2021" in page and "pantalla.png" in page


def test_a_licence_needs_its_program_and_keeps_the_photo(ana_in, taken, png):
    answer = ana_in.post(at(taken, "licencia/"), {"kind": "key", "files": png()})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Escribe el nombre del programa" in page and 'name="keep"' in page


def test_the_whole_list_is_one_form(ana_in, taken, items):
    ana_in.post(at(taken, "preparacion/"), {f"item-{items[0].pk}": "1", f"item-{items[3].pk}": "yes"})
    assert taken.ticks.count() == 2
    ana_in.post(at(taken, "preparacion/"), {f"item-{items[1].pk}": "1", f"item-{items[3].pk}": "otra"})
    assert [tick.item for tick in taken.ticks.all()] == [items[1]]


def test_no_backup_leads_to_help(ana_in, taken, items):
    assert at(taken, "respaldo/") in ana_in.get(at(taken)).content.decode()
    assert "Conecta una memoria USB" in ana_in.get(at(taken, "respaldo/")).content.decode()
    ana_in.post(at(taken, "respaldo/"))
    assert "Pediste ayuda para hacer tu respaldo." in ana_in.get(at(taken)).content.decode()


@pytest.fixture
def scoped(category, susi):
    words = {"excludes": "Cartuchos ni piezas nuevas.", "excludes_en": "Cartridges or new parts.", "installs": True}
    return actions.change_category(category, by=susi, **words)


def test_what_is_left_out_is_said_while_reporting(ana_in, scoped):
    page = ana_in.get("/reportar/").content.decode()
    assert f'data-scope="{scoped.pk}" hidden' in page and "Cartuchos ni piezas nuevas." in page
    page = ana_in.post("/reportar/", {"category": scoped.pk}).content.decode()
    assert f'data-scope="{scoped.pk}">' in page


def test_alternatives_are_asked_for_with_the_report(ana_in, scoped):
    said = {
        "subject": "No imprime", "description": "Nada de nada.", "category": scoped.pk, "impact": "mild",
        "contact_by": "chat", "wants_quote": "on", "accept": "on", "terms": in_force("guidelines", timezone.now()).pk,
    }  # fmt: skip
    ana_in.post("/reportar/", said)
    assert Ticket.objects.get().quote_wanted_at is not None
