"""How much a report says, and what else would help: the more information, the sooner the solution."""

from typing import NamedTuple

from django.utils.translation import gettext as _

ENOUGH = 80  # letters after which a description tells a story


class Hint(NamedTuple):
    field: str
    weight: int
    words: str
    done: bool
    least: int = 1  # letters that count as an answer


def hints(said, files):
    """`said` is what was typed, by field. The weights add up to a hundred."""
    wanted = [
        ("description", 25, _("contar con más detalle qué hacías y qué pasó"), ENOUGH),
        ("files", 20, _("una captura o una foto"), 1),
        ("error_text", 15, _("el mensaje de error, letra por letra"), 1),
        ("equipment", 10, _("en qué equipo pasa"), 1),
        ("since", 10, _("desde cuándo pasa"), 1),
        ("changed", 10, _("qué cambió antes de que empezara"), 1),
        ("internet", 5, _("si el equipo tiene Internet"), 1),
        ("available", 5, _("a qué horas te encontramos"), 1),
    ]
    said = dict(said, files="x" if files else "", equipment=said.get("equipment") or said.get("brand") or "")
    return [
        Hint(field, weight, words, len(str(said.get(field) or "").strip()) >= least, least)
        for field, weight, words, least in wanted
    ]


def percent(found):
    return sum(hint.weight for hint in found if hint.done)
