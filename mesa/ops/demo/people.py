"""Who works and asks at the demo desk. Plainly nobody real: `.example` belongs to nobody."""

from typing import NamedTuple


class Person(NamedTuple):
    email: str
    name: str
    role: str
    phone: str = ""
    whatsapp: str = ""
    contact_by: str = "chat"
    contact_hours: str = ""


PEOPLE = [
    Person("supervisora@demo.example", "Supervisora Demo", "supervisor"),
    Person("tecnica1@demo.example", "Técnica Demo Uno", "technician"),
    Person("tecnico2@demo.example", "Técnico Demo Dos", "technician"),
    Person("ventas@demo.example", "Ventas Demo", "sales"),
    Person("usuaria1@demo.example", "Usuaria Demo Uno", "requester", contact_hours="Por las mañanas"),
    Person(
        "usuario2@demo.example", "Usuario Demo Dos", "requester", "+525500000002", "+525500000002", "whatsapp",
        "De 10 a 14 h",
    ),
    Person("usuaria3@demo.example", "Usuaria Demo Tres", "requester", "+525500000003", contact_by="phone"),
]  # fmt: skip
