"""What a person may see of their copy."""

from datetime import datetime

from mesa.accounts.models import User

from .models import Export


def export_of(person: User, now: datetime) -> Export | None:
    """The one that is being made (`made_at` is None) or waits to be taken; None when there is none."""
    found = Export.objects.filter(person=person).first()
    return None if found is None or (found.kept_until and found.kept_until <= now) else found
