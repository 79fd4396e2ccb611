"""Rules: who may do what to which kind of thing, in which states, and when. What every room's `rules.py` is made of."""

from collections.abc import Callable, Collection, Set
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from django.apps import apps
from django.db.models import Model
from django.utils.module_loading import module_has_submodule


class Thing(Protocol):
    """What a rule is asked of: a row that has a status."""

    @property
    def status(self) -> str:
        """One of the states of its kind."""


class Versioned(Protocol):
    """A row that counts its changes."""

    pk: Any
    version: Any  # a number; as a column it has two types, of the class and of the row


class Conflict(Exception):
    """Somebody else changed the ticket since this person looked; `ticket` is as it is now."""

    def __init__(self, ticket: Versioned) -> None:
        super().__init__(f"#{ticket.pk} is at version {ticket.version}")
        self.ticket = ticket


def always(thing: object) -> bool:
    """Whatever else is true."""
    return True


def nobody(user: object, thing: object) -> bool:
    """Only the desk itself, by the clock."""
    return False


class Rule(NamedTuple):
    """May be asked for `who`, `states` and `when` by themselves; `may` asks all three."""

    on: type[Model]  # the kind of thing, which has a `status`
    who: Callable[[Any, Any], bool]  # (person, thing)
    states: Set[str]
    when: Callable[[Any], bool] = always  # what else must be true of the thing


def may(user: object, rule: Rule, thing: Thing) -> bool:
    """Whether the rule lets `user` act on the thing as it is now; None is the desk itself."""
    return thing.status in rule.states and (user is None or rule.who(user, thing)) and rule.when(thing)


def allowed(user: object, *things: Thing | None, only: Collection[str] | None = None) -> set[str]:
    """Names of the acts that `user` may do now to any of the things; None is no thing.

    `only`: of these acts, so that a page asks the database nothing for buttons that it does not have.
    """
    rules = ((name, rule, thing) for thing in things if thing is not None for name, rule in _on(type(thing)).items())
    return {name for name, rule, thing in rules if (only is None or name in only) and may(user, rule, thing)}


@cache
def _on(kind: type) -> dict[str, Rule]:
    """The rules of all rooms on one kind of thing, by the name of their act."""
    found: dict[str, Rule] = {}
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "rules"):
            rules = vars(import_module(f"{app.name}.rules")).items()
            found |= {name.lower(): rule for name, rule in rules if isinstance(rule, Rule) and rule.on is kind}
    return found
