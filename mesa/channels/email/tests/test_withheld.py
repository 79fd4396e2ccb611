"""One message that its server does not give stops no mailbox, and is not lost either."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.channels import installed
from mesa.channels.email import imap, reads
from mesa.channels.email.models import Mail, Mailbox, Withheld
from mesa.lib.addresses import mailbox_of

from .cast import mail
from .fake_imap import FakeMailbox

pytestmark = pytest.mark.django_db
SENDERS = {uid: f"eva{uid}@example.com" for uid in (1, 2, 3)}
FAULTS = ["no", "bad", "nil", "empty", "close", "cut"]


@pytest.fixture
def mailbox(category, texts):
    opened = []

    def mailbox(faults, box=None):
        box = {uid: mail(who, body=f"Mensaje {uid}") for uid, who in SENDERS.items()} if box is None else box
        opened.append(FakeMailbox(box, faults))
        return opened[-1], mailbox_of(f"imap://eva:x@127.0.0.1:{opened[-1].port}/INBOX")

    yield mailbox
    for one in opened:
        one.close()


def read(box, times=3):
    """As `follow` does, without its waits."""
    for _ in range(times):
        try:
            return imap.read_once(box)
        except imap.BROKEN:
            continue


def read_for(box, hours):
    began = timezone.now()
    for minute in range(0, hours * 60, 2):
        with time_machine.travel(began + timedelta(minutes=minute)):
            read(box)


def senders():
    return sorted(Mail.objects.exclude(sender="").values_list("sender", flat=True))


@pytest.mark.parametrize("fault", FAULTS)
def test_the_others_are_read_at_once(fault, mailbox):
    _server, box = mailbox({2: fault})
    read(box)
    assert senders() == [SENDERS[1], SENDERS[3]] and Mailbox.objects.get().last_uid == 3
    assert Withheld.objects.get().uid == 2


@pytest.mark.parametrize("fault", FAULTS)
def test_after_some_tries_it_is_put_aside_once_where_a_supervisor_sees_it(fault, mailbox, susi, tere):
    server, box = mailbox({2: fault})
    read_for(box, 1)
    (aside,) = reads.aside(susi)
    assert (aside.reason, aside.sender, aside.road) == ("withheld", "", Mailbox.objects.get().name)
    assert 3 <= server.asked.count(2) <= 8 and [box.held for box in reads.mailboxes(susi)] == [1]
    assert reads.aside(tere) == [] and reads.waiting() == {"aside": 1, "withheld": 1, "mailboxes": 0}


@pytest.mark.parametrize("fault", FAULTS)
def test_given_at_last_it_is_read_and_nothing_stands_for_it(fault, mailbox, susi):
    server, box = mailbox({2: fault})
    read_for(box, 1)
    server.faults.clear()
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        read(box)
    assert senders() == list(SENDERS.values())
    assert reads.aside(susi) == [] and reads.waiting() == {"aside": 0, "withheld": 0, "mailboxes": 0}


def test_two_that_are_withheld_are_two(mailbox, susi):
    _server, box = mailbox({1: "no", 3: "nil"})
    read_for(box, 1)
    assert len(reads.aside(susi)) == 2 and senders() == [SENDERS[2]]


def test_one_cut_is_the_fault_of_the_line(mailbox, susi):
    server, box = mailbox({2: "close"})
    with pytest.raises(imap.BROKEN):
        imap.read_once(box)
    assert Mailbox.objects.get().last_uid == 1
    server.faults.clear()
    assert imap.read_once(box) == 2 and senders() == list(SENDERS.values()) and not Withheld.objects.exists()


def test_what_somebody_removed_is_nobodys_fault(mailbox):
    _server, box = mailbox({2: "gone"})
    assert imap.read_once(box) == 3
    assert senders() == [SENDERS[1], SENDERS[3]] and not Withheld.objects.exists()


def test_a_short_one_may_come_between_quotes(mailbox):
    _server, box = mailbox({1: "quoted"}, {1: b"From: eva1@example.com"})
    assert imap.read_once(box) == 1 and senders() == [SENDERS[1]]


def test_another_numbering_begins_anew(mailbox):
    server, box = mailbox({2: "no"})
    read(box)
    server.validity, server.faults = 78, {}
    read(box)
    assert not Withheld.objects.exists() and senders() == list(SENDERS.values())


def test_it_is_in_the_metrics(mailbox, client):
    _server, box = mailbox({2: "no"})
    read(box)
    told = client.get("/metrics").content.decode()
    assert 'mesa_arrived_waiting{channel="email",what="withheld"} 1.0' in told
    assert {one.slug for one in installed() if one.waiting()} == {"email"}
