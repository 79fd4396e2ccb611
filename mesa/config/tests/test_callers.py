import pytest

from mesa.config.callers import caller


def heard(proxies, *hops, proto=()):
    headers = [(b"x-forwarded-for", hop.encode()) for hop in hops] + [(b"x-forwarded-proto", p.encode()) for p in proto]
    return caller({"client": ("10.0.0.1", 5), "scheme": "http", "headers": headers}, proxies, "https")


def test_without_proxies_the_peer_is_the_caller_whatever_it_says():
    assert heard(0, "6.6.6.6", proto=["https"]) == ("http", "10.0.0.1")


@pytest.mark.parametrize(
    ("proxies", "hops", "address"),
    [
        (1, ["192.0.2.7"], "192.0.2.7"),
        (1, ["6.6.6.6, 192.0.2.7"], "192.0.2.7"),
        (1, ["6.6.6.6", "192.0.2.7"], "192.0.2.7"),
        (2, ["6.6.6.6, 192.0.2.7, 10.0.0.9"], "192.0.2.7"),
        (2, ["192.0.2.7"], "10.0.0.1"),
        (1, ["[2001:db8::7]:4711"], "2001:db8::7"),
        (1, ["2001:db8::7"], "2001:db8::7"),
        (1, ["192.0.2.7:4711"], "192.0.2.7"),
        (1, ["<script>"], "10.0.0.1"),
        (1, [], "10.0.0.1"),
    ],
)
def test_each_trusted_proxy_is_one_hop_from_the_end(proxies, hops, address):
    assert heard(proxies, *hops)[1] == address


def test_the_scheme_is_the_last_word_of_the_proxy_or_the_public_one():
    assert heard(1, proto=["http"])[0] == "http"
    assert heard(1, proto=["javascript"])[0] == heard(1)[0] == "https"
