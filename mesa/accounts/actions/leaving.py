"""Going out: sessions end, a person is forgotten, and everything we hold can be taken along."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.accounts import letters
from mesa.accounts.models import Theme, User
from mesa.common.refusal import only

FORGOTTEN = {
    "new_email": "", "photo": "", **dict.fromkeys(User.NUMBERS, ""), "contact_hours": "", "contact_by": "chat",
    "letters_off": {}, "theme": Theme.AUTO, "is_active": False,
}  # fmt: skip


def end_sessions(person: User, *, keep: str | None = None) -> None:
    """Everywhere but here (`keep` is the key of the session that asks)."""
    keys = UserSession.objects.filter(user=person).exclude(session_key=keep or "").values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    UserSession.objects.filter(user=person).exclude(session_key=keep or "").delete()


def erase(person: User) -> User:
    """Asked by the person. Tickets stay, without them; letters already in the box still go, this one last.

    Raises Refused for those who work here.
    """
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=person.pk)
        only(person.is_requester and person.erased_at is None)
        letters.send("farewell", to=person.email, language=person.language)
        faces = [_forget(one) for one in (person, *person.merged.filter(erased_at=None))]
    for face in filter(None, faces):
        person.photo.storage.delete(face)
    return person


def let_go(claims: Iterable[User]) -> int:
    """Accounts that never were confirmed: removed; one that left something behind is forgotten instead.

    Answers how many.
    """
    people = list(claims)
    for person in people:
        try:
            with transaction.atomic():
                person.delete()
        except ProtectedError:
            _forget(person)
    return len(people)


def _forget(person: User) -> str | None:
    """Answers the name of the photo, to be removed after the commit (or with the strays, within a day)."""
    end_sessions(person)
    face = person.photo.name
    for name, value in FORGOTTEN.items():
        setattr(person, name, value)
    person.email, person.name = f"{person.pk}@erased.invalid", _("Cuenta eliminada")
    person.erased_at = timezone.now()
    person.set_unusable_password()
    person.save(update_fields=[*FORGOTTEN, "email", "name", "erased_at", "password"])
    person.equipment.all().delete()
    person.tokens.all().delete()
    person.aliases.all().delete()
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    return face
