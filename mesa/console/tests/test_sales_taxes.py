"""The page of tax rates, and the warning that the border's is about to end."""

import pytest
import time_machine

from mesa.sales.models import TaxRate

WHERE = "/consola/impuestos/"
NEW = {"kind": "border", "percent": "8", "valid_from": "2027-01-01", "valid_to": "2027-12-31"}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-27 18:00Z"):
        yield


def test_a_supervisor_writes_the_renewal_and_nobody_is_warned_any_more(enter, susi):
    client = enter(susi)
    assert "vale hasta el" in client.get("/consola/ventas/").content.decode()
    assert client.post(f"{WHERE}nueva/", NEW)["Location"] == WHERE
    assert "vale hasta el" not in client.get("/consola/ventas/").content.decode()
    page = client.get(WHERE).content.decode()
    assert "Por ley" in page and "8.00 %" in page and "16 %" in page


def test_sellers_are_warned_sixty_days_before(enter, vico):
    client = enter(vico)
    assert "IVA de la región fronteriza vale hasta" in client.get("/consola/ventas/").content.decode()
    with time_machine.travel("2026-11-01 18:00Z"):
        assert "IVA de la región fronteriza vale hasta" not in client.get("/consola/ventas/").content.decode()


def test_what_is_wrong_is_said_and_nothing_is_kept(enter, susi):
    client = enter(susi)
    for wrong in ({"percent": "x"}, {"valid_to": "2026-01-01"}, {"kind": "zero"}, {"valid_from": ""}):
        assert client.post(f"{WHERE}nueva/", NEW | wrong).status_code == 422
    client.post(f"{WHERE}nueva/", NEW)
    assert "no se escribe encima" in client.post(f"{WHERE}nueva/", NEW).content.decode()
    assert TaxRate.objects.count() == 1


def test_it_is_ended_or_withdrawn_there(enter, susi):
    client = enter(susi)
    client.post(f"{WHERE}nueva/", NEW)
    rate = TaxRate.objects.get()
    said = f"r{rate.pk}-valid_to"
    assert client.post(f"{WHERE}{rate.pk}/terminar/", {said: "2029-01-01"}).status_code == 422
    assert client.post(f"{WHERE}{rate.pk}/terminar/", {said: "2027-06-30"}).status_code == 302
    rate.refresh_from_db()
    assert str(rate.valid_to) == "2027-06-30"
    assert client.post(f"{WHERE}{rate.pk}/retirar/").status_code == 302 and not TaxRate.objects.exists()


@pytest.mark.parametrize("who", ["ana", "beto", "tere", "vico"])
def test_only_for_supervisors(enter, request, who):
    client = enter(request.getfixturevalue(who))
    assert client.get(WHERE).status_code == 403 and client.post(f"{WHERE}nueva/", NEW).status_code == 403
    assert not TaxRate.objects.exists()
