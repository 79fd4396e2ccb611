"""Passwords: changed by who knows the old one, or by who reads the mailbox."""

from django.db import IntegrityError, transaction
from django.db.models import Manager, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from mesa.accounts import audit, letters, promises
from mesa.accounts.models import User
from mesa.common import links
from mesa.common.links import BadLink
from mesa.outbox.models import Message

from .joining import own
from .leaving import end_sessions


@transaction.atomic
def change_password(*, by: User, password: str, where: audit.Where = audit.NOWHERE) -> None:
    """Every session ends; the door opens a new one for the requester."""
    _write(by, password, where)
    end_sessions(by)
    letters.send("password_changed", to=by.email, language=by.language, **_rescue())


def ask_for_reset(email: str, *, language: str) -> Message | None:
    """Who confirmed the address, else the newest claim; a mailbox without account hears that there is none."""
    person = User.objects.claiming(email).filter(is_active=True).first()
    if person is None:
        return letters.send("unknown", to=email, language=language, link=links.address("account_signup"))
    key = links.make("reset", person=person.pk, seal=seal(person))
    link = links.address("account_reset_password_from_key", key)
    return letters.send("reset", to=person.email, language=person.language, link=link)


def resetting(key: str, people: Manager[User] | QuerySet[User] = User.objects) -> User:
    """The person of a reset link that would still work, or of a welcome. Raises BadLink."""
    try:
        facts = links.read("reset", key, within=promises.RESET_WITHIN)
    except BadLink:
        facts = links.read("join", key, within=promises.KEEP_UNVERIFIED)
    person = people.filter(pk=facts["person"], is_active=True).first()
    if person is None or not constant_time_compare(facts["seal"], seal(person)):
        raise BadLink
    return person


def reset_password(key: str, *, password: str, where: audit.Where = audit.NOWHERE) -> User:
    """Reading the letter proves the mailbox: whoever else claimed it, or knew the old password, is out.

    Raises BadLink.
    """
    try:
        with transaction.atomic():
            person = resetting(key, User.objects.select_for_update())
            _write(person, password, where)
            if not person.is_verified:
                own(person, person.email)
            end_sessions(person)
            letters.send("password_changed", to=person.email, language=person.language, **_rescue())
    except IntegrityError:
        raise BadLink from None
    return person


def _write(person: User, password: str, where: audit.Where) -> None:
    person.set_password(password)
    person.save(update_fields=["password"])
    if person.is_house:
        audit.note("password_changed", actor=person, person=person, where=where)


def seal(person: User) -> str:
    """Changes with the password and with the address, so that a used link and its siblings are dead."""
    return salted_hmac("mesa.accounts.reset", f"{person.password} {person.email}", algorithm="sha256").hexdigest()


def _rescue() -> dict[str, str]:
    return {"link": links.address("account_reset_password")}
