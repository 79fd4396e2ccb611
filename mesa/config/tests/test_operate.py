import re

from mesa.config.environment import ROOT, Environment


def test_the_manual_names_every_variable_and_no_other():
    named = re.findall(r"^\| `(MESA_\w+)` \|", (ROOT / "docs/operate.md").read_text(), re.M)
    assert sorted(named) == sorted(f"MESA_{name.upper()}" for name in Environment.model_fields)
