"""Tokens of machines: made, asked about, revoked."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from mesa.accounts import audit, promises, second_factor
from mesa.accounts.models import Token, User
from mesa.common.refusal import only

MARK = "mesa_"  # so that a leaked token is recognised by those who scan for them
SCOPES = ("read", "write")
USED_EVERY = timedelta(minutes=1)


@transaction.atomic
def create_token(
    *, by: User, name: str, scopes: Collection[str], expires_at: datetime, where: audit.Where = audit.NOWHERE
) -> tuple[Token, str]:
    """`(token, secret)`: the secret is shown this once; only its hash is kept.

    Raises Refused for a longer life than promised, and for who lacks a second factor that they need.
    """
    now = timezone.now()
    only(
        by.is_active and by.is_verified and not second_factor.lacks(by) and set(scopes) <= set(SCOPES) and bool(scopes)
    )
    only(now < expires_at <= now + promises.TOKEN_LIFE)
    secret = MARK + secrets.token_urlsafe(32)
    token = Token.objects.create(
        owner=by, name=name, prefix=secret[:10], sha256=_hash(secret), scopes=list(scopes), expires_at=expires_at
    )
    audit.note("token_created", actor=by, person=by, token=token.pk, name=name, scopes=token.scopes, where=where)
    return token, secret


def token_owner(secret: str, scope: str, now: datetime) -> User | None:
    """The person behind a live token that reaches so far, or None."""
    token = Token.objects.alive(now).filter(sha256=_hash(secret)).select_related("owner").first()
    if token is None or scope not in token.scopes:
        return None
    if token.last_used_at is None or token.last_used_at < now - USED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
    return token.owner


@transaction.atomic
def revoke_token(token: Token, *, by: User, where: audit.Where = audit.NOWHERE) -> Token:
    """It opens nothing any more; twice is once. Raises Refused when it is somebody else's."""
    token = Token.objects.select_for_update().get(pk=token.pk)
    only(by == token.owner)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit.note("token_revoked", actor=by, person=by, token=token.pk, name=token.name, where=where)
    return token


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
