"""Every door of the product."""

from django.urls import include, path

from mesa.doors import hooks
from mesa.ops import views as watch

handler400 = "mesa.doors.errors.bad_request"
handler403 = "mesa.doors.errors.forbidden"
handler404 = "mesa.doors.errors.not_found"
handler500 = "mesa.doors.errors.server_error"

urlpatterns = [
    path("healthz", watch.healthz),
    path("readyz", watch.readyz),
    path("metrics", watch.metrics),
    path("ganchos/<slug:channel>/", hooks.hook),
    path("", include("mesa.portal.urls")),
    path("consola/", include("mesa.console.urls")),
    path("cuenta/", include("mesa.portal.account.urls")),
    path("ui/", include("mesa.doors.urls")),
    path("api/v1/", include("mesa.api.urls")),
]
