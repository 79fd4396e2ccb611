"""The only writer of the audit ledger."""

from .models import AuditEvent


def note(kind, *, actor=None, person=None, address=None, agent="", **data):
    """One line that nobody changes afterwards; the database itself refuses."""
    return AuditEvent.objects.create(
        kind=kind, actor=actor, person=person, address=address, agent=agent[:300], data=data
    )
