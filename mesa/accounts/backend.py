"""Signing in: the owner of the address and the newest claim on it, always compared both, so that time tells nothing."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from .models import User


class PeopleBackend(AuthenticationBackend):
    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        self._did_check_password = True
        claims = User.objects.claiming(email)
        owner = claims.filter(email_verified_at__isnull=False).first()
        # Whoever only wrote by mail has no password, and must not stand before somebody's claim.
        typed = claims.filter(email_verified_at=None).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        newest = typed.first()
        found = [self._compared(owner, password), self._compared(newest, password)]
        return found[0] or found[1]

    def _compared(self, person: User | None, password: str) -> User | None:
        if person is None:
            self._mitigate_timing_attack(password)
            return None
        return self._check_password(person, password)
