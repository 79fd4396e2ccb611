"""Who needs a second factor, and who has one. Every door of the desk asks here."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from .models import Role, User

FACTORS = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}


def has(person: User) -> bool:
    """A code app or a passkey is set up."""
    return Authenticator.objects.filter(user=person, type__in=FACTORS).exists()


def lacks(person: User) -> bool:
    """They work here, need one and set up none: every door but that of their account treats them as a requester."""
    return settings.REQUIRE_SECOND_FACTOR and person.is_house and not has(person)


def as_requester(person: User) -> User:
    """The same person with the rights of a requester, for as long as this object lives: it is never saved."""
    person.role = Role.REQUESTER
    return person


def days_of(person: User) -> list[str]:
    """The day each one was set up, as «30/11/2026», the oldest first."""
    found = Authenticator.objects.filter(user=person, type__in=FACTORS).order_by("pk")
    return [f"{timezone.localtime(one.created_at):%d/%m/%Y}" for one in found]
