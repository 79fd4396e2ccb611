"""The page of a quote and its paper: every word of one is in the other, in the same order."""

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from mesa.accounts.models import User
from mesa.acta.tests.reading import heard
from mesa.sales import actions
from mesa.sales.tests.conftest import line

BESIDE = {"a", "button", "details", "script", "svg"}  # what one does with a page, and no paper does
EMPTY = {"br", "hr", "img", "input", "link", "meta"}
DAY = date(2026, 11, 27)
NOTE = "Buenos días, Ana.\n\nDos caminos:\nuno «corto» & otro <largo>."


class Reader(HTMLParser):
    """The words of `<main>`, without its links, buttons and notices."""

    def __init__(self):
        super().__init__()
        self.open, self.words, self.silent = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag in EMPTY:
            return
        self.open.append(tag)
        if tag in BESIDE or "alert" in (dict(attrs).get("class") or "").split():
            self.silent.append(len(self.open))

    def handle_endtag(self, tag):
        if tag in EMPTY:
            return
        if self.silent and self.silent[-1] == len(self.open):
            self.silent.pop()
        self.open.pop()

    def handle_data(self, data):
        if "main" in self.open and not self.silent:
            self.words += data.split()


def read(page):
    reader = Reader()
    reader.feed(page)
    return reader.words


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
    page = read(client.get(where).text)
    paper = heard(client.get(f"{where}cotizacion.pdf").content).split()
    assert paper[-1].endswith("/verificar-cotizacion/") and page == paper[:-1]
    assert total in " ".join(page) and " ".join(NOTE.split()) in " ".join(page) and len(page) > 300


def test_the_paper_has_no_more_and_no_less_once_it_is_accepted(client, whole, ana, texts):
    actions.accept_quote(whole, by=ana, alternative=whole.alternatives.first(), name="Ana")
    client.force_login(ana)
    where = f"/tickets/{whole.ticket.pk}/cotizaciones/{whole.pk}/"
    page = read(client.get(where).text)
    assert page == heard(client.get(f"{where}cotizacion.pdf").content).split()[:-1]
