"""After it was solved: «volvió a fallar», and the way to what the free service does not cover."""

from django.utils.translation import gettext as _

from mesa.tickets import actions, rules

from .forms import ClaimForm, QuoteForm
from .tickets import end


def claim_warranty(request, number):
    said = _("Lo reabrimos en garantía: quien te atendió ya sabe que volvió a fallar.")
    return end(request, number, ClaimForm, rules.CLAIM_WARRANTY, actions.claim_warranty, said)


def want_quote(request, number):
    said = _("Listo: pedimos alternativas para ti. Te escribimos aquí mismo; no te compromete a nada.")
    return end(request, number, QuoteForm, rules.WANT_QUOTE, actions.want_quote, said)
