"""Sealing small secrets at rest: authenticated encryption with keys that rotate. No models, no settings."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Broken(Exception):
    """Sealed with a key that is not here, for something else, or not by us."""


def seal(facts: object, *, keys: Sequence[str], purpose: str) -> bytes:
    """`facts`: what JSON can hold. The first of `keys` (texts of any length) seals; `purpose` binds it to one use."""
    return _box(keys, purpose).encrypt(json.dumps(facts).encode())


def unseal(sealed: bytes | memoryview, *, keys: Sequence[str], purpose: str) -> Any:
    """What was sealed with any of these keys for this purpose. Raises `Broken`."""
    try:
        return json.loads(_box(keys, purpose).decrypt(bytes(sealed)))
    except InvalidToken:
        raise Broken from None


def reseal(sealed: bytes | memoryview, *, keys: Sequence[str], purpose: str) -> bytes:
    """The same facts, sealed with the first key: what a rotation does to each row. Raises `Broken`."""
    try:
        return _box(keys, purpose).rotate(bytes(sealed))
    except InvalidToken:
        raise Broken from None


def _box(keys: Sequence[str], purpose: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key: str, purpose: str) -> bytes:
    """One key per purpose from the installation's own, so that a seal opens nowhere else."""
    found = HKDF(SHA256(), 32, salt=None, info=f"mesa.vault.{purpose}".encode()).derive(key.encode())
    return urlsafe_b64encode(found)
