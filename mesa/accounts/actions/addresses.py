"""Other addresses of a person, and people who first come by mail."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from mesa.accounts import access, audit, letters, promises
from mesa.accounts.models import Alias, User
from mesa.common import links
from mesa.common.links import BadLink
from mesa.common.refusal import only
from mesa.outbox.models import Message

from .joining import create_person
from .merging import INTRODUCED, adopt

AT_MOST = 5


@transaction.atomic
def add_alias(*, by: User, email: str) -> Alias:
    """It counts once its mailbox says so, and the main one hears of it.

    The caller learns nothing about others. Raises Refused beyond `AT_MOST`.
    """
    email = email.lower()
    User.objects.select_for_update().get(pk=by.pk)
    only(by.is_verified and email != by.email and by.aliases.exclude(email=email).count() < AT_MOST)
    alias, _ = Alias.objects.get_or_create(person=by, email=email)
    if alias.verified_at is not None:
        return alias
    here = links.address("portal:aliases")
    letters.send("alias_asked", to=by.email, language=by.language, link=here, email=email)
    if User.objects.writing_as(email) is None:
        link = links.address("portal:confirm_alias", links.make("alias", alias=alias.pk, email=email))
        letters.send("alias", to=email, language=by.language, link=link, main=by.email)
    return alias


def claimed_alias(key: str) -> Alias:
    """The alias of a link that would still work. Raises BadLink."""
    facts = links.read("alias", key, within=promises.VERIFY_WITHIN)
    alias = Alias.objects.filter(pk=facts["alias"], email=facts["email"], verified_at=None).first()
    if alias is None or User.objects.writing_as(alias.email):
        raise BadLink
    return alias


def confirm_alias(key: str, *, by: Any) -> Alias:
    """Its mailbox was proven by the link of `key`, where its person is signed in.

    `by`: who is signed in, or nobody. Raises BadLink; Refused for another than its person.
    """
    try:
        with transaction.atomic():
            alias = claimed_alias(key)
            only(by == alias.person)
            alias.verified_at = timezone.now()
            alias.save(update_fields=["verified_at"])
            for one in User.objects.claiming(alias.email).filter(merged_into=None, **INTRODUCED):
                adopt(alias.person, one)
            if alias.person.is_house:
                audit.note("alias_confirmed", actor=alias.person, person=alias.person, email=alias.email)
    except IntegrityError:  # somebody else confirmed it in this same instant
        raise BadLink from None
    return alias


def remove_alias(alias: Alias, *, by: User) -> None:
    """Raises Refused when it is somebody else's."""
    only(alias.person_id == by.pk)
    alias.delete()


@transaction.atomic
def introduce(*, email: str, name: str, language: str = "es-mx") -> User:
    """Who writes from an address that nobody proved: an account without a password, the same each time they write."""
    waiting = User.objects.claiming(email).filter(merged_into=None, **INTRODUCED)
    name = name.strip() or email.partition("@")[0]
    return waiting.first() or create_person(email=email, name=name[:120], language=language)


def welcome(person: User, *, number: int) -> Message | None:
    """The way in for who came by mail: they choose a password, and with it the mailbox is proven.

    None beyond the letters that a stranger may cause.
    """
    return letters.send("welcome", to=person.email, language=person.language, link=_way_in(person), number=number)


def join_copy(person: User, *, by: User, number: int) -> None:
    """The way in for who was put in copy of a ticket; who did it is named, and nothing else of the ticket."""
    letters.send("copied", to=person.email, language=by.language, link=_way_in(person), number=number)


def _way_in(person: User) -> str:
    key = links.make("join", person=person.pk, seal=access.seal(person))
    return links.address("account_reset_password_from_key", key)
