"""What has one place: who writes, counts, claims and refuses, and the row that says everything of a kind of event."""

import ast
import re

import pytest
from django.apps import apps
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

import mesa.assistance.actions
import mesa.assistance.rules
import mesa.channels.whatsapp.actions
import mesa.channels.whatsapp.rules
import mesa.complaints.rules
import mesa.sales.actions
import mesa.sales.rules
import mesa.tickets.actions
import mesa.tickets.rules
from mesa.assistance.models import Silence
from mesa.console.people.audit_words import WORDS
from mesa.notifications.audience import ROLES
from mesa.portal.account.adapter import CHANGES
from mesa.tickets.models import Ticket
from mesa.tickets.rules import Rule
from mesa.timeline.kinds import KINDS
from mesa.timeline.kinds import ROOMS as LEDGERS

from .source import CODE, MESA, PRODUCT, ROOT, functions, inside

ROOMS = [mesa.tickets, mesa.assistance, mesa.sales, mesa.channels.whatsapp]  # those whose acts are lines of a ticket


def test_only_record_writes_the_ledger():
    writes = re.compile(r"\bEvent\.objects\.(create|bulk_create|update_or|get_or)|(?<![\w.])(?<!class )Event\(")
    writers = [inside(p) for p in PRODUCT if writes.search(p.read_text())]
    assert writers == ["mesa/tickets/record.py"]


def test_every_line_of_the_audit_has_words():
    noted = re.compile(r"audit\.note\(\s*\"(\w+)\"")
    assert {kind for p in PRODUCT for kind in noted.findall(p.read_text())} | set(CHANGES.values()) == set(WORDS)


def test_only_write_note_writes_notes():
    writes = re.compile(r"\bnotes\.(?:bulk_)?create\(|\bNote\.objects\.(?:bulk_)?create|(?<![\w.])(?<!class )Note\(")
    writers = [inside(p) for p in PRODUCT if writes.search(p.read_text())]
    assert writers == ["mesa/tickets/notes.py"]


def test_words_of_staff_are_judged_in_one_place():
    judges = re.compile(r"import (?:.*\b)?(?:asks|lures)\b")
    found = [inside(p) for p in PRODUCT if judges.search(p.read_text()) and "lib" not in p.parts]
    assert found == ["mesa/tickets/notes.py"]


def test_how_often_is_counted_in_one_place():
    other = re.compile(r"core\.ratelimit|cache\.incr|core\.cache import")
    assert [inside(p) for p in PRODUCT if other.search(p.read_text())] == []


def test_lists_go_on_in_one_way():
    by_hand = re.compile(r"isdigit\(\) and len|// timedelta\(microseconds|tuple_lookups|def _number\(text")
    assert [inside(p) for p in PRODUCT if by_hand.search(p.read_text())] == ["mesa/lib/keyset.py"]


def test_what_workers_owe_is_claimed_in_one_way():
    by_hand = re.compile(r"^(LEASE|DELAYS|ROUND) = |skip_locked|F\(\"(tries|doubts)\"\)", re.M)
    assert [inside(p) for p in PRODUCT if by_hand.search(p.read_text())] == ["mesa/lib/leases.py"]
    queues = [found for p in PRODUCT for found in re.findall(r"\bQueue\(([^#]*?)lease=", p.read_text(), re.S)]
    columns = {(re.search(r'column="(\w+)"', said) or [0, "try_after"])[1] for said in queues}
    waiting = {field.name for model in apps.get_models() for field in model._meta.fields}
    assert {name for name in waiting if re.search(r"_after$|^busy_until$", name)} == columns


def test_acting_is_said_once():
    defined = [(inside(p), f.name) for p in CODE for f in functions(p) if f.name in {"acting", "by_the_clock"}]
    assert defined == [("mesa/tickets/acting.py", "acting"), ("mesa/tickets/acting.py", "by_the_clock")]


def test_acts_let_a_refusal_through():
    """What changed between a list and its lock is left alone by `by_the_clock`; the rest is for doors to say."""
    catches = re.compile(r"except .*\bRefused\b")
    doors = {"portal", "console", "api", "live", "doors", "channels"}  # a channel is the door of what arrives
    found = [inside(p) for p in PRODUCT if catches.search(p.read_text()) and p.relative_to(MESA).parts[0] not in doors]
    assert found == ["mesa/tickets/acting.py"]


