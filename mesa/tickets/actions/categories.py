"""What incidents can be about. A category in use is never removed: it is no longer offered."""

from django.utils import timezone

from mesa.common.refusal import only
from mesa.tickets.models import Category


def add_category(*, by, **words):
    only(by.is_supervisor)
    return Category.objects.create(**words)


def change_category(category, *, by, **words):
    only(by.is_supervisor)
    for name, value in words.items():
        setattr(category, name, value)
    category.save(update_fields=list(words))
    return category


def retire_category(category, *, by):
    return change_category(category, by=by, retired_at=category.retired_at or timezone.now())


def offer_category(category, *, by):
    return change_category(category, by=by, retired_at=None)
