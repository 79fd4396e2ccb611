"""«Créditos»: the minutes given away, by who attends and by what it was about. Supervisors only."""

from datetime import timedelta

from django.utils import timezone

from mesa.tickets import balances
from mesa.ui.pages import page

from .people import supervisors_only

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
    return page(request, "console/credits.html", context)
