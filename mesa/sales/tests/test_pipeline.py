"""The board says what each column is worth, what each sale waits for, and since when nothing moved."""

from decimal import Decimal

import pytest
from django.utils import timezone

from mesa.sales import actions, pipeline
from mesa.sales.models import Stage
from mesa.sales.next_steps import Next


@pytest.fixture
def board(vico):
    """`board(stage)` answers its column as it is now."""
    return lambda stage: next(one for one in pipeline.columns(vico, timezone.now()) if one.stage == stage)


def test_what_a_sale_waits_for_while_it_is_written(board, case, vico):
    assert board(Stage.OPEN).rows[0].step == Next.TAKE
    actions.take_case(case, by=vico)
    assert board(Stage.OPEN).rows[0].step == Next.WRITE and board(Stage.OPEN).sums == {}
    quote = actions.draft_quote(case, by=vico)
    assert board(Stage.OPEN).rows[0].step == Next.SEND
    actions.ask_approval(quote, by=vico)
    assert board(Stage.OPEN).rows[0].step == Next.APPROVE


def test_what_it_waits_for_once_it_is_sent(board, sent, ana):
    row = board(Stage.QUOTED).rows[0]
    assert (row.step, row.moved_at) == (Next.WAIT, sent.sent_at)
    seen = actions.see_quote(sent, by=ana)
    assert board(Stage.QUOTED).rows[0].step == Next.DECIDE and board(Stage.QUOTED).rows[0].moved_at == seen.seen_at
    assert (board(Stage.QUOTED).sums, board(Stage.QUOTED).whole) == ({"MXN": Decimal("2012.09")}, True)


def test_what_is_sold_waits_for_its_order(board, order, vico):
    assert (board(Stage.WON).rows[0].step, board(Stage.WON).sums) == (Next.SUPPLY, {"MXN": Decimal("2012.09")})
    actions.ship_order(order, by=vico, carrier="Paquetería")
    assert board(Stage.WON).rows[0].step == Next.DELIVER
    actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)
    assert board(Stage.WON).rows[0].step is None


def test_what_is_lost_waits_for_nothing(board, sent, ana):
    actions.decline_quote(sent, by=ana, reason="price", name="Ana")
    assert board(Stage.LOST).rows[0].step is None
