"""The two ways to a quote: one's own account, or the link of its letter. Both act as its requester."""

from functools import partial, wraps
from typing import NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.portal.recipient_locale import speaking_to
from mesa.sales import clocks, links, rules
from mesa.sales.models import Quote, State
from mesa.sales.rules import may

HIDDEN = {"X-Robots-Tag": "noindex, nofollow, noarchive"}


class Way(NamedTuple):
    """How this browser came to a quote, and the addresses of its acts along the same way."""

    quote: Quote
    by_link: bool
    args: tuple
    watched: bool = False  # by somebody who works here: the seller may look at what was sent, and decides nothing

    @property
    def by(self):
        return self.quote.ticket.requester

    def may(self, act):
        return not self.watched and may(self.by, getattr(rules, act.upper()), self.quote)

    def url(self, act):
        return reverse(f"portal:{act}_link" if self.by_link else f"portal:{act}", args=self.args)


def own(view):
    @wraps(view)
    @never_cache
    def enter(request, number, pk):
        mine = whole(Quote.objects.visible_to(request.user)).filter(case__ticket__requester=request.user)
        quote = get_object_or_404(mine, pk=pk, case__ticket=number, sent_at__isnull=False)
        return view(request, Way(quote, False, (number, pk)))

    return enter


def linked(view):
    """Dead once the offer no longer holds; a forged secret and one that never was are told the same."""

    @wraps(view)
    @login_not_required
    @never_cache
    def enter(request, offer):
        if refused := refusal(request, "open_link"):
            return refused
        quote = links.quote_of(offer)
        if quote is None or not quote.ticket.requester.is_active:
            return _hidden(page(request, "portal/sales/dead.html", {"quote": None}, status=410))
        with speaking_to(quote.ticket.requester):
            answer = partial(page, request, "portal/sales/dead.html", {"quote": quote}, status=410)
            if not is_dead(quote):
                answer = partial(
                    view, request, Way(whole_again(quote), True, (offer,), _is_watched(request.user, quote))
                )
            return _hidden(answer())

    return enter


def is_dead(quote):
    """Another version took its place, or its last day is over."""
    return quote.state in {State.REPLACED, State.EXPIRED} or clocks.is_over(quote.valid_until, timezone.now())


def _is_watched(user, quote):
    return user.is_authenticated and user.is_house and user != quote.ticket.requester


def whole(quotes):
    found = quotes.select_related("case__ticket__requester", "case__seller", "author", "decision", "order")
    return found.prefetch_related("alternatives__lines")


def whole_again(quote):
    return whole(type(quote).objects.visible_to(quote.ticket.requester)).get(pk=quote.pk)


def _hidden(response):
    for name, value in HIDDEN.items():
        response.headers[name] = value
    return response
