"""What a report is made of: the categories to choose from, and the guidelines to agree to."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from ninja import Router

from mesa.api import shapes
from mesa.api.answers import said
from mesa.terms.models import Slug
from mesa.terms.words import in_force
from mesa.tickets.models import Category

router = Router(tags=["choices"])


@router.get("/categories", response=list[shapes.Category])
def categories(request):
    return said([category_json(category) for category in Category.objects.offered()])


@router.get("/guidelines", response=shapes.Guidelines)
def guidelines(request):
    return said(guidelines_json(in_force(Slug.GUIDELINES, timezone.now())))


def category_json(category):
    return {"id": category.pk, "name": str(category), "hint": category.local_hint}


def guidelines_json(text):
    return {
        "version": text.version,
        "language": text.language,
        "title": text.title,
        "in_force_at": text.in_force_at,
        "url": settings.PUBLIC_URL + reverse("portal:guidelines"),
    }
