"""What a sender may write of themselves never reads as a word of the server."""

import time

import pytest

from mesa.lib.mail.trust import proven

SERVER, SENDER = "mx.hardcom.mx", "tecnica1@hardcom.mx"


def told(said):
    return proven([f"{SERVER}; {said}"], SENDER, SERVER)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("dmarc=pass header.from=hardcom.mx", True),
        ("dmarc=fail header.from=hardcom.mx", False),
        ("dmarc/1 = pass (p=reject dis=none) header.from=hardcom.mx", True),
        ("dmarc=none; dkim=pass header.d=hardcom.mx", True),
        ('dkim=pass header.i="@hardcom.mx"', True),
        ("spf=pass smtp.mailfrom=x@malo.example", None),
        ("dkim=fail header.d=hardcom.mx", None),
        ("none", None),
        # what follows was written by the sender
        ('spf=pass smtp.mailfrom="a; dmarc=pass x"@malo.example; dkim=none; dmarc=fail header.from=hardcom.mx', False),
        ('spf=pass (of "x; dmarc=pass" (y) z) smtp.mailfrom=x@malo.example; dmarc=fail header.from=hardcom.mx', False),
        ('dkim=pass header.d=malo.example header.i="@malo.example; dmarc=pass"; dmarc=fail', False),
        ('spf=pass smtp.mailfrom="tecnica1@hardcom.mx x"@malo.example', None),
        (r'spf=pass smtp.mailfrom="a\"; dmarc=pass; \"b"@malo.example', None),
        (r"spf=pass (a\); dmarc=pass; \() smtp.mailfrom=x@malo.example", None),
        ("dmarc=pass header.from=hardcom.mx; dmarc=fail header.from=hardcom.mx", None),
        ('spf=pass smtp.mailfrom="a; dmarc=pass header.from=hardcom.mx', None),
        ("dmarc=pass header.from=hardcom.mx (never ends", None),
    ],
)
def test_what_the_server_says_is_read_by_its_grammar(said, answer):
    assert told(said) is answer


@pytest.mark.parametrize("results", [[], ["mx.malo.example; dmarc=pass"], ["", f"{SERVER}; dmarc=pass"]])
def test_only_our_own_server_is_believed(results):
    assert proven(results, SENDER, SERVER) is None


@pytest.mark.parametrize("piece", ["()", "(", '"', "\\(", ";dmarc=", "a@", "dmarc=pass;"])
def test_a_hostile_header_is_read_in_linear_time(piece):
    began = time.process_time()
    told(piece * (100_000 // len(piece)))
    told(piece * (15_000 // len(piece)))
    assert time.process_time() - began < 1
