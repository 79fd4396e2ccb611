"""Odd and hostile messages, each named for what it is, and what becomes of it."""

from . import alphabets, kinds, more, quotes, senders, shapes

CORPUS = {
    f"{module.__name__.rpartition('.')[2]}-{name}": case
    for module in (alphabets, shapes, senders, kinds, quotes, more)
    for name, case in module.CASES.items()
}
