"""Mail arrives once whoever is killed, a flood stops nobody else, and robots fall silent."""

import tempfile
import time

import pytest

from .dovecot import PASSWORD, Dovecot, program
from .mail_faults import REPLY, MailDesk, Robot, converse, flood, letter, torment

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]  # a whole installation


@pytest.fixture(scope="module")
def dovecot():
    if program() is None:
        pytest.skip("needs Dovecot: apt-get install dovecot-imapd")
    with tempfile.TemporaryDirectory(prefix="mesa-imap-") as folder:
        server = Dovecot(folder).open()
        yield server
        server.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory, dovecot):
    mailbox = f"imap://mesa:{PASSWORD}@127.0.0.1:{dovecot.port}/INBOX"
    desk = MailDesk(tmp_path_factory.mktemp("mail"), mailbox=mailbox).open()
    yield desk
    desk.close()


def test_robots_fall_silent(desk):
    robots = [
        Robot(desk, f"r{marked:d}{threaded:d}", marked=marked, threaded=threaded)
        for marked in (True, False) for threaded in (True, False)
    ]  # fmt: skip
    heard = converse(robots, quiet=4)
    assert min(heard) >= 1 and max(heard) <= 3, heard


def test_a_mailbox_is_read_as_soon_as_something_comes(desk, dovecot):
    dovecot.put("mesa", letter("imap@nuevo.example", REPLY, "Por el buzón", "No imprime."))
    began = time.monotonic()
    while not desk.post.to("imap@nuevo.example"):
        assert time.monotonic() - began < 20  # told of, not asked for: polling does so every thirty seconds
        time.sleep(0.05)


def test_a_flood_of_one_sender_stops_nobody_else(desk):
    figures = flood(desk, 300)
    print(figures)
    assert figures["other"] < 60 and figures["other_is"] == [1, 1]
    assert (figures["handled"], figures["opened"]) == (300, 3) and figures["letters"] <= 3


@pytest.mark.timeout(200)
def test_kills_lose_double_and_misplace_nothing(desk, dovecot):
    figures = torment(desk, amount=200, people=40, kills=5, seed=3, mailbox=lambda said: dovecot.put("mesa", *said))
    print(figures)
    assert figures["kills"] >= 4
    assert (figures["lost"], figures["strangers"], figures["doubled"], figures["unsettled"]) == (0, 0, 0, 0)
    whole = desk.manage("check_invariants")
    assert whole.returncode == 0, whole.stdout
