"""/api/v1/"""

from django.urls import path, re_path

from .door import api, dressed, nowhere

app_name = "api"
urlpatterns = [path(str(route.pattern), dressed(route.callback), name=route.name) for route in api.urls[0]]
urlpatterns.append(re_path("", dressed(nowhere)))
