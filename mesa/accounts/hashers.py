"""Passwords as Django checks them, one at a time: each check fills 100 MB by design."""

from django.contrib.auth.hashers import Argon2PasswordHasher

from mesa.lib.turns import LARGE


class InTurn(Argon2PasswordHasher):
    """The same algorithm and name, so that what was stored still opens."""

    def encode(self, password: str, salt: str) -> str:
        with LARGE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with LARGE:
            return super().verify(password, encoded)
