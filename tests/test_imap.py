"""A real mailbox behind a line that breaks; whatever happens, each message once and on its ticket."""

import json
import tempfile
import threading
import time
import zlib

import pytest
from django.db import connection

from mesa.channels.email import imap, sources
from mesa.channels.email.models import Mail, Mailbox
from mesa.channels.email.tests.cast import REPLY, mail, to
from mesa.lib.addresses import mailbox_of
from mesa.tickets.models import Note
from mesa.worker.stopping import Stop

from .dovecot import PASSWORD, Dovecot, Line, program

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(program() is None, reason="needs Dovecot: apt-get install dovecot-imapd"),
]


@pytest.fixture(scope="module")
def dovecot():
    with tempfile.TemporaryDirectory(prefix="mesa-imap-") as folder:
        server = Dovecot(folder).open()
        yield server
        server.close()


@pytest.fixture
def line(dovecot):
    line = Line(dovecot.port)
    yield line
    line.close()


@pytest.fixture(autouse=True)
def _answered(settings):
    settings.REPLY_ADDRESS = REPLY


@pytest.fixture
def user(request):
    return f"u{abs(hash(request.node.name)) % 10**9}"


def box(user, port, *, password=PASSWORD, more=""):
    return mailbox_of(f"imap://{user}:{password}@127.0.0.1:{port}/INBOX{more}")


def words(n):
    return f"Mensaje número {n}. " + "x" * 300


def answers(ticket, person, numbers):
    return [mail(person.email, to(ticket, person), words(n), Message_ID=f"<{n}@casa>") for n in numbers]


def noted(ticket):
    return sorted(Note.objects.filter(ticket=ticket, channel="email").values_list("body", flat=True))


def insist(box, times=60):
    """As `follow` does, without its waits; answers how often it had to begin again."""
    for n in range(times):
        try:
            imap.read_once(box)
            return n
        except imap.BROKEN:
            continue
    raise AssertionError("it never came to an end")


def test_it_goes_on_where_it_was_and_marks_nothing(dovecot, user, taken, ana):
    dovecot.put(user, *answers(taken, ana, range(3)))
    assert [imap.read_once(box(user, dovecot.port)) for _ in range(2)] == [3, 0]
    dovecot.put(user, *answers(taken, ana, [3]))
    assert imap.read_once(box(user, dovecot.port)) == 1
    assert noted(taken) == [words(n) for n in range(4)]
    with dovecot.signed_in(user) as client:
        assert client.uid("SEARCH", None, "UNSEEN")[1][0].split() == [b"1", b"2", b"3", b"4"]


@pytest.mark.parametrize("after", [0, 40, 200, 450, 700, 900, 1100, 1500, 2500, 4000, 6000])
def test_cut_anywhere_each_comes_once(after, dovecot, line, user, taken, ana):
    dovecot.put(user, *answers(taken, ana, range(6)))
    line.cut = after
    for _ in range(12):
        try:
            imap.read_once(box(user, line.port))
            break
        except imap.BROKEN:
            continue
    line.cut = None
    insist(box(user, line.port))
    assert noted(taken) == [words(n) for n in range(6)] and Mail.objects.count() == 6


def test_another_numbering_brings_nothing_twice(dovecot, user, taken, ana):
    dovecot.put(user, *answers(taken, ana, range(3)))
    imap.read_once(box(user, dovecot.port))
    before = Mailbox.objects.get().validity
    dovecot.renumber(user)
    dovecot.put(user, *answers(taken, ana, [3]))
    assert imap.read_once(box(user, dovecot.port)) == 4
    assert Mailbox.objects.get().validity != before
    assert noted(taken) == [words(n) for n in range(4)] and Mail.objects.count() == 4


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_removed_between_being_listed_and_fetched(gone, dovecot, user, taken, ana):
    dovecot.put(user, *answers(taken, ana, [1, 2, 3]))
    reader = imap._Open(box(user, dovecot.port))
    listed = reader._uids(1)
    dovecot.remove(user, gone)
    for uid in listed:
        reader._take(uid)
    reader.close()
    left = insist(box(user, dovecot.port))
    assert left == 0 and noted(taken) == [words(n) for n in (1, 2, 3) if n != gone]


