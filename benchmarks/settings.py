"""Mesa's own settings, with the bare views beside its pages. Only a desk that is being measured has them."""

from mesa.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
ASGI_APPLICATION = "benchmarks.asgi.application"
