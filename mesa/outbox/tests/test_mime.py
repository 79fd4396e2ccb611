"""What travels: our headers and nothing else."""

from email import message_from_bytes
from email.policy import default

import pytest

from mesa.outbox.mime import build, message_id
from mesa.outbox.models import Message
from mesa.outbox.transports import Refusal

HEADERS = [
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "References",
    "MIME-Version", "Content-Type",
]  # fmt: skip
HOSTILE = [
    "a\r\nBcc: x@y.z", "a\nBcc: x@y.z", "a\rBcc: x@y.z", "a\u2028Bcc: x@y.z", "a\x00\x0bBcc: x@y.z", "a\x85Bcc: x@y.z",
    "=?utf-8?q?a=0D=0ABcc:_x=40y.z?=", "=?utf-8?b?YQ0KQmNjOiB4QHkueg==?=", "ñ" * 120 + "\r\n\r\nBcc: x@y.z",
]  # fmt: skip


def travelled(**facts):
    facts = {"key": "event-1-user-2", "to": "ana@example.org", "subject": "Hola", "text": "Día\n"} | facts
    letter = Message(headers={"References": "<r@example.org>"} | facts.pop("headers", {}), html="<p>Día</p>", **facts)
    return message_from_bytes(build(letter).as_bytes(), policy=default)


def test_headers_are_exactly_ours():
    mail = travelled()
    assert mail.keys() == HEADERS
    assert mail["From"] == "HARDCOM <soporte@hardcom.mx>"
    assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail.get_body(["plain"]).get_content().strip() == "Día"


@pytest.mark.parametrize("words", HOSTILE)
def test_words_cannot_become_headers(words):
    mail = travelled(subject=words, headers={"References": words})
    assert mail.keys() == HEADERS
    assert mail["To"] == "ana@example.org"
    assert "Bcc" not in mail and "\n" not in mail["Subject"]


def test_a_caller_cannot_replace_our_headers():
    mail = travelled(headers={"Bcc": "x@y.z", "from": "x@y.z", "Auto-Submitted": "no", "X-Auto-Response-Suppress": "x"})
    assert mail.keys() == HEADERS
    assert (mail["From"], mail["Auto-Submitted"]) == ("HARDCOM <soporte@hardcom.mx>", "auto-generated")


@pytest.mark.parametrize("address", ["a@b.mx\r\nBcc: x@y.z", "a@b.mx, x@y.z", "nobody", "", "a b@c.mx", "ñandú@b.mx"])
def test_a_hopeless_address_is_refused(address):
    with pytest.raises(Refusal):
        build(Message(key="k", to=address, subject="Hola", text="x")).as_bytes()


def test_a_domain_with_accents_travels_in_ascii():
    assert travelled(to="ana@ñandú.mx")["To"] == "ana@xn--and-6ma2c.mx"


def test_the_same_key_is_the_same_letter():
    assert message_id("event-1-user-2") == message_id("event-1-user-2") != message_id("event-1-user-3")
    assert message_id("event-1-user-2").startswith("<event-1-user-2.")
