"""Coming in: new accounts, confirmed addresses, forgotten passwords, invitations. Known or not, one answer."""

from functools import wraps
from urllib.parse import urlencode

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mesa.accounts import actions
from mesa.common.links import BadLink
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.doors.request_facts import where

from .forms import TRAP, AddressForm, ClaimedForm, InvitedForm, NewPasswordForm, SignUpForm


def asks_first(view):
    """The page behind a link of a letter: open to all, GET changes nothing, a dead link says so kindly."""

    @login_not_required
    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def answer(request, key):
        if refused := refusal(request, "reset_password_from_key"):
            return refused
        try:
            return view(request, key)
        except BadLink:
            return page(request, "account/dead_link.html", status=410)

    return answer


@login_not_required
@sensitive_post_parameters()
def sign_up(request):
    if request.user.is_authenticated:
        return redirect("portal:start")
    form = SignUpForm(request.POST or None)
    if refused := refusal(request, "signup"):
        return refused
    if not form.is_valid():
        return page(request, "account/signup.html", {"form": form, "trap": TRAP}, status=422 if form.errors else 200)
    if request.POST.get(TRAP):
        return redirect("account_email_verification_sent")
    person = actions.sign_up(**form.cleaned_data, language=get_language())
    return perform_login(request, person, redirect_url=reverse("account_email_verification_sent"))


@login_not_required
def check_mail(request):
    return page(request, "account/check_mail.html")


@asks_first
def confirm(request, key):
    """A press where the person of the claim is signed in; elsewhere whoever reads the mailbox chooses a password."""
    person, email = actions.claimed(key)
    if request.user != person:
        return sign_in_first(request, email) if person.is_verified else _claim(request, key, person)
    if request.method != "POST":
        return page(request, "account/confirm.html", {"email": email})
    actions.verify(key, by=request.user)
    messages.success(request, _("Listo: tu correo quedó confirmado."))
    return redirect("portal:start")


def sign_in_first(request, email):
    """What a link of a letter does only for who is signed in to the account that asked for it."""
    context = {"email": email, "way_in": f"{reverse('account_login')}?{urlencode({'next': request.path})}"}
    return page(request, "account/confirm_signed_in.html", context)


def _claim(request, key, person):
    form = ClaimedForm(request.POST or None, initial={"name": person.name})
    form.person = person
    if not form.is_valid():
        context = {"form": form, "claim": person}
        return page(request, "account/claim.html", context, status=422 if form.errors else 200)
    actions.claim_mailbox(key, where=where(request), **form.cleaned_data)
    messages.success(request, _("Listo: tu correo quedó confirmado. Entra con tu contraseña."))
    return redirect("account_login")


@login_not_required
def forgot(request):
    form = AddressForm(request.POST or None)
    if refused := refusal(request, "reset_password"):
        return refused
    if not form.is_valid():
        return page(request, "account/forgot.html", {"form": form}, status=422 if form.errors else 200)
    actions.ask_for_reset(form.cleaned_data["email"], language=get_language())
    return redirect("account_reset_password_done")


@asks_first
def reset(request, key):
    person = actions.resetting(key)
    form = NewPasswordForm(request.POST or None)
    if not person.is_verified:
        form = ClaimedForm(request.POST or None, initial={"name": person.name})
    form.person = person
    if not form.is_valid():
        return page(request, "account/reset.html", {"form": form}, status=422 if form.errors else 200)
    actions.reset_password(key, where=where(request), **form.cleaned_data)
    messages.success(request, _("Tu contraseña es otra y se cerraron todas tus sesiones. Entra con la nueva."))
    return redirect("account_login")


@asks_first
def accept(request, key):
    invitation = actions.invited(key)
    owner = actions.owner_of(invitation)
    form = InvitedForm(request.POST or None, initial={"name": invitation.name})
    context = {"invitation": invitation, "owner": owner, "form": form}
    if request.method != "POST" or not (owner or form.is_valid()):
        return page(request, "account/invitation.html", context, status=422 if form.errors else 200)
    actions.accept_invitation(key, where=where(request), **({} if owner else form.cleaned_data))
    messages.success(request, _("Te damos la bienvenida. Entra con tu correo y tu contraseña."))
    return redirect("account_login")
