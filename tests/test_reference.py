"""RULES.md is made of the rules and holds each of them."""

import re
from pathlib import Path

import pytest

from sopkit.lint.registry import rules
from sopkit.report.codes import SHAPE
from sopkit.report.pages import pages, reference

FILE = Path(__file__).resolve().parent.parent / "RULES.md"


def test_the_reference_is_what_the_rules_say_today():
    assert FILE.read_text(encoding="utf-8") == reference(pages("en"), "en"), (
        "run `sopkit explain --all -f markdown -o RULES.md`"
    )


def test_the_reference_lists_every_code_once():
    listed = re.findall(r"^\| \[(\w+)\]", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(listed) == sorted([*(rule.code for rule in rules()), *(code for code, _name in SHAPE)])
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_link_of_the_reference_leads_to_a_heading(language):
    text = reference(pages(language), language)
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith(("## ", "### "))
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= headings
