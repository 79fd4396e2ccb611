"""What happens around a sign-in: its trace, the second factor, the list of open sessions."""

import structlog
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings

from mesa.accounts import audit, letters
from mesa.accounts.models import User
from mesa.accounts.second_factor import FACTORS

log = structlog.get_logger(__name__)


def signed_in(person: User, *, where: audit.Where = audit.NOWHERE) -> None:
    """A line of the audit for those who work here; nothing for requesters."""
    if person.is_house:
        audit.note("signed_in", actor=person, person=person, where=where)


def failed_to_sign_in(email: str, *, where: audit.Where = audit.NOWHERE) -> None:
    """The log hears from where; the ledger too, where somebody who works here is the one knocked for. The address typed
    by a stranger is nobody's business."""
    log.warning("sign_in_failed", address=where.address)
    person = User.objects.claiming(email).filter(email_verified_at__isnull=False).exclude(role="requester").first()
    if person is not None:
        audit.note("sign_in_failed", person=person, where=where)


def changed_second_factor(person: User, change: str, *, where: audit.Where = audit.NOWHERE) -> None:
    """`change` is a line of the audit (`console.people.audit_words`); the person is told by mail."""
    audit.note(change, actor=person, person=person, where=where)
    letters.send("second_factor", to=person.email, language=person.language, change=change)


def may_drop(authenticator: Authenticator) -> bool:
    """Whether this second factor may go: who needs one keeps the last."""
    person = authenticator.user
    others = Authenticator.objects.filter(user=person, type__in=FACTORS).exclude(pk=authenticator.pk)
    return not (settings.REQUIRE_SECOND_FACTOR and person.is_house) or others.exists()


def end_session(pk: int, *, by: User) -> None:
    """One of their own open sessions; nothing when it is not there."""
    for session in UserSession.objects.filter(user=by, pk=pk):
        session.end()
