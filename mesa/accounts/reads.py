"""Questions the pages of the account ask."""

from operator import attrgetter
from typing import Any

from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.db.models.fields.files import FieldFile

from mesa.lib.phone import number_in
from mesa.lib.user_agent import in_words

from .models import TECHNICAL, User

SAID = (
    "email", "name", "role", *User.NUMBERS, "contact_by", "contact_hours", "language", "timezone", "theme", "keys_off",
    "letters_off", "joined_at", "email_verified_at", "personalised_at", "prepared_at",
)  # fmt: skip


def sessions_of(person: User) -> list[tuple[UserSession, str]]:
    """`(session, browser in words)` of what still opens something, the newest first."""
    living = UserSession.objects.purge_and_list(person)
    return [(found, in_words(found.user_agent)) for found in sorted(living, key=attrgetter("created_at"), reverse=True)]


def photo_for(viewer: User, name: str) -> FieldFile | None:
    """The stored photo, for who may see that face: oneself, technicians, and whom they attend; None for others."""
    seen = User.objects.filter(photo=name)
    if not viewer.is_technician:
        seen = seen.filter(Q(pk=viewer.pk) | Q(role__in=TECHNICAL, is_active=True))
    person = seen.first()
    return person.photo if person else None


def callers(viewer: User, typed: str) -> list[User]:
    """Whose number was typed, however it was written, 10 at most; only technicians may ask, others hear of nobody."""
    number = number_in(typed) if viewer.is_technician else ""
    return list(User.objects.calling_from(number)[:10]) if number else []


def export_of(person: User) -> dict[str, Any]:
    """All that this room knows of a person, as plain data."""
    return {
        "account": {name: getattr(person, name) for name in SAID},
        "equipment": list(
            person.equipment.values("brand", "model", "system", "serial", "notes", "added_at", "retired_at")
        ),
        "tokens": list(person.tokens.values("name", "prefix", "scopes", "created_at", "expires_at", "revoked_at")),
        "sessions": list(UserSession.objects.filter(user=person).values("ip", "user_agent", "created_at")),
    }
