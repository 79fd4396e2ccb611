"""What the queue orders by. The same words are public in /orden-de-atencion/."""

from datetime import datetime

from . import promises


def rank(due_at: datetime | None, warranty_at: datetime | None) -> datetime | None:
    """A moment: what is owed first, and what failed again within its warranty as if owed a head start earlier.

    Since it is a moment and never moves later by itself, whatever is old comes first in the end: nobody starves.
    """
    return due_at - promises.WARRANTY_HEAD_START if due_at and warranty_at else due_at
