"""Everyone who works here, and requesters: found, invited, given another role, sent away. Supervisors only."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.accounts import actions, rules
from mesa.accounts.models import AuditEvent, Invitation, Role, User
from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.lib import keyset
from mesa.tickets.models import Merge

from .audit_words import WORDS
from .forms import InviteForm, RoleForm

AT_ONCE = 50
LINES = 20


@supervisors_only
def people(request):
    everyone, words = User.objects.visible_to(request.user), request.GET.get("q", "").strip()[:100]
    if words:
        everyone = everyone.filter(Q(name__icontains=words) | Q(email__icontains=words))
    elif request.GET.get("ver") != "todas":
        everyone = everyone.exclude(role=Role.REQUESTER)
    found, more = keyset.newest(everyone.filter(erased_at=None), request.GET.get("desde", ""), AT_ONCE)
    waiting = Invitation.objects.visible_to(request.user).waiting().order_by("-pk")[:AT_ONCE]
    context = {
        "people": found,
        "more": more,
        "words": words,
        "invitations": waiting,
        "seen": request.GET.get("ver", ""),
    }
    return page(request, "console/people/people.html", context)


@supervisors_only
def person(request, pk):
    found = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    return page(request, "console/people/person.html", _about(request, found))


@supervisors_only
@reauthentication_required(allow_get=True)
def invite(request):
    form = InviteForm(request.POST or None)
    if not form.is_valid():
        return page(request, "console/people/invite.html", {"form": form}, status=422 if form.errors else 200)
    actions.invite(by=request.user, where=where(request), **form.cleaned_data)
    messages.success(request, _("Enviamos la invitación. Sirve una vez y por tres días."))
    return redirect("console:people")


@require_POST
@supervisors_only
def withdraw(request, pk):
    found = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    actions.withdraw(found, by=request.user, where=where(request))
    messages.success(request, _("Retiramos la invitación: su enlace ya no sirve."))
    return redirect("console:people")


@require_POST
@supervisors_only
@reauthentication_required
def change_role(request, pk):
    found = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return page(request, "console/people/person.html", _about(request, found) | {"form": form}, status=422)
    actions.change_role(found, by=request.user, where=where(request), **form.cleaned_data)
    messages.success(request, _("%(name)s tiene otra función desde ahora.") % {"name": found.name})
    return redirect("console:person", pk)


@require_POST
@supervisors_only
@reauthentication_required
def deactivate(request, pk):
    found = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    actions.deactivate(found, by=request.user, where=where(request))
    messages.success(request, _("%(name)s ya no entra: cerramos sus sesiones.") % {"name": found.name})
    return redirect("console:person", pk)


@require_POST
@supervisors_only
@reauthentication_required
def activate(request, pk):
    found = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    actions.activate(found, by=request.user, where=where(request))
    messages.success(request, _("%(name)s puede entrar otra vez.") % {"name": found.name})
    return redirect("console:person", pk)


def _other(alias):
    return alias.email if alias.verified_at else f"{alias.email} ({_('sin confirmar')})"


def _about(request, found):
    lines = AuditEvent.objects.visible_to(request.user).filter(person=found).select_related("actor", "person")[:LINES]
    return {
        "found": found,
        "others": ", ".join(map(_other, found.aliases.order_by("email"))),
        "form": RoleForm(initial={"role": found.role}),
        "lines": lines,
        "merges": list(Merge.objects.visible_to(request.user).of(found)),
        "manageable": rules.may_manage(request.user, found),
        "kinds": WORDS,
        "roles": dict(Role.choices),
    }
