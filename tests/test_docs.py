"""What the pages of docs/ say about each other and about the tree, where a machine can see it."""

import re
from pathlib import Path

import pytest

from mesa.ops import rulebook

ROOT = Path(__file__).resolve().parents[1]
DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
HEADINGS = ["Problem", "Choice", "Weighed", "Price"]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name[:4])
def test_a_decision_has_a_problem_a_choice_and_no_other_headings(page):
    heads = re.findall(r"^#+ (.+)", page.read_text(), re.M)[1:]
    assert heads == [head for head in HEADINGS if head in heads]
    assert {"Problem", "Choice"} <= set(heads)


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    words = re.sub(r"`[^`]*`", "", page.read_text())
    assert [link for link in LINK.findall(words) if not (page.parent / link).exists()] == []


def test_a_rule_without_a_sentence_cannot_be_printed():
    with pytest.raises(LookupError, match="test_docs.silent has no docstring"):
        rulebook.sentence(silent)


def silent(user, ticket):
    return True
