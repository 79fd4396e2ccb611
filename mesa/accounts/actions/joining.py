"""Coming in: an account is asked for, its address confirmed; what nobody confirms goes away."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.models import Manager, QuerySet
from django.utils import timezone

from mesa.accounts import access, audit, letters, promises
from mesa.accounts.keepers import Shut
from mesa.accounts.models import Role, User
from mesa.common import links
from mesa.common.links import BadLink
from mesa.common.refusal import only
from mesa.outbox.models import Message

from .leaving import let_go
from .merging import INTRODUCED, adopt

BATCH = 500


@transaction.atomic
def create_person(
    *,
    email: str,
    name: str,
    password: str | None = None,
    role: str = Role.REQUESTER,
    verified_at: datetime | None = None,
    **facts: Any,
) -> User:
    """A row and its address, without a letter: for the first supervisor, the demo desk and the acts below."""
    person = User(email=email.lower(), name=name, role=role, email_verified_at=verified_at, **facts)
    person.set_password(password)
    person.save(force_insert=True)
    write_address(person)
    return person


@transaction.atomic
def sign_up(*, email: str, name: str, password: str, **facts: Any) -> User:
    """Always a new claim on the address, known or not: the caller learns nothing, only the mailbox does."""
    person = create_person(email=email, name=name, password=password, **facts)
    send_verification(person)
    return person


def send_verification(person: User) -> Message | None:
    """The link, or, where somebody else has confirmed the address, word that there already is an account.

    None beyond the letters that a stranger may cause.
    """
    if _owned_by_another(person, person.email):
        return letters.send("known", to=person.email, language=person.language, **_ways_in())
    return _send_link(person, person.email)


@transaction.atomic
def change_email(*, by: User, email: str) -> Message | None:
    """The new address must confirm first; until then nothing changes but a note that we wait for it."""
    by.new_email = email.lower()
    by.save(update_fields=["new_email"])
    if _owned_by_another(by, by.new_email):
        return letters.send("known", to=by.new_email, language=by.language, **_ways_in())
    return _send_link(by, by.new_email)


@transaction.atomic
def forget_new_email(*, by: User) -> None:
    """The link that was sent to it opens nothing any more."""
    by.new_email = ""
    by.save(update_fields=["new_email"])


def claimed(key: str, people: Manager[User] | QuerySet[User] = User.objects) -> tuple[User, str]:
    """`(person, address)` of a verification link that would still work. Raises BadLink."""
    facts = links.read("verify", key, within=promises.VERIFY_WITHIN)
    person = people.filter(pk=facts["person"], is_active=True).first()
    if person is None or not _is_waiting(person, facts["email"]) or _owned_by_another(person, facts["email"]):
        raise BadLink
    return person, facts["email"]


def verify(key: str, *, by: Any) -> User:
    """The address is theirs, pressed where they are signed in; everybody else who claimed it loses the claim.

    `by`: who is signed in, or nobody. Raises BadLink; Refused where it is not the person of the claim, who is to choose
    a password (`claim_mailbox`) or sign in first.
    """
    try:
        with transaction.atomic():
            person, email = claimed(key, User.objects.select_for_update())
            only(by == person)
            own(person, email)
    except IntegrityError:  # somebody else confirmed it in this same instant
        raise BadLink from None
    return person


def begin_anew(person: User, name: str = "") -> dict[str, Any]:
    """Inside a transaction: the mailbox is proven, and not that who made the claim reads it. Answers what ended."""
    ended = access.end(person, Shut.CLAIMED)
    if name:
        person.name = name
        person.save(update_fields=["name"])
    own(person, person.email)
    return ended


def own(person: User, email: str) -> None:
    """Inside a transaction, when the mailbox was proven by whatever link."""
    old, was_verified = person.email, person.is_verified
    claims = User.objects.claiming(email).filter(email_verified_at=None, merged_into=None).exclude(pk=person.pk)
    for one in claims.filter(**INTRODUCED):
        adopt(person, one)
    let_go(claims.exclude(**INTRODUCED))
    User.objects.filter(new_email=email).exclude(pk=person.pk).update(new_email="")
    person.email, person.new_email, person.email_verified_at = email, "", timezone.now()
    person.save(update_fields=["email", "new_email", "email_verified_at"])
    write_address(person)
    if was_verified and old != email:
        letters.send("moved", to=old, language=person.language)
        if person.is_house:
            audit.note("address_changed", actor=person, person=person, before=old, after=email)


def write_address(person: User) -> None:
    """allauth's own row of the same fact."""
    EmailAddress.objects.filter(user=person).exclude(email=person.email).delete()
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": person.is_verified, "primary": True}
    )


def remove_unverified(now: datetime) -> int:
    """Round: accounts that nobody confirmed in the promised days; answers how many, `BATCH` at most."""
    stale = User.objects.filter(
        email_verified_at=None,
        erased_at=None,
        merged_into=None,
        role=Role.REQUESTER,
        joined_at__lt=now - promises.KEEP_UNVERIFIED,
    )
    return let_go(stale.order_by("pk")[:BATCH])


def _send_link(person: User, email: str) -> Message | None:
    key = links.make("verify", person=person.pk, email=email)
    link = links.address("account_confirm_email", key)
    if person.is_verified:
        return letters.send("verify_change", to=email, language=person.language, link=link, main=person.email)
    said = {"name": letters.plain(person.name), "at": person.joined_at}
    return letters.send("verify", to=email, language=person.language, link=link, **said)


def _is_waiting(person: User, email: str) -> bool:
    return email == person.new_email or (email == person.email and not person.is_verified)


def _owned_by_another(person: User, email: str) -> bool:
    return User.objects.claiming(email).filter(email_verified_at__isnull=False).exclude(pk=person.pk).exists()


def _ways_in() -> dict[str, str]:
    return {"link": links.address("account_login"), "reset": links.address("account_reset_password")}
