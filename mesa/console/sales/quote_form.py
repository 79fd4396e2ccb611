"""All of a quote on one page: its forms, read from a draft or from what was typed, and what they sum."""

import hashlib
import json
from decimal import Decimal
from typing import NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.lib import keyset
from mesa.lib.money import Priced, cents, margin, totals
from mesa.sales import clocks, promises, taxes
from mesa.sales.models import Product, TaxKind
from mesa.ui.amounts import money

from . import quote_moves
from .forms import AlternativeForm, LineForm, QuoteForm

MOVES = (*quote_moves.ON_ROWS, "twin")
TOTALS = ("subtotal", "discount", "tax", "total", "margin")
ROWS, MORE, FIRST = promises.LINES, 5, 3  # of all alternatives together; at once; in an empty alternative
ROOM = ROWS + 40  # what is drawn again when more was sent, so that nothing that was typed is lost
FACTS = ("currency", "rate", "rate_on", "border", "valid_until", "terms", "note")
FILLED = ("description", "unit", "tax", "delivery_days", "warranty_months")
SAID = (
    "sku", "description", "condition", "unit", "quantity", "unit_price", "unit_cost", "discount_percent", "tax",
    "delivery_days", "warranty_months", "optional",
)  # fmt: skip


class Part(NamedTuple):
    """One alternative: its form, its rows, what they sum as they are, what that leaves, and what each row comes to
    (None for a row that does not count, or not yet)."""

    form: object
    rows: list
    sums: object = None
    margin: object = None
    amounts: list = []

    def shown(self, currency):
        """Its totals as they are read: name → text."""
        if self.sums is None:
            return dict.fromkeys(TOTALS, "—")
        told = {name: getattr(self.sums, name) for name in ("subtotal", "discount", "total")}
        told["tax"] = self.sums.total - self.sums.base
        left = "—" if self.margin is None else f"{self.margin} %"
        return {name: money(amount, currency) for name, amount in told.items()} | {"margin": left}


class Sheet:
    def __init__(self, form, parts, recommended, seen, products=None):
        self.form, self.parts, self.recommended, self.seen = form, parts, recommended, seen
        self._products = products or {}

    @classmethod
    def of(cls, quote):
        """As the draft is, with room to go on."""
        form = QuoteForm(initial={name: getattr(quote, name) for name in FACTS})
        found = list(quote.alternatives.all())
        parts = [
            _blank(
                n,
                {"title": one.title, "summary": one.summary},
                [_shown(line) for line in one.lines.all()],
                part=Part(None, [], one.totals(), one.margin()),
            )
            for n, one in enumerate(found)
        ]
        parts = parts or [_blank(0, {"title": _("Alternativa %(number)s") % {"number": 1}}, [])]
        recommended = next((str(n) for n, one in enumerate(found) if one.recommended), "")
        return cls(form, parts, recommended, stamp(quote))

    @classmethod
    def typed(cls, data, user):
        """As it was typed; what the catalogue knows of a key that was written alone is filled in."""
        data = data.copy()
        size = min(max(keyset.number(data.get("parts")) or 0, 1), promises.ALTERNATIVES)
        rows = [min(keyset.number(data.get(f"a{n}-rows")) or 0, ROOM) for n in range(size)]
        skus = {data.get(f"a{n}-l{m}-sku", "").strip() for n in range(size) for m in range(rows[n])} - {""}
        offered = Product.objects.visible_to(user).offered().filter(sku__in=skus) if skus else ()
        products = {product.sku: product for product in offered}
        for prefix in (f"a{n}-l{m}" for n in range(size) for m in range(rows[n])):
            _fill(data, prefix, products)
        form = QuoteForm(data)
        rates = _rates(bool(data.get("border")))
        parts = [_part(data, n, rows[n], rates) for n in range(size)]
        return cls(form, parts, data.get("recommended", ""), data.get("seen", ""), products)

    def is_valid(self):
        rows = [row for part in self.parts for row in part.rows if not _dropped(row)]
        return not self.is_long and all(
            [self.form.is_valid(), *(form.is_valid() for part in self.parts for form in [part.form, *rows])]
        )

    @property
    def many(self):
        """Rows that say something, of all alternatives."""
        return sum(row.has_changed() and not _dropped(row) for part in self.parts for row in part.rows)

    @property
    def is_long(self):
        return self.many > ROWS

    @property
    def is_full(self):
        return sum(len(part.rows) for part in self.parts) >= ROWS

    @property
    def facts(self):
        return {name: self.form.cleaned_data[name] for name in FACTS}

    def alternatives(self):
        """What the act takes, without the rows that say nothing."""
        return [
            part.form.cleaned_data
            | {
                "recommended": str(n) == self.recommended,
                "lines": [self._line(row) for row in part.rows if _counts(row)],
            }
            for n, part in enumerate(self.parts)
        ]

    def grown(self, do):
        """The same page with more rows, or without or with one more alternative; what was typed stays, unjudged."""
        act, _colon, which = do.partition(":")
        if act in MOVES:
            return self._moved(do)
        parts = [(_raw(part.form), [_raw(row) for row in part.rows if not _dropped(row)], part) for part in self.parts]
        chosen, recommended = keyset.number(which) or 0, self.recommended
        if act == "less" and len(parts) > 1:
            del parts[min(chosen, len(parts) - 1)]
            recommended = "" if which == recommended else recommended
        if act == "alternative" and len(parts) < promises.ALTERNATIVES:
            parts.append(({"title": _("Alternativa %(number)s") % {"number": len(parts) + 1}}, [], None))
        room = max(ROWS - sum(len(rows) for _said, rows, _part in parts), 0)
        fresh = [
            _blank(n, said, rows, min(MORE, room) if act == "rows" and n == chosen else 0, part)
            for n, (said, rows, part) in enumerate(parts)
        ]
        return Sheet(QuoteForm(initial=_raw(self.form)), fresh, recommended, self.seen)

    def _moved(self, do):
        parts = [(_raw(part.form), [(_raw(row), row.has_changed()) for row in part.rows]) for part in self.parts]
        changed = quote_moves.moved(parts, do, ROWS)
        old = [None if n in changed else part for n, part in enumerate(self.parts)]
        old += [None] * (len(parts) - len(old))  # what changed is summed again when somebody asks
        fresh = [
            _blank(n, said, [row for row, _full in rows], 0 if rows else None, old[n])
            for n, (said, rows) in enumerate(parts)
        ]
        return Sheet(QuoteForm(initial=_raw(self.form)), fresh, self.recommended, self.seen)

    def forms(self):
        rows = [row for part in self.parts for row in part.rows if not _dropped(row)]
        return [self.form, *(part.form for part in self.parts), *rows]

    @property
    def blank(self):
        """What the page copies for one more row."""
        return LineForm(prefix="aN-lM")

    def _line(self, row):
        said = {name: row.cleaned_data[name] for name in SAID}
        return said | {"product": self._products.get(said["sku"])}


