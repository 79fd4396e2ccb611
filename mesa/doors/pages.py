"""How a door answers with a page: whole for a browser, one named part of it for htmx."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils.cache import patch_vary_headers
from jinja2_fragments import render_block


def page(request, template, context=None, *, part=None, status=200):
    """The view picks the part, never the browser: a part chosen by address would skip the checks around it."""
    context = context or {}
    if part and request.htmx and not request.htmx.history_restore_request:
        engine = engines["jinja2"]
        response = HttpResponse(
            render_block(engine.env, template, part, _surroundings(engine, request) | context), status=status
        )
    else:
        response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _surroundings(engine, request):
    """What Django's backend hands to a whole page, for a part."""
    context = {"request": request, "csrf_input": csrf_input_lazy(request), "csrf_token": csrf_token_lazy(request)}
    for processor in engine.template_context_processors:
        context |= processor(request)
    return context
