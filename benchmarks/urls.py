"""Mesa's doors and a bare one to compare them with."""

from django.urls import include, path

from .bare import hello

handler400 = "mesa.ui.errors.bad_request"
handler403 = "mesa.ui.errors.forbidden"
handler404 = "mesa.ui.errors.not_found"
handler500 = "mesa.ui.errors.server_error"
urlpatterns = [path("hello/", hello), path("bare/", hello), path("", include("mesa.config.urls"))]
