"""What must be read again but not by who steals the database: seeds of second factors."""

from base64 import urlsafe_b64encode
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def encrypt(text: str) -> str:
    """The text sealed with the newest key of the installation."""
    return _box().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """What `encrypt` sealed with a key that is still configured. Raises `cryptography.fernet.InvalidToken`."""
    return _box().decrypt(text.encode()).decode()


@cache
def _box() -> MultiFernet:
    """The newest key writes, the older ones still read."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = (salted_hmac("mesa.common.vault", "seeds", secret=key, algorithm="sha256").digest() for key in keys)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in derived])
