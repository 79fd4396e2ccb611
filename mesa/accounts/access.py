"""What opens an account: one list, each with who may make it and what ends it. Whoever shuts an account asks `end`.

A link of a letter carries `seal`: it dies with the password and the address. While an account is inactive none of this
opens it, and what ended does not come back when it is activated again.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from . import promises
from .keepers import Opening, Shut, keepers
from .models import Theme, User

ALWAYS = frozenset(Shut)
FOR_GOOD = frozenset({Shut.CLAIMED, Shut.ERASED})
BY_MAILBOX = FOR_GOOD | {Shut.RESET}
BY_PASSWORD = BY_MAILBOX | {Shut.CHANGED}
SAID: dict[str, Any] = {
    "photo": "", **dict.fromkeys(User.NUMBERS, ""), "contact_hours": "", "contact_by": "chat", "letters_off": {},
    "theme": Theme.AUTO, "keys_off": False, "personalised_at": None, "prepared_at": None,
}  # fmt: skip


def end(person: User, shut: Shut) -> dict[str, Any]:
    """Inside a transaction: all that this shuts; `{name of the opening: what ended}`, without what there was not."""
    every = [*OPENINGS, *(one for keeper in keepers() for one in keeper.openings)]
    ended = {one.name: one.end(person) for one in every if shut in one.ended_by}
    return {name: what for name, what in ended.items() if what}


def end_sessions(person: User, *, keep: str | None = None) -> int:
    """Everywhere but here (`keep` is the key of the session that asks); answers how many."""
    mine = UserSession.objects.filter(user=person).exclude(session_key=keep or "")
    keys = list(mine.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    mine.delete()
    return len(keys)


def seal(person: User, purpose: str = "reset") -> str:
    """Changes with the password and with the address, so that what carries it dies with either."""
    facts = f"{person.password} {person.email}"
    return salted_hmac(f"mesa.accounts.{purpose}", facts, algorithm="sha256").hexdigest()


def sealed(person: User, kept: str, purpose: str = "reset") -> bool:
    """Whether `kept` is the seal of the person as they are now."""
    return constant_time_compare(kept, seal(person, purpose))


def known_mark(person: User) -> dict[str, Any]:
    """What a browser may keep, signed, to be known for the person's address until the password changes."""
    return {"person": person.pk, "seal": seal(person, "known")}


def is_known(mark: dict[str, Any], email: str) -> bool:
    """Whether it is a mark of whoever proved that address."""
    owner = User.objects.claiming(email).filter(pk=mark["person"], email_verified_at__isnull=False).first()
    return owner is not None and sealed(owner, mark["seal"], "known")


def _revoke_tokens(person: User) -> list[str]:
    alive = person.tokens.filter(revoked_at=None, expires_at__gt=timezone.now())
    names = list(alive.order_by("pk").values_list("name", flat=True))
    person.tokens.filter(revoked_at=None).update(revoked_at=timezone.now())
    return names


def _drop_aliases(person: User, **which: Any) -> list[str]:
    rows = person.aliases.filter(**which)
    dropped = sorted(rows.values_list("email", flat=True))
    rows.delete()
    return dropped


def _drop_waiting(person: User) -> list[str]:
    return _drop_aliases(person, verified_at=None)


def _drop_recent(person: User) -> list[str]:
    return _drop_aliases(person, verified_at__gt=timezone.now() - promises.ALIAS_SETTLES)


def _drop_factors(person: User) -> int:
    return Authenticator.objects.filter(user=person).delete()[0]


def _forget_new_email(person: User) -> str:
    waited, person.new_email = person.new_email, ""
    person.save(update_fields=["new_email"])
    return waited


def _forget_said(person: User) -> list[str]:
    """The photo stays on the disk for whoever calls, or goes with the strays within a day."""
    said = [name for name, blank in SAID.items() if getattr(person, name) != blank]
    for name in said:
        setattr(person, name, SAID[name])
    person.save(update_fields=list(SAID))
    return said


def _nothing_else(person: User) -> None:
    """It dies of itself: with what its seal or its rows were made of."""


OPENINGS = (
    Opening("password", "who signs up, reads the mailbox or knows the old one", BY_PASSWORD, _nothing_else),
    Opening("session", "a sign-in", ALWAYS, end_sessions),
    Opening("token", "a verified person who gave the password again", ALWAYS, _revoke_tokens),
    Opening("second_factor", "a verified person who gave the password again", FOR_GOOD, _drop_factors),
    Opening("alias", "who gave the password again and reads both mailboxes", FOR_GOOD, _drop_aliases),
    Opening("recent_alias", "the same, in the last days", BY_MAILBOX, _drop_recent),
    Opening("waiting_alias", "who gave the password again", ALWAYS, _drop_waiting),
    Opening("new_email", "who gave the password again", ALWAYS, _forget_new_email),
    Opening("letter_link", "who asked for a letter; it works once", BY_PASSWORD, _nothing_else),
    Opening("known_browser", "a sign-in of a verified person", BY_PASSWORD, _nothing_else),
    Opening("profile", "the person: numbers, photo, muted letters", FOR_GOOD, _forget_said),
    Opening("equipment", "the person", FOR_GOOD, lambda person: person.equipment.all().delete()[0]),
)
