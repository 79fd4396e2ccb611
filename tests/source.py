"""The source of the product, as the tests of its architecture read it."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
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


def inside(path):
    return str(path.relative_to(ROOT))


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
