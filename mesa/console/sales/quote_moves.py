"""Rows and alternatives of a quote that is being written, moved and copied without being judged or kept."""

import re

from django.utils.translation import gettext as _

from mesa.sales import promises

ON_ROWS = ("up", "down", "copy", "move")
ROW = re.compile(r"(up|down|copy|move):a(\d)-l(\d{1,3})(?::(\d))?", re.A)
TWIN = re.compile(r"twin:(\d)", re.A)


def moved(parts, do, most):
    """`parts`: `[(facts of the alternative, [(facts of a row, whether it says something)])]`, changed in place.

    `do`: «up:a0-l2», «down:a0-l2», «copy:a0-l2:1» and «move:a0-l2:1» (a row, to an alternative), «twin:0» (all of an
    alternative). `most`: rows in all. Answers the places of the alternatives that changed.
    """
    if found := TWIN.fullmatch(do):
        return _twin(parts, int(found[1]), most)
    if not (found := ROW.fullmatch(do)):
        return set()
    act, here, row, there = found[1], int(found[2]), int(found[3]), int(found[4] or 0)
    if here >= len(parts) or row >= len(parts[here][1]):
        return set()
    rows = parts[here][1]
    if act in ("up", "down"):
        other = row + (1 if act == "down" else -1)
        if 0 <= other < len(rows):
            rows[row], rows[other] = rows[other], rows[row]
        return set()  # in another order they sum the same
    return _carry(parts, act, here, row, there, most)


def _carry(parts, act, here, row, there, most):
    if there >= len(parts) or (act == "copy" and _many(parts) >= most):
        return set()
    said = parts[here][1].pop(row) if act == "move" else parts[here][1][row]
    rows = parts[there][1]
    last = max((n for n, (_facts, full) in enumerate(rows, 1) if full), default=0)
    rows.insert(last, said)
    return {here, there}


def _twin(parts, which, most):
    if which >= len(parts) or len(parts) >= promises.ALTERNATIVES:
        return set()
    facts, rows = parts[which]
    full = [row for row in rows if row[1]]
    if _many(parts) + len(full) > most:
        return set()
    title = _("%(title)s (copia)") % {"title": facts.get("title") or ""}
    parts.append((facts | {"title": title[:120]}, full))
    return {len(parts) - 1}


def _many(parts):
    return sum(full for _facts, rows in parts for _row, full in rows)