def test_rules_do_not_write():
    writes = re.compile(r"\btransaction\b|select_for_update|\.(?:save|create|update|delete|get_or_create|bulk_\w+)\(")
    assert [inside(p) for p in PRODUCT if p.name == "rules.py" and writes.search(p.read_text())] == []


@pytest.mark.parametrize("room", [*ROOMS, mesa.complaints])
def test_every_rule_says_what_it_is_of(room):
    """The states it names stand beside that model: those of a case never match a ticket."""
    rules = {name: rule for name, rule in vars(room.rules).items() if isinstance(rule, Rule)}
    homes = {name: (Ticket if rule.on is Silence else rule.on).__module__ for name, rule in rules.items()}
    assert rules and all(hasattr(rule.on, "status") for rule in rules.values())
    beside = {name: {type(state).__module__ for state in rule.states} for name, rule in rules.items()}
    assert beside == {name: {home} for name, home in homes.items()}


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_has_its_act(room):
    for name, rule in vars(room.rules).items():
        if isinstance(rule, Rule):
            assert callable(getattr(room.actions, name.lower(), None)), name


def test_no_two_rooms_share_the_word_of_a_kind():
    assert len(KINDS) == sum(len(kinds) for kinds in LEDGERS)
    assert {kinds.__module__ for kinds in LEDGERS} == {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in PRODUCT
        if path.name == "kinds.py" and "class Kind(" in path.read_text() and "complaints" not in path.parts
    }


@pytest.mark.parametrize("kind", KINDS.values())
def test_the_row_of_a_kind_is_whole(kind):
    row = kind.traits
    assert {*row.hears} <= {*ROLES}
    assert bool(row.label) == bool({"requester", "followed"} & {*row.hears})
    assert bool(row.label_staff) == bool({*row.hears} - {"requester"})
    assert there(f"letters/{kind}.txt") == bool(row.hears)
    assert there(f"timeline/{kind}.txt") == row.sentence
    assert row.sentence or not (row.icon or row.tone)
    assert row.opens in {"ticket", "appointment", "quote", "review"}


def test_letters_have_one_dress():
    assert sorted(inside(path) for path in MESA.rglob("jinja2/**/letters/*.html")) == [
        "mesa/notifications/jinja2/letters/layout.html",
        "mesa/outbox/jinja2/letters/frame.html",
        "mesa/outbox/jinja2/letters/paragraphs.html",
    ]


def there(template):
    try:
        return bool(get_template(template))
    except TemplateDoesNotExist:
        return False


def test_only_rows_and_acts_tell_kinds_apart_by_the_dozen():
    """A dictionary, set or list of kinds anywhere else is a column that the row lacks."""
    places = [path for path in PRODUCT if path.name != "kinds.py" and "actions" not in path.parts]
    assert {inside(path): found for path in places if (found := tables_of_kinds(ast.parse(path.read_text())))} == {}


def tables_of_kinds(tree):
    """The lines with a display of two kinds or more, in any module that imports a `Kind` of a `kinds` module."""
    names = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[-1] == "kinds"
        for name in node.names
    }
    displays = [node for node in ast.walk(tree) if isinstance(node, ast.Dict | ast.Set | ast.List | ast.Tuple)]
    return [node.lineno for node in displays if sum(map(is_of(names), elements(node))) > 1]


def elements(node):
    return [key for key in node.keys if key] if isinstance(node, ast.Dict) else node.elts


def is_of(names):
    return lambda node: isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names


def test_a_table_of_kinds_is_seen():
    table = "from mesa.tickets.kinds import Kind as K\nICONS = {K.ASKED: 1, K.RATED: 2}\nboth = x in (K.ASKED, K.RATED)"
    assert tables_of_kinds(ast.parse(table)) == [2, 3]
    assert tables_of_kinds(ast.parse("from mesa.tickets.kinds import Kind\nold = x == Kind.ASKED")) == []


def test_templates_do_not_ask_for_kinds():
    asks = re.compile(r"""(line|event)\.kind\s*(==|!=|in\b)""")
    pages = [path for path in MESA.rglob("jinja2/**/*") if path.is_file() and asks.search(path.read_text())]
    assert [inside(path) for path in pages] == []
