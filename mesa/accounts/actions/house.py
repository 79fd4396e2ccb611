"""Who works here: invited, accepted, given another role, sent away, called back."""

from django.db import transaction
from django.utils import timezone

from mesa.accounts import audit, letters, promises, rules
from mesa.accounts.models import Invitation, Role, User
from mesa.common import links
from mesa.common.links import BadLink
from mesa.common.refusal import only

from .joining import create_person, own
from .leaving import end_sessions


@transaction.atomic
def invite(*, by, email, name, role, where=audit.NOWHERE):
    """Whoever reads that mailbox may accept, once; an older invitation to it dies."""
    only(rules.may_invite(by, role))
    email = email.lower()
    Invitation.objects.waiting().filter(email=email).update(withdrawn_at=timezone.now())
    invitation = Invitation.objects.create(by=by, email=email, name=name, role=role)
    link = links.address("account_invitation", links.make("invite", invitation=invitation.pk))
    letters.send("invitation", to=email, language=by.language, link=link, name=name, role=invitation.get_role_display())
    audit.note("invited", actor=by, invitation=invitation.pk, email=email, role=role, where=where)
    return invitation


@transaction.atomic
def withdraw(invitation, *, by, where=audit.NOWHERE):
    only(by.is_supervisor)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    only(invitation.accepted_at is None and invitation.withdrawn_at is None)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    audit.note("invitation_withdrawn", actor=by, invitation=invitation.pk, email=invitation.email, where=where)


def invited(key, invitations=Invitation.objects):
    """The invitation of a link that would still work, or BadLink. It dies with its sender's right to invite."""
    facts = links.read("invite", key, within=promises.ACCEPT_WITHIN)
    invitation = invitations.filter(pk=facts["invitation"], accepted_at=None, withdrawn_at=None).first()
    if invitation is None or not rules.may_invite(invitation.by, invitation.role):
        raise BadLink
    return invitation


def owner_of(invitation):
    """Who already confirmed that address: they keep their name and password."""
    return User.objects.claiming(invitation.email).filter(email_verified_at__isnull=False).first()


@transaction.atomic
def accept_invitation(key, *, name="", password=None, where=audit.NOWHERE):
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
def change_role(person, *, by, role, where=audit.NOWHERE):
    person = _of_the_house(person, by)
    only(rules.may_invite(by, role) or role == Role.REQUESTER)
    before = person.role
    _give_role(person, role)
    _keep_a_supervisor()
    audit.note("role_changed", actor=by, person=person, before=before, after=role, where=where)
    return person


@transaction.atomic
def deactivate(person, *, by, where=audit.NOWHERE):
    """Everything at once: pages, streams and tokens ask for an active person each time."""
    person = _of_the_house(person, by)
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_sessions(person)
    _keep_a_supervisor()
    audit.note("deactivated", actor=by, person=person, where=where)
    return person


@transaction.atomic
def activate(person, *, by, where=audit.NOWHERE):
    person = _of_the_house(person, by)
    only(person.erased_at is None and person.merged_into_id is None)
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.note("activated", actor=by, person=person, where=where)
    return person


def _of_the_house(person, by):
    """Supervisors are locked together, so that two of them cannot send each other away in one instant."""
    supervisors = User.objects.select_for_update().filter(role=Role.SUPERVISOR).order_by("pk")
    only(by.pk in {found.pk for found in supervisors if found.is_active} and person.pk != by.pk)
    return User.objects.select_for_update().get(pk=person.pk)


def _keep_a_supervisor():
    only(User.objects.filter(role=Role.SUPERVISOR, is_active=True).exists())


def _give_role(person, role):
    person.role = role
    person.save(update_fields=["role"])
    end_sessions(person)
