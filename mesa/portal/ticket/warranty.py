"""After it was solved: «volvió a fallar»."""

from django.utils.translation import gettext as _

from mesa.portal.forms import ClaimForm
from mesa.tickets import actions, rules

from .views import end


def claim_warranty(request, number):
    said = _("Lo reabrimos en garantía: quien te atendió ya sabe que volvió a fallar.")
    return end(request, number, ClaimForm, rules.CLAIM_WARRANTY, actions.claim_warranty, said)
