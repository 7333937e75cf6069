import ast
import re
from pathlib import Path

import pytest

import sopkit
from sopkit.lint.registry import rules
from sopkit.report.codes import SHAPE

PACKAGE = Path(sopkit.__file__).parent


def codes_in_sources():
    """Every pair of code and name that reading and loading write down side by side."""
    for room in ("source", "model", "config"):
        for file in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                values = getattr(node, "args", None) if isinstance(node, ast.Call) else getattr(node, "elts", None)
                for one, two in zip(values or (), (values or ())[1:], strict=False):
                    match one, two:
                        case ast.Constant(str(code)), ast.Constant(str(name)) if re.fullmatch(r"S\d{3}", code):
                            yield code, name


def test_every_code_of_text_and_shape_has_a_sentence_and_no_other_has():
    assert set(codes_in_sources()) == set(SHAPE)


def test_no_code_or_name_is_also_that_of_a_rule():
    taken = {rule.code for rule in rules()} | {rule.name for rule in rules()}
    assert taken.isdisjoint(word for key in SHAPE for word in key)


@pytest.mark.parametrize("sentence", SHAPE.values(), ids=[code for code, _name in SHAPE])
def test_a_sentence_ends_with_a_stop_in_both_languages(sentence):
    assert sentence.text("en").endswith(".")
    assert sentence.text("id").endswith(".")
    assert sentence.text("id") != sentence.text("en")
