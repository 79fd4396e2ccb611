"""A case of Ana's ticket at sales, and a quote with two alternatives."""

from decimal import Decimal

import pytest

from mesa.sales import actions


def line(**more):
    return {
        "description": "Disco SSD de 1 TB", "unit": "PZA", "quantity": Decimal(1), "unit_price": Decimal("1234.56"),
        "unit_cost": Decimal("900.00"),
    } | more  # fmt: skip


@pytest.fixture
def case(taken, ana):
    return actions.escalate(taken, by=ana, reason="hardware", needs="El disco ya no sirve.")


@pytest.fixture
def written(case, vico):
    """Two alternatives; the second is recommended and has an optional line."""

    def written(**facts):
        quote = actions.draft_quote(actions.take_case(case, by=vico), by=vico)
        second = [
            line(),
            line(
                description="Instalación",
                unit="SERV",
                unit_price=Decimal("500.00"),
                unit_cost=Decimal("300.00"),
                optional=True,
            ),
        ]
        return actions.write_quote(
            quote,
            by=vico,
            alternatives=[
                {"title": "Solo el disco", "lines": [line()]},
                {"title": "Disco e instalación", "lines": second, "recommended": True},
            ],
            **facts,
        )

    return written


@pytest.fixture
def sent(written, vico):
    return actions.send_quote(written(), by=vico)


@pytest.fixture
def order(sent, ana):
    return actions.accept_quote(sent, by=ana, alternative=sent.alternatives.last(), name="Ana")
