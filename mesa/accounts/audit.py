"""The only writer of the audit ledger."""

from typing import Any, NamedTuple

from mesa.accounts.models import User

from .models import AuditEvent


class Where(NamedTuple):
    """From where somebody acted, when it was by a door."""

    address: str | None = None
    agent: str = ""


NOWHERE = Where()


def note(
    kind: str, *, actor: User | None = None, person: User | None = None, where: Where = NOWHERE, **data: Any
) -> AuditEvent:
    """One line that nobody changes afterwards; the database itself refuses."""
    return AuditEvent.objects.create(
        kind=kind, actor=actor, person=person, address=where.address, agent=where.agent[:300], data=data
    )
