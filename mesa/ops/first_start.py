"""The first start: a demo desk, or an empty one with its first supervisor."""

import getpass
import sys

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from mesa.accounts import promises
from mesa.accounts.actions import create_person
from mesa.accounts.models import Role, User
from mesa.terms.actions import install_texts
from mesa.tickets.actions import install_preparation
from mesa.tickets.models import Category

from .startup_checks import stop

CATEGORIES = [  # name, name in English, what is left out, the same in English, whether it installs programs
    (
        "Equipo lento o que no enciende", "Slow computer, or one that does not start",
        "piezas nuevas (discos, memorias, baterías, pantallas) ni revisar el equipo en tu domicilio.",
        "new parts (disks, memory, batteries, screens) or looking at the machine where you are.", False,
    ),
    (
        "Internet y redes", "Internet and networks",
        "módems o cableado nuevos, visitas, ni fallas de tu proveedor de Internet.",
        "new modems or cabling, visits, or faults of your Internet provider.", False,
    ),
    (
        "Impresoras y escáneres", "Printers and scanners",
        "cartuchos, tóner ni piezas de la impresora.", "cartridges, toner or parts of the printer.", False,
    ),
    ("Correo electrónico", "E-mail", "", "", False),
    (
        "Programas y licencias", "Programs and licences",
        "comprar licencias ni instalar programas sin su licencia original.",
        "buying licences, or installing programs without their original licence.", True,
    ),
    (
        "Virus y seguridad", "Viruses and security",
        "licencias de antivirus ni seguros de cualquier tipo.", "antivirus licences or insurance of any kind.", True,
    ),
    (
        "Respaldo y recuperación de archivos", "Backup and recovery of files",
        "discos nuevos ni recuperar archivos de discos dañados en laboratorio.",
        "new disks, or laboratory recovery from damaged ones.", False,
    ),
    ("Otra cosa", "Something else", "", "", False),
]  # fmt: skip
ASKED = {"email": "E-mail", "name": "Name", "password": f"Password ({promises.PASSWORD_MIN} characters or more)"}


def is_first():
    return not User.objects.exists()


@transaction.atomic
def furnish_rooms():
    """What every desk needs before its first ticket: the published texts, and what a report can be about."""
    install_texts()
    install_preparation()
    for position, (name, *words) in enumerate(CATEGORIES):
        facts = dict(zip(("name_en", "excludes", "excludes_en", "installs"), words, strict=True))
        Category.objects.get_or_create(name=name, defaults=facts | {"position": position})


def wants_supervisor():
    return any(_given().values())


def install_supervisor():
    facts = _given()
    missing = [f"MESA_SUPERVISOR_{name.upper()}" for name, value in facts.items() if not value]
    if missing and not sys.stdin.isatty():
        stop(f"The desk is empty and needs its first supervisor: write {', '.join(missing)}, or start on a terminal.")
    for name, words in ASKED.items():
        ask = getpass.getpass if name == "password" else input
        facts[name] = facts[name] or ask(f"First supervisor. {words}: ").strip()
    _check(facts)
    settings.DEMO.unlink(missing_ok=True)  # of a desk that is no more
    now = timezone.now()
    with transaction.atomic():
        furnish_rooms()
        return create_person(**facts, role=Role.SUPERVISOR, verified_at=now, personalised_at=now)


def _given():
    return {name: getattr(settings.ENV, f"supervisor_{name}") for name in ASKED}


def _check(facts):
    try:
        validate_email(facts["email"])
    except ValidationError:
        stop(f"MESA_SUPERVISOR_EMAIL: {facts['email']!r} will not do; write an address like ana@hardcom.mx.")
    if not facts["name"]:
        stop("MESA_SUPERVISOR_NAME: it is empty; write how the supervisor is called.")
    try:
        validate_password(facts["password"], User(email=facts["email"], name=facts["name"]))
    except ValidationError as error:
        stop(f"MESA_SUPERVISOR_PASSWORD: this value will not do; {' '.join(error.messages)}")
