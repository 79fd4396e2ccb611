"""What a paper says of itself to whoever cannot look at it."""

import re

import pytest
from django.utils import timezone, translation

from mesa.documents import render, service_record
from mesa.documents.quote import compose
from mesa.sales import actions
from mesa.sales.tests.conftest import line
from mesa.tickets import actions as tickets

from .reading import heard, leaves, opened, pieces, tree

LONG = " ".join(["Así."] * 400)


@pytest.fixture
def quoted(written, vico, susi):
    """Long enough for several pages, with everything a quote may say."""
    lines = [line(description=f"Cosa {n} " + "muy " * 60, optional=n % 2 == 1) for n in range(40)]
    quote = written(note="Buenos días.\n\nLe propongo dos caminos.", terms=f"Pago de contado.\n\n{LONG}")
    whole = {"title": "Todo", "summary": "Lo de hoy y lo de mañana", "lines": lines, "recommended": True}
    actions.write_quote(quote, by=vico, alternatives=[{"title": "Poco", "lines": lines[:1]}, whole])
    return actions.send_quote(actions.approve_quote(quote, by=susi), by=vico)


@pytest.fixture
def solved(report, ana, tere):
    ticket = tickets.assign(report(ana), by=tere, technician=tere)
    return tickets.resolve(ticket, by=tere, solution="Cambié el cable.")


def test_it_says_its_name_and_its_language(quoted):
    reader = opened(render.quote_pdf(quoted)[0])
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"].value is True and root["/Lang"] == "es-mx"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata.title == f"Cotización {quoted.folio}, versión 1 · HARDCOM"
    assert len(reader.pages) > 3 and {page["/Tabs"] for page in reader.pages} == {"/S"}


def test_no_text_is_left_out_of_the_tree(quoted):
    reader = opened(render.quote_pdf(quoted)[0])
    written = list(pieces(reader))
    assert {piece.kind for piece in written} == {"H1", "H2", "P", "Lbl", "LBody", "Artifact"}
    drawn = "".join(piece.text for piece in written if piece.kind != "Artifact")
    told = "".join(text for _path, text in leaves(tree(reader)))
    assert told.replace(" ", "") == drawn.replace(" ", "")
    feet = "".join(piece.text for piece in written if piece.kind == "Artifact")
    name, last = f"Cotización {quoted.folio}, versión 1", len(reader.pages)
    assert feet == "".join(f"{name} · {n}/{last}" for n in range(1, last + 1))


def test_each_mark_knows_its_element(quoted):
    reader = opened(render.quote_pdf(quoted)[0])
    up = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    ways = dict(zip(up[::2], up[1::2], strict=True))
    for number, page in enumerate(reader.pages):
        marked = [piece for piece in pieces(reader) if piece.page == number and piece.number is not None]
        assert [piece.number for piece in marked] == list(range(len(marked)))
        kinds = [element.get_object()["/S"][1:] for element in ways[page["/StructParents"]].get_object()]
        assert kinds == [piece.kind for piece in marked]


def test_headings_and_lists_are_what_they_look_like(quoted):
    told = list(leaves(tree(opened(render.quote_pdf(quoted)[0]))))
    headings = [(path.rpartition("/")[2], text) for path, text in told if re.search(r"/H\d$", path)]
    assert headings == [
        ("H1", f"Cotización {quoted.folio}, versión 1"), ("H2", "Poco"), ("H2", "Todo"), ("H2", "Condiciones"),
    ]  # fmt: skip
    assert ("Document/L/LI/Lbl", "Para") in told and ("Document/L/LI/LBody", "Ana") in told
    assert ("Document/L/LI/LBody/P", "$1,234.56") in told and ("Document/L/LI/Lbl", "Total") in told
    assert ("Document/P", "Le propongo dos caminos.") in told


def test_a_long_paragraph_is_one_even_across_pages(quoted):
    told = [text for path, text in leaves(tree(opened(render.quote_pdf(quoted)[0]))) if path == "Document/P"]
    assert "Pago de contado." in told and LONG in told


def test_the_record_of_a_service_is_told_as_well(solved):
    paper = render.pdf(service_record.compose(solved, timezone.now()))[0]
    told = list(leaves(tree(opened(paper))))
    assert told[:3] == [
        ("Document/P", "HARDCOM"), ("Document/H1", f"Acta de servicio {solved.pk}"), ("Document/P", "No imprime"),
    ]  # fmt: skip
    assert ("Document/H2", "El servicio") in told and ("Document/L/LI/LBody", "Cambié el cable.") in told


def test_an_english_paper_says_so(solved):
    with translation.override("en"):
        assert opened(render.pdf(service_record.compose(solved, timezone.now()))[0]).root_object["/Lang"] == "en"


def test_the_letters_travel_inside(quoted):
    for page in opened(render.quote_pdf(quoted)[0]).pages:
        for font in page["/Resources"]["/Font"].values():
            inside = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert inside["/FontFile2"].get_object().get_data()[:4] == b"\0\1\0\0" and "PTSans" in inside["/FontName"]


def test_nothing_in_it_does_anything(written, vico):
    hostile = "<img src=x onerror=y> \\) Tj /URI (http://x) \u202e\x07 漢字 🖨"
    quote = written(note=hostile, terms=hostile)
    actions.write_quote(quote, by=vico, alternatives=[{"title": hostile, "lines": [line(description=hostile)]}])
    paper = render.quote_pdf(actions.send_quote(quote, by=vico))[0]
    reader = opened(paper)
    assert not any("/Annots" in page or "/AA" in page for page in reader.pages) and not reader.attachments
    assert {"/AA", "/AcroForm", "/Names"}.isdisjoint(reader.root_object)
    assert heard(paper).count("<img src=x onerror=y> \\) Tj /URI (http://x) [U+6F22 U+5B57] [U+1F5A8]") == 4
    assert compose(quote).options[0].title.startswith("<img")
