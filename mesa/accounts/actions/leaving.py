"""Going out: a person is forgotten, and claims that nobody confirmed go away."""

from collections.abc import Collection, Iterable

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.accounts import access, letters
from mesa.accounts.keepers import Shut, keepers
from mesa.accounts.models import Alias, Invitation, User
from mesa.common.refusal import only
from mesa.outbox.actions import forget as forget_letters_to


def erase(person: User) -> User:
    """Asked by the person. Tickets stay, without them; one last letter goes to an address that is nowhere afterwards.

    Raises Refused for those who work here.
    """
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=person.pk)
        only(person.is_requester and person.is_active and person.erased_at is None)
        for keeper in keepers():
            keeper.leave(person)
        email, everybody = person.email, [person, *person.merged.filter(erased_at=None)]
        addresses = {address for one in everybody for address in _addresses(one)}
        faces = [_forget(one, addresses) for one in everybody]
        letters.send("farewell", to=email, language=person.language)
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
            _forget(person, ())
    return len(people)


def _addresses(person: User) -> list[str]:
    """Those they proved, in lower case: what somebody only claims may be another's, and is not theirs to forget."""
    proven = list(person.aliases.proven().values_list("email", flat=True))
    return [*([person.email.lower()] if person.is_verified else []), *proven]


def _unproven(person: User) -> list[str]:
    """What they wrote down and nobody else has: only letters that they caused went there."""
    said = {person.email, person.new_email, *person.aliases.values_list("email", flat=True)} - {""}
    taken = {one for one in said if User.objects.claiming(one).exclude(pk=person.pk).exists()}
    others = Alias.objects.filter(email__in=said).exclude(person=person).values_list("email", flat=True)
    return sorted(said - taken - set(others))


def _forget(person: User, addresses: Collection[str]) -> str | None:
    """`addresses` are nowhere afterwards.

    Answers the name of the photo, to be removed after the commit (or with the strays, within a day).
    """
    face = person.photo.name
    Invitation.objects.filter(email__in=addresses).update(email="", name="")
    forget_letters_to([*addresses, *_unproven(person)])
    for keeper in keepers():
        keeper.forget(person, addresses)
    access.end(person, Shut.ERASED)
    person.email, person.name = f"{person.pk}@erased.invalid", _("Cuenta eliminada")
    person.erased_at, person.is_active = timezone.now(), False
    person.set_unusable_password()
    person.save(update_fields=["email", "name", "erased_at", "is_active", "password"])
    person.tokens.all().delete()
    EmailAddress.objects.filter(user=person).delete()
    return face
