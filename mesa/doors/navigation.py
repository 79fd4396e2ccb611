"""Where one can go from anywhere. A door that is not installed has no line."""

from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

EVERYONE = [
    ("portal:how", _("Cómo funciona"), "compass"),
    ("portal:ask", _("Cómo pido ayuda"), "life-buoy"),
    ("portal:preparation", _("Preparación"), "list-checks"),
    ("portal:faq", _("Preguntas"), "circle-question-mark"),
]
REQUESTER = [
    ("portal:start", _("Inicio"), "house"),
    ("portal:tickets", _("Mis tickets"), "ticket"),
    ("portal:report", _("Reportar incidencia"), "plus"),
    ("portal:faq", _("Preguntas"), "circle-question-mark"),
]
STAFF = [("console:queue", _("Bandeja"), "inbox")]
SELLER = [("console:sales", _("Ventas"), "tags")]
SUPERVISOR = [
    *STAFF,
    *SELLER,
    ("console:complaints", _("Quejas"), "message-square-warning"),
    ("console:times", _("Tiempos"), "timer"),
]
UPKEEP = [
    ("console:people", _("Personas"), "users"),
    ("console:letters", _("Mensajes"), "send"),
    ("console:credits", _("Créditos"), "hourglass"),
    ("console:warranties", _("Garantías"), "shield-check"),
    ("console:categories", _("Categorías"), "tags"),
    ("console:preparation", _("Preparación"), "list-checks"),
    ("console:rates", _("Impuestos"), "percent"),
    ("console:texts", _("Textos"), "file-text"),
]
ACCOUNT = [
    ("portal:account", _("Mi cuenta"), "user-round"),
    ("portal:equipment", _("Mis equipos"), "laptop"),
    ("portal:letters", _("Mis avisos"), "bell"),
    ("mfa_index", _("Segundo factor"), "shield-check"),
    ("usersessions_list", _("Sesiones abiertas"), "monitor-smartphone"),
]
FOOTER = [
    ("portal:how", _("Cómo funciona"), ""),
    ("portal:preparation", _("Preparación"), ""),
    ("portal:faq", _("Preguntas frecuentes"), ""),
    ("portal:order", _("En qué orden atendemos"), ""),
    ("portal:remote", _("Asistencia remota"), ""),
    ("portal:verify", _("¿Te llamó soporte?"), ""),
    ("portal:complain", _("Tengo un problema con el servicio"), ""),
    ("portal:guidelines", _("Lineamientos"), ""),
    ("portal:privacy", _("Aviso de privacidad"), ""),
]


@cache
def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def _open(lines):
    return [(_address(name), label, icon) for name, label, icon in lines if _address(name)]


def navigation(person=None, place="main"):
    """Lines of (address, label, icon) for a person (None: a visitor) in a place: main, upkeep, account or footer."""
    if place == "footer":
        return _open(FOOTER)
    if person is None:
        return _open(EVERYONE) if place == "main" else []
    if place == "account":
        return _open(ACCOUNT)
    if place == "upkeep":
        return _open(UPKEEP) if person.is_supervisor else []
    if person.is_supervisor:
        return _open(SUPERVISOR)
    if person.is_sales:
        return _open(SELLER)
    return _open(STAFF if person.is_house else REQUESTER)


def home_of(person=None):
    """Where the brand leads: the queue, the sales, the person's start, or the public front."""
    if person is None:
        return "/"
    if person.is_sales and not person.is_technician:
        return _address("console:sales") or "/"
    return _address("console:queue" if person.is_house else "portal:start") or "/"
