"""A quote as its reader sees it: composed once in plain words, that the page, the PDF, the letters and the API dress.

Costs and margins are not here: nobody who reads this may see them.
"""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mesa.common import links
from mesa.lib.money import Totals, in_words, shown
from mesa.sales import clocks
from mesa.sales.links import seal
from mesa.sales.models import Alternative, Condition, Quote, TaxKind, Unit
from mesa.sales.models import Line as QuoteLine
from mesa.tickets.models import Ticket

WORK = (Unit.SERVICE, Unit.HOUR)


class Item(NamedTuple):
    """A line of an alternative, in words."""

    pk: int
    name: str
    detail: str  # condition, delivery, warranty: what the law wants beside the price
    quantity: str
    price: str
    discount: str
    amount: str
    tax: str  # «IVA 16 %»
    optional: bool


class Option(NamedTuple):
    """An alternative, in words."""

    pk: int
    title: str
    summary: str
    recommended: bool
    items: list[Item]
    sums: Totals
    rows: list[tuple[str, str]]  # (label, amount): everything between the lines and the total
    total: str
    words: str


class Offer(NamedTuple):
    """A version of a quote, in words."""

    folio: str
    version: int
    title: str
    subject: str
    house: str
    facts: list[tuple[str, str]]  # (label, words)
    note: str
    options: list[Option]
    taxed: str  # how the amounts and the totals relate
    terms: str
    code: str
    verify: str  # where the code is asked about
    sent_at: datetime | None


def compose(quote: Quote, without: Collection[int] = ()) -> Offer:
    """`quote` with its alternatives and their lines; nothing else is asked of the database for a paper."""
    ticket = quote.ticket
    named = {"folio": quote.folio, "version": quote.version}
    options = [option(alternative, quote.currency, without) for alternative in quote.alternatives.all()]
    return Offer(
        quote.folio,
        quote.version,
        _("Cotización %(folio)s, versión %(version)s") % named,
        ticket.subject,
        settings.BRAND.legal_name,
        [row for row in _facts(quote, ticket) if row[1]],
        quote.note,
        options,
        _taxed(),
        quote.terms,
        seal(quote),
        links.address("portal:verify_quote"),
        quote.sent_at,
    )


def option(alternative: Alternative, currency: str, without: Collection[int] = ()) -> Option:
    """One alternative; `without` are the optional lines (their ids) somebody left out."""
    lines = [line for line in alternative.lines.all() if line.pk not in without]
    sums = alternative.totals(without)
    return Option(
        alternative.pk,
        alternative.title,
        alternative.summary,
        alternative.recommended,
        [_item(line) for line in lines],
        sums,
        _rows(sums),
        shown(sums.total, currency),
        in_words(sums.total, currency, get_language()),
    )


def totalled(quote: Quote) -> list[tuple[str, str]]:
    """`[(title, total)]` of each alternative, tax included, as papers write amounts."""
    return [(one.title, shown(one.totals().total, quote.currency)) for one in quote.alternatives.all()]


def totals_of(alternative: Alternative) -> dict[str, Any]:
    """The same sums for a machine: decimal text, to the cent."""
    sums = alternative.totals()
    taxes = [{"percent": str(tax.percent), "base": str(tax.base), "amount": str(tax.amount)} for tax in sums.taxes]
    told = {name: str(getattr(sums, name)) for name in ("subtotal", "discount", "base", "total")}
    return told | {"taxes": taxes}


def day(on: datetime | date | None) -> str:
    """«24/12/2026»; "" for None. Of a moment, the day it was in the zone of the installation."""
    on = clocks.today(on) if isinstance(on, datetime) else on
    return f"{on:%d/%m/%Y}" if on else ""


def _facts(quote: Quote, ticket: Ticket) -> list[tuple[str, str]]:
    seller = quote.case.seller or quote.author
    return [
        (_("Para"), ticket.requester.name),
        (_("Ticket"), str(ticket.pk)),
        (_("Te atiende"), seller.name),
        (_("Enviada"), day(quote.sent_at)),
        (_("Vale hasta"), day(quote.valid_until)),
        (_("Moneda"), quote.get_currency_display()),
        (_("Tipo de cambio"), _rate(quote)),
        (_("Región fronteriza"), _border(quote)),
    ]


def _rate(quote: Quote) -> str:
    if quote.rate is None:
        return ""
    said = _("%(rate)s pesos por dólar, del %(day)s")
    return said % {"rate": f"{quote.rate.normalize():f}", "day": day(quote.rate_on)}


def _taxed() -> str:
    before = _("El importe de cada concepto es antes de IVA, el impuesto que lleva toda venta.")
    return before + " " + _("El total ya lo incluye: no se agrega nada más.")


def _border(quote: Quote) -> str:
    said = _("Se entrega en la región fronteriza, por una sucursal de esa región: por eso el IVA es el de ahí.")
    return said if quote.border else ""


def _item(line: QuoteLine) -> Item:
    return Item(
        line.pk,
        line.description,
        " · ".join(filter(None, [line.sku, _condition(line), _delivery(line), _warranty(line)])),
        f"{line.quantity.normalize():f} {line.measure}",
        shown(line.unit_price),
        _percent(line.discount_percent) if line.discount_percent else "",
        shown(line.amount),
        _tax(line),
        line.optional,
    )


def _condition(line: QuoteLine) -> str:
    """An hour of work is neither new nor used."""
    return "" if line.unit in WORK and line.condition == Condition.NEW else line.get_condition_display()


def _delivery(line: QuoteLine) -> str:
    days = line.delivery_days
    if not days and line.unit in WORK:
        return _("en la fecha que acordemos")
    if not days:
        return _("entrega inmediata, sujeta a existencia")
    return ngettext("entrega en %(days)s día hábil", "entrega en %(days)s días hábiles", days) % {"days": days}


def _warranty(line: QuoteLine) -> str:
    months = line.warranty_months
    if not months:
        return _("sin garantía adicional a la de ley")
    return ngettext("garantía de %(months)s mes", "garantía de %(months)s meses", months) % {"months": months}


def _tax(line: QuoteLine) -> str:
    if line.tax == TaxKind.EXEMPT:
        return _("exento de IVA")
    return _("IVA %(percent)s") % {"percent": _percent(line.tax_percent)}


def _percent(number: Decimal) -> str:
    return f"{number.normalize():f} %"


def _rows(sums: Totals) -> list[tuple[str, str]]:
    discount = [(_("Descuento"), f"-{shown(sums.discount)}"), (_("Base"), shown(sums.base))] if sums.discount else []
    charged = [tax for tax in sums.taxes if tax.percent]  # «IVA 0 %» would be untrue of what is exempt
    taxes = [(_("IVA %(percent)s") % {"percent": _percent(tax.percent)}, shown(tax.amount)) for tax in charged]
    return [(_("Subtotal"), shown(sums.subtotal)), *discount, *taxes]
