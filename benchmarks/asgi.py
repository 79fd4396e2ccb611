"""What bin/serve serves, with the bare view beside it."""

from mesa.config.asgi import application

from .bare import Beside

application._pages._wsgi = Beside(application._pages._wsgi)
