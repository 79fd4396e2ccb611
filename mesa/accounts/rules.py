"""Who may do what to accounts."""

from mesa.accounts.models import User

from .models import Role

HOUSE = {Role.TECHNICIAN, Role.SALES, Role.SUPERVISOR}


def may_invite(by: User, role: str) -> bool:
    """A supervisor, to any role of staff; nobody gives a role above their own."""
    return by.is_supervisor and role in HOUSE


def may_manage(by: User, person: User) -> bool:
    """A supervisor, of anybody but themselves: the last one cannot leave by mistake."""
    return by.is_supervisor and by.pk != person.pk and person.erased_at is None


def may_merge(kept: User, gone: User) -> bool:
    """Two requesters who were neither erased nor merged; the account that stays is active and verified."""
    return (
        kept.pk != gone.pk
        and kept.is_requester
        and gone.is_requester
        and kept.is_active
        and kept.is_verified
        and not (kept.erased_at or gone.erased_at or kept.merged_into_id or gone.merged_into_id)
    )
