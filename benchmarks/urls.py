"""Mesa's doors and a bare one to compare them with."""

from django.urls import include, path

from .bare import hello

handler400 = "mesa.doors.errors.bad_request"
handler403 = "mesa.doors.errors.forbidden"
handler404 = "mesa.doors.errors.not_found"
handler500 = "mesa.doors.errors.server_error"
urlpatterns = [path("hello/", hello), path("bare/", hello), path("", include("mesa.config.urls"))]
