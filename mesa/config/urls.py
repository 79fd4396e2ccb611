"""Every door of the house."""

from django.urls import include, path

urlpatterns = [
    path("", include("mesa.portal.urls")),
    path("consola/", include("mesa.console.urls")),
    path("cuenta/", include("allauth.urls")),
]
