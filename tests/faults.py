"""Kill web and worker at random moments under load, then compare what was answered with what is stored and sent.

`python -m tests.faults --kills 40 --seeds 3` runs for minutes, on SQLite and on PostgreSQL, and prints its figures.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from uuid import uuid4

import requests

from .desk import ROOT, Desk, PostOffice
from .faults_inside import CREW, PASSWORD, STORED
from .postgres import fresh, server

PATIENCE = 30


class Careless(PostOffice):
    """A mail server that now and then takes a letter and hangs up before saying so."""

    def __init__(self, cut=0.0, seed=0):
        super().__init__()
        self._cut, self._chance, self.cuts = cut, random.Random(seed), 0

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        if self._chance.random() < self._cut:
            self.cuts += 1
            server.transport.abort()
        return answer

    def names(self):
        return Counter(letter["Message-ID"] for letter in self.letters)


class Mortal(Desk):
    """A desk whose processes are killed."""

    def __init__(self, folder, *, cut=0.0, seed=0, **facts):
        super().__init__(folder, **facts)
        self.post.close()
        self.post = Careless(cut, seed).open()
        self.environment["MESA_SMTP_URL"] = f"smtp://127.0.0.1:{self.post.port}"

    @property
    def serve(self):
        return self.processes[-1]

    def children(self):
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.serve.pid)], capture_output=True, text=True)
        return [int(pid) for pid in found.stdout.split()]

    def kill_one(self, chance):
        os.kill(chance.choice(self.children()), signal.SIGKILL)

    def kill_all(self):
        children = self.children()
        self.serve.kill()
        for pid in children:
            os.kill(pid, signal.SIGKILL)
        self.serve.wait()
        self.start_again()

    def start_again(self):
        self._start("manage.py", "serve")

    def seconds_until_it_answers(self):
        began = time.monotonic()
        self._wait(self.address)
        return time.monotonic() - began

    def ask(self, script):
        return json.loads(self.manage("shell", "-v0", "-c", script).stdout)

    def manage(self, *words):
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)


class Writer(threading.Thread):
    """One person who repeats each request, under its key, until it is answered."""

    def __init__(self, desk, name, token, chance, stop):
        super().__init__(name=name, daemon=True)
        self._desk, self._chance, self._stop_asked = desk, chance, stop
        self._headers = {"Authorization": f"Bearer {token}"}
        self.sent, self.acknowledged, self.answers = Counter(), {"tickets": [], "notes": []}, Counter()
        self.numbers: list[int] = []

    def run(self):
        self._terms = self._get("/api/v1/guidelines")["version"], self._get("/api/v1/categories")[0]["id"]
        while not self._stop_asked.is_set():
            if self.numbers and self._chance.random() < 0.6:
                self._note()
            else:
                self._report()
            time.sleep(self._chance.uniform(0.1, 0.6))

    def _report(self):
        self.sent["tickets"] += 1
        subject = f"caso {self.name} {self.sent['tickets']}"
        version, category = self._terms
        made = self._insist("/api/v1/tickets", {
            "subject": subject, "description": "Se apaga sola.", "category": category, "impact": "hard",
            "contact_by": "email", "accepted_guidelines": version,
        })  # fmt: skip
        if made:
            self.numbers.append(made["number"])
            self.acknowledged["tickets"].append(subject)

    def _note(self):
        self.sent["notes"] += 1
        body = f"nota {self.name} {self.sent['notes']}"
        if self._insist(f"/api/v1/tickets/{self._chance.choice(self.numbers)}/notes", {"body": body}):
            self.acknowledged["notes"].append(body)

    def _insist(self, path, body):
        headers = self._headers | {"Idempotency-Key": str(uuid4())}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                answer = requests.post(self._desk.address + path, json=body, headers=headers, timeout=20)
            except requests.RequestException as error:
                self.answers["refused" if "Connection refused" in str(error) else type(error).__name__] += 1
                time.sleep(0.1)
                continue
            self.answers[answer.status_code] += 1
            if answer.status_code in {200, 201}:
                return answer.json()
            time.sleep(1)
        return None

    def _get(self, path):
        return requests.get(self._desk.address + path, headers=self._headers, timeout=20).json()


class Uploader(threading.Thread):
    """One person who leaves files, signed in by the form."""

    def __init__(self, desk, stop, most=90):
        super().__init__(name="uploader", daemon=True)
        self._desk, self._stop_asked, self._most = desk, stop, most
        self.acknowledged: list[str] = []

    def run(self):
        browser = requests.Session()
        while "session" not in browser.cookies and not self._stop_asked.is_set():
            self._post(browser, "/cuenta/entrar/", {"login": "ana0@example.org", "password": PASSWORD})
        for n in range(self._most):
            if self._stop_asked.is_set():
                return
            name = f"archivo {n}.txt"
            if self._post(browser, "/archivos/", {}, files={"files": (name, os.urandom(60_000))}) == 201:
                self.acknowledged.append(name)
            time.sleep(0.5)

    def _post(self, browser, path, words, **more):
        try:
            if "csrf" not in browser.cookies:
                browser.get(self._desk.address + "/cuenta/entrar/", timeout=20)
            words = words | {"csrfmiddlewaretoken": browser.cookies["csrf"]}
            return browser.post(self._desk.address + path, words, timeout=20, **more).status_code
        except (requests.RequestException, KeyError):
            time.sleep(0.1)
            return None


class Load:
    """Five people at once, from here to the end of the block."""

    def __init__(self, desk, tokens, seed):
        self._stop = threading.Event()
        self.writers = [
            Writer(desk, f"{seed}-{n}", token, random.Random(f"{seed} {n}"), self._stop)
            for n, token in enumerate(tokens)
        ]
        self.uploader = Uploader(desk, self._stop)

    def __enter__(self):
        for thread in [*self.writers, self.uploader]:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in [*self.writers, self.uploader]:
            thread.join(PATIENCE * 2)

    def acknowledged(self, what):
        return [words for writer in self.writers for words in writer.acknowledged[what]]

    def answers(self):
        return sum((writer.answers for writer in self.writers), Counter())


def torment(desk, *, seed, kills, pause, every=10):
    """Every tenth kill takes everybody, the rest a web or a worker; answers the figures of what came of it."""
    chance, tokens, back = random.Random(seed), desk.ask(CREW), []
    with Load(desk, tokens, seed) as load:
        for n in range(kills):
            time.sleep(chance.uniform(0.5, 1.5) * pause)
            if n % every == every // 2:
                desk.kill_all()
            else:
                desk.kill_one(chance)
            back.append(desk.seconds_until_it_answers())
    return {"seed": seed, "kills": kills, "slowest_back": round(max(back), 2), **_compared(desk, load)}


def settle(desk, *, seconds):
    """Until everything owed has left, or for so long."""
    until = time.monotonic() + seconds
    while (stored := desk.ask(STORED)) and time.monotonic() < until:
        if not (stored["untold"] or stored["waiting"]):
            break
        time.sleep(1)
    return stored


def _compared(desk, load):
    stored = settle(desk, seconds=3)
    figures = {"answers": {str(said): n for said, n in load.answers().items()}}
    for what in ("tickets", "notes"):
        told, kept = Counter(load.acknowledged(what)), Counter(stored[what])
        figures[what] = {
            "acknowledged": len(told), "lost": len(told - kept), "doubled": sum(n - 1 for n in kept.values()),
        }  # fmt: skip
    told = load.uploader.acknowledged
    figures["files"] = {"acknowledged": len(told), "lost": len(set(told) - set(stored["files"]))}
    return figures


def letters(desk, *, seconds):
    """What was owed against what the mail server has, after waiting."""
    stored = settle(desk, seconds=seconds)
    owed, names = set(stored["letters"]), desk.post.names()
    return {
        "owed": len(owed), "untold": stored["untold"], "waiting": stored["waiting"], "in_hand": stored["in_hand"],
        "failed": stored["failed"], "arrived": len(owed & set(names)), "strangers": len(set(names) - owed),
        "copies": sum(names.values()) - len(names), "cuts": desk.post.cuts,
    }  # fmt: skip


def _run(place, address, *, seed, kills, pause):
    with tempfile.TemporaryDirectory() as folder:
        desk = Mortal(folder, database_url=address, cut=0.03, seed=seed).open()
        try:
            figures = torment(desk, seed=seed, kills=kills, pause=pause)
            figures["letters"] = letters(desk, seconds=300)
            whole = desk.manage("check_invariants")
            figures["invariants"] = whole.stdout.splitlines()[-1] if whole.stdout else whole.stderr[-500:]
        finally:
            desk.close()
    print(json.dumps({"on": place, **figures}, indent=1), flush=True)


def main():
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--kills", type=int, default=40)
    said.add_argument("--seeds", type=int, default=3)
    said.add_argument("--pause", type=float, default=5, help="seconds between kills, more or less")
    said = said.parse_args()
    for seed in range(said.seeds):
        _run("sqlite", "", seed=seed, kills=said.kills, pause=said.pause)
        with server() as address:
            _run("postgresql", fresh(address, "faults"), seed=seed, kills=said.kills, pause=said.pause)


if __name__ == "__main__":
    main()
