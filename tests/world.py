"""One of everything that an address can name, made as people make it, and every address of the product."""

import re
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.core.files.base import ContentFile
from django.urls import get_resolver
from django.utils import timezone

from mesa.accounts import actions as accounts
from mesa.accounts.actions.tokens import create_token
from mesa.assistance import agenda
from mesa.assistance.actions import ask_session, make_link, offer_slots, pick_slot
from mesa.channels.email.actions import receive
from mesa.common import links
from mesa.complaints.actions import open_complaint
from mesa.outbox.actions import post
from mesa.outbox.models import RefusedAddress
from mesa.portal.tests.conftest import PIXEL
from mesa.sales import actions as sales
from mesa.sales.links import secret_of
from mesa.tickets import actions

CAST = ("visitor", "nora", "ana", "beto", "tere", "vico", "susi")


def furnish(ticket, ana, tere, susi):
    """Ana's ticket with a public and an internal note, a file on each, and the rest of what she and the house keep."""
    file, inside = (
        actions.keep_file(by=by, name=name, file=ContentFile(PIXEL))
        for by, name in ((ana, "pantalla.png"), (tere, "interno.png"))
    )
    actions.add_note(ticket, by=ana, body="Adjunto la pantalla.", files=[file])
    actions.add_internal_note(ticket, by=tere, body="Parece el cable.", files=[inside])
    actions.assign(ticket, by=tere, technician=tere)
    ask_session(ticket, by=tere, tool="teamviewer", words="Necesito ver tu equipo.")
    start = agenda.free(tere, timezone.now())[-1]
    offered = offer_slots(ticket, by=tere, starts=[start], words="¿Cuándo hablamos?")
    pick_slot(offered, by=ana, start=start)
    link, secret = make_link(ticket, by=ana, scope="requester")
    accounts.change_photo(by=ana, data=PIXEL)
    invitation = accounts.invite(by=susi, email="nuevo@example.org", name="Nuevo", role="technician")
    twice = [
        accounts.create_person(email=f"doble{n}@example.org", name="Doble", verified_at=timezone.now()) for n in "12"
    ]
    quote, bought, product = sold(ticket, ana, susi)
    refused = RefusedAddress.objects.create(channel="email", address="nadie@example.org", reason="550")
    return SimpleNamespace(
        number=ticket.pk, file=file.pk, inside=inside.pk, category=ticket.category_id, person=ana.pk,
        refused=refused.pk, link=link.pk, secret=secret,
        merge=actions.merge_people(*twice, by=susi).pk, complaint=open_complaint(by=ana, words="Nadie me llamó.").pk,
        item=actions.add_item(
            by=susi, words="Cargador a la mano", words_en="Charger at hand", kind="tick", category=None, position=1,
            offered=True,
        ).pk,
        letter=post(key="una", channel="email", to="ana@example.org", subject="Hola", text="Hola").pk,
        equipment=accounts.add_equipment(by=ana, brand="Dell").pk, invitation=invitation.pk, key=1,
        token=create_token(by=ana, name="r", scopes=["read"], expires_at=timezone.now() + timedelta(days=1))[0].pk,
        alias=ana.aliases.create(email="ana@trabajo.example").pk, mail=_mail(ana, ticket),
        photo=ana.photo.name.removeprefix("photos/"), stop=links.make("stop", person=ana.pk, kind="noted"),
        case=quote.case_id, rate=_rate(susi), order=bought.order_id, product=product.pk, line=bought.pk,
        meeting=links.make("appointment", appointment=offered.pk),
        quote=quote.pk, bought=bought.pk, offer=secret_of(quote),
    )  # fmt: skip


def _rate(susi):
    """Written down for a year that has not come."""
    said = {"kind": "border", "percent": Decimal(8), "valid_from": date(2099, 1, 1)}
    return sales.add_rate(by=susi, **said).pk


def sold(ticket, ana, susi):
    """A quote of Ana's ticket that waits for her, the line of an order she has, and what can be sold."""
    facts = {"name": "Disco", "kind": "product", "unit": "PZA", "cost": Decimal(5), "price": Decimal(9)}
    product = sales.keep_product(by=susi, sku="SSD-1", **facts)
    for decide in (True, False):
        case = sales.take_case(sales.escalate(ticket, by=ana), by=susi)
        quote = sales.draft_quote(case, by=susi)
        lines = [
            {"description": "Disco", "unit": "PZA", "quantity": 1, "unit_price": Decimal(9), "unit_cost": Decimal(5)}
        ]
        sales.write_quote(quote, by=susi, alternatives=[{"title": "Una", "lines": lines}])
        quote = sales.send_quote(quote, by=susi)
        if decide:
            order = sales.accept_quote(quote, by=ana, alternative=quote.alternatives.get(), name="Ana")
            sales.deliver_order(order, by=susi, received_by="Ana", anyway=True)
    return quote, order.lines.get(), product


def _mail(ana, ticket):
    said = f"From: {ana.email}\r\nTo: soporte@hardcom.mx\r\nSubject: [#{ticket.pk}]\r\n\r\nYa lo hice."
    return receive(said.encode()).pk


def routes():
    """Every address of the product, as its pattern."""
    return sorted({route for route, _callback in _walk(get_resolver())})


def _walk(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern, route)
        else:
            yield route, pattern.callback


NAMED_BY = {  # the beginning of an address → what its `pk` or `number` counts
    "archivos/": "file", "cuenta/equipos/": "equipment", "cuenta/tokens/": "token", "consola/categorias/": "category",
    "cuenta/correos/": "alias", "consola/correo/apartado/": "mail",
    "consola/correo/perdonar/": "refused", "consola/correo/": "letter", "correo/": "letter",
    "consola/uniones/": "merge", "consola/impuestos/": "rate",
    "consola/personas/": "person", "consola/invitaciones/": "invitation", "cuenta/segundo-factor/llaves/": "key",
    "consola/ventas/cotizaciones/": "quote", "consola/ventas/catalogo/": "product", "consola/ventas/pedidos/": "order",
    "consola/ventas/": "case", "consola/quejas/": "complaint", "quejas/": "complaint", "consola/preparacion/": "item",
    "": "number",
}  # fmt: skip
WORDS = {"key": "x", "theme": "light", "mode": "add_note", "slug": "guidelines", "language": "es-mx",
         "act": "install_order", "channel": "whatsapp", "what": "casos", "kind": "csv"}  # fmt: skip


def address(route, world):
    """The route filled with Ana's things."""
    number = next(getattr(world, kind) for start, kind in NAMED_BY.items() if route.startswith(start))
    name = "photos/" + world.photo if route.startswith("fotos/") else "pantalla.png"
    ordered = world.order if route.startswith("consola/") else world.bought
    within = {"/enlaces/": world.link, "/cotizaciones/": world.quote, "/pedidos/": ordered}
    one = next((pk for part, pk in within.items() if part in route), number)
    said = WORDS | {
        "secret": world.secret,
        "line": world.line,
        "offer": world.offer,
        "pk": one,
        "number": number,
        "name": name,
        "token": world.stop,
        "meeting": world.meeting,
    }
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(said[found[1]]), route)
