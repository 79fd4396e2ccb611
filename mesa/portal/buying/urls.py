"""A quote along its two ways: the same acts, under the ticket for who signed in and under the link for who did not."""

from django.urls import path

from . import quote
from .ways import linked, own

ACTS = [
    ("", quote.quote),
    ("cotizacion.pdf", quote.quote_pdf),
    ("vista/", quote.see_quote),
    ("pregunta/", quote.question_quote),
    ("aceptar/", quote.accept_quote),
    ("rechazar/", quote.decline_quote),
]
urlpatterns = [
    *(path(f"tickets/<int:number>/cotizaciones/<int:pk>/{tail}", own(act), name=act.__name__) for tail, act in ACTS),
    *(path(f"cotizacion/<str:offer>/{tail}", linked(act), name=f"{act.__name__}_link") for tail, act in ACTS),
]
