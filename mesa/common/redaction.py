"""What nobody should send us is taken out of every text before it is stored: money and passwords."""

from django.utils.translation import gettext as _

from mesa.lib.redaction import ACCESS, CARD, CLABE, IBAN, redact


def label(kind):
    """What stands where it was, in the language of who wrote."""
    return {
        CARD: _("[tarjeta retirada]"),
        CLABE: _("[CLABE retirada]"),
        IBAN: _("[IBAN retirado]"),
        ACCESS: _("[acceso remoto retirado]"),
    }.get(kind, _("[contraseña retirada]"))


def clean(text):
    """`(text, kinds removed)`."""
    return redact(text, label)


def clean_facts(model, facts):
    """The same for the columns of a model: `(facts, kinds removed)`; what stands in place never outgrows the column."""
    kept, removed = dict(facts), []
    for name, value in facts.items():
        if isinstance(value, str) and value:
            words, kinds = clean(value)
            if kinds:
                kept[name] = words[: model._meta.get_field(name).max_length]
                removed += kinds
    return kept, removed


def clean_words(said):
    """Whatever a draft holds, without what it must not keep."""
    return {name: clean(value)[0] if isinstance(value, str) else value for name, value in said.items()}
