"""What becomes of an account whose person has another one. The room that knows their tickets asks for it."""

from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet
from django.utils import timezone

from mesa.accounts import access, rules
from mesa.accounts.keepers import Shut, keepers
from mesa.accounts.models import Alias, User
from mesa.common.refusal import only

INTRODUCED = {"password__startswith": UNUSABLE_PASSWORD_PREFIX, "email_verified_at": None, "erased_at": None}


def absorb(kept: User, gone: User) -> dict[str, Any]:
    """Inside a transaction, both locked: answers what was moved, as JSON, for `give_back`. Raises Refused."""
    only(rules.may_merge(kept, gone))
    access.end(gone, Shut.MERGED)
    moved = {
        "active": gone.is_active,
        "earlier": _take(User.objects.filter(merged_into=gone), merged_into=kept),
        "equipment": _take(gone.equipment.all(), owner=kept),
        "aliases": _take(gone.aliases.exclude(email__in=[kept.email, *_addresses(kept)]), person=kept),
        "alias": _prove(kept, gone.email) if gone.is_verified else None,
    }
    gone.is_active, gone.merged_into = False, kept
    gone.save(update_fields=["is_active", "merged_into"])
    return moved


def adopt(kept: User, gone: User) -> None:
    """Inside a transaction: `gone` only wrote, or was put in copy, by an address now proven to be of `kept`.

    Raises Refused for an account that anybody could sign in to.
    """
    gone = User.objects.select_for_update().get(pk=gone.pk, merged_into=None)
    only(gone.pk != kept.pk and not gone.is_verified and not gone.has_usable_password())
    access.end(gone, Shut.MERGED)
    for keeper in keepers():
        keeper.adopt(kept, gone)
    gone.is_active, gone.merged_into = False, kept
    gone.save(update_fields=["is_active", "merged_into"])


def give_back(kept: User, gone: User, moved: dict[str, Any]) -> None:
    """Exactly what was moved, as far as it is still there. Raises Refused when they are not merged."""
    only(gone.merged_into_id == kept.pk and kept.merged_into_id is None and gone.erased_at is None)
    User.objects.filter(pk__in=moved["earlier"], merged_into=kept).update(merged_into=gone)
    kept.equipment.filter(pk__in=moved["equipment"]).update(owner=gone)
    kept.aliases.filter(pk__in=moved["aliases"]).update(person=gone)
    kept.aliases.filter(pk=moved["alias"]).delete()
    gone.is_active, gone.merged_into = moved["active"], None
    gone.save(update_fields=["is_active", "merged_into"])


def _take(rows: QuerySet[Any], **owner: User) -> list[int]:
    taken = list(rows.values_list("pk", flat=True))
    rows.filter(pk__in=taken).update(**owner)
    return taken


def _addresses(person: User) -> QuerySet[Alias, str]:
    return person.aliases.values_list("email", flat=True)


def _prove(kept: User, email: str) -> int | None:
    """The mailbox was proven by who is the same person; None if it was theirs already."""
    alias, _made = Alias.objects.get_or_create(person=kept, email=email.lower())
    if alias.verified_at:
        return None
    alias.verified_at = timezone.now()
    alias.save(update_fields=["verified_at"])
    return alias.pk
