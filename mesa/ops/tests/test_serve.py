"""The whole installation as a person starts it: real processes, a real port, real signals."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PATIENCE = 30


def free_port():
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return probe.getsockname()[1]


class Installation:
    def __init__(self, folder):
        self.port = free_port()
        self.folder = folder
        self.process = None

    def start(self, *arguments, **environment):
        environment = os.environ | {
            "MESA_DATA": str(self.folder / "var"), "MESA_PORT": str(self.port), "MESA_DATABASE_URL": "", **environment
        }  # fmt: skip
        self.log = open(self.folder / "log", "a")  # noqa: SIM115 (closed by stop)
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", *arguments],
            cwd=ROOT, env=environment, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return self

    def get(self, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read()
        except OSError:
            return None, b""

    def wait_for(self, path, status=200):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if self.get(path)[0] == status:
                return
            time.sleep(0.05)
        raise AssertionError(f"{path} did not answer {status}: {self.said()[-3000:]}")

    def children(self):
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True)
        return [int(pid) for pid in found.stdout.split()]

    def said(self):
        return (self.folder / "log").read_text()

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=PATIENCE)
        self.log.close()
        return code


@pytest.fixture(scope="module")
def furnished(tmp_path_factory):
    """A demo desk after its first start."""
    desk = Installation(tmp_path_factory.mktemp("desk")).start()
    try:
        desk.wait_for("/readyz")
    finally:
        desk.stop()
    return desk


@pytest.fixture
def desk(furnished):
    furnished.start()
    furnished.wait_for("/readyz")
    yield furnished
    furnished.stop()


def test_a_first_start_tells_where_to_go_and_keeps_it_private(furnished):
    said = furnished.said()
    assert f"Mesa is open at http://127.0.0.1:{furnished.port}" in said
    assert json.loads((furnished.folder / "var/demo.json").read_text())["password"] in said
    private = [file.stat().st_mode & 0o077 for file in (furnished.folder / "var").rglob("*")]
    assert set(private) == {0}


def second_start(desk):
    began = time.monotonic()
    desk.start()
    try:
        desk.wait_for("/")
        return time.monotonic() - began
    finally:
        assert desk.stop() == 0


def shortest_command():
    began = time.monotonic()
    subprocess.run([sys.executable, "manage.py", "check"], cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - began


def test_a_second_start_takes_no_longer_than_two_commands(furnished):
    """Three seconds on two processors; beside other tests, what a command takes says how busy they are."""
    pairs = [(second_start(furnished), shortest_command()) for _ in range(3)]
    taken, command = map(min, zip(*pairs, strict=True))
    print(f"second start: first page after {taken:.2f} s, a command takes {command:.2f} s")
    assert taken < 2 * command


def test_whoever_dies_is_started_again(desk):
    before = desk.children()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    desk.wait_for("/healthz")
    until = time.monotonic() + PATIENCE
    while len(desk.children()) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    assert set(desk.children()) & set(before) == set()


def test_nobody_outlives_the_supervisor(desk):
    children = desk.children()
    desk.process.kill()
    desk.process.wait()
    until = time.monotonic() + PATIENCE
    while any(os.path.exists(f"/proc/{pid}") for pid in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert [pid for pid in children if os.path.exists(f"/proc/{pid}")] == []


def test_a_request_in_hand_is_finished_before_leaving(desk):
    with socket.create_connection(("127.0.0.1", desk.port)) as slow:
        slow.sendall(b"POST /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\n\r\nab")
        time.sleep(0.3)
        desk.process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        slow.sendall(b"cd")
        assert slow.recv(1000).startswith(b"HTTP/1.1 4")
    assert desk.process.wait(timeout=12) == 0


def test_a_port_in_use_is_said(furnished):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        stopped = furnished.start(MESA_PORT=str(port)).process.wait(timeout=PATIENCE)
    assert stopped == 2
    assert furnished.said().splitlines()[-1] == (
        f"MESA_PORT: {port} is in use on 127.0.0.1; write another, like MESA_PORT={port + 1}."
    )


def test_a_database_that_does_not_answer_is_said(furnished):
    address = f"postgresql://mesa:secret@127.0.0.1:{free_port()}/mesa"
    assert furnished.start(MESA_DATABASE_URL=address).process.wait(timeout=PATIENCE) == 2
    last = furnished.said().splitlines()[-1]
    assert last.startswith("MESA_DATABASE_URL: the database does not answer (") and "secret" not in last


def test_an_empty_desk_without_a_supervisor_is_not_started(tmp_path):
    desk = Installation(tmp_path).start("--empty")
    assert desk.process.wait(timeout=PATIENCE) == 2
    assert "write MESA_SUPERVISOR_EMAIL, MESA_SUPERVISOR_NAME, MESA_SUPERVISOR_PASSWORD" in desk.said()
