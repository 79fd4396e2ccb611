"""Who works here: invited, accepted, given another role, sent away, called back."""

from django.db import transaction
from django.db.models import Manager, QuerySet
from django.utils import timezone

from mesa.accounts import access, audit, letters, promises, rules
from mesa.accounts.keepers import Shut
from mesa.accounts.models import Invitation, Role, User
from mesa.common import links
from mesa.common.links import BadLink
from mesa.common.refusal import only

from .joining import create_person, own


@transaction.atomic
def invite(*, by: User, email: str, name: str, role: str, where: audit.Where = audit.NOWHERE) -> Invitation:
    """Whoever reads that mailbox may accept, once; an older invitation to it dies. Raises Refused."""
    only(rules.may_invite(by, role))
    email = email.lower()
    Invitation.objects.waiting().filter(email=email).update(withdrawn_at=timezone.now())
    invitation = Invitation.objects.create(by=by, email=email, name=name, role=role)
    link = links.address("account_invitation", links.make("invite", invitation=invitation.pk))
    letters.send("invitation", to=email, language=by.language, link=link, name=name, role=invitation.get_role_display())
    audit.note("invited", actor=by, invitation=invitation.pk, email=email, role=role, where=where)
    return invitation


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User, where: audit.Where = audit.NOWHERE) -> None:
    """Nobody can accept it any more. Raises Refused when it was accepted or withdrawn."""
    only(by.is_supervisor)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    only(invitation.accepted_at is None and invitation.withdrawn_at is None)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    audit.note("invitation_withdrawn", actor=by, invitation=invitation.pk, email=invitation.email, where=where)


def invited(key: str, invitations: Manager[Invitation] | QuerySet[Invitation] = Invitation.objects) -> Invitation:
    """The invitation of a link that would still work. Raises BadLink; it dies with its sender's right to invite."""
    facts = links.read("invite", key, within=promises.ACCEPT_WITHIN)
    invitation = invitations.filter(pk=facts["invitation"], accepted_at=None, withdrawn_at=None).first()
    if invitation is None or not rules.may_invite(invitation.by, invitation.role):
        raise BadLink
    return invitation


def owner_of(invitation: Invitation) -> User | None:
    """Who already confirmed that address, and keeps their name and password; None if nobody did."""
    return User.objects.claiming(invitation.email).filter(email_verified_at__isnull=False).first()


@transaction.atomic
def accept_invitation(
    key: str, *, name: str = "", password: str | None = None, where: audit.Where = audit.NOWHERE
) -> User:
    """The person of that mailbox, new or not, gets the role. Raises BadLink, or Refused when they are inactive."""
    invitation = invited(key, Invitation.objects.select_for_update())
    person = owner_of(invitation)
    if person is None:
        person = create_person(email=invitation.email, name=name, password=password, language=invitation.by.language)
        own(person, person.email)
    only(person.is_active)
    _give_role(person, invitation.role)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    audit.note("invitation_accepted", actor=person, person=person, invitation=invitation.pk, where=where)
    return person


@transaction.atomic
def change_role(person: User, *, by: User, role: str, where: audit.Where = audit.NOWHERE) -> User:
    """Their sessions and tokens end. Raises Refused for oneself, and where no active supervisor would be left."""
    person = _of_the_house(person, by)
    only(rules.may_invite(by, role) or role == Role.REQUESTER)
    before = person.role
    _give_role(person, role)
    _keep_a_supervisor()
    audit.note("role_changed", actor=by, person=person, before=before, after=role, where=where)
    return person


@transaction.atomic
def deactivate(person: User, *, by: User, where: audit.Where = audit.NOWHERE) -> User:
    """Everything at once: pages, streams and tokens ask for an active person each time.

    Raises Refused like `change_role`.
    """
    person = _of_the_house(person, by)
    person.is_active = False
    person.save(update_fields=["is_active"])
    access.end(person, Shut.DEACTIVATED)
    _keep_a_supervisor()
    audit.note("deactivated", actor=by, person=person, where=where)
    return person


@transaction.atomic
def activate(person: User, *, by: User, where: audit.Where = audit.NOWHERE) -> User:
    """Raises Refused for an account that was erased or merged."""
    person = _of_the_house(person, by)
    only(person.erased_at is None and person.merged_into_id is None)
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.note("activated", actor=by, person=person, where=where)
    return person


def _of_the_house(person: User, by: User) -> User:
    """Supervisors are locked together, so that two of them cannot send each other away in one instant."""
    supervisors = User.objects.select_for_update().filter(role=Role.SUPERVISOR).order_by("pk")
    only(by.pk in {found.pk for found in supervisors if found.is_active} and person.pk != by.pk)
    return User.objects.select_for_update().get(pk=person.pk)


def _keep_a_supervisor() -> None:
    only(User.objects.filter(role=Role.SUPERVISOR, is_active=True).exists())


def _give_role(person: User, role: str) -> None:
    person.role = role
    person.save(update_fields=["role"])
    access.end(person, Shut.ROLE)
