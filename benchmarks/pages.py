"""Pages under load, in rounds that go over all desks and pages in turn: the machine drifts, the ratios stay."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import quote_plus, urlencode

from . import processes
from .desk import Desk

CLIENT = Path(__file__).with_name("client.py")
SECRET = "b" * 32  # the form and the cookie agree, as Django asks
TYPED = [
    "impresora", "error 0x80070057", "batería dañada", "no enciende la laptop", "facturar", "windows 11 lento",
    "contraseña", "excel se cierra", "epson", "restauré un respaldo",
]  # fmt: skip
TOLD = {
    "subject": "La impresora no imprime",
    "description": "Desde ayer la impresora Epson marca error 0x80070057 y no imprime los recibos de la tienda.",
    "impact": "hard", "contact_by": "chat", "accept": "on", "since": "ayer", "internet": "yes",
}  # fmt: skip


class Page(NamedTuple):
    name: str
    of: str  # whose cookie: technician, requester, or nobody
    paths: list
    form: dict | None = None


class Run(NamedTuple):
    cpu: float
    database: float
    rate: float
    p50: float
    p99: float
    worst: float
    size: float
    failed: int
    n: int


def pages(visit):
    return [
        Page("bare view", "", ["/bare/"]),
        Page("hello, visitor", "", ["/hello/"]),
        Page("hello, signed in", "technician", ["/hello/"]),
        Page("queue", "technician", ["/consola/"]),
        Page("all, page one", "technician", ["/consola/?vista=todas"]),
        Page("all, 90 % deep", "technician", [f"/consola/?vista=todas&desde={visit['deep']}"]),
        Page("ticket", "technician", [f"/consola/tickets/{number}/" for number in visit["sagas"][:15]]),
        Page("ticket, first look", "technician", [f"/consola/tickets/{number}/" for number in visit["sagas"][15:]]),
        Page("ticket, requester", "requester", [f"/tickets/{number}/" for number in visit["mine"]]),
        Page("search, number", "technician", [f"/consola/?q={visit['newest'] - n}" for n in range(10)]),
        Page("search, words", "technician", [f"/consola/?q={quote_plus(words)}" for words in TYPED]),
        Page("report", "requester", ["/reportar/"],
             TOLD | {"category": visit["category"], "terms": visit["terms"], "key": "{unique}"}),
        Page("note", "requester", [f"/tickets/{number}/nota/" for number in visit.get("reported", [])],
             {"body": "Ya lo hice y sigue igual.", "key": "{unique}"}),
    ]  # fmt: skip


def measure(desks, *, rounds, seconds, connections=8):
    """`{desk: {page: [Run, …]}}` of desks that are open."""
    visits = {desk: desk.run("visit") for desk in desks}
    for desk, visit in visits.items():
        load(desk, visit, next(page for page in pages(visit) if page.name == "report"), seconds, connections)
        visit["reported"] = desk.run("newest", str(visit["person"]))
    found = {desk: {page.name: [] for page in pages(visit)} for desk, visit in visits.items()}
    for turn in range(rounds + 1):
        for place in range(len(pages(visits[desks[0]]))):
            for desk in desks:
                page = pages(visits[desk])[place]
                run = load(desk, visits[desk], page, seconds if turn else min(seconds, 0.5), connections)
                if turn:  # the first is for warming up
                    found[desk][page.name].append(run)
        print("." if turn else "warm", end="", flush=True)
    print()
    return found


def load(desk: Desk, visit, page, seconds, connections):
    web, database = processes.cpu(desk.web), processes.cpu(desk.database)
    seen = ask({"host": "127.0.0.1", "port": desk.port, "connections": connections, "seconds": seconds,
                "requests": requests(visit, page)})  # fmt: skip
    web, database = processes.cpu(desk.web) - web, processes.cpu(desk.database) - database
    n = seen["n"]
    failed = n - seen["seen"].get("302" if page.form else "200", 0)
    return Run(
        cpu=web / n * 1000, database=database / n * 1000, rate=n / seen["seconds"], p50=seen["p50"], p99=seen["p99"],
        worst=seen["max"], size=seen["size"], failed=failed, n=n,
    )  # fmt: skip


def requests(visit, page):
    cookies = "; ".join(filter(None, [page.of and visit[page.of], f"{visit['csrf']}={SECRET}"]))
    headers = {"Cookie": cookies, "Accept-Encoding": "gzip", "Accept-Language": "es-MX,es;q=0.9"}
    body = page.form and urlencode(page.form | {"csrfmiddlewaretoken": SECRET}, safe="{}")
    more = {"method": "POST", "body": body} if body else {}
    return [{"path": path, "headers": headers, **more} for path in page.paths]


def ask(plan):
    done = subprocess.run([sys.executable, CLIENT], input=json.dumps(plan), check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def typical(runs):
    """The median of every figure; failures are added up."""
    middle = Run(*(median(figures) for figures in zip(*runs, strict=True)))
    return middle._replace(failed=sum(run.failed for run in runs))
