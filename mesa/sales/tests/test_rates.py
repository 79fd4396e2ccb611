"""Tax rates by their dates: written by supervisors, ended but never changed, and when the border's runs out."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from mesa.accounts.models import AuditEvent
from mesa.common.refusal import Refused
from mesa.sales import actions, taxes
from mesa.sales.models import TaxRate

DAY = date(2026, 11, 27)
RENEWED = {"kind": "border", "percent": Decimal(8), "valid_from": date(2027, 1, 1), "valid_to": date(2027, 12, 31)}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-27 18:00Z", tick=False):
        yield


def test_its_last_day_is_that_of_the_law_until_the_renewal_is_written(susi):
    assert taxes.last_day("border", DAY) == date(2026, 12, 31) and taxes.last_day("general", DAY) is None
    actions.add_rate(by=susi, **RENEWED)
    assert taxes.last_day("border", DAY) == date(2027, 12, 31)
    assert taxes.percent("general", date(2027, 6, 1), border=True) == 8


def test_a_gap_is_an_end(susi):
    actions.add_rate(by=susi, **RENEWED | {"valid_from": date(2027, 1, 2)})
    assert taxes.last_day("border", DAY) == date(2026, 12, 31)
    assert taxes.last_day("border", date(2027, 1, 1)) == date(2026, 12, 31)


@pytest.mark.parametrize("who", ["ana", "beto", "tere", "vico"])
def test_only_supervisors_write_end_and_withdraw(who, susi, request):
    person, rate = request.getfixturevalue(who), actions.add_rate(by=susi, **RENEWED)
    for act in (
        lambda: actions.add_rate(by=person, **RENEWED | {"valid_from": date(2028, 1, 1), "valid_to": None}),
        lambda: actions.end_rate(rate, by=person, valid_to=date(2027, 3, 1)),
        lambda: actions.withdraw_rate(rate, by=person),
    ):
        with pytest.raises(Refused):
            act()
    assert list(TaxRate.objects.values_list("valid_to", flat=True)) == [date(2027, 12, 31)]


def test_one_is_not_written_over_another(susi):
    actions.add_rate(by=susi, **RENEWED)
    with pytest.raises(Refused):
        actions.add_rate(by=susi, **RENEWED | {"percent": Decimal(9)})
    assert TaxRate.objects.get().percent == 8


@pytest.mark.parametrize("wrong", [{"kind": "zero"}, {"kind": "exempt"}, {"valid_to": date(2026, 1, 1)}])
def test_what_makes_no_sense_is_not_written(susi, wrong):
    with pytest.raises(Refused):
        actions.add_rate(by=susi, **RENEWED | wrong)


def test_one_in_force_ends_and_is_never_withdrawn(susi):
    rate = actions.add_rate(by=susi, **RENEWED | {"valid_from": date(2026, 1, 1)})
    for wrong in (date(2026, 11, 26), date(2027, 12, 31), date(2028, 1, 1)):
        with pytest.raises(Refused):
            actions.end_rate(rate, by=susi, valid_to=wrong)
    with pytest.raises(Refused):
        actions.withdraw_rate(rate, by=susi)
    assert actions.end_rate(rate, by=susi, valid_to=DAY).valid_to == DAY


def test_each_is_in_the_audit(susi):
    rate = actions.add_rate(by=susi, **RENEWED)
    actions.end_rate(rate, by=susi, valid_to=date(2027, 3, 1))
    actions.withdraw_rate(rate, by=susi)
    kept = AuditEvent.objects.filter(kind__startswith="tax_").order_by("pk")
    assert [line.kind for line in kept] == ["tax_rate_added", "tax_rate_ended", "tax_rate_withdrawn"]
    assert kept[1].data == {"what": "IVA de la región fronteriza: 8 %, 2027-01-01 – 2027-03-01"}
