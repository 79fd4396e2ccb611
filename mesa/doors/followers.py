"""Who else hears of a ticket, put in copy and let go by both sides of it."""

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mesa.tickets import actions, promises

ADDRESS = gettext_lazy("Escribe la dirección completa, como nombre@ejemplo.com.")


class FollowForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Correo"), max_length=254, error_messages={"required": ADDRESS, "invalid": ADDRESS}
    )
    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=120, required=False)


def put_in_copy(request, ticket):
    """None when it is done; else the form, with what is wrong beside its field."""
    form = FollowForm(request.POST, auto_id="copy_%s")
    if form.is_valid():
        try:
            actions.follow(ticket, by=request.user, **form.cleaned_data)
        except actions.Crowded:
            form.add_error("email", _("Ya hay %(most)d personas en copia: quita una.") % {"most": promises.FOLLOWERS})
    if not form.is_valid():
        return form
    messages.success(request, _("Listo: se entera de lo que pase en el ticket."))
    return None


def let_go(request, ticket):
    actions.unfollow(ticket, by=request.user, email=request.POST.get("email", ""))
    messages.success(request, _("Listo: ya no recibe lo de este ticket."))
