"""What people and colleagues read: pages of documentation, templates, styles, scripts, and the public face of rooms."""

import ast
import os
import re
from pathlib import Path

import pytest

from mesa.ops import rulebook

from .source import MESA, PRODUCT, ROOT, inside

DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))


def test_templates_hold_no_script_and_no_style():
    inline = re.compile(r"<style|\son\w+=|\sstyle=|javascript:", re.I)
    pages = [p for p in MESA.rglob("jinja2/**/*.html") if not {"letters", "email"} & set(p.parts)]
    assert [inside(p) for p in pages if inline.search(p.read_text())] == []


def test_styles_use_neither_ids_nor_force():
    bad = re.compile(r"!important|^\s*#[\w-]+\s*[{,]", re.M)
    assert [inside(p) for p in MESA.rglob("*.css") if bad.search(p.read_text())] == []


def title_of(page):
    return page.read_text().splitlines()[0]


def test_decisions_are_numbered_without_a_gap():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_index_of_decisions_is_the_folder():
    rows = re.findall(r"^\| (\d+) \| \[(.+)\]\((.+)\) \|", (ROOT / "docs/decisions/README.md").read_text(), re.M)
    assert [(f"# {int(number):04}. {title}", file) for number, title, file in rows] == [
        (title_of(page), page.name) for page in DECISIONS
    ]


def test_the_page_of_rules_is_what_the_rules_say():
    """When this fails: `bin/manage rules > docs/rules.md`, and read the difference."""
    assert (ROOT / "docs/rules.md").read_text() == rulebook.page()


LINE = 140  # of a template: what is wider is several things, or a table that belongs in Python
FOLDED = ["portal", "console", "documents", "doors"]  # rooms whose templates are narrow


def test_lines_of_templates_can_be_read():
    pages = [p for room in FOLDED for p in (MESA / room).rglob("jinja2/**/*.html")]
    wide = {
        f"{inside(p)}:{n}": len(line)
        for p in pages
        for n, line in enumerate(p.read_text().splitlines(), 1)
        if len(line) > LINE
    }
    assert wide == {}


SCRIPTS = sorted(MESA.rglob("static/**/*.js"))


def test_one_module_speaks_to_the_server():
    wire = re.compile(r"csrf|\bfetch\(|XMLHttpRequest|sendBeacon|htmx\.ajax\(", re.I)
    assert [inside(p) for p in SCRIPTS if wire.search(p.read_text())] == ["mesa/ui/static/ui/js/http.js"]


def test_one_module_keeps_drafts():
    keeps = re.compile(r"dataset\.draft|data-saved")
    assert [inside(p) for p in SCRIPTS if keeps.search(p.read_text())] == ["mesa/ui/static/ui/js/draft.js"]


def test_modules_know_nothing_of_money_nor_of_secrets():
    """Only the server says what is a card and what a quote comes to: said twice, they differ."""
    knows = re.compile(r"BigInt|luhn|clabe|iban|password|toFixed\(2\)|\.rates|percent", re.I)
    assert [inside(p) for p in SCRIPTS if knows.search(p.read_text())] == []


def test_modules_import_modules_that_are_there():
    served = {str(path).rpartition("/static/")[2] for path in SCRIPTS}
    for path in SCRIPTS:
        here = Path(str(path).rpartition("/static/")[2]).parent
        for found in re.findall(r'\bfrom\s+"([^"]+)"', path.read_text()):
            assert os.path.normpath(here / found) in served, f"{inside(path)}: {found}"


# Rooms whose public face says its types and what the types do not say. Every room ends here.
SAID = [
    "accounts", "assistance", "common", "complaints", "documents", "exports", "lib", "notifications", "outbox", "sales",
    "terms", "tickets", "timeline",
]  # fmt: skip
FACES = {
    "acting", "actions", "audience", "audit", "clocks", "credit", "export", "figures", "filters", "forecast", "letters",
    "links", "notes", "pipeline", "quote", "reads", "record", "render", "rules", "service_record", "taxes", "words",
}  # fmt: skip


def _is_a_face(path):
    """What others call: all of `lib` and `common`, and the acts, questions and rules of a room."""
    inside_room = path.relative_to(MESA).with_suffix("").parts
    return inside_room[0] in {"lib", "common"} or bool(FACES & set(inside_room[1:]))


def _public_functions(path):
    for node in ast.parse(path.read_text()).body:
        members = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        for found in members:
            if isinstance(found, ast.FunctionDef) and not found.name.startswith("_"):
                yield found


@pytest.mark.parametrize("room", SAID)
def test_the_public_face_of_a_room_says_its_types_and_what_they_do_not_say(room):
    faces = [path for path in PRODUCT if inside(path).startswith(f"mesa/{room}/") and _is_a_face(path)]
    found = [(path, function) for path in faces for function in _public_functions(path)]
    assert found
    untyped = {f"{inside(p)}:{f.name}" for p, f in found if not _is_typed(f)}
    silent = {f"{inside(p)}:{f.name}" for p, f in found if not ast.get_docstring(f)}
    assert (untyped, silent) == (set(), set())


def _is_typed(function):
    asked = function.args
    named = [*asked.posonlyargs, *asked.args, *asked.kwonlyargs, asked.vararg, asked.kwarg]
    own = [one for one in named if one and one.arg not in {"self", "cls"}]
    return function.returns is not None and all(one.annotation for one in own)
