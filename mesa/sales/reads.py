"""Sales as doors and letters ask for them."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from mesa.accounts.models import User
from mesa.common import links
from mesa.tickets.models import Attachment, Ticket
from mesa.tickets.reads import Line, timeline

from .links import address
from .models import ON_ITS_WAY, Case, Order, Paper, Quote, Stage


def quote_page(pk: int) -> str:
    """Where the person reads a quote and decides, without signing in."""
    return address(Quote.objects.get(pk=pk))


def quote(pk: int) -> Quote:
    """With its ticket, alternatives and lines. Raises Quote.DoesNotExist."""
    return Quote.objects.select_related("case__ticket").prefetch_related("alternatives__lines").get(pk=pk)


def sale_page(ticket: Ticket) -> str:
    """Where the seller works on it; the list, before there is a case."""
    case = latest(ticket)
    return links.address("console:sale", case.pk) if case else links.address("console:sales")


def latest(ticket: Ticket) -> Case | None:
    """The case a ticket has or had, with who has it; nothing when sales never heard of it."""
    return Case.objects.filter(ticket=ticket).select_related("seller").order_by("-pk").first()


def sellers_of(number: int) -> QuerySet[Case, Any]:
    """Who of sales still has something to do for this ticket."""
    asked = Q(stage__in=(Stage.OPEN, Stage.QUOTED)) | Q(stage=Stage.WON, quotes__order__step__in=ON_ITS_WAY)
    return Case.objects.filter(asked, ticket=number, seller__isnull=False).values("seller")


def quotes(case: Case, user: User) -> list[Quote]:
    """Every version this person may see, newest first."""
    found = Quote.objects.visible_to(user).filter(case=case).select_related("case", "decision")
    return list(found.prefetch_related("alternatives__lines").order_by("-pk"))


def said(case: Case) -> list[Line]:
    """What its requester has seen of the ticket, files and all: an internal note is for technicians only."""
    return [line for line in timeline(case.ticket, case.ticket.requester) if line.public]


def files(user: User | AnonymousUser) -> QuerySet[Attachment]:
    """What the seller may open: the files of that conversation, on tickets that were sent to sales."""
    sent = Case.objects.visible_to(user) if user.is_authenticated and user.is_sales else Case.objects.none()
    return Attachment.objects.filter(
        Q(note=None) | Q(note__public=True), ticket__in=sent.values_list("ticket", flat=True)
    )


def orders_of(ticket: Ticket) -> list[Order]:
    """For the technician of the ticket: what was sold and where it is; what it costs is not theirs."""
    found = Order.objects.filter(quote__case__ticket=ticket).select_related("quote__case__ticket")
    return list(found.prefetch_related("lines__line").order_by("-pk"))


def orders(ticket: Ticket, user: User) -> list[Order]:
    """What was sold on a ticket and this person may see, newest first."""
    found = Order.objects.visible_to(user).filter(quote__case__ticket=ticket)
    return list(found.select_related("quote__case__ticket").prefetch_related("lines__line__product").order_by("-pk"))


def paper(quote: Quote) -> bytes | None:
    """The bytes of its document as it was sent; None before the worker kept them."""
    kept = Paper.objects.filter(quote=quote).values_list("pdf", flat=True).first()
    return bytes(kept) if kept is not None else None


def unsealed() -> QuerySet[Quote]:
    """Quotes whose document was not kept yet, the oldest first, as a queryset."""
    found = Quote.objects.filter(sent_at__isnull=False, sha256="").select_related("case__ticket__requester")
    return found.select_related("case__seller", "author").prefetch_related("alternatives__lines").order_by("pk")
