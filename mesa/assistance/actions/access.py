"""The ID and password of a remote session: handed over once, looked at by one person, erased."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.utils import timezone

from mesa.accounts.models import User
from mesa.assistance import promises, rules, tools
from mesa.assistance.kinds import Kind
from mesa.assistance.models import AccessCode, RemoteSession
from mesa.lib import vault
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.record import record

BATCH = 100


class WrongFormat(Exception):
    """`field` is what does not look like what this tool shows."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def give_access(session: RemoteSession, *, by: User, identifier: str, secret: str = "") -> RemoteSession:
    """Handed over again it replaces what there was: programs show a new password each time they start.

    Raises Refused; WrongFormat for what its program does not show so.
    """
    with acting(by, rules.GIVE_ACCESS, session) as session:
        facts = _checked(tools.of(session), identifier, secret)
        now = timezone.now()
        AccessCode.objects.update_or_create(
            session=session,
            defaults={
                "sealed": vault.seal(facts, keys=keys(), purpose=_purpose(session)),
                "by": by, "given_at": now, "seen_at": None, "erase_at": now + promises.UNUSED,
            },
        )  # fmt: skip
        session.ready_at, session.expires_at = session.ready_at or now, now + promises.UNUSED
        session.save(update_fields=["ready_at", "expires_at"])
        record(session.ticket, Kind.SESSION_READY, by=by, session=session.pk, tool=session.tool)
    return session


def see_access(session: RemoteSession, *, by: User | None) -> dict[str, str]:
    """`{"identifier", "secret"}` for who may look; each look is a line that both sides read.

    Raises Refused, vault.Broken.
    """
    with acting(by, rules.SEE_ACCESS, session) as session:
        code, now = session.access_code, timezone.now()
        code.seen_at, code.erase_at = now, code.given_at + promises.KEPT
        code.save(update_fields=["seen_at", "erase_at"])
        session.expires_at = max(session.expires_at or now, code.erase_at)
        session.save(update_fields=["expires_at"])
        record(session.ticket, Kind.ACCESS_SEEN, by=by, session=session.pk, tool=session.tool)
        return vault.unseal(code.sealed, keys=keys(), purpose=_purpose(session))


def erase_access(now: datetime) -> int:
    """Whatever was given and is past its time. The session goes on, or ends by its own clock. Answers how many."""
    late = AccessCode.objects.filter(erase_at__lte=now).select_related("session")[:BATCH]
    return by_the_clock(rules.ERASE_ACCESS, [code.session for code in late], partial(_erase, now=now))


def _erase(session: RemoteSession, now: datetime) -> bool:
    erased, _ = AccessCode.objects.filter(session=session, erase_at__lte=now).delete()
    if erased:
        record(session.ticket, Kind.ACCESS_ERASED, by=None, session=session.pk, tool=session.tool)
    return bool(erased)


def reseal_access() -> int:
    """After the installation's key changed: what is kept goes under the new one. Answers how many."""
    done = 0
    for code in AccessCode.objects.all():
        sealed = vault.reseal(code.sealed, keys=keys(), purpose=_purpose(code.session_id))
        done += AccessCode.objects.filter(pk=code.pk, sealed=code.sealed).update(sealed=sealed)
    return done


def keys() -> list[str]:
    """The keys of the installation, the one that seals first."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _checked(tool: tools.Tool, identifier: str, secret: str) -> dict[str, str]:
    identifier = tool.normal(identifier)
    if not tools.fits(tool.identifier, identifier):
        raise WrongFormat("identifier")
    if not tools.fits(tool.secret, secret):
        raise WrongFormat("secret")
    return {"identifier": identifier, "secret": secret}


def _purpose(session: RemoteSession | int) -> str:
    return f"access.{getattr(session, 'pk', session)}"
