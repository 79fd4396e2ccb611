"""What incidents can be about. A category in use is never removed: it is no longer offered."""

from typing import Any

from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.refusal import only
from mesa.tickets.models import Category


def add_category(*, by: User, **words: Any) -> Category:
    """`words` are columns. Raises Refused for all but supervisors."""
    only(by.is_supervisor)
    return Category.objects.create(**words)


def change_category(category: Category, *, by: User, **words: Any) -> Category:
    """`words` are columns. Raises Refused for all but supervisors."""
    only(by.is_supervisor)
    for name, value in words.items():
        setattr(category, name, value)
    category.save(update_fields=list(words))
    return category


def retire_category(category: Category, *, by: User) -> Category:
    """It is not offered any more; tickets keep it. Raises Refused for all but supervisors."""
    return change_category(category, by=by, retired_at=category.retired_at or timezone.now())


def offer_category(category: Category, *, by: User) -> Category:
    """It is offered again. Raises Refused for all but supervisors."""
    return change_category(category, by=by, retired_at=None)
