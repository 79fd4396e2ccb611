"""Everything that goes wrong, as RFC 9457 says it, in the caller's language."""

import msgspec
import structlog
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.errors import AuthenticationError, HttpError, ValidationError

from mesa.common.limits import Spent
from mesa.doors.errors import SOON
from mesa.tickets.notes import WordsRefused
from mesa.tickets.rules import Conflict

from .actions import KeyReused, StillRunning

TITLES = {
    400: gettext_lazy("No se entiende la petición"),
    401: gettext_lazy("Falta un token válido"),
    403: gettext_lazy("No está permitido"),
    404: gettext_lazy("No existe"),
    405: gettext_lazy("Este método no sirve aquí"),
    409: gettext_lazy("Choca con lo que ya existe"),
    413: gettext_lazy("Es demasiado grande"),
    415: gettext_lazy("Se espera JSON"),
    422: gettext_lazy("Hay datos por corregir"),
    429: gettext_lazy("Demasiadas peticiones"),
    500: gettext_lazy("Algo falló de nuestro lado"),
    503: gettext_lazy("Volvemos en un momento"),
}
WRONG = {  # by pydantic's name of the mistake; what it knows about it fills the braces
    "missing": gettext_lazy("Falta este dato."),
    "extra_forbidden": gettext_lazy("No se conoce este dato: quítalo."),
    "string_type": gettext_lazy("Escribe un texto."),
    "string_too_short": gettext_lazy("Escribe algo."),
    "string_too_long": gettext_lazy("Déjalo en %(max_length)s letras o menos."),
    "int_type": gettext_lazy("Escribe un número entero."),
    "int_parsing": gettext_lazy("Escribe un número entero."),
    "bool_type": gettext_lazy("Escribe true o false."),
    "enum": gettext_lazy("Escribe uno de estos: %(expected)s."),
    "greater_than_equal": gettext_lazy("Escribe un número desde %(ge)s."),
    "less_than_equal": gettext_lazy("Escribe un número hasta %(le)s."),
    "model_attributes_type": gettext_lazy("Escribe un objeto JSON."),
}
log = structlog.get_logger()


class Problem(Exception):
    """`errors`: pairs of a JSON pointer into the body and what to write there. `more`: members of its own."""

    def __init__(self, status, detail="", *, errors=(), headers=None, **more):
        super().__init__(detail)
        self.status, self.detail, self.headers, self.more = status, detail, headers or {}, more
        self.errors = [{"pointer": pointer, "detail": said} for pointer, said in errors]


def answer(request, problem):
    told = {"type": "about:blank", "title": str(TITLES[problem.status]), "status": problem.status}
    told |= {"detail": problem.detail} if problem.detail else {}
    told |= {"instance": request.path}
    told |= {"errors": problem.errors} if problem.errors else {}
    body = msgspec.json.encode(told | problem.more)
    return HttpResponse(body, status=problem.status, content_type="application/problem+json", headers=problem.headers)


def unauthorized(detail):
    error = ', error="invalid_token"' if detail else ""
    return Problem(401, detail, headers={"WWW-Authenticate": f'Bearer realm="mesa"{error}'})


def of(error):
    """The problem behind any error; what nobody foresaw is ours, and tells nothing."""
    for kind, make in KINDS.items():
        if isinstance(error, kind):
            return make(error)
    log.exception("api_failed", exc_info=error)
    return Problem(500)


def _away(error):
    """The database; it comes back by itself."""
    log.error("database_away", reason=str(error))
    return Problem(503, headers=SOON)


def _http(error):
    return Problem(error.status_code if error.status_code in TITLES else 400)


def _invalid(error):
    return Problem(422, errors=[(_pointer(wrong["loc"]), _said(wrong)) for wrong in error.errors[:50]])


def _pointer(place):
    """`("body", "payload", "subject")` is `#/subject`; what came in the address is named as it is there."""
    if place[0] != "body":
        return str(place[-1])
    return "#" + "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')[:100]}" for part in place[2:])


def _said(wrong):
    words = WRONG.get(wrong["type"])
    return str(words) % wrong.get("ctx", {}) if words else _("Este dato no es válido: revisa cómo se escribe.")


def _spent(error):
    headers = error.left.headers() | {"Retry-After": str(error.left.seconds)}
    return Problem(429, _("Espera unos segundos y vuelve a intentar."), headers=headers)


KINDS = {
    Problem: lambda error: error,
    ValidationError: _invalid,
    AuthenticationError: lambda error: unauthorized(""),
    HttpError: _http,
    Http404: lambda error: Problem(404),
    OperationalError: _away,
    InterfaceError: _away,
    WordsRefused: lambda error: Problem(422, errors=[("#/body", error.sentence)]),
    PermissionDenied: lambda error: Problem(403),
    Spent: _spent,
    Conflict: lambda error: Problem(
        409, _("Alguien lo cambió mientras tanto: vuelve a leerlo."), version=error.ticket.version
    ),
    KeyReused: lambda error: Problem(409, _("Esta Idempotency-Key ya se usó con otra petición: usa una nueva.")),
    StillRunning: lambda error: Problem(
        409, _("La misma petición sigue en curso: espera y repítela igual."), headers={"Retry-After": "1"}
    ),
}
