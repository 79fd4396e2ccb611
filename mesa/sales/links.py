"""The link of a quote: made of random bits and the installation's key, it opens that version and nothing else."""

import base64
import hashlib
import hmac

from django.conf import settings

from mesa.accounts import links

from .models import Quote


def secret_of(quote):
    """192 bits; the row alone does not tell it, nor does the key."""
    made = hmac.digest(settings.SECRET_KEY.encode(), f"quote {quote.nonce}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(made[:24]).decode()


def address(quote):
    return links.address("portal:quote_link", secret_of(quote))


def quote_of(secret):
    """The version that the link was made for, whatever became of it; None for every other."""
    found = Quote.objects.filter(secret=hashlib.sha256(secret.encode()).hexdigest(), sent_at__isnull=False)
    return found.select_related("case__ticket__requester", "first").first()
