"""What bin/dev runs: the desk with MESA_DEBUG, started again when code or a catalog is saved.

The libraries are loaded once, here, and every start is a fork: it has only our own code to load.
Templates and styles need no start: with MESA_DEBUG they are read again when they are asked for.
"""

import gc
import os
import runpy
import signal
import sys
import time
import traceback
from importlib import import_module

from watchfiles import PythonFilter, watch

WATCHED = "mesa", "locale"
LIBRARIES = (
    "babel", "django.core.management", "django.db.models", "django.forms", "django.template.backends.jinja2",
    "fido2.server", "holidays", "httpx", "icalendar", "imap_tools", "markdown_it", "msgspec", "nh3", "openpyxl",
    "phonenumbers", "PIL.Image", "prometheus_client", "pydantic_settings", "segno", "structlog", "uvicorn",
)  # fmt: skip
FAREWELL = 3  # seconds for what is in hand; afterwards it is killed, which a desk survives


class Sources(PythonFilter):
    """Code, catalogs and the stories of the demo; nobody serves a test."""

    ignore_dirs = (*PythonFilter.ignore_dirs, "tests")

    def __init__(self):
        super().__init__(extra_extensions=(".po", ".toml"))


def start(arguments):
    """Answers the process that serves, the leader of web and worker, and what lets it go once it is closed."""
    sys.stdout.flush()
    waiting, go = os.pipe()
    if pid := os.fork():
        os.close(waiting)
        return pid, go
    os.close(go)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    code = 0
    try:
        load()
        os.read(waiting, 1)
        sys.argv = ["manage.py", "serve", *arguments]
        runpy.run_path("manage.py", run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()  # a mistake just saved: it is read here, and the next save starts again
        code = 1
    sys.stdout.flush()
    os._exit(code)


def load():
    """What takes longest, while the one before is still leaving."""
    gc.disable()  # a tenth of the time, and there is nothing to collect
    import_module("django").setup()
    import_module("mesa.config.asgi")
    import_module("mesa.config.urls")
    gc.enable()


def stop(pid):
    until, told = time.monotonic() + FAREWELL, signal.SIGTERM
    try:
        while not os.waitpid(pid, os.WNOHANG)[0]:
            if told:
                os.kill(pid, told)
            told = signal.SIGKILL if time.monotonic() > until else 0
            time.sleep(0.02)
    except (ChildProcessError, ProcessLookupError):
        pass  # it had ended by itself


def main(arguments):
    os.umask(0o077)
    os.environ |= {"MESA_DEBUG": "true", "DJANGO_SETTINGS_MODULE": "mesa.config.settings"}
    sys.path[0] = os.getcwd()  # not bin/, but where manage.py is
    for name in LIBRARIES:
        import_module(name)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    serving, go = start(arguments)
    os.close(go)
    try:
        for changes in watch(*WATCHED, watch_filter=Sources(), debounce=400):
            print("Saved:", ", ".join(sorted({os.path.relpath(path) for _, path in changes})), flush=True)
            leaving, (serving, go) = serving, start(arguments)
            stop(leaving)
            os.close(go)
    except KeyboardInterrupt:
        stop(serving)


if __name__ == "__main__":
    main(sys.argv[1:])
