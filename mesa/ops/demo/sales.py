"""What the demo desk sells: a catalogue, a quote being written, one to decide on, and an order on its way."""

from decimal import Decimal
from typing import Any

from mesa.accounts.models import User
from mesa.sales import actions
from mesa.sales.models import Product
from mesa.tickets.models import Ticket

CATALOGUE = (
    ("SSD-1TB", "Disco SSD de 1 TB", "product", "PZA", "900", "1234.56", 36),
    ("INST-HR", "Instalación y copia de datos", "service", "HR", "250", "500", 3),
    ("LIC-OFI", "Licencia de oficina, un año", "licence", "LIC", "1100", "1499", 12),
)
SOLD = (  # the subject of a story, and how far its quote goes
    ("No entra a la página del SAT", "written"),
    ("Borré una carpeta de fotos por error", "sent"),
    ("El teclado escribe otra letra en vez de la ñ", "accepted"),
)
NEEDS = "El disco ya no es confiable y hace falta otro, con sus datos copiados."


def sell():
    seller, technician = _person("ventas"), _person("tecnica1")
    for sku, name, kind, unit, cost, price, months in CATALOGUE:
        facts = {"name": name, "kind": kind, "unit": unit, "warranty_months": months}
        actions.keep_product(by=seller, sku=sku, cost=Decimal(cost), price=Decimal(price), **facts)
    for subject, ends in SOLD:
        ticket = Ticket.objects.get(subject=subject)
        asker = ticket.requester
        actions.offer_sales(ticket, by=technician, reason="hardware", needs=NEEDS)
        _quote(actions.escalate(ticket, by=asker, needs=""), asker, seller, ends)


def _quote(case, asker, seller, ends):
    quote = actions.draft_quote(actions.take_case(case, by=seller), by=seller)
    disk, work = _line("SSD-1TB"), _line("INST-HR", quantity=Decimal("1.5"), optional=True)
    alternatives: list[dict[str, Any]] = [
        {"title": "Solo el disco", "summary": "Lo instalas tú.", "lines": [disk]},
        {"title": "Disco instalado", "summary": "Con tus datos.", "lines": [disk, work], "recommended": True},
    ]
    actions.write_quote(quote, by=seller, alternatives=alternatives, terms="Pago de contado. Precios en pesos.")
    if ends != "written":
        quote = actions.send_quote(quote, by=seller)
    if ends == "accepted":
        actions.accept_quote(quote, by=asker, alternative=quote.alternatives.reverse()[0], name=asker.name)


def _line(sku, **more):
    product = Product.objects.get(sku=sku)
    return {
        "product": product, "sku": sku, "description": product.name, "unit": product.unit, "quantity": Decimal(1),
        "unit_price": product.price, "unit_cost": product.cost, "warranty_months": product.warranty_months,
    } | more  # fmt: skip


def _person(name):
    return User.objects.get(email=f"{name}@demo.example")
