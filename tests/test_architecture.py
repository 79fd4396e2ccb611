"""What imports cannot see: the rules of this code, read from its source."""

import ast
import re
import tomllib

import pytest
from django.apps import apps

from .source import CODE, DOORS, MESA, PRODUCT, ROOT, functions, inside

LIMITS = {"*.py": 300, "*.css": 250, "*.js": 150, "*.html": 120, "*.txt": 120}
FUNCTION = 40
UNSCOPED = re.compile(
    r"\b[A-Z]\w+\.objects\.(?!visible_to\b|offered\b|technicians\b|in_force\b)|get_object_or_404\([A-Z]\w+,|\.save\(|\.delete\("
)


def height():
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
    return {room.strip().removeprefix("mesa."): -i for i, layer in enumerate(layers) for room in layer.split("|")}


def room_of(model):
    return model.__module__.split(".")[1]


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
