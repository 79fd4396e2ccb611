"""One person with two accounts: found, seen side by side, made one, and the way back. Supervisors only."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.accounts import rules
from mesa.accounts.models import Role, User
from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.lib import keyset
from mesa.lib.phone import number_in
from mesa.tickets import actions
from mesa.tickets.models import Merge

AT_MOST = 10


@supervisors_only
def merge(request, pk):
    kept, words = _find(request, pk), request.GET.get("q", "").strip()[:100]
    gone = _others(request, kept).filter(pk=keyset.number(request.GET.get("con"))).first()
    context = {
        "kept": kept,
        "gone": gone,
        "words": words,
        "found": _others(request, kept, words)[:AT_MOST] if words and not gone else [],
        "has": {one.pk: (one.tickets.count(), one.equipment.count()) for one in (kept, gone) if one},
        "may": gone and rules.may_merge(kept, gone),
        "turned": gone and rules.may_merge(gone, kept),
    }
    return page(request, "console/people/merge.html", context)


@require_POST
@supervisors_only
@reauthentication_required
def merge_people(request, pk):
    kept = _find(request, pk)
    gone = get_object_or_404(_others(request, kept), pk=keyset.number(request.POST.get("gone")))
    actions.merge_people(kept, gone, by=request.user, where=where(request))
    messages.success(request, _("Listo: lo de las dos cuentas está en esta. Se puede deshacer desde aquí."))
    return redirect("console:person", kept.pk)


@require_POST
@supervisors_only
@reauthentication_required
def undo_merge(request, pk):
    found = get_object_or_404(Merge.objects.visible_to(request.user).select_related("kept", "gone"), pk=pk)
    actions.undo_merge(found, by=request.user, where=where(request))
    messages.success(request, _("Deshecho: cada cuenta tiene otra vez lo que era suyo."))
    return redirect("console:person", found.gone_id)


def _find(request, pk):
    return get_object_or_404(User.objects.visible_to(request.user).filter(role=Role.REQUESTER), pk=pk)


def _others(request, kept, words=""):
    """Whoever else asks for help and is not part of another account; `words` of their name, address or number."""
    others = User.objects.visible_to(request.user).filter(role=Role.REQUESTER, erased_at=None, merged_into=None)
    if words:
        number = number_in(words)
        told = Q(name__icontains=words) | Q(email__icontains=words)
        others = others.with_number(number) if number else others.filter(told)
    return others.exclude(pk=kept.pk).order_by("name", "pk")
