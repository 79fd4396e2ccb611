"""What nobody should send us is taken out of every text before it is stored: money and passwords."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from mesa.lib.redaction import ACCESS, CARD, CLABE, IBAN, find, redact


def label(kind: str) -> str:
    """What stands where it was, in the language of who wrote."""
    return {
        CARD: _("[tarjeta retirada]"),
        CLABE: _("[CLABE retirada]"),
        IBAN: _("[IBAN retirado]"),
        ACCESS: _("[acceso remoto retirado]"),
    }.get(kind, _("[contraseña retirada]"))


def named(kind: str) -> str:
    """What it is, in a sentence to who wrote it."""
    return {
        CARD: _("un número de tarjeta"),
        CLABE: _("una CLABE"),
        IBAN: _("un número de cuenta"),
        ACCESS: _("datos de acceso remoto"),
    }.get(kind, _("una contraseña"))


def warning(said: Mapping[str, Any]) -> str:
    """What will be taken out of these words of a form, told while they may still be mended; "" when nothing will."""
    texts = [value for value in said.values() if isinstance(value, str)]
    kinds = dict.fromkeys(found.kind for text in texts for found in find(text))
    if not kinds:
        return ""
    words = _("Parece que escribiste %(what)s. No hace falta: lo quitaremos antes de guardar tu mensaje.")
    return words % {"what": _(" y ").join(map(named, kinds))}


def clean(text: str) -> tuple[str, list[str]]:
    """`(text, kinds removed)`, with a label in place of each card, account, password and remote access."""
    return redact(text, label)


def clean_facts(model: type[Model], facts: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The same for the columns of a model: `(facts, kinds removed)`; what stands in place never outgrows the column."""
    kept, removed = dict(facts), []
    for name, value in facts.items():
        if isinstance(value, str) and value:
            words, kinds = clean(value)
            if kinds:
                kept[name] = words[: getattr(model._meta.get_field(name), "max_length", None)]
                removed += kinds
    return kept, removed


def clean_words(said: Mapping[str, Any]) -> dict[str, Any]:
    """Whatever a draft holds, without what it must not keep."""
    return {name: clean(value)[0] if isinstance(value, str) else value for name, value in said.items()}
