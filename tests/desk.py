"""A whole installation on loopback for the journeys: web, worker, a real mail server receiving, a real Chromium."""

import email
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from email import policy
from pathlib import Path

from aiosmtpd.controller import Controller

from . import tables
from .witness import LOGS

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = {  # without a window: 40 % less work than the whole browser
    "executable_path": os.environ.get("MESA_CHROMIUM", "/usr/bin/chromium-headless-shell"),
    "args": [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ],
}  # fmt: skip
PATIENCE = 30
STARTING = 90  # beside others on a busy machine, a start takes several times its ten seconds


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class PostOffice:
    """A real SMTP server; what it received, parsed, in order of arrival."""

    def __init__(self):
        self.letters = []
        self.port = free_port()
        self._server = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=policy.default)
        letter.receivers = envelope.rcpt_tos
        self.letters.append(letter)
        return "250 OK"

    def open(self):
        self._server.start()
        return self

    def close(self):
        self._server.stop()

    def to(self, address, saying=""):
        """The letters to this address whose subject or text holds these words, in order."""
        return [x for x in self.letters if address in x.receivers and saying in f"{x['Subject']}\n{words(x)}"]

    def wait_for(self, address, saying=""):
        """The newest letter to this address that holds these words."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if found := self.to(address, saying):
                return found[-1]
            time.sleep(0.1)
        arrived = [(x.receivers, x["Subject"]) for x in self.letters]
        raise AssertionError(f"no letter saying {saying!r} to {address}; arrived: {arrived}")


def _share(made, folder):
    """What `build` made for the whole run, and what Jinja made of the templates meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "templates").symlink_to(made / "templates")
    if (stamp := made / "static.stamp").exists():
        shutil.copytree(made / "static", folder / "static", copy_function=os.link)
        shutil.copy(stamp, folder)


def words(letter):
    return letter.get_body(("plain",)).get_content()


def link(letter, containing=""):
    """The first address of the letter's text that holds these words."""
    return next(found for found in re.findall(r"https?://[^\s>)\"]+", words(letter)) if containing in found)


class Desk:
    """`serve` with everything from the environment; more webs on the same database for the many-machines run."""

    def __init__(self, folder, *, database_url="", webs=1, **environment):
        self.post = PostOffice().open()
        self.ports = [free_port() for _ in range(webs)]
        self.address = f"http://127.0.0.1:{self.ports[0]}"
        self.log = Path(folder) / "desk.log"
        self.environment = os.environ | {
            "MESA_DATA": str(Path(folder) / "var"),
            "MESA_DATABASE_URL": database_url,
            "MESA_SMTP_URL": f"smtp://127.0.0.1:{self.post.port}",
            "MESA_PORT": str(self.ports[0]),
            "MESA_SUPERVISOR_EMAIL": "susi@example.org",
            "MESA_SUPERVISOR_NAME": "Susana Prueba",
            "MESA_SUPERVISOR_PASSWORD": "caballo-pila-grapa",
            "MESA_REQUIRE_SECOND_FACTOR": "false",
            **environment,
        }
        self.processes = []
        self._ink = self.log.open("wb")
        LOGS.append(self.log)

    def open(self):
        try:
            self._open()
        except BaseException:  # one that never answered must not run on behind the next journeys
            self.close()
            raise
        return self

    def _open(self):
        self._spare_migrating()
        self._start("manage.py", "serve", "--empty")
        self._wait(self.address)
        for port in self.ports[1:]:
            self._start("manage.py", "web", MESA_PORT=str(port), MESA_PUBLIC_URL=self.address)
            self._wait(f"http://127.0.0.1:{port}")

    def close(self):
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(timeout=20)
        self.post.close()
        self._ink.close()

    def _start(self, *command, **environment):
        self.processes.append(
            subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=self.environment | environment,
                stdout=self._ink,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        )

    def _spare_migrating(self):
        """Start from tables that are made already: most of a first start is making them."""
        if not self.environment["MESA_DATABASE_URL"]:
            tables.copy_to(self.environment["MESA_DATA"])
        if made := os.environ.get("MESA_DATA"):
            _share(Path(made), Path(self.environment["MESA_DATA"]))

    def _wait(self, address):
        until = time.monotonic() + STARTING
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log.read_text()[-4000:])
