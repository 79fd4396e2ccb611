"""The rules of every room as tables, from the code: `bin/manage rules` prints them, docs/rules.md keeps them."""

from collections.abc import Callable, Iterator, Set
from importlib import import_module
from inspect import getdoc, isfunction
from types import ModuleType
from typing import NamedTuple

from django.apps import apps
from django.db.models import Choices, Model
from django.utils.module_loading import module_has_submodule

from mesa.common.rules import Rule, always

HEAD = """\
# Who may do what

Printed from the `rules.py` of every room by `bin/manage rules > docs/rules.md`; a test compares both, so this page is
never behind. The words, and the life of a ticket, are in [domain.md](domain.md).

Seeing comes before doing: who may not see a thing gets a 404, not a refusal. The desk itself acts by the clock in the
states of a rule, whoever is named beside it. A supervisor is a technician and a seller too.
"""
TABLE = "\n| Act | Who | In which states | When |\n|---|---|---|---|\n"
QUESTIONS = "\n### Asked before there is a thing, or of two\n\n| Question | The answer is yes for |\n|---|---|\n"


class Row(NamedTuple):
    act: str
    thing: type[Model]
    who: str
    states: str
    when: str


def page() -> str:
    """The whole of docs/rules.md. Raises LookupError for a function without the sentence that its row needs."""
    return HEAD + "".join(_room(config.label, rules) for config, rules in _rooms())


def _rooms() -> Iterator[tuple]:
    for config in apps.get_app_configs():
        if config.name.startswith("mesa.") and module_has_submodule(config.module, "rules"):
            yield config, import_module(f"{config.name}.rules")


def _room(label: str, rules: ModuleType) -> str:
    rows = [_row(name, rule) for name, rule in vars(rules).items() if isinstance(rule, Rule)]
    questions = [(name, sentence(ask)) for name, ask in vars(rules).items() if _is_question(name, ask, rules)]
    text = f"\n## {label.capitalize()}\n" if rows or questions else ""
    for thing in dict.fromkeys(row.thing for row in rows):
        text += f"\n### Of {_called(thing)}\n{TABLE}"
        text += "".join(f"| `{r.act}` | {r.who} | {r.states} | {r.when} |\n" for r in rows if r.thing == thing)
    if questions:
        text += QUESTIONS + "".join(f"| `{name}` | {answer} |\n" for name, answer in questions)
    return text


def _is_question(name: str, ask: object, rules: ModuleType) -> bool:
    return name.startswith("may_") and isfunction(ask) and ask.__module__ == rules.__name__


def _row(name: str, rule: Rule) -> Row:
    when = "" if rule.when is always else sentence(rule.when)
    return Row(name.lower(), rule.on, sentence(rule.who), _states(rule.states), when)


def sentence(function: Callable) -> str:
    """The first line of its docstring without the full stop."""
    if not (doc := getdoc(function)):
        raise LookupError(f"{function.__module__}.{function.__name__} has no docstring, and the table prints it")
    return doc.splitlines()[0].rstrip(".")


def _states(states: Set) -> str:
    kind: type[Choices] = type(next(iter(states)))
    every = list(kind)
    return "any" if set(every) == set(states) else ", ".join(state.value for state in every if state in states)


def _called(model: type[Model]) -> str:
    name = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"
