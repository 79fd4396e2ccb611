"""The machine door: the interface, its document, and the manners of every answer."""

from functools import wraps

import msgspec
from django.contrib.auth.decorators import login_not_required
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.parser import Parser

from . import problems, shapes
from .auth import reading
from .problems import Problem
from .resources import choices, notes, people, quotes, tickets

LARGEST = 256 * 1024
ANYWHERE = (400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503)


class Json(Parser):
    def parse_body(self, request):
        """Strict, quick, and it stops at a depth where the standard library would fall."""
        try:
            return msgspec.json.decode(request.body)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as wrong:
            raise ValueError from wrong


class Api(NinjaAPI):
    def get_openapi_operation_id(self, operation):
        return operation.view_func.__name__

    def get_openapi_schema(self, **where):
        """Every operation may answer a problem, and says so."""
        schema = super().get_openapi_schema(**where)
        name = shapes.ProblemDetails.__name__
        schema["components"]["schemas"][name] = shapes.ProblemDetails.model_json_schema(
            ref_template="#/components/schemas/{model}"
        )
        schema["components"]["schemas"] |= schema["components"]["schemas"][name].pop("$defs")
        problem = {"application/problem+json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        for operation in (operation for path in schema["paths"].values() for operation in path.values()):
            for status in ANYWHERE:
                operation["responses"][status] = {"description": str(problems.TITLES[status]), "content": problem}
        return schema


api = Api(
    title="Mesa", version="1", urls_namespace="api", docs_url=None, auth=reading, parser=Json(),
    description="The same acts and the same rules as the pages, for machines. See docs/api.",
)  # fmt: skip
api.add_router("", people.router)
api.add_router("", choices.router)
api.add_router("/tickets", tickets.router)
api.add_router("/tickets", notes.router)
api.add_router("/tickets", quotes.router)
for kind in [*problems.KINDS, Exception]:
    api.add_exception_handler(kind, lambda request, error: problems.answer(request, problems.of(error)))


def dressed(view):
    """No session, no form token, no cache; only JSON, of a size; and every refusal a problem."""

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            _weigh(request)
            response = view(request, *args, **kwargs)
        except Problem as problem:
            response = problems.answer(request, problem)
        if response.status_code == 405 and "problem" not in response.get("Content-Type", ""):
            response = problems.answer(request, Problem(405, headers={"Allow": response["Allow"]}))
        response.headers["Cache-Control"] = "no-store"
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        if hasattr(request, "allowance"):
            for name, value in request.allowance.headers().items():
                response.headers.setdefault(name, value)
        return response

    return answer


def nowhere(request):
    raise Problem(404)


def _weigh(request):
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise Problem(413, _("El cuerpo de una petición pesa a lo más 256 kB."))
    if request.method == "POST" and request.content_type != "application/json":
        raise Problem(415, _("Envía «Content-Type: application/json»."))
