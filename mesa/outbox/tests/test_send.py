"""What happens to a letter when the mail server does what mail servers do."""

from datetime import timedelta
from time import monotonic

import pytest
from django.utils import timezone

from mesa.outbox import actions
from mesa.outbox.models import Message, RefusedAddress
from mesa.outbox.smtp import Smtp
from mesa.outbox.transports import Mailbox

from .conftest import SMTP
from .sink import Mute, Sink, certificate, free_port, tls


def minutes(count):
    return timedelta(minutes=count)


def facts(*names, key="k1"):
    return Message.objects.values_list(*names).get(key=key)


def test_a_letter_leaves_once_and_its_words_with_it(letter, sink):
    letter(html="<p>Buen día.</p>")
    now = timezone.now()
    assert (actions.send_waiting(now), actions.send_waiting(now + minutes(60))) == (1, 0)
    assert [mail["To"] for mail in sink.received] == ["ana@example.org"]
    assert facts("sent_at", "text", "html", "trouble") == (now, "", "", "")


def test_the_development_mailbox_keeps_the_words(letter, settings):
    settings.TRANSPORTS = {"email": "mesa.outbox.transports.Mailbox"}
    letter()
    actions.send_waiting(timezone.now())
    assert facts("text") == ("Buen día.\n",)


def test_without_server_nor_mailbox_letters_wait(letter, settings):
    settings.TRANSPORTS = {"email": "mesa.outbox.transports.Nowhere"}
    letter()
    actions.send_waiting(timezone.now())
    assert facts("sent_at", "trouble", "error") == (None, "unreachable", "MESA_SMTP_URL")


def test_a_server_that_is_down_costs_no_try_and_all_leave_soon_after(letter, sink, settings):
    settings.SMTP_URL = f"smtp://127.0.0.1:{free_port()}"
    letter("k1"), letter("k2", to="beto@example.org")
    now = timezone.now()
    for hour in range(47):
        actions.send_waiting(now + minutes(60 * hour))
    assert facts("tries", "doubts", "trouble", "failed_at") == (0, 0, "unreachable", None)
    assert "refused" in facts("error", key="k2")[0].lower()
    settings.SMTP_URL = sink.url
    assert actions.send_waiting(now + minutes(60 * 46 + 1)) == 2


def test_two_days_without_a_server_is_a_failure(letter, settings):
    settings.SMTP_URL, settings.TRANSPORTS = f"smtp://127.0.0.1:{free_port()}", SMTP
    letter()
    now = timezone.now()
    actions.send_waiting(now)
    actions.send_waiting(now + timedelta(hours=48))
    assert facts("failed_at", "trouble") == (now + timedelta(hours=48), "unreachable")


def test_a_silent_server_is_given_up_after_its_timeout(letter, settings):
    mute = Mute()
    settings.SMTP_URL, settings.TRANSPORTS = mute.url, SMTP
    letter()
    now = timezone.now()
    actions.send_waiting(now)
    assert facts("tries", "trouble", "try_after") == (0, "unreachable", now + timedelta(seconds=30))
    mute.door.close()


class Hurried(Smtp):
    patience = 0.5


def test_a_server_that_drips_is_hung_up_on(letter, settings):
    drip = Mute(drips="220 un momento, por favor " * 9)
    settings.SMTP_URL, settings.TRANSPORTS = drip.url, {"email": "mesa.outbox.tests.test_send.Hurried"}
    letter()
    began = monotonic()
    actions.send_waiting(timezone.now())
    assert monotonic() - began < 3
    assert facts("tries", "doubts", "trouble") == (0, 0, "unreachable")
    drip.door.close()


def test_a_server_that_takes_one_letter_per_call_is_called_again(letter, sink):
    sink.tires = True
    letter("k1"), letter("k2"), letter("k3")
    assert actions.send_waiting(timezone.now()) == len(sink.received) == 3


