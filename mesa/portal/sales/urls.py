"""A quote along its two ways: the same acts, under the ticket for who signed in and under the link for who did not."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import quote
from .access import linked, own

ACTS = [
    ("", quote.quote, require_safe),
    ("cotizacion.pdf", quote.quote_pdf, require_safe),
    ("vista/", quote.see_quote, require_POST),
    ("pregunta/", quote.question_quote, require_POST),
    ("aceptar/", quote.accept_quote, require_http_methods(["GET", "HEAD", "POST"])),
    ("rechazar/", quote.decline_quote, require_POST),
]
OWN, LINKED = "tickets/<int:number>/cotizaciones/<int:pk>/", "cotizacion/<str:offer>/"
urlpatterns = [
    *(path(f"{OWN}{tail}", method(own(act)), name=act.__name__) for tail, act, method in ACTS),
    *(path(f"{LINKED}{tail}", method(linked(act)), name=f"{act.__name__}_link") for tail, act, method in ACTS),
]
