"""Whatever is quoted, every surface says the same amounts to the cent, and they are those of whoever sums by hand."""

import html
import re
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mesa.api.tests.conftest import Machine
from mesa.common.models import Spending
from mesa.documents.tests.reading import heard
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message
from mesa.sales import actions, links
from mesa.tickets.models import Event

DAY = datetime(2026, 11, 28, 18, tzinfo=UTC)  # the rate of the border is known for it
MONEY = re.compile(r"-?\$[\d,]+\.\d\d(?: (?:MXN|USD)\b)?")
RATES = {"general": 16, "border": 8, "zero": 0, "exempt": 0}
EXAMPLES = 8 if settings.get_current_profile_name() == "steady" else 250

LINE = st.fixed_dictionaries({
    "description": st.sampled_from(["Disco", "Servicio de instalación en sitio", "Licencia " * 12, "Ñandú «&» <b>"]),
    "unit": st.sampled_from(["PZA", "SERV", "LIC", "HR"]),
    "quantity": st.decimals("0.001", "999.999", places=3) | st.integers(1, 9).map(Decimal),
    "unit_price": st.decimals("0", "9999999.99", places=2) | st.decimals("0", "0.05", places=2),
    "unit_cost": st.decimals("0", "9999999.99", places=2),
    "discount_percent": st.just(Decimal(0)) | st.decimals("0", "100", places=2),
    "tax": st.sampled_from(sorted(RATES)),
    "optional": st.booleans(),
})  # fmt: skip
QUOTE = st.fixed_dictionaries({
    "currency": st.sampled_from(["MXN", "USD"]),
    "border": st.booleans(),
    "alternatives": st.lists(st.lists(LINE, min_size=1, max_size=12), min_size=1, max_size=4),
})  # fmt: skip
HALVES = {"description": "Media", "unit": "PZA", "quantity": Decimal("0.005"), "unit_price": Decimal("1.00")} | {
    "unit_cost": Decimal(0), "discount_percent": Decimal("0.01"), "tax": "general", "optional": False,
}  # fmt: skip
EDGE = {"currency": "USD", "border": True, "alternatives": [[HALVES] * 12, [HALVES | {"tax": "exempt"}]] * 2}


def cents(amount):
    """Half up, in whole cents."""
    return floor(amount * 100 + Fraction(1, 2))


def said(amount, currency=""):
    sign = "-" if amount < 0 else ""
    return f"{sign}${abs(amount) // 100:,}.{abs(amount) % 100:02d} {currency}".rstrip()


class Sum:
    """An alternative, summed by hand."""

    def __init__(self, lines, border):
        self.lines = lines
        exact = [Fraction(one["quantity"]) * Fraction(one["unit_price"]) for one in lines]
        kept = [
            gross * (100 - Fraction(one["discount_percent"])) / 100 for gross, one in zip(exact, lines, strict=True)
        ]
        self.amounts = [cents(amount) for amount in kept]
        self.subtotal, self.base = sum(map(cents, exact)), sum(self.amounts)
        rates = [8 if border and one["tax"] == "general" else RATES[one["tax"]] for one in lines]
        bases = {rate: sum(a for a, r in zip(self.amounts, rates, strict=True) if r == rate) for rate in rates}
        self.taxes = {rate: cents(Fraction(bases[rate] * rate, 10000)) for rate in sorted(bases, reverse=True)}
        self.total = self.base + sum(self.taxes.values())

    def rows(self):
        discount = self.subtotal - self.base
        cut = [said(-discount), said(self.base)] if discount else []
        charged = [said(tax) for rate, tax in self.taxes.items() if rate]
        return [said(self.subtotal), *cut, *charged]

    def read(self, currency):
        """The amounts of an alternative, in the order they are read."""
        lines = [
            part
            for one, amount in zip(self.lines, self.amounts, strict=True)
            for part in (said(amount), said(cents(Fraction(one["unit_price"]))))
        ]
        return [said(self.total, currency), *lines, *self.rows(), said(self.total, currency)]


def shown(page, within="main"):
    """The amounts of a page, in order; not those of its index."""
    inside = re.sub(
        r"<nav\b.*?</nav>", "", re.search(rf"<{within}\b.*</{within}>", page, re.DOTALL)[0], flags=re.DOTALL
    )
    return MONEY.findall(html.unescape(re.sub(r"<[^>]+>", " ", inside)))


