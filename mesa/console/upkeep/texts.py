"""The public texts: read, tried and published by supervisors. A version is never edited, only followed by another."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.lib import keyset
from mesa.terms import actions, words
from mesa.terms.models import Slug, Text

from .forms import TextForm

LANGUAGES = dict(settings.LANGUAGES)


@supervisors_only
def texts(request):
    latest = {}
    found = Text.objects.visible_to(request.user).defer("body").select_related("author")
    for text in found.filter(in_force_at__lte=timezone.now()).order_by("version"):
        latest[text.slug, text.language] = text
    rows = [(slug, title, [(code, latest.get((slug, code))) for code in LANGUAGES]) for slug, title in Slug.choices]
    return page(request, "console/upkeep/texts.html", {"rows": rows, "languages": settings.LANGUAGES})


@supervisors_only
def text(request, slug, language):
    current = _find(request, slug, language, request.GET.get("version", ""))
    return _editor(request, current, TextForm(initial={"title": current.title, "body": current.body}))


@require_POST
@supervisors_only
def preview(request, slug, language):
    current, form = _find(request, slug, language), TextForm(request.POST)
    if not form.is_valid():
        return _editor(request, current, form, status=422)
    tried = Text(slug=slug, language=language, **form.cleaned_data)
    return _editor(request, current, form, tried=tried)


@require_POST
@supervisors_only
def publish(request, slug, language):
    current, form = _find(request, slug, language), TextForm(request.POST)
    if not form.is_valid():
        return _editor(request, current, form, status=422)
    text = actions.publish(by=request.user, slug=slug, language=language, **form.cleaned_data)
    messages.success(request, _("Publicado: la versión %(version)s está en vigor.") % {"version": text.version})
    return redirect("console:text", slug, language)


def _find(request, slug, language, version=""):
    """The version asked for, or the last one."""
    if slug not in Slug.values or language not in LANGUAGES:
        raise Http404
    found = Text.objects.visible_to(request.user).filter(slug=slug, language=language)
    if keyset.number(version):
        found = found.filter(version=keyset.number(version))
    text = found.order_by("-version").first()
    if text is None:
        raise Http404
    return text


def _editor(request, text, form, *, tried=None, status=200):
    versions = Text.objects.visible_to(request.user).filter(slug=text.slug, language=text.language)
    context = {
        "text": text,
        "form": form,
        "language": LANGUAGES[text.language],
        "shown": tried or text,
        "tried": tried,
        "html": words.html(tried or text),
        "versions": versions.defer("body").select_related("author").order_by("-version")[:50],
    }
    return page(request, "console/upkeep/text.html", context, part="preview", status=status)
