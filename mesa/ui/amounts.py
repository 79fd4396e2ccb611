"""Money as it is read here: $1,234.50 MXN. The number was rounded where it was summed."""

from mesa.lib.money import cents


def money(amount, currency="MXN"):
    """With its currency always: a quote may be in dollars."""
    return "" if amount is None else f"${cents(amount):,} {currency}"
