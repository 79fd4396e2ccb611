"""What the page sums while one types is what the server sums, to the cent."""

import re

import pytest
from playwright.sync_api import expect

WHERE = "/consola/ventas/cotizaciones/{draft}/escribir/"
ROWS = [
    {"description": "Disco", "quantity": "3", "unit_price": "1,234.56", "unit_cost": "900", "discount_percent": "10"},
    {"description": "Cable", "quantity": "0.333", "unit_price": "9.99", "unit_cost": "10", "discount_percent": "0.5"},
    {"description": "Hora", "quantity": "1.005", "unit_price": "$0.5", "unit_cost": "0", "discount_percent": "33.33"},
]
TOTAL = re.compile(r'data-total="(\w+)">([^<]*)<')


@pytest.mark.browser
def test_the_page_sums_as_the_server_does(look):
    page = look.page("seller")
    look.visit(page, "seller", WHERE)
    part = page.locator("[data-part]").first
    for typed in ROWS:
        part.locator("[data-add]").click()
        row = part.locator("[data-row]").last
        for name, value in typed.items():
            row.locator(f"[name$='-{name}']").fill(value)
    page.locator("[name=border]").check()
    expect(part.locator("[data-total=tax]")).to_have_text("$365.72 MXN")  # the eight percent of the border
    live = {one.get_attribute("data-total"): one.inner_text() for one in part.locator("[data-total]").all()}
    with page.expect_navigation():
        page.get_by_role("button", name="Guardar", exact=True).first.click()
    answer = page.request.get(WHERE.format(**look.facts)).text()  # before any script of the page
    told = dict(TOTAL.findall(answer.partition('data-part="1"')[0]))
    assert live == told and told["subtotal"] == "$4,942.07 MXN"
