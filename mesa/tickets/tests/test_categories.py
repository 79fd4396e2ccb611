"""What incidents can be about."""

import pytest

from mesa.tickets import actions
from mesa.tickets.models import Category
from mesa.tickets.rules import Refused


def test_retired_it_is_not_offered_and_tickets_keep_it(ticket, category, susi):
    actions.retire_category(category, by=susi)
    ticket.refresh_from_db()
    assert ticket.category == category and not Category.objects.offered().exists()


def test_retired_twice_it_keeps_its_first_date(category, susi):
    first = actions.retire_category(category, by=susi).retired_at
    assert actions.retire_category(category, by=susi).retired_at == first


@pytest.mark.parametrize("name", ["ana", "tere", "vico"])
def test_only_supervisors_change_them(category, name, request):
    by = request.getfixturevalue(name)
    for refused in (
        lambda: actions.add_category(by=by, name="x", name_en="x"),
        lambda: actions.change_category(category, by=by, name="x"),
        lambda: actions.retire_category(category, by=by),
        lambda: actions.offer_category(category, by=by),
    ):
        with pytest.raises(Refused):
            refused()
    assert list(Category.objects.values_list("name", "retired_at")) == [("Impresoras", None)]
