"""What is offered, and what never changes once it was."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
import time_machine
from django.utils import timezone

from mesa.lib.money import margin
from mesa.sales import actions, clocks, links, taxes
from mesa.sales.models import Order, Quote
from mesa.sales.rules import Refused

from .conftest import line


def test_a_quote_is_written_sent_seen_and_accepted_once(sent, ana, taken):
    assert (sent.state, sent.version, sent.folio) == ("sent", 1, f"C-{timezone.localtime().year}-{sent.pk:05d}")
    actions.see_quote(sent, by=ana)
    chosen = sent.alternatives.last()
    order = actions.accept_quote(sent, by=ana, alternative=chosen, name="Ana Prueba", address="10.0.0.1")
    decision = Quote.objects.get(pk=sent.pk).decision
    assert (decision.alternative, decision.total, decision.name) == (chosen, Decimal("2012.09"), "Ana Prueba")
    assert order.lines.count() == 2 and taken.events.last().data["order"] == order.folio
    with pytest.raises(Refused):
        actions.accept_quote(sent, by=ana, alternative=chosen, name="Ana")
    assert Order.objects.count() == 1


def test_only_what_is_optional_may_be_left_out(sent, ana):
    chosen = sent.alternatives.last()
    whole, optional = chosen.lines.all()
    with pytest.raises(Refused):
        actions.accept_quote(sent, by=ana, alternative=chosen, name="Ana", left_out=[whole.pk])
    order = actions.accept_quote(sent, by=ana, alternative=chosen, name="Ana", left_out=[optional.pk])
    assert [one.line for one in order.lines.all()] == [whole]
    assert order.quote.decision.total == Decimal("1432.09")


def test_the_alternative_of_another_quote_is_none_of_this(sent, ana, vico):
    newer = actions.send_quote(actions.revise_quote(sent, by=vico), by=vico)
    with pytest.raises(Refused):
        actions.accept_quote(newer, by=ana, alternative=sent.alternatives.first(), name="Ana")


def test_what_was_sent_never_changes_and_a_new_version_replaces_it(sent, vico, ana, taken):
    with pytest.raises(Refused):
        actions.write_quote(sent, by=vico, alternatives=[])
    draft = actions.revise_quote(sent, by=vico)
    assert (draft.folio, draft.version, draft.alternatives.count()) == (sent.folio, 2, 2)
    old = links.secret_of(sent)
    actions.send_quote(draft, by=vico)
    sent.refresh_from_db()
    assert sent.state == "replaced" and links.quote_of(old) == sent
    with pytest.raises(Refused):
        actions.accept_quote(sent, by=ana, alternative=sent.alternatives.first(), name="Ana")
    assert [event.kind for event in taken.events.order_by("pk")][-2:] == ["quote_replaced", "quote_sent"]


def test_a_declined_one_goes_back_to_the_technician_and_may_be_improved(sent, ana, vico):
    actions.decline_quote(sent, by=ana, reason="price", words="Muy caro.", name="Ana")
    sent.case.refresh_from_db()
    assert (sent.case.stage, sent.case.lost_because) == ("lost", "price")
    again = actions.send_quote(actions.revise_quote(sent, by=vico), by=vico)
    assert (again.version, again.case.stage) == (2, "quoted")


def test_it_holds_through_its_last_day(written, vico, ana):
    last = clocks.today(timezone.now()) + timedelta(days=2)
    sent = actions.send_quote(written(valid_until=last), by=vico)
    evening = datetime(last.year, last.month, last.day, 23, tzinfo=UTC) + timedelta(hours=6)
    with time_machine.travel(evening, tick=False):
        assert actions.expire_quote(timezone.now()) == 0
    with time_machine.travel(evening + timedelta(hours=2), tick=False):
        with pytest.raises(Refused):
            actions.accept_quote(sent, by=ana, alternative=sent.alternatives.first(), name="Ana")
        assert [actions.expire_quote(timezone.now()) for _ in range(2)] == [1, 0]


def test_the_person_is_reminded_twice(sent, taken):
    days = [sent.valid_until - timedelta(days=n) for n in (4, 3, 2, 1)]
    moments = [datetime(day.year, day.month, day.day, 18, tzinfo=UTC) for day in days]
    told = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            told += [actions.remind_quote(moment), actions.remind_quote(moment)]
    assert told == [0, 0, 1, 0, 0, 0, 1, 0]


def test_a_supervisor_approves_what_is_large_or_leaves_little(written, vico, susi, settings):
    settings.APPROVE_MARGIN = 40
    quote = written()
    with pytest.raises(actions.Incomplete, match="approval"):
        actions.send_quote(quote, by=vico)
    with pytest.raises(Refused):
        actions.approve_quote(quote, by=vico)
    actions.approve_quote(quote, by=susi)
    assert actions.send_quote(quote, by=vico).state == "sent"


def test_changed_after_it_was_approved_it_is_approved_again(written, vico, susi, settings):
    settings.APPROVE_ABOVE = 1000
    quote = actions.approve_quote(written(), by=susi)
    actions.write_quote(quote, by=vico, alternatives=[{"title": "Otra", "lines": [line(quantity=Decimal(9))]}])
    with pytest.raises(actions.Incomplete, match="approval"):
        actions.send_quote(quote, by=vico)


def test_an_empty_one_is_not_sent(case, vico):
    with pytest.raises(actions.Incomplete, match="empty"):
        actions.send_quote(actions.draft_quote(case, by=vico), by=vico)


def test_the_tax_is_that_of_the_day_and_of_the_place(written, vico):
    sent = actions.send_quote(written(border=True), by=vico)
    assert {one.tax_percent for one in sent.alternatives.first().lines.all()} == {Decimal(8)}
    with pytest.raises(taxes.NoRate):
        taxes.percent("general", datetime(2027, 1, 1, tzinfo=UTC).date(), border=True)


def test_a_link_has_enough_chance_and_only_one_quote(sent, written, vico):
    secret = links.secret_of(sent)
    assert len(secret) == 32 and links.quote_of(secret) == sent
    for n in range(0, 32, 5):
        other = secret[:n] + ("A" if secret[n] != "A" else "B") + secret[n + 1 :]
        assert links.quote_of(other) is None


def turn_the_key(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 8, [settings.SECRET_KEY]


def test_links_and_seals_outlive_the_key_they_were_made_with(sent, settings):
    secret, seal = links.secret_of(sent), links.seal(sent)
    turn_the_key(settings)
    assert links.secret_of(sent) == secret and links.quote_of(secret) == sent
    assert links.seal(sent) == seal and links.sealed(sent.folio, seal) == sent
    settings.SECRET_KEY_FALLBACKS = []
    assert links.sealed(sent.folio, seal) == sent and links.quote_of(secret) == sent


def test_a_fat_optional_line_does_not_carry_a_thin_alternative(written, vico, settings):
    settings.APPROVE_MARGIN = 20
    thin = line(unit_cost=Decimal("1200.00"))
    fat = line(description="Póliza", unit_price=Decimal("9000.00"), unit_cost=Decimal("100.00"), optional=True)
    quote = actions.write_quote(written(), by=vico, alternatives=[{"title": "Una", "lines": [thin, fat]}])
    one = quote.alternatives.get()
    assert one.margin() > 80 and one.worst_margin() == Decimal("2.80")
    with pytest.raises(actions.Incomplete, match="approval"):
        actions.send_quote(quote, by=vico)


def test_the_worst_choice_is_found_among_all(written, vico):
    costs = [("100", "90"), ("300", "10"), ("50", "49"), ("0", "5"), ("700", "500")]
    lines = [
        line(unit_price=Decimal(price), unit_cost=Decimal(cost), optional=n > 0)
        for n, (price, cost) in enumerate(costs)
    ]
    one = actions.write_quote(written(), by=vico, alternatives=[{"title": "Una", "lines": lines}]).alternatives.get()
    optional = [each.pk for each in one.lines.filter(optional=True)]
    every = [set(some) for n in range(len(optional) + 1) for some in combinations(optional, n)]
    assert one.worst_margin() == min(margin(one.totals(some).base, one.cost(some)) for some in every)
