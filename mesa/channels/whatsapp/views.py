"""The door of Meta: proves who it is by a signature of the very bytes, which are kept and answered at once."""

import hashlib
import hmac

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from . import actions

LARGEST = 3 * 1024 * 1024  # Meta's own limit


@require_http_methods(["GET", "POST"])
def hook(request):
    if not settings.WHATSAPP:
        raise Http404
    return _deliver(request) if request.method == "POST" else _verify(request)


def _verify(request):
    asked = request.GET.get("hub.mode", ""), request.GET.get("hub.verify_token", "")
    if asked[0] != "subscribe" or not _same(asked[1], settings.WHATSAPP["verify"]):
        return HttpResponse(status=403)
    return HttpResponse(request.GET.get("hub.challenge", "")[:300], content_type="text/plain")


def _deliver(request):
    raw = request.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return HttpResponse(status=413)
    if not _same(request.headers.get("X-Hub-Signature-256", ""), f"sha256={signature(raw)}"):
        return HttpResponse(status=401)
    actions.receive(raw)
    return HttpResponse()


def signature(raw):
    return hmac.new(settings.WHATSAPP["secret"].encode(), raw, hashlib.sha256).hexdigest()


def _same(given, right):
    return hmac.compare_digest(given.encode(), right.encode())
