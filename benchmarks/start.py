"""How long until the first page, what the desk holds at rest, and what a first visit weighs."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from gzip import decompress

from . import processes
from .desk import ROOT

SETUP = "import time; t = time.perf_counter(); import django; django.setup(); print(time.perf_counter() - t)"
LINKED = re.compile(r'<(?:link|script|img)[^>]*?(?:href|src)="([^"#]+)"')


def run(desks, asked):
    for desk in desks:
        print(f"\n{desk.name}")
        _say("import and django.setup()", min(_setup(desk) for _ in range(3)), "s", 0.8)
        try:
            _say("bin/serve, filled, to the first page", desk.open(), "s", 3)
            time.sleep(5)
            _say(f"at rest, {len(desk.tree)} processes (PSS)", processes.memory(desk.tree), "MB", 140)
            files = _visit(f"http://127.0.0.1:{desk.port}")
            _say(f"first visit, {len(files)} files, compressed", sum(files.values()) / 1000, "kB", 60)
            for path, size in sorted(files.items(), key=lambda one: -one[1])[:5]:
                print(f"      {size / 1000:6.1f} kB  {path}")
        finally:
            desk.close()


def _setup(desk):
    environment = desk.environment | {"PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run([sys.executable, "-c", SETUP], cwd=ROOT, env=environment, check=True, capture_output=True)
    return float(done.stdout)


def _visit(address):
    """Every file a browser without a cache fetches for the front page, by path, as it travels."""
    page, body = _fetch(address, "/")
    found = {"/": page}
    paths = {path for path in LINKED.findall(body) if path.startswith("/") and path.rpartition(".")[2] in KINDS}
    while paths:
        path = paths.pop()
        found[path], text = _fetch(address, path)
        if path.endswith((".js", ".css")):
            folder = os.path.dirname(path)
            inner = re.findall(r'(?:import|from|url\()\s*["\']([^"\']+\.(?:js|css|woff2))["\']', text)
            paths |= {os.path.normpath(os.path.join(folder, name)) for name in inner} - set(found)
    return found


KINDS = {"css", "js", "svg", "png", "ico", "woff2", "webp"}


def _fetch(address, path):
    """(bytes of the body on the wire, text)"""
    asked = urllib.request.Request(address + path, headers={"Accept-Encoding": "gzip", "Accept-Language": "es-MX"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        sent = answer.read()
        body = decompress(sent) if answer.headers.get("Content-Encoding") == "gzip" else sent
        return len(sent), body.decode(errors="replace")


def _say(what, figure, unit, goal):
    print(f"  {what:44} {figure:7.2f} {unit}   ≤ {goal} {'ok' if figure <= goal else 'MISSED'}")
