"""Letters that did not leave, why, and what can be done about it. Never their words: links in them open accounts."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.notifications.reads import stuck
from mesa.outbox import actions, reads
from mesa.outbox.models import Message, RefusedAddress


@supervisors_only
def letters(request):
    context = {
        "waiting": reads.waiting(request.user),
        "in_trouble": reads.in_trouble(request.user),
        "refused": reads.refused_addresses(request.user),
        "stuck": stuck(request.user),
    }
    return page(request, "console/upkeep/letters.html", context)


@require_POST
@supervisors_only
def retry(request, pk):
    letter = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
    actions.retry(letter, by=request.user)
    messages.success(request, _("Sale en la siguiente vuelta."))
    return redirect("console:letters")


@require_POST
@supervisors_only
def forgive_address(request, pk):
    refused = get_object_or_404(RefusedAddress.objects.visible_to(request.user), pk=pk)
    actions.forgive_address(refused.address, by=request.user, channel=refused.channel)
    messages.success(request, _("Volvemos a escribirle, también lo que no salió."))
    return redirect("console:letters")
