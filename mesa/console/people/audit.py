"""«Bitácora»: who entered, who failed to, and who changed what anybody may do. Read only, supervisors only."""

from mesa.accounts.models import AuditEvent, Role
from mesa.console.gates import supervisors_only
from mesa.doors.pages import page

from .audit_words import WORDS
from .views import after


@supervisors_only
def audit(request):
    lines = AuditEvent.objects.visible_to(request.user).select_related("actor", "person")
    kind = request.GET.get("que", "")
    if kind in WORDS:
        lines = lines.filter(kind=kind)
    found, more = after(lines, request.GET.get("desde", ""))
    context = {"lines": found, "more": more, "kind": kind, "kinds": WORDS, "roles": dict(Role.choices)}
    return page(request, "console/people/audit.html", context)
