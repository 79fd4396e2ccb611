"""What a person decided on a page that was no longer true."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def changed_meanwhile(request, number):
    """Back to the ticket as it is now, saying why."""
    messages.info(request, _("El ticket cambió mientras decidías: así está ahora."))
    return redirect("portal:ticket", number)