def stamp(quote):
    """What a draft says, in short: another one means that somebody wrote meanwhile."""
    facts = {name: getattr(quote, name) for name in FACTS}
    said = [
        [one.title, one.summary, one.recommended, [_shown(row) for row in one.lines.all()]]
        for one in quote.alternatives.all()
    ]
    return hashlib.sha256(json.dumps([facts, said], cls=DjangoJSONEncoder).encode()).hexdigest()[:16]


def _shown(line):
    said = {name: getattr(line, name) for name in SAID}
    return said | {name: f"{said[name].normalize():f}" for name in ("quantity", "discount_percent")}


def _blank(number, said, rows, extra=None, part=None):
    extra = (FIRST if not rows else 1) if extra is None else extra
    form = AlternativeForm(prefix=f"a{number}", initial=said)
    fresh = [LineForm(prefix=f"a{number}-l{m}", initial=row) for m, row in enumerate([*rows, *([None] * extra)])]
    return Part(form, fresh, part and part.sums, part and part.margin)


def _part(data, number, size, rates):
    rows = [
        LineForm(data, prefix=f"a{number}-l{m}", empty_permitted=True, use_required_attribute=False)
        for m in range(size)
    ]
    priced = [_priced(row.cleaned_data, rates) if row.is_valid() and _counts(row) else None for row in rows]
    counted = [(row.cleaned_data, price) for row, price in zip(rows, priced, strict=True) if price]
    sums = totals(price for _said, price in counted)
    cost = sum((cents(said["quantity"] * said["unit_cost"]) for said, _price in counted), Decimal(0))
    amounts = [price and price.amount for price in priced]
    return Part(AlternativeForm(data, prefix=f"a{number}"), rows, sums, margin(sums.base, cost), amounts)


def _priced(said, rates):
    return Priced(said["quantity"], said["unit_price"], said["discount_percent"], rates[said["tax"]])


def _fill(data, prefix, products):
    """Only what is empty, and money only in its own currency."""
    product = products.get(data.get(f"{prefix}-sku", "").strip())
    if product is None or data.get(f"{prefix}-description", "").strip():
        return
    data[f"{prefix}-description"] = f"{product.brand} {product.name}".strip()
    for name in FILLED[1:]:
        data[f"{prefix}-{name}"] = str(getattr(product, name))
    if product.currency == data.get("currency"):
        for name, value in (("unit_price", product.price), ("unit_cost", product.cost)):
            data[f"{prefix}-{name}"] = data.get(f"{prefix}-{name}") or str(value)


def _rates(border):
    today, found = clocks.today(timezone.now()), {}
    for kind in (TaxKind.GENERAL, TaxKind.ZERO, TaxKind.EXEMPT):
        try:
            found[kind.value] = taxes.percent(kind, today, border=border)
        except taxes.NoRate:  # the form says so
            found[kind.value] = taxes.percent(kind, today)
    return found


def _counts(row):
    return row.has_changed() and not _dropped(row) and bool(row.cleaned_data)


def _dropped(row):
    return bool(row.data.get(row.add_prefix("drop")))


def _raw(form):
    return {name: form[name].value() for name in form.fields if name != "drop"}
