"""Every door of the house."""

from django.urls import include, path

from mesa.whatsapp import views as hook
from mesa.worker import views as watch

handler400 = "mesa.ui.errors.bad_request"
handler403 = "mesa.ui.errors.forbidden"
handler404 = "mesa.ui.errors.not_found"
handler500 = "mesa.ui.errors.server_error"

urlpatterns = [
    path("healthz", watch.healthz),
    path("readyz", watch.readyz),
    path("metrics", watch.metrics),
    path("ganchos/whatsapp/", hook.hook),
    path("", include("mesa.portal.urls")),
    path("consola/", include("mesa.console.urls")),
    path("cuenta/", include("mesa.portal.account.urls")),
    path("ui/", include("mesa.ui.urls")),
    path("api/v1/", include("mesa.api.urls")),
]
