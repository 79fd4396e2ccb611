"""What keeps an account safe: the password, the address, the open sessions and the tokens of machines."""

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from mesa.accounts import actions, reads, second_factor
from mesa.accounts.models import Token
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.lib import keyset

from .forms import ChangePasswordForm, NewAddressForm, TokenForm


@sensitive_post_parameters()
def password(request):
    form = ChangePasswordForm(request.POST or None, person=request.user)
    if refused := refusal(request, "change_password"):
        return refused
    if not form.is_valid():
        return page(request, "account/password.html", {"form": form}, status=422 if form.errors else 200)
    person = request.user
    actions.change_password(by=person, password=form.cleaned_data["password"], where=where(request))
    logout(request)
    messages.success(request, _("Tu contraseña es otra; tus demás sesiones se cerraron."))
    return perform_login(request, person, redirect_url=reverse("portal:account"))


@reauthentication_required(allow_get=True)
def address(request):
    form = NewAddressForm(request.POST or None)
    if not form.is_valid():
        return page(request, "account/address.html", {"form": form}, status=422 if form.errors else 200)
    if refused := refusal(request, "manage_email"):
        return refused
    actions.change_email(by=request.user, **form.cleaned_data)
    messages.success(request, _("Te escribimos a la dirección nueva. El cambio se hace cuando abras ese enlace."))
    return redirect("account_email")


@require_POST
def resend(request):
    if refused := refusal(request, "confirm_email", f"resend-{request.user.pk}"):
        return refused
    if not request.user.is_verified:
        actions.send_verification(request.user)
    messages.success(request, _("Enviamos otro enlace. Si no llega en unos minutos, busca en el correo no deseado."))
    return redirect("account_email")


@require_POST
def forget_address(request):
    actions.forget_new_email(by=request.user)
    return redirect("account_email")


@never_cache
def sessions(request):
    open_now = reads.sessions_of(request.user)
    return page(request, "account/sessions.html", {"sessions": open_now, "here": request.session.session_key})


@require_POST
def end_sessions(request):
    """One, by its number, or all but this."""
    number = keyset.number(request.POST.get("session"))
    if number is not None:
        actions.end_session(number, by=request.user)
    else:
        actions.end_sessions(request.user, keep=request.session.session_key)
    messages.success(request, _("Sesión cerrada."))
    return redirect("usersessions_list")


def tokens(request):
    return _tokens(request, TokenForm())


@require_POST
@reauthentication_required
def create_token(request):
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _tokens(request, form, status=422)
    token, secret = actions.create_token(by=request.user, where=where(request), **form.facts())
    return _tokens(request, TokenForm(), token=token, secret=secret)


@require_POST
def revoke_token(request, pk):
    found = get_object_or_404(Token.objects.visible_to(request.user), pk=pk)
    actions.revoke_token(found, by=request.user, where=where(request))
    messages.success(request, _("Ese token ya no abre nada."))
    return redirect("portal:tokens")


@never_cache
def _tokens(request, form, status=200, **made):
    mine = Token.objects.visible_to(request.user)
    lacks = second_factor.lacks(request.user)
    context = {"form": form, "tokens": mine, "now": timezone.now(), "lacks_factor": lacks, **made}
    return page(request, "portal/account/tokens.html", context, status=status)
