"""Going out: a person is forgotten, and claims that nobody confirmed go away."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.accounts import access, letters
from mesa.accounts.keepers import Shut, keepers
from mesa.accounts.models import User
from mesa.common.refusal import only


def erase(person: User) -> User:
    """Asked by the person. Tickets stay, without them; letters already in the box still go, this one last.

    Raises Refused for those who work here.
    """
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=person.pk)
        only(person.is_requester and person.erased_at is None)
        for keeper in keepers():
            keeper.leave(person)
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
    face = person.photo.name
    access.end(person, Shut.ERASED)
    person.email, person.name = f"{person.pk}@erased.invalid", _("Cuenta eliminada")
    person.erased_at, person.is_active = timezone.now(), False
    person.set_unusable_password()
    person.save(update_fields=["email", "name", "erased_at", "is_active", "password"])
    person.tokens.all().delete()
    EmailAddress.objects.filter(user=person).delete()
    return face
