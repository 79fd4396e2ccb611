"""The page of a quote and its paper: every word of one is in the other, in the same order."""

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from mesa.accounts.models import User
from mesa.documents.tests.reading import heard
from mesa.sales import actions
from mesa.sales.tests.conftest import line

BESIDE = {"a", "button", "details", "nav", "script", "svg"}  # what one does with a page, and no paper does
EMPTY = {"br", "hr", "img", "input", "link", "meta"}
DAY = date(2026, 11, 27)
NOTE = "Buenos días, Ana.\n\nDos caminos:\nuno «corto» & otro <largo>."


class Reader(HTMLParser):
    """The words of `<main>`, without its links, buttons, notices and faces; its facts apart."""

    def __init__(self):
        super().__init__()
        self.open, self.words, self.silent, self.facts, self.inside = [], [], [], [], 0

    def handle_starttag(self, tag, attrs):
        if tag in EMPTY:
            return
        self.open.append(tag)
        classes = set((dict(attrs).get("class") or "").split())
        if tag in BESIDE or classes & {"alert", "person", "card--sunken", "quote__choice"}:
            self.silent.append(len(self.open))
        if "facts" in classes:
            self.inside = len(self.open)

    def handle_endtag(self, tag):
        if tag in EMPTY:
            return
        if self.silent and self.silent[-1] == len(self.open):
            self.silent.pop()
        if self.inside == len(self.open):
            self.inside = 0
        self.open.pop()

    def handle_data(self, data):
        if "main" in self.open and (self.inside or not self.silent):
            (self.facts if self.inside else self.words).extend(data.split())


def read(page):
    reader = Reader()
    reader.feed(page)
    return reader.words, reader.facts


@pytest.fixture
def whole(written, vico, susi):
    """All that a quote can say: dollars, discounts, days, months, options, what each thing is."""
    lines = [
        line(description="Disco SSD", sku="SSD-1", discount_percent=Decimal("12.5"), condition="refurbished"),
        line(description="Licencia & soporte", tax="exempt", warranty_months=1, delivery_days=1, optional=True),
        line(description="Hora en sitio", quantity=Decimal("2.5"), unit="HR", delivery_days=3, warranty_months=0),
    ]
    terms, rate = "Pago de contado.\n\nEntrega en tu oficina.", {"rate": Decimal("18.2345"), "rate_on": DAY}
    quote = written(note=NOTE, terms=terms, currency="USD", **rate)
    parts = [
        {"title": "Todo junto", "summary": "Lo de hoy y lo de mañana", "lines": lines, "recommended": True},
        *({"title": f"Camino {n}", "lines": lines[n - 1 :]} for n in (1, 2, 3)),
    ]
    actions.write_quote(quote, by=vico, alternatives=parts)
    return actions.send_quote(actions.approve_quote(quote, by=susi), by=vico)


@pytest.mark.parametrize(("language", "total"), [("es-mx", "Total a pagar, con IVA incluido"), ("en", "Total to pay")])
def test_every_word_of_the_page_is_on_the_paper_in_its_order(client, whole, ana, texts, language, total):
    User.objects.filter(pk=ana.pk).update(language=language)
    client.force_login(User.objects.get(pk=ana.pk))
    where = f"/tickets/{whole.ticket.pk}/cotizaciones/{whole.pk}/"
    page, facts = read(client.get(where).text)
    paper = heard(client.get(f"{where}cotizacion.pdf").content).split()
    assert paper.pop().endswith("/verificar-cotizacion/")
    begins = paper.index(facts[0])
    assert paper[begins : begins + len(facts)] == facts
    assert paper[:begins] + paper[begins + len(facts) :] == page
    assert total in " ".join(page) and " ".join(NOTE.split()) in " ".join(page) and len(page) > 300


def test_the_paper_is_the_same_once_it_is_accepted(client, whole, ana, texts):
    client.force_login(ana)
    where = f"/tickets/{whole.ticket.pk}/cotizaciones/{whole.pk}/cotizacion.pdf"
    before = client.get(where).content
    actions.accept_quote(whole, by=ana, alternative=whole.alternatives.first(), name="Ana")
    assert client.get(where).content == before
