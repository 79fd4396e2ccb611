"""The token of a machine becomes the person it acts for. Cookies open nothing here."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from mesa.accounts import second_factor
from mesa.accounts.actions.tokens import SCOPES, token_owner

from . import limits
from .problems import Problem, unauthorized


class Bearer(HttpBearer):
    def __init__(self, scope, allowance):
        super().__init__()
        self.scope, self.allowance = scope, allowance

    def authenticate(self, request, secret):
        now = timezone.now()
        person = token_owner(secret, self.scope, now) or self._explain(secret, now)
        if second_factor.lacks(person):
            raise Problem(
                403, _("Tu función necesita un segundo factor: actívalo en «Mi cuenta» y este token servirá.")
            )
        request.allowance = self.allowance.spend(person.pk)
        if "Accept-Language" not in request.headers:
            translation.activate(person.language)
        return person

    def _explain(self, secret, now):
        if any(token_owner(secret, scope, now) for scope in SCOPES):
            challenge = f'Bearer realm="mesa", error="insufficient_scope", scope="{self.scope}"'
            said = _("Este token no tiene el permiso «%(scope)s».") % {"scope": self.scope}
            raise Problem(403, said, headers={"WWW-Authenticate": challenge})
        raise unauthorized(_("El token no existe, venció o se revocó: crea otro en «Mi cuenta»."))


reading, writing = Bearer("read", limits.reads), Bearer("write", limits.writes)
