"""Mesa's own settings, with the bare views beside its pages. Only a desk that is being measured has them."""

from mesa.config.settings import *  # noqa: F403

FORMS_A_MINUTE = MAIL_STRANGERS_AN_HOUR = 1_000_000  # one visitor stands for many
ROOT_URLCONF = "benchmarks.urls"
ASGI_APPLICATION = "benchmarks.asgi.application"