def letters(kind, ticket):
    dispatch_events(timezone.now())
    event = Event.objects.filter(ticket=ticket, kind=kind).latest("pk")
    return Message.objects.filter(key__startswith=f"event-{event.pk}-")


def told(letter):
    return MONEY.findall(" ".join(letter.text.split())), shown(letter.html, "body")


def asked(machine, quote):
    (one, *_others) = machine.get(f"/tickets/{quote.ticket.pk}/quotes").json()["items"]
    return [
        [Decimal(part[name]) for name in ("subtotal", "discount", "base")]
        + [[Decimal(tax["amount"]) for tax in part["taxes"]], Decimal(part["total"])]
        + [[Decimal(line["amount"]) for line in part["lines"]]]
        for part in one["alternatives"]
    ]


def pesos(amount):
    return Decimal(amount) / 100


def summed(one):
    taxes, amounts = [pesos(tax) for tax in one.taxes.values()], [pesos(amount) for amount in one.amounts]
    return [pesos(one.subtotal), pesos(one.subtotal - one.base), pesos(one.base), taxes, pesos(one.total), amounts]


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(DAY):
        yield


def send(case, vico, susi, drawn):
    quote = actions.draft_quote(case, by=vico)
    dollars = {"rate": Decimal("18.2345"), "rate_on": DAY.date()} if drawn["currency"] == "USD" else {}
    parts = [{"title": f"Alternativa {n}", "lines": lines} for n, lines in enumerate(drawn["alternatives"], 1)]
    facts = {"currency": drawn["currency"], "border": drawn["border"], **dollars}
    actions.write_quote(quote, by=vico, alternatives=parts, **facts)
    return actions.send_quote(actions.approve_quote(quote, by=susi), by=vico)


def check_sent(quote, sums, browser, machine):
    currency, where = quote.currency, f"/tickets/{quote.ticket.pk}/cotizaciones/{quote.pk}/"
    read = [amount for one in sums for amount in one.read(currency)]
    assert shown(browser.get(where).text) == read
    assert MONEY.findall(heard(browser.get(f"{where}cotizacion.pdf").content)) == read
    totals = [said(one.total, currency) for one in sums]
    (letter,) = letters("quote_sent", quote.ticket)
    assert told(letter) == (totals, totals)
    assert asked(machine, quote) == [summed(one) for one in sums]
    checked = browser.post("/verificar-cotizacion/", {"folio": quote.folio, "code": links.seal(quote)})
    assert shown(checked.text) == totals


def check_accepted(quote, drawn, browser):
    """The last alternative, without its optional lines (but one, if all of them are)."""
    currency, where = quote.currency, f"/tickets/{quote.ticket.pk}/cotizaciones/{quote.pk}/"
    chosen, lines = quote.alternatives.last(), drawn["alternatives"][-1]
    rows = list(chosen.lines.all())
    kept = [n for n, one in enumerate(lines) if not one["optional"]] or [0]
    one = Sum([lines[n] for n in kept], drawn["border"])
    yes = {"alternative": chosen.pk, "optional": [rows[n].pk for n in kept if lines[n]["optional"]]}
    assert shown(browser.get(f"{where}aceptar/", yes).text) == one.read(currency)
    browser.post(f"{where}aceptar/", yes | {"name": "Ana", "terms": "on", "privacy": "on"})
    quote.refresh_from_db()
    total = said(one.total, currency)
    assert quote.decision.total == pesos(one.total)
    assert shown(browser.get(where).text)[0] == total
    assert shown(browser.get(f"/tickets/{quote.ticket.pk}/").text) == [total]
    amounts = {letter.to: told(letter) for letter in letters("quote_accepted", quote.ticket)}
    assert amounts["ana@example.org"] == amounts["vico@example.org"] == ([total], [total])
    assert amounts.get("tere@example.org", ([], [])) == ([], [])


@pytest.mark.slow
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@example(drawn=EDGE)
@given(drawn=QUOTE)
def test_every_surface_says_what_is_summed_by_hand(drawn, case, ana, vico, susi, texts):
    browser, machine = Client(), Machine(ana)
    browser.force_login(ana)
    cache.clear()
    Spending.objects.all().delete()
    with transaction.atomic():
        quote = send(actions.take_case(case, by=vico), vico, susi, drawn)
        sums = [Sum(lines, drawn["border"]) for lines in drawn["alternatives"]]
        check_sent(quote, sums, browser, machine)
        check_accepted(quote, drawn, browser)
        transaction.set_rollback(True)
