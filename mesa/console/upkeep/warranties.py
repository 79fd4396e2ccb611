"""«Garantías»: how often what was solved fails again, by technician and by category."""

from datetime import timedelta

from django.utils import timezone

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.tickets import reads

PERIOD = timedelta(days=90)


@supervisors_only
def warranties(request):
    since = timezone.now() - PERIOD
    context = {
        "days": PERIOD.days,
        "technicians": reads.returns(since, "technician__name"),
        "categories": reads.returns(since, reads.category_name()),
    }
    return page(request, "console/upkeep/warranties.html", context)
