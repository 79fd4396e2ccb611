"""Products that rows speak of without their key: found by their words, and chosen."""

from mesa.lib import keyset
from mesa.sales import promises
from mesa.sales.models import Product

SHOWN, LOOKED_FOR = 6, 20  # products beside a row; rows in one answer


def looked_for(data, user, do):
    """`(what was typed, with the key of each row that was found or chosen, {row: products to choose from})`."""
    act, _colon, said = do.partition(":")
    if act == "pick":
        row, _colon, pk = said.partition(":")
        chosen = Product.objects.visible_to(user).offered().filter(pk=keyset.number(pk) or 0).first()
        return _with(data, {row: chosen} if chosen else {}), {}
    if act != "fill":
        return data, {}
    asked, offers, sure = Product.objects.visible_to(user).offered(), {}, {}
    for row in _unnamed(data)[:LOOKED_FOR]:
        found = list(asked.matching(data[f"{row}-description"])[:SHOWN])
        if len(found) == 1:
            sure[row] = found[0]
        elif found:
            offers[row] = found
    return _with(data, sure), offers


def _unnamed(data):
    """Rows with words and neither a key nor a price: what has one was written on purpose."""
    rows = [
        f"a{n}-l{m}"
        for n in range(promises.ALTERNATIVES)
        for m in range(min(keyset.number(data.get(f"a{n}-rows")) or 0, promises.LINES))
    ]
    return [
        row
        for row in rows
        if data.get(f"{row}-description", "").strip()
        and not data.get(f"{row}-sku", "").strip()
        and not data.get(f"{row}-unit_price", "").strip()
    ]


def _with(data, chosen):
    """The key of each, and room for what the catalogue says of it."""
    data = data.copy()
    for row, product in chosen.items():
        data[f"{row}-sku"], data[f"{row}-description"] = product.sku, ""
    return data
