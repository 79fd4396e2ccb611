from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.outbox.models import Message
from mesa.worker import loop

pytestmark = pytest.mark.django_db


def test_alive_asks_nobody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").status_code == 200


def test_not_ready_until_the_worker_is_heard(client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "database": "ok", "worker": "not heard yet", "outbox": "ok", "disk": "ok"}


def test_ready_while_the_worker_beats(client):
    loop.beat(timezone.now())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["worker"]) == (200, "ok")


def test_a_silent_worker_and_a_late_letter_are_named(client, mailbox_letter):
    long_ago = timezone.now() - timedelta(minutes=20)
    loop.beat(long_ago)
    Message.objects.update(posted_at=long_ago)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["worker"].startswith("silent for 120")
    assert answer.json()["outbox"].startswith("a letter has waited for 120")


def test_numbers_are_for_this_machine_or_for_the_token(client, settings, rf, mailbox_letter):
    page = client.get("/metrics")
    assert page.status_code == 200
    assert b"mesa_outbox_waiting 1.0" in page.content
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.1").status_code == 403

    settings.ENV = settings.ENV.model_copy(update={"metrics_token": "m" * 20})
    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer " + "m" * 20}).status_code == 200


def test_a_stranger_hears_whether_and_not_what(client):
    answer = client.get("/readyz", REMOTE_ADDR="192.0.2.1")
    assert (answer.status_code, answer.json()) == (503, {"ready": False})


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
def test_what_a_proxy_of_this_machine_forwards_is_a_stranger(client, path, caplog):
    said = client.get(path, **{"mesa.forwarded": True})
    assert b"outbox" not in said.content
    assert "MESA_TRUSTED_PROXIES" in caplog.text


def test_a_disk_almost_full_is_named(client, settings):
    settings.LEAST_FREE = 2**60
    loop.beat(timezone.now())
    answer = client.get("/readyz")
    assert answer.status_code == 503 and answer.json()["disk"].endswith("GB free")
