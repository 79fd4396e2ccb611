"""The composer shows what `modes` says: a mode is one row, and there is no second list of them."""

import re

from mesa.console.ticket.modes import modes


def test_each_mode_has_its_form_and_one_is_open(client, taken, tere):
    client.force_login(tere)
    page = client.get(f"/consola/tickets/{taken.pk}/").content.decode()
    shown = re.findall(r'name="mode" value="(\w+)"', page)
    assert shown == [name for name in modes() if name in shown] and "add_note" in shown
    assert re.findall(r'<form class="composer__form composer__form--(\w+)"', page) == shown
    assert len(re.findall(r'<form class="composer__form[^>]* data-open', page)) == 1


def test_no_two_modes_share_a_key():
    keys = [mode.key for mode in modes().values()]
    assert len(keys) == len(set(keys))
