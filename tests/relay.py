"""A real relay for the journeys: Debian's coturn on loopback, with credentials that last a while."""

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from .desk import free_port

SECRET = "secreto-de-prueba"


@contextmanager
def running(folder):
    """Its address, as `MESA_TURN_URLS` wants it, and its log."""
    program = shutil.which("turnserver")
    assert program, "The journeys through a relay need coturn: apt-get install coturn"
    port, log = free_port(), Path(folder) / "turn.log"
    options = [
        "-n", "--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", f"--listening-port={port}", "--min-port=51000",
        "--max-port=51200", "--fingerprint", "--use-auth-secret", f"--static-auth-secret={SECRET}",
        "--realm=mesa.test", "--no-tls", "--no-dtls", "--no-cli", "--allow-loopback-peers", "--simple-log", "--verbose",
        "--log-file=stdout", f"--pidfile={folder}/turn.pid",
    ]  # fmt: skip
    with log.open("wb") as ink, subprocess.Popen([program, *options], stdout=ink, stderr=subprocess.STDOUT) as relay:
        try:
            _wait(port)
            yield f"turn:127.0.0.1:{port}?transport=udp", log
        finally:
            relay.terminate()


def _wait(port):
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("coturn did not start")
