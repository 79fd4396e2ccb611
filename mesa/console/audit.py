"""«Bitácora»: who entered, who failed to, and who changed what anybody may do. Read only, supervisors only."""

from mesa.accounts.models import AuditEvent, Role
from mesa.ui.pages import page

from .people import after, supervisors_only
from .people_words import WORDS


@supervisors_only
def audit(request):
    lines = AuditEvent.objects.visible_to(request.user).select_related("actor", "person")
    kind = request.GET.get("que", "")
    if kind in WORDS:
        lines = lines.filter(kind=kind)
    found, more = after(lines, request.GET.get("desde", ""))
    context = {"lines": found, "more": more, "kind": kind, "kinds": WORDS, "roles": dict(Role.choices)}
    return page(request, "console/people/audit.html", context)
