"""A tiny street of doors for these tests alone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path
from django.utils import timezone, translation

from mesa.doors.pages import page
from mesa.ui.samples import samples

handler400, handler403 = "mesa.doors.errors.bad_request", "mesa.doors.errors.forbidden"
handler404, handler500 = "mesa.doors.errors.not_found", "mesa.doors.errors.server_error"


def clock(request):
    return HttpResponse(f"{translation.get_language()} {timezone.get_current_timezone_name()}")


@login_not_required
def parted(request):
    return page(request, "ui/gallery.html", samples() | {"base": "ui/base.html"}, part="rail", status=422)


@login_not_required
def broken(request):
    raise RuntimeError


def desk(request):
    return HttpResponse("bandeja")


urlpatterns = [
    path("ui/", include("mesa.doors.urls")),
    path("cuenta/", include("allauth.urls")),
    path("reloj/", clock),
    path("partes/", parted),
    path("roto/", broken),
    path("consola/", include(([path("", desk, name="desk")], "console"))),
]
