from django.urls import URLPattern, path

from . import queue

app_name = "console"
urlpatterns: list[URLPattern] = [
    # Attending
    path("", queue.queue, name="queue"),
]
