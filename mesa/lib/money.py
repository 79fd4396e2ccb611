"""Amounts of money: decimals to the cent, rounded half up, and sums that always add up."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from . import english

CENT, HUNDRED, ZERO = Decimal("0.01"), Decimal(100), Decimal("0.00")
ONES = (
    "", "UN", "DOS", "TRES", "CUATRO", "CINCO", "SEIS", "SIETE", "OCHO", "NUEVE", "DIEZ", "ONCE", "DOCE", "TRECE",
    "CATORCE", "QUINCE", "DIECISÉIS", "DIECISIETE", "DIECIOCHO", "DIECINUEVE", "VEINTE", "VEINTIÚN", "VEINTIDÓS",
    "VEINTITRÉS", "VEINTICUATRO", "VEINTICINCO", "VEINTISÉIS", "VEINTISIETE", "VEINTIOCHO", "VEINTINUEVE",
)  # fmt: skip
TENS = ("", "", "", "TREINTA", "CUARENTA", "CINCUENTA", "SESENTA", "SETENTA", "OCHENTA", "NOVENTA")
HUNDREDS = (
    "", "CIENTO", "DOSCIENTOS", "TRESCIENTOS", "CUATROCIENTOS", "QUINIENTOS", "SEISCIENTOS", "SETECIENTOS",
    "OCHOCIENTOS", "NOVECIENTOS",
)  # fmt: skip
NAMED = {"MXN": ("PESO", "PESOS", "M.N."), "USD": ("DÓLAR", "DÓLARES", "USD")}


def cents(amount: Decimal) -> Decimal:
    """Rounded half up to two decimals."""
    return amount.quantize(CENT, ROUND_HALF_UP)


class Priced(NamedTuple):
    """What a line needs to be summed: decimals; percents from 0 to 100."""

    quantity: Decimal
    unit_price: Decimal
    discount_percent: Decimal
    tax_percent: Decimal

    @property
    def gross(self) -> Decimal:
        """Quantity by price, to the cent, before discount and tax."""
        return cents(self.quantity * self.unit_price)

    @property
    def amount(self) -> Decimal:
        """With its discount, without tax: what is printed beside the line."""
        return cents(self.quantity * self.unit_price * (HUNDRED - self.discount_percent) / HUNDRED)


class Tax(NamedTuple):
    percent: Decimal
    base: Decimal
    amount: Decimal


class Totals(NamedTuple):
    """`subtotal - discount = base` and `base + taxes = total`, to the cent, whatever the lines are."""

    subtotal: Decimal
    discount: Decimal
    base: Decimal
    taxes: tuple[Tax, ...]
    total: Decimal


def totals(lines: Iterable[Priced]) -> Totals:
    """Tax is taken once for each rate, on the sum of its lines."""
    lines, bases = list(lines), defaultdict[Decimal, Decimal](lambda: ZERO)
    for line in lines:
        bases[line.tax_percent] += line.amount
    taxes = tuple(Tax(rate, base, cents(base * rate / HUNDRED)) for rate, base in sorted(bases.items(), reverse=True))
    subtotal, base = sum((line.gross for line in lines), ZERO), sum(bases.values(), ZERO)
    return Totals(subtotal, subtotal - base, base, taxes, base + sum((tax.amount for tax in taxes), ZERO))


def margin(price: Decimal, cost: Decimal) -> Decimal | None:
    """Percent of the price that is not cost, to the cent; None of what is given away."""
    return cents((price - cost) * HUNDRED / price) if price else None


def in_words(amount: Decimal, currency: str, language: str = "es") -> str:
    """«TRES MIL OCHOCIENTOS SESENTA Y SEIS PESOS 64/100 M.N.», below a billion; or the same in English ("en").

    KeyError for a currency that is not in `NAMED`.
    """
    whole, part = divmod(int(cents(amount) * 100), 100)
    if language == "en":
        one, many, mark = english.CURRENCIES[currency]
        return f"{english.spelled(whole)} {one if whole == 1 else many} {part:02d}/100 {mark}"
    one, many, mark = NAMED[currency]
    of = " DE" if whole and whole % 1_000_000 == 0 else ""
    return f"{spelled(whole)}{of} {one if whole == 1 else many} {part:02d}/100 {mark}"


def spelled(number: int) -> str:
    """A whole number, below a billion, in Spanish capitals: 21 → "VEINTIÚN"."""
    if number == 0:
        return "CERO"
    millions, rest = divmod(number, 1_000_000)
    thousands, units = divmod(rest, 1000)
    said = []
    if millions:
        said.append("UN MILLÓN" if millions == 1 else f"{spelled(millions)} MILLONES")
    if thousands:
        said.append("MIL" if thousands == 1 else f"{_below(thousands)} MIL")
    if units:
        said.append(_below(units))
    return " ".join(said)


def _below(number: int) -> str:
    if number == 100:
        return "CIEN"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = ONES[rest] if rest < 30 else TENS[tens] + (f" Y {ONES[ones]}" if ones else "")
    return " ".join(filter(None, (HUNDREDS[hundreds], small)))


def shown(amount: Decimal, currency: str = "") -> str:
    """«$1,234.56 MXN», the same on every paper."""
    return f"${cents(amount):,.2f} {currency}".rstrip()
