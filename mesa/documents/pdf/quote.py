"""A quote on letter paper: the words and amounts of its page in their order, but its facts first.

The same quote is the same bytes whenever it is pressed: its dates are those of the quote and its mark is made of its
name. Nothing is read from an address or from a name that somebody wrote.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.documents.quote import Item, Offer, Option

from .page import SMALL, STEP, Paper


def pressed(offer: Offer) -> bytes:
    """The file."""
    paper = Paper(offer.title, offer.house, offer.sent_at or timezone.now())
    paper.say(offer.house, 9)
    paper.heading(offer.title, 1)
    paper.say(offer.subject, 11)
    if offer.sent_at is None:
        paper.say(_("Borrador: todavía no se envía, y así no obliga a nadie."), 11, "B")
    paper.ln(STEP)
    with paper.inside("L"):
        code = [(_("Código de verificación"), offer.code)] if offer.sent_at else []
        for label, words in [*offer.facts, *code]:
            paper.fact(label, words)
    if offer.note:
        paper.ln(STEP)
        paper.say(offer.note)
    for option in offer.options:
        _option(paper, option)
    paper.ln(STEP)
    paper.say(offer.taxed, SMALL)
    if offer.terms:
        paper.ln(STEP)
        paper.heading(_("Condiciones"), 2)
        paper.say(offer.terms, 9)
    if offer.sent_at:
        paper.ln(STEP)
        paper.say(offer.verify, SMALL)
    return paper.pressed()


def _option(paper: Paper, option: Option) -> None:
    paper.ln(STEP)
    paper.keep(8 * STEP)
    if option.recommended:
        paper.say(_("Recomendada"), SMALL, "B")
    paper.heading(option.title, 2)
    paper.say(option.summary)
    paper.say(option.total, 14, "B")
    paper.say(_("Total a pagar, con IVA incluido"), SMALL)
    paper.ln(2)
    with paper.inside("L"):
        for item in option.items:
            _item(paper, item)
    paper.keep((len(option.rows) + 2) * STEP)
    with paper.inside("L"):
        for label, amount, style in [*((*row, "") for row in option.rows), (_("Total"), option.total, "B")]:
            with paper.inside("LI"):
                paper.amount(label, amount, style)
    paper.say(option.words, SMALL)


def _item(paper: Paper, item: Item) -> None:
    discount = _("descuento de %(percent)s") % {"percent": item.discount} if item.discount else ""
    said = [f"{item.quantity} × {item.price}", discount, item.tax, _("opcional") if item.optional else ""]
    paper.keep(3 * STEP)
    with paper.inside("LI"), paper.inside("LBody"):
        paper.amount(item.name, item.amount, "B", kinds=("P", "P"))
        paper.say(" · ".join(filter(None, said)), SMALL)
        paper.say(item.detail, SMALL)
    paper.ln(1)
