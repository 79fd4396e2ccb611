"""What an open page costs and how soon a crowd hears: `.venv/bin/python -m benchmarks.crowd 5000`.

Makes a desk in a folder of its own, serves it in another process, opens the streams and prints the figures.
`MESA_DATABASE_URL` measures another database; it is filled with people who must not matter to anybody.
"""

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PORT = int(os.environ.setdefault("MESA_PORT", "8169"))
os.environ |= {"MESA_REQUIRE_SECOND_FACTOR": "false", "DJANGO_SETTINGS_MODULE": "mesa.config.settings"}
os.umask(0o077)
os.environ["MESA_DATA"] = tempfile.mkdtemp(prefix="mesa-crowd-")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# Everything below reads settings, and settings read the environment above: hence the late imports.
import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone

from mesa.accounts.models import User
from mesa.live.hub import STREAMS_EACH
from mesa.terms.actions import accept, install_texts
from mesa.terms.words import in_force
from mesa.tickets import actions
from mesa.tickets.models import Category

REQUEST = (
    "GET /live?topics=queue HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: {name}={session}\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36\r\n"
    "Accept-Language: es-MX,es;q=0.9\r\nSec-Fetch-Site: same-origin\r\n\r\n"
)


class OpenPage(asyncio.Protocol):
    greeted, heard = 0, []

    def __init__(self, session):
        self._session = session

    def connection_made(self, transport):
        transport.write(REQUEST.format(name=settings.SESSION_COOKIE_NAME, session=self._session).encode())

    def data_received(self, data):
        if b"hello" in data:
            OpenPage.greeted += 1
        elif b"queue" in data:
            OpenPage.heard.append(time.perf_counter())


def technician(number):
    person = User(email=f"crowd{number}@example.org", name="Crowd", role="technician", email_verified_at=timezone.now())
    person.set_unusable_password()
    return person


def session_of(person):
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key


def furnish(streams):
    call_command("migrate", verbosity=0)
    install_texts()
    people = User.objects.bulk_create(technician(number) for number in range(-(-streams // STREAMS_EACH)))
    category = Category.objects.create(name="Redes", name_en="Networks")
    agreed = accept(in_force("guidelines", timezone.now()), by=people[0])
    ticket = actions.open_ticket(
        by=people[0], subject="Sin red", description="-", category=category, impact="hard", contact_by="chat",
        acceptance=agreed,
    )  # fmt: skip
    return ticket, people[0], [session_of(person) for person in people]


def pss(pid):
    """Kilobytes that are this process's own."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return next(int(row.split()[1]) for row in rows if row.startswith("Pss:"))


async def until(true, seconds):
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.005)


async def crowd(pid, streams, sessions):
    """Open them, a few at a time."""
    loop = asyncio.get_running_loop()
    await loop.create_connection(lambda: OpenPage(sessions[0]), "127.0.0.1", PORT)
    await until(lambda: OpenPage.greeted == 1, 10)
    before, started = pss(pid), time.perf_counter()
    for number in range(1, streams):
        session = sessions[number // STREAMS_EACH]
        await loop.create_connection(lambda session=session: OpenPage(session), "127.0.0.1", PORT)
        await until(lambda number=number: OpenPage.greeted > number - 50, 30)
    await until(lambda: OpenPage.greeted == streams, 30)
    took = time.perf_counter() - started
    print(f"{streams} streams, {streams / took:.0f} opened/s, {(pss(pid) - before) / streams:.1f} KB each")


async def publish(ticket, person, streams, times=5):
    for _ in range(times):
        OpenPage.heard.clear()
        started = time.perf_counter()
        await asyncio.to_thread(actions.add_internal_note, ticket, by=person, body="-")
        committed = time.perf_counter()
        await until(lambda: len(OpenPage.heard) >= streams, 30)
        late = sorted((heard - committed) * 1000 for heard in OpenPage.heard)
        print(f"  commit {(committed - started) * 1000:.0f} ms, then p50 {late[len(late) // 2]:.0f}"
              f" p99 {late[int(len(late) * 0.99) - 1]:.0f} last {late[-1]:.0f} ms")  # fmt: skip
        await asyncio.sleep(0.5)


async def measure(server, streams, ticket, person, sessions):
    await until(_answers, 30)
    await crowd(server.pid, streams, sessions)
    await publish(ticket, person, streams)
    busy = _cpu(server.pid)
    await asyncio.sleep(10)
    print(f"  idle: {(_cpu(server.pid) - busy) * 10:.1f} % of a core")
    started = time.perf_counter()
    server.terminate()
    await asyncio.to_thread(server.wait)
    print(f"  stopped in {time.perf_counter() - started:.1f} s")


def _cpu(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _answers():
    return subprocess.run(["curl", "-s", "-o", "/dev/null", f"http://127.0.0.1:{PORT}/healthz"]).returncode == 0


def main(streams):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    made = furnish(streams)
    server = subprocess.Popen([sys.executable, "manage.py", "web"])
    try:
        asyncio.run(measure(server, streams, *made))
    finally:
        server.kill()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
