"""Who is behind a session, and whether what let them in still holds, for doors that stay open."""

from collections.abc import Collection, Mapping
from importlib import import_module
from types import SimpleNamespace
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user
from django.utils import timezone

from .models import User

AT_ONCE = 500
SessionStore = import_module(settings.SESSION_ENGINE).SessionStore


class Standing(NamedTuple):
    """What a door that stays open relies on: when any of it changes, the person must come in again."""

    person: int
    is_active: bool
    role: str
    password: str
    link: int = 0  # of a ticket, when it is what let them in


def standing_of(user: User) -> Standing:
    """What must stay as it is while a door stays open for them."""
    return Standing(user.pk, user.is_active, user.role, user.password)


def behind(session_key: str) -> SimpleNamespace:
    """`.user` and `.session` of a session key, as Django itself would find them for a page."""
    visit = SimpleNamespace(session=SessionStore(session_key))
    # A door that sends no cookie back must not renew the session after the key changed: it would be lost.
    visit.session.cycle_key = lambda: None
    visit.user = get_user(visit)
    return visit


def fallen(held: Mapping[str, Standing]) -> set[str]:
    """Of `{session key: Standing}`, the keys whose session ended or whose person is not as they were."""
    keys = list(held)
    return {key for start in range(0, len(keys), AT_ONCE) for key in _fallen(held, keys[start : start + AT_ONCE])}


def _fallen(held: Mapping[str, Standing], keys: Collection[str]) -> set[str]:
    sessions = SessionStore.get_model_class().objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    alive = set(sessions.values_list("session_key", flat=True))
    people = User.objects.filter(pk__in={held[key].person for key in keys})
    now = {row[0]: Standing(*row) for row in people.values_list("pk", "is_active", "role", "password")}
    return {key for key in keys if key not in alive or now.get(held[key].person) != held[key]._replace(link=0)}
