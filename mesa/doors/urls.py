from django.urls import path

from . import sessions, views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("aspecto/", views.theme, name="theme"),
    path("marca/<str:theme>.css", views.brand, name="brand"),
    path("otra-vez/", sessions.again, name="again"),
    path("idioma/", views.language, name="language"),
]
