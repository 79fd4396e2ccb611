"""«Bitácora»: who entered, who failed to, and who changed what anybody may do. Read only, supervisors only."""

from mesa.accounts.models import AuditEvent, Role
from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.lib import keyset

from .audit_words import WORDS
from .views import AT_ONCE


@supervisors_only
def audit(request):
    lines = AuditEvent.objects.visible_to(request.user).select_related("actor", "person")
    kind = request.GET.get("que", "")
    if kind in WORDS:
        lines = lines.filter(kind=kind)
    found, more = keyset.newest(lines, request.GET.get("desde", ""), AT_ONCE)
    context = {"lines": found, "more": more, "kind": kind, "kinds": WORDS, "roles": dict(Role.choices)}
    return page(request, "console/people/audit.html", context)
