"""What rooms above keep of people: each room says it in one object of `settings.KEEPERS`, and acts of accounts ask it.

An account is shut, handed over and erased in one transaction, whichever rooms know of it.
"""

from collections.abc import Callable, Collection
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from .models import User


class Shut(StrEnum):
    """What shuts an account, or part of it."""

    CHANGED = "password_changed"  # by who knew the old one
    RESET = "password_reset"  # by who reads the mailbox of a verified account
    CLAIMED = "mailbox_claimed"  # by who reads the mailbox of an account that was never verified
    ROLE = "role_changed"
    DEACTIVATED = "deactivated"
    MERGED = "merged"  # into the account that stays
    ERASED = "erased"


class Opening(NamedTuple):
    """Something by which an account is opened, spoken for or reached, or that somebody leaves in it."""

    name: str
    made_by: str
    ended_by: frozenset[Shut]
    end: Callable[[User], Any]  # inside a transaction; what it answers is for the letter, falsy for nothing


class Keeper:
    """What a room keeps of people. What it does not say, it does not do. All inside the transaction of the act."""

    openings: tuple[Opening, ...] = ()

    def adopt(self, kept: User, gone: User) -> None:
        """`gone` only wrote from an address that is proven to be of `kept`: what it asked for is theirs."""

    def leave(self, person: User) -> None:
        """They go away for good, and are still who they were: what waits for them ends."""

    def forget(self, person: User, addresses: Collection[str]) -> None:
        """Nothing here says any more who they were, nor any of the `addresses` they proved, in lower case."""


@cache
def keepers() -> tuple[Keeper, ...]:
    """Those of `settings.KEEPERS`, in its order."""
    return tuple(import_string(path) for path in settings.KEEPERS)
