"""The door of Meta: only who signs the very bytes comes in, and it costs one INSERT."""

import json
import zlib

import pytest
from django.utils import timezone

from mesa.channels.whatsapp import actions
from mesa.channels.whatsapp.models import Contact, Delivery, Inbound
from mesa.channels.whatsapp.views import LARGEST, signature

from .cloud import OTHER_PHONE_ID, VERIFY, deliver

HOOK = "/ganchos/whatsapp/"


def asked(client, **words):
    said = {"mode": "subscribe", "verify_token": VERIFY, "challenge": "1158201444"} | words
    return client.get(HOOK, {f"hub.{name}": value for name, value in said.items()})


def test_it_repeats_the_challenge_to_who_knows_the_words(cloud, client):
    answer = asked(client)
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"1158201444", "text/plain")


@pytest.mark.parametrize("words", [{"verify_token": "otras"}, {"mode": "unsubscribe"}, {"verify_token": "ñ"}])
def test_it_repeats_nothing_to_others(cloud, client, words):
    assert asked(client, **words).status_code == 403


@pytest.mark.parametrize(
    ("secret", "raw", "signed"),
    [
        (
            "test_app_secret", b'{"object":"whatsapp_business_account","entry":[]}',
            "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756",
        ),
        (
            "test_app_secret", b'{"object": "whatsapp_business_account", "entry": []}',
            "56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a",
        ),
        (
            "otro_secreto", b'{"object":"whatsapp_business_account","entry":[]}',
            "769b03d8c2ae6498f2d1e1f7299c0ba55448c69d741e7b0bb243d852d8a8d8c7",
        ),
    ],
)  # fmt: skip
def test_the_signature_is_of_the_very_bytes(settings, secret, raw, signed):
    settings.WHATSAPP = {"secret": secret}
    assert signature(raw) == signed


@pytest.mark.parametrize("given", ["", "sha256=", f"sha256={'0' * 64}", "sha1=abc", "ñ"])
def test_a_bad_signature_leaves_no_trace(cloud, client, given):
    assert deliver(client, b"{}", given or "x").status_code == 401
    assert not Delivery.objects.exists()


def test_it_keeps_the_bytes_and_makes_nothing_of_them_yet(cloud, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert cloud.post(client, cloud.says("Ñandú \u2014 no enciende")).status_code == 200
    raw = zlib.decompress(Delivery.objects.get().raw)
    assert b"\\u00d1and\\u00fa" in raw and not Inbound.objects.exists()


def test_what_is_too_large_does_not_come_in(cloud, client):
    assert deliver(client, b" " * LARGEST).status_code == 200
    assert deliver(client, b" " * (LARGEST + 1)).status_code == 413
    assert Delivery.objects.count() == 1


def test_without_its_settings_there_is_no_such_door(client, db, settings):
    settings.WHATSAPP = {}
    assert (asked(client).status_code, client.post(HOOK).status_code) == (404, 404)


@pytest.mark.parametrize(
    "said",
    [
        b"", b"[]", b"null", b"\xff", b'{"entry": 7}',
        b'{"entry": [{"changes": [{"field": "messages", "value": []}]}]}',
        json.dumps({"entry": [{"changes": [{"field": "calls", "value": {"calls": [{"id": "x"}]}}]}]}).encode(),
    ],
)  # fmt: skip
def test_what_is_not_as_it_should_be_holds_up_nobody(cloud, client, said):
    assert deliver(client, said).status_code == 200
    assert cloud.post(client, cloud.says("Hola")).status_code == 200
    actions.process_left(timezone.now())
    assert not Delivery.objects.filter(done_at=None).exists() and Inbound.objects.count() == 1


def test_another_number_of_the_same_app_is_not_ours(cloud, hear):
    hear(cloud.says("Hola"), phone_id=OTHER_PHONE_ID)
    assert not Contact.objects.exists()
