"""Who may do what to accounts."""

from .models import Role

HOUSE = {Role.TECHNICIAN, Role.SALES, Role.SUPERVISOR}


def may_invite(by, role):
    """Only who stands at the top gives roles, so nobody gives one above their own."""
    return by.is_supervisor and role in HOUSE


def may_manage(by, person):
    """Oneself is managed by somebody else: the last supervisor cannot leave by mistake."""
    return by.is_supervisor and by.pk != person.pk and person.erased_at is None


def may_merge(kept, gone):
    """Two records of who asks for help; the one that stays proved its mailbox. Nobody of the house."""
    return (
        kept.pk != gone.pk
        and kept.is_requester
        and gone.is_requester
        and kept.is_active
        and kept.is_verified
        and not (kept.erased_at or gone.erased_at or kept.merged_into_id or gone.merged_into_id)
    )
