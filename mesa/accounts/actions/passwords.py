"""Passwords: changed by who knows the old one, or by who reads the mailbox."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Manager, QuerySet

from mesa.accounts import access, audit, letters, promises, second_factor
from mesa.accounts.keepers import Shut
from mesa.accounts.models import User
from mesa.common import links
from mesa.common.links import BadLink
from mesa.outbox.models import Message

from .joining import begin_anew, claimed


@transaction.atomic
def change_password(*, by: User, password: str, where: audit.Where = audit.NOWHERE) -> None:
    """Sessions and tokens end; the door opens a new session for the requester."""
    _write(by, password, where)
    _tell(by, access.end(by, Shut.CHANGED))


def ask_for_reset(email: str, *, language: str) -> Message | None:
    """Who confirmed the address, else the newest claim; a mailbox without account hears that there is none."""
    person = User.objects.claiming(email).filter(is_active=True).first()
    if person is None:
        return letters.send("unknown", to=email, language=language, link=links.address("account_signup"))
    key = links.make("reset", person=person.pk, seal=access.seal(person))
    link = links.address("account_reset_password_from_key", key)
    return letters.send("reset", to=person.email, language=person.language, link=link)


def resetting(key: str, people: Manager[User] | QuerySet[User] = User.objects) -> User:
    """The person of a reset link that would still work, or of a welcome. Raises BadLink."""
    try:
        facts = links.read("reset", key, within=promises.RESET_WITHIN)
    except BadLink:
        facts = links.read("join", key, within=promises.KEEP_UNVERIFIED)
    person = people.filter(pk=facts["person"], is_active=True).first()
    if person is None or not access.sealed(person, facts["seal"]):
        raise BadLink
    return person


def reset_password(key: str, *, password: str, name: str = "", where: audit.Where = audit.NOWHERE) -> User:
    """Reading the letter proves the mailbox: whoever else claimed it, or knew the old password, is out.

    An account that was never verified begins anew, with `name` if it is given. Raises BadLink.
    """
    try:
        with transaction.atomic():
            person = resetting(key, User.objects.select_for_update())
            _write(person, password, where)
            _tell(person, access.end(person, Shut.RESET) if person.is_verified else begin_anew(person, name))
    except IntegrityError:
        raise BadLink from None
    return person


def claim_mailbox(key: str, *, password: str, name: str = "", where: audit.Where = audit.NOWHERE) -> User:
    """By the link of a claim that another browser made: the reader of the mailbox may not be who made it.

    They choose the password, and nothing that the claim left stays. Raises BadLink, also for a change of address.
    """
    try:
        with transaction.atomic():
            person, email = claimed(key, User.objects.select_for_update())
            if person.is_verified:
                raise BadLink
            _write(person, password, where)
            begin_anew(person, name)
    except IntegrityError:  # somebody else confirmed it in this same instant
        raise BadLink from None
    return person


def _write(person: User, password: str, where: audit.Where) -> None:
    person.set_password(password)
    person.save(update_fields=["password"])
    if person.is_house:
        audit.note("password_changed", actor=person, person=person, where=where)


def _tell(person: User, ended: dict[str, Any]) -> None:
    """What else ended is named, so that its owner makes again what was theirs."""
    gone = [*ended.get("recent_alias", ()), *ended.get("waiting_alias", ())]
    rescue = links.address("account_reset_password")
    facts = {"tokens": ended.get("token", ()), "aliases": gone, "factors": second_factor.days_of(person)}
    letters.send("password_changed", to=person.email, language=person.language, link=rescue, **facts)
