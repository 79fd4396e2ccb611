"""«Créditos»: the minutes given away, by the technician and by what it was about. Supervisors only."""

from datetime import timedelta

from django.utils import timezone

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.tickets import balances

DAYS = (7, 30, 90, 365)


@supervisors_only
def credits(request):
    asked = request.GET.get("dias", "")
    days = int(asked) if asked in map(str, DAYS) else 30
    since = timezone.now() - timedelta(days=days)
    context = {
        "days": days,
        "choices": DAYS,
        "technicians": balances.by_technician(since),
        "categories": balances.by_category(since),
    }
    return page(request, "console/upkeep/credits.html", context)