def test_later_means_later_for_that_letter_only(letter, sink):
    sink.answers["ana@example.org"] = "451 4.3.0 try later"
    letter("k1"), letter("k2", to="beto@example.org")
    now = timezone.now()
    assert actions.send_waiting(now) == 1
    waits = []
    for _ in range(6):
        at = facts("try_after")[0]
        waits.append((at - now) // minutes(1))
        now = at
        actions.send_waiting(now)
    assert waits == [1, 5, 15, 60, 240, 240]
    assert facts("trouble", "error", "doubts") == ("deferred", "451 4.3.0 try later", 0)


def test_later_has_an_end(letter, sink):
    sink.answers["ana@example.org"] = "452 4.2.2 full"
    letter()
    now = timezone.now()
    while facts("failed_at") == (None,):
        now = facts("try_after")[0]
        actions.send_waiting(now)
    assert facts("tries") == (17,)


def test_never_means_never_for_that_address(letter, sink):
    sink.answers["ana@example.org"] = "550 5.1.1 no such person"
    letter("k1"), letter("k2", to="beto@example.org")
    now = timezone.now()
    assert actions.send_waiting(now) == 1
    assert facts("failed_at", "trouble") == (now, "refused")
    assert RefusedAddress.objects.get().reason == "550 5.1.1 no such person"
    sink.answers.clear()
    letter("k3", to="Ana@example.org")
    assert actions.send_waiting(timezone.now()) == 0
    assert facts("trouble", "error", key="k3") == ("blocked", "550 5.1.1 no such person")


@pytest.mark.parametrize(
    ("place", "answer", "trouble", "marked"),
    [
        ("ana@example.org", "550 no", "refused", 1),
        ("ana@example.org", "550 5.7.1 policy", "refused", 0),
        ("ana@example.org", "553 5.1.8 bad sender", "refused", 0),
        ("ana@example.org", "552 full", "deferred", 0),
        ("ana@example.org", "550 5.2.2 full", "deferred", 0),
        ("data", "554 spam", "refused", 0),
        ("data", "550 5.1.1 no such person", "refused", 1),
        ("data", "451 later", "deferred", 0),
    ],
)
def test_what_each_refusal_means(letter, sink, place, answer, trouble, marked):
    sink.answers[place] = answer
    letter()
    actions.send_waiting(timezone.now())
    assert facts("trouble", "error") == (trouble, answer)
    assert RefusedAddress.objects.count() == marked


def test_cut_after_data_is_repeated_under_the_same_name_and_only_twice(letter, sink):
    sink.drops = 9
    letter()
    now = timezone.now()
    for hour in range(9):
        actions.send_waiting(now + minutes(60 * hour))
    assert len(sink.received) == 3
    assert len({mail["Message-ID"] for mail in sink.received}) == 1
    assert facts("trouble", "sent_at") == ("unknown", None)
    assert facts("failed_at") != (None,)


def test_cut_once_is_one_repeat(letter, sink):
    sink.drops = 1
    letter()
    now = timezone.now()
    assert [actions.send_waiting(now), actions.send_waiting(now + minutes(1))] == [0, 1]
    assert len(sink.received) == 2


class Deadly(Mailbox):
    def send(self, letter):
        raise SystemExit


@pytest.fixture
def kill(settings):
    """The worker dies with a letter in its hand."""

    def kill(now):
        alive, settings.TRANSPORTS = settings.TRANSPORTS, {"email": "mesa.outbox.tests.test_send.Deadly"}
        with pytest.raises(SystemExit):
            actions.send_waiting(now)
        settings.TRANSPORTS = alive

    return kill


def test_a_killed_worker_leaves_the_letter_to_the_next(letter, sink, kill):
    letter()
    now = timezone.now()
    kill(now)
    assert actions.send_waiting(now + minutes(1)) == 0
    assert actions.send_waiting(now + actions.QUEUE.lease) == 1
    assert len(sink.received) == 1


def test_a_letter_that_kills_workers_is_put_aside(letter, sink, kill):
    letter()
    now = timezone.now()
    for death in range(3):
        kill(now + death * actions.QUEUE.lease)
    assert actions.send_waiting(now + 3 * actions.QUEUE.lease) == 0
    assert facts("trouble") == ("unknown",)
    assert facts("failed_at") != (None,)


class Interrupted(Smtp):
    """While it holds a letter, another worker comes to send everything that is due."""

    at = None

    def send(self, letter):
        Interrupted.at, now = None, Interrupted.at
        if now:
            actions.send_waiting(now)
        super().send(letter)


def test_two_workers_at_once_send_each_letter_once(letter, sink, settings):
    for number in range(9):
        letter(f"k{number}")
    settings.TRANSPORTS = {"email": "mesa.outbox.tests.test_send.Interrupted"}
    Interrupted.at = now = timezone.now()
    assert actions.send_waiting(now) == 1
    assert len({mail["Message-ID"] for mail in sink.received}) == len(sink.received) == 9


@pytest.mark.parametrize("trusted", [False, True])
@pytest.mark.parametrize("scheme", ["smtp+starttls", "smtps"])
def test_tls_is_checked(letter, settings, tmp_path, scheme, trusted):
    pem = certificate(tmp_path)
    sink = Sink(ssl_context=tls(pem)) if scheme == "smtps" else Sink(tls_context=tls(pem), require_starttls=True)
    sink.controller.start()
    query = f"?timeout=2&cafile={pem}" if trusted else "?timeout=2"
    settings.SMTP_URL, settings.TRANSPORTS = f"{scheme}://127.0.0.1:{sink.controller.port}{query}", SMTP
    letter()
    assert actions.send_waiting(timezone.now()) == len(sink.received) == int(trusted)
    assert trusted or "CERTIFICATE_VERIFY_FAILED" in facts("error")[0]
    sink.controller.stop()


def test_no_silent_fall_back_from_starttls(letter, sink, settings):
    settings.SMTP_URL = sink.url.replace("smtp:", "smtp+starttls:")
    letter()
    assert (actions.send_waiting(timezone.now()), sink.received) == (0, [])
    assert facts("trouble") == ("unreachable",)


def test_the_envelope_has_one_recipient_and_our_sender(letter, sink, settings):
    settings.SMTP_URL += "&sender=rebotes@hardcom.mx"
    letter()
    actions.send_waiting(timezone.now())
    assert sink.envelopes == [("rebotes@hardcom.mx", ["ana@example.org"])]
