"""What allauth asks of us: words, where to go, what to note, how to keep a seed."""

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mesa.accounts import actions
from mesa.common import vault
from mesa.doors import staff_sessions, typed
from mesa.doors.request_facts import where

from .known import browser_of, remember

CHANGES = {
    "mfa/email/totp_activated": "totp_added",
    "mfa/email/totp_deactivated": "totp_removed",
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
}
SAID = {
    "mfa/messages/totp_activated.txt": _("Tu segundo factor quedó activo."),
    "mfa/messages/totp_deactivated.txt": _("Quitamos la aplicación de códigos."),
    "mfa/messages/webauthn_added.txt": _("Tu llave de acceso quedó registrada."),
    "mfa/messages/webauthn_removed.txt": _("Quitamos esa llave de acceso."),
    "account/messages/logged_out.txt": _("Saliste. Hasta pronto."),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Esta cuenta está desactivada."),
        "email_password_mismatch": _("El correo o la contraseña no coinciden. Revísalos o crea una contraseña nueva."),
        "incorrect_password": _("Esa no es tu contraseña actual."),
        "too_many_login_attempts": _("Van muchos intentos. Espera cinco minutos o crea una contraseña nueva."),
        "rate_limited": _("Van muchos intentos. Espera unos minutos."),
    }

    def get_login_redirect_url(self, request):
        return reverse("console:queue" if request.user.is_house else "portal:start")

    def pre_login(self, request, user, **facts):
        """The password was right; a second factor may come before they are in."""
        typed.keep(request)
        return super().pre_login(request, user, **facts)

    def post_login(self, request, user, **facts):
        """Signing up also comes here: whoever claims an address is not known for it."""
        response = super().post_login(request, user, **facts)
        if user.is_verified:
            remember(response, user)
        return response

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Who guesses from elsewhere spends the tries of elsewhere: a known browser is never locked out. Of the account
        alone: by the host, which whoever asks writes, there would be as many tries as hosts."""
        key = credentials.get("email", "").lower()
        browser = browser_of(request, key)
        return f"{key}:{browser}" if browser else key

    def login(self, request, user):
        super().login(request, user)
        staff_sessions.begin(request)
        actions.signed_in(user, where=where(request))

    def authentication_failed(self, request, **credentials):
        actions.failed_to_sign_in(credentials.get("email", ""), where=where(request))

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        text = message or SAID.get(message_template)
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        if template_prefix in CHANGES:
            actions.changed_second_factor(user, CHANGES[template_prefix], where=where(self.request))


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Tu función necesita un segundo factor: agrega otro antes de quitar este."),
        "incorrect_code": _("Ese código no es. Escribe el que ves ahora; cada uno sirve una vez."),
        "unverified_email": _("Primero confirma tu correo; después activa el segundo factor."),
    }

    def _get_site_name(self):
        return settings.BRAND.name

    def build_totp_svg(self, url):
        drawn = segno.make(url, error="m").svg_inline(omitsize=True, border=3, dark="#111", light="#fff")
        return drawn.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)  # a picture, not part of a page

    def can_delete_authenticator(self, authenticator):
        return actions.may_drop(authenticator)

    def encrypt(self, text):
        return vault.encrypt(text)

    def decrypt(self, encrypted_text):
        return vault.decrypt(encrypted_text)
