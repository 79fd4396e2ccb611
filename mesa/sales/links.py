"""The link of a quote: made of random bits and the installation's key, it opens that version and nothing else."""

import base64
import hashlib
import hmac
import re

from django.conf import settings

from mesa.common import links

from .models import Quote


def secret_of(quote: Quote) -> str:
    """192 bits; the row alone does not tell it, nor does the key. Sent before the key changed, that of then."""
    found = [_secret(quote, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return next((secret for secret in found if _hashed(secret) == quote.secret), found[0])


def _secret(quote: Quote, key: str) -> str:
    made = hmac.digest(key.encode(), f"quote {quote.nonce}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(made[:24]).decode()


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def address(quote: Quote) -> str:
    """The URL of one version of a quote."""
    return links.address("portal:quote_link", secret_of(quote))


def quote_of(secret: str) -> Quote | None:
    """The version that the link was made for, whatever became of it; None for every other."""
    found = Quote.objects.filter(secret=_hashed(secret), sent_at__isnull=False)
    return found.select_related("case__ticket__requester").first()


def seal(quote: Quote) -> str:
    """What is printed on a quote so that whoever has the paper can ask whether it is ours: of its folio, its version
    and the total of each alternative, so that a changed amount has another. Once sent it is kept."""
    if quote.seal:
        return quote.seal
    totals = ",".join(str(alternative.totals().total) for alternative in quote.alternatives.all())
    said = f"seal {quote.folio} {quote.version} {quote.currency} {totals}"
    made = hmac.digest(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256)
    letters = base64.b32encode(made)[:16].decode()
    return "-".join(letters[n : n + 4] for n in range(0, 16, 4))


def sealed(folio: str, code: str) -> Quote | None:
    """The version that carries that code; None for every other."""
    folio, code = folio.strip().upper(), code.strip().upper()
    if not re.fullmatch(r"C-\d{4}-\d{1,18}", folio):
        return None
    sent = Quote.objects.filter(folio=folio, sent_at__isnull=False).select_related("case__ticket")
    for quote in sent.prefetch_related("alternatives__lines").order_by("-version"):
        if hmac.compare_digest(seal(quote).encode(), code.encode()):
            return quote
    return None