def test_an_empty_one_and_a_large_one_are_put_aside_and_the_next_is_taken(dovecot, user, taken, ana):
    dovecot.put(user, answers(taken, ana, [1])[0])
    dovecot.put_file(user, "1900000000.M1.vacio", b"")
    large = mail(ana.email, to(taken, ana), "x" * 76 + "\r\n", Message_ID="<grande@casa>")
    dovecot.put(user, large + (b"y" * 76 + b"\r\n") * 800_000, answers(taken, ana, [2])[0])
    assert imap.read_once(box(user, dovecot.port)) == 4
    assert noted(taken) == [words(1), words(2)]
    empty, big = Mail.objects.filter(outcome="quarantined").order_by("detail")
    assert {empty.detail, big.detail} == {"an empty message", "59 MB: it stays in the mailbox"}
    assert all(len(zlib.decompress(one.raw)) < 1000 for one in (empty, big))


def test_poison_is_put_aside_and_the_next_is_taken(dovecot, user, taken, ana):
    poison = b"From: " + b"a@b.co, " * 5000 + b"\r\n\r\n" + b"--x\r\n" * 3000
    dovecot.put(
        user, poison, mail("a@b.co", body="x", Content_Type="text/plain; charset=punycode"), *answers(taken, ana, [1])
    )
    assert imap.read_once(box(user, dovecot.port)) == 3
    assert noted(taken) == [words(1)] and Mail.objects.filter(outcome="").count() == 0


def test_by_two_mailboxes_it_is_one(dovecot, user, taken, ana):
    said = answers(taken, ana, [1])[0]
    roads = (user, f"{user}otro")
    for n, road in enumerate(roads):
        head = f"Received: by mx{n}\r\nReceived-SPF: pass ({n})\r\nX-Spam: {n}\r\nDelivered-To: {road}@x.org\r\n"
        dovecot.put(road, head.encode() + said)
    assert [imap.read_once(box(road, dovecot.port)) for road in roads] == [1, 1]
    assert sources._take(b"Return-Path: <ana@example.org>\r\nDelivery-date: x\r\n" + said + b"\r\n").startswith("250")
    assert noted(taken) == [words(1)] and Mailbox.objects.count() == 2 and Mail.objects.count() == 1


def test_a_token_instead_of_a_password(dovecot, taken, ana, tmp_path):
    dovecot.put("vale", *answers(taken, ana, [1]))
    place = tmp_path / "oauth.json"
    place.write_text(json.dumps({"token_url": f"http://127.0.0.1:{dovecot.token.port}/t", "refresh_token": "r"}))
    reader = mailbox_of(f"imap://vale@127.0.0.1:{dovecot.port}/INBOX?oauth={place}")
    assert imap.read_once(reader) == 1 and noted(taken) == [words(1)]
    assert dovecot.token.forms[-1] == "refresh_token=r"


class Follower(threading.Thread):
    """`follow` as the mail process runs it, in a thread of its own."""

    def __init__(self, box):
        super().__init__(daemon=True)
        self._box, self._stop_asked = box, Stop()
        self.start()

    def run(self):
        imap.follow(self._box, self._stop_asked)

    def end(self):
        self._stop_asked()
        self.join(15)
        assert not self.is_alive()


def until(true, seconds):
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds
        time.sleep(0.05)
    return time.monotonic() - began


IN_MEMORY = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="tables in memory lock at once; tests/test_mail_faults.py does it on a file"
)


@IN_MEMORY
def test_it_wakes_when_something_comes(dovecot, user, taken, ana):
    dovecot.put(user, *answers(taken, ana, [1]))
    follower = Follower(box(user, dovecot.port))
    try:
        until(lambda: len(noted(taken)) == 1, 10)
        dovecot.put(user, *answers(taken, ana, [2]))
        until(lambda: len(noted(taken)) == 2, 2)
    finally:
        follower.end()


@IN_MEMORY
def test_trouble_is_written_down_and_goes_when_it_is_mended(dovecot, user, taken, ana):
    dovecot.put(user, *answers(taken, ana, [1]))
    follower = Follower(box(user, dovecot.port, password="otra"))
    until(lambda: Mailbox.objects.exclude(trouble="").exists(), 10)
    follower.end()
    row = Mailbox.objects.get()
    assert "AUTHENTICATIONFAILED" in row.trouble and row.troubled_at and not noted(taken)
    imap.read_once(box(user, dovecot.port))
    row.refresh_from_db()
    assert (row.trouble, row.troubled_at, noted(taken)) == ("", None, [words(1)])
