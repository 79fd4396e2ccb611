"""What imports cannot see: the rules of this code, read from its source."""

import ast
import os
import re
import tomllib
from pathlib import Path

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
from mesa.ops import rulebook
from mesa.portal.account.adapter import CHANGES
from mesa.tickets.models import Ticket
from mesa.tickets.rules import Rule
from mesa.timeline.kinds import KINDS
from mesa.timeline.kinds import ROOMS as LEDGERS

ROOT = Path(__file__).resolve().parents[1]
DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
MESA = ROOT / "mesa"
CODE = [path for path in MESA.rglob("*.py") if "migrations" not in path.parts]
PRODUCT = [path for path in CODE if "tests" not in path.parts]
# A door that keeps rows of its own keeps them in its own `models` and `actions`, as any room does.
DOORS = [
    path
    for path in PRODUCT
    if path.relative_to(MESA).parts[0] in {"portal", "console", "api", "live"}
    and path.stem not in {"models", "actions"}
]
ROOMS = [mesa.tickets, mesa.assistance, mesa.sales, mesa.channels.whatsapp]  # those whose acts are lines of a ticket
LIMITS = {"*.py": 300, "*.css": 250, "*.js": 150, "*.html": 120, "*.txt": 120}
FUNCTION = 40
UNSCOPED = re.compile(
    r"\b[A-Z]\w+\.objects\.(?!visible_to\b|offered\b|technicians\b|in_force\b)|get_object_or_404\([A-Z]\w+,|\.save\(|\.delete\("
)


def inside(path):
    return str(path.relative_to(ROOT))


def height():
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
    return {room.strip().removeprefix("mesa."): -i for i, layer in enumerate(layers) for room in layer.split("|")}


def room_of(model):
    return model.__module__.split(".")[1]


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_room_has_its_place():
    rooms = {path.name for path in MESA.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms == set(height())


def test_no_migration_runs_live_code():
    """What is imported there changes later, and with it what was already done."""
    assert [
        inside(p) for p in MESA.rglob("migrations/*.py") if re.search(r"^\s*(from|import) mesa", p.read_text(), re.M)
    ] == []


def test_the_page_of_architecture_names_every_room():
    rows = re.findall(r"^\| ((?:`\w+`(?: · )?)+) \|", (ROOT / "docs/architecture.md").read_text(), re.M)
    assert {room for row in rows for room in re.findall(r"\w+", row)} == set(height())


def test_foreign_keys_point_down():
    up = height()
    for model in apps.get_models():
        here = room_of(model)
        for field in model._meta.get_fields():
            there = field.concrete and field.related_model and room_of(field.related_model)
            if there in up and here in up and here != there:
                assert up[there] < up[here], f"{model.__name__}.{field.name} points up to {there}"


@pytest.mark.parametrize(("pattern", "limit"), LIMITS.items())
def test_no_file_grows_fat(pattern, limit):
    fat = {
        inside(p): n for p in MESA.rglob(pattern) if (n := p.read_text().count("\n")) > limit and p not in _generated()
    }
    assert fat == {}


def _generated():
    return {path for path in MESA.rglob("migrations/*.py")}


def test_no_function_grows_fat():
    fat = {f"{inside(p)}:{f.name}" for p in CODE for f in functions(p) if f.end_lineno - f.lineno >= FUNCTION}
    assert fat == set()


def test_no_import_hides_inside_a_function():
    hidden = {
        f"{inside(path)}:{function.name}"
        for path in CODE
        for function in functions(path)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    }
    assert hidden == set()


def test_nobody_listens_in_secret():
    secret = re.compile(r"django\.dispatch|models\.signals|models import signals|on_commit\(|@receiver")
    assert [inside(path) for path in PRODUCT if secret.search(path.read_text())] == []


def test_doors_fetch_through_people_and_never_save():
    found = [
        f"{inside(p)}: {line.strip()}" for p in DOORS for line in p.read_text().splitlines() if UNSCOPED.search(line)
    ]
    assert found == []


def test_models_do_not_override_save():
    assert [inside(p) for p in PRODUCT for f in functions(p) if f.name == "save" and "models" in str(p)] == []


def test_forms_live_in_the_forms_of_their_wing():
    form = re.compile(r"^class \w+Form\(", re.M)
    found = [p for p in DOORS if form.search(p.read_text()) and "tests" not in p.parts]
    assert [inside(p) for p in found if not p.name.endswith("forms.py")] == []


def test_saves_name_their_fields():
    bare = re.compile(r"\.save\(\)")
    assert [inside(p) for p in PRODUCT if bare.search(p.read_text())] == []


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


def test_templates_hold_no_script_and_no_style():
    inline = re.compile(r"<style|\son\w+=|\sstyle=|javascript:", re.I)
    pages = [p for p in MESA.rglob("jinja2/**/*.html") if not {"letters", "email"} & set(p.parts)]
    assert [inside(p) for p in pages if inline.search(p.read_text())] == []


def test_styles_use_neither_ids_nor_force():
    bad = re.compile(r"!important|^\s*#[\w-]+\s*[{,]", re.M)
    assert [inside(p) for p in MESA.rglob("*.css") if bad.search(p.read_text())] == []


def test_people_have_the_names_of_the_domain():
    """A requester, a technician and a seller are called so; a synonym in a sentence is one more thing to decode."""
    riddle = re.compile(
        r"\b([Ww]ho|[Ww]hoever|those who) (attends?(?! you)|sells|asked(?! (for|to|it|while)))\b|of the house\b"
    )
    said = [
        f"{inside(path)}: {line.strip()}"
        for path in [*CODE, *(ROOT / "docs").rglob("*.md")]
        for line in path.read_text().splitlines()
        if riddle.search(line) and not line.startswith("| Who ")
    ]
    assert said == []


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
    "accounts", "assistance", "common", "complaints", "documents", "lib", "notifications", "outbox", "sales", "terms",
    "tickets", "timeline",
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
