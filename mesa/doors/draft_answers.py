"""How the saving of a draft is answered: by every door that keeps one, to a script and to a page without."""

from django.contrib import messages
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.common.redaction import warning


def answer(request, saved, typed):
    """To the page that saves by itself: `saved`, the hour or "" when nothing is kept; `warning`, a sentence or "".
    None when it is somebody who pressed the button of a page without scripts."""
    if not request.headers.get("Accept", "").startswith("application/json"):
        return None
    return JsonResponse({"saved": hour(saved), "warning": warning(typed)})


def tell(request, saved, typed, refusals=()):
    """The same, and which files were refused, for the page that comes next."""
    for refusal in [*refusals, warning(typed)]:
        if refusal:
            messages.warning(request, refusal)
    if saved:
        messages.success(request, _("Borrador guardado a las %(hour)s.") % {"hour": hour(saved)})


def hour(draft):
    return f"{timezone.localtime(draft.saved_at):%H:%M}" if draft else ""
