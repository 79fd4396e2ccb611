"""What the pages of a session in the browser ask for: to come in, to hear and to be heard. JSON, and POST only."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone

from mesa.assistance import actions, reads
from mesa.lib import keyset, turn_credentials

LASTS = 4 * 60 * 60  # seconds: what the longest session takes


def entered(peer):
    """What a page needs to know to meet the others."""
    return JsonResponse({"key": peer.key, "id": peer.pk, "role": peer.role} | _network(peer))


def _network(peer):
    if not settings.TURN_URLS:
        return {"ice": [], "policy": "all"}
    until = timezone.now().timestamp() + LASTS
    username, credential = turn_credentials.credentials(settings.TURN_SECRET, f"s{peer.session_id}", until)
    servers = [{"urls": list(settings.TURN_URLS), "username": username, "credential": credential}]
    return {"ice": servers, "policy": "relay" if settings.TURN_ONLY else "all"}


def answer(request, session, **who):
    """One page speaks and hears. `who`: whose page it must be; a key alone, or of another session, is nobody's."""
    peer = reads.peer(session, request.POST.get("key", ""), **who)
    if peer is None:
        raise Http404
    if not session.is_live:
        return JsonResponse({"over": True})
    if "leave" in request.POST:
        actions.leave_session(peer)
        return HttpResponse(status=204)
    try:
        return JsonResponse(_say(peer, request.POST) if "kind" in request.POST else _heard(session, peer, request.POST))
    except actions.TooMany:
        return HttpResponse(status=429, headers={"Retry-After": "10"})


def _say(peer, said):
    to = keyset.number(said.get("to"))
    if to is None:
        raise Http404
    actions.say(peer, to=to, kind=said["kind"], body=said.get("body", ""))
    return {}


def _heard(session, peer, told):
    heard = map(keyset.number, told.get("heard", "")[:4000].split(","))
    words = actions.hear(peer, [pk for pk in heard if pk is not None])
    said = [{"id": one.pk, "from": one.sender_id, "kind": one.kind, "body": one.body} for one in words]
    others = [{"id": pk, "role": role, "name": name} for pk, role, name in reads.others(peer)]
    return {"said": said, "others": others, "state": session.status}
