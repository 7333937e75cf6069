"""The examples: each flawed file gives its own finding alone, the good ones give none that counts."""

import re
from datetime import date
from pathlib import Path

import pytest
from reports import findings_in
from together import judged_together

from sopkit.config.settings import Configured
from sopkit.diagnostic import Level
from sopkit.inspection.inspector import Inspector
from sopkit.lint.registry import FAMILIES
from sopkit.lint.texts import text_of
from sopkit.source import read

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
FLAWED = sorted((EXAMPLES / "flawed").glob("*.yaml"))
GAMBAR_4, *GOOD = sorted((EXAMPLES / "musi-rawas").glob("*.yaml"))
DAY = date(2026, 6, 1)


def linted(paths):
    """Everything that the recommended preset says of texts; several are a library."""
    inspector = Inspector(Configured(), DAY)
    texts = [text_of(read(path.read_bytes(), path.name)) for path in paths]
    done = list(judged_together(inspector, texts)) if len(texts) > 1 else [inspector.judge(text) for text in texts]
    assert not any(one.failed for one in done)
    return [finding for one in done for finding in one.findings]


def flaw_of(path):
    flaw = re.match(rb"# flaw: (\w+)", path.read_bytes())
    assert flaw, "the first line names the flaw"
    return flaw[1].decode()


@pytest.mark.parametrize("path", FLAWED, ids=lambda path: path.stem)
def test_lint_says_of_a_flawed_example_its_own_finding_and_no_other(path):
    assert {finding.code for finding in linted([path])} == {flaw_of(path)}


@pytest.mark.parametrize("path", [path for path in FLAWED if flaw_of(path)[0] == "S"], ids=lambda path: path.stem)
def test_validate_says_of_a_flawed_example_its_own_finding_and_no_other(path):
    assert [finding.code for finding in findings_in(path.read_bytes(), path.name)] == [flaw_of(path)]


@pytest.mark.parametrize("path", [path for path in FLAWED if flaw_of(path)[0] == "P"], ids=lambda path: path.stem)
def test_what_breaks_a_principle_is_well_formed_all_the_same(path):
    assert findings_in(path.read_bytes(), path.name) == []


def test_each_principle_has_a_flawed_example():
    assert {flaw_of(path)[:2] for path in FLAWED} == set(FAMILIES.values())


@pytest.mark.parametrize("path", [GAMBAR_4, *GOOD], ids=lambda path: path.stem)
def test_a_good_example_is_well_formed(path):
    findings = findings_in(path.read_bytes(), path.name)
    assert [(finding.code, finding.span.line) for finding in findings if finding.level is not Level.ADVICE] == []


def test_the_complete_examples_keep_all_principles_each_alone_and_together():
    for paths in (*([path] for path in GOOD), GOOD):
        assert [finding for finding in linted(paths) if finding.level is not Level.ADVICE] == []


def test_gambar_4_has_the_defects_that_the_paper_printed():
    found = [(finding.code, finding.step) for finding in linted([GAMBAR_4])]
    assert [step for code, step in found if code == "P411"] == ["3", "5", "6", "8", "13"]
    assert [step for code, step in found if code == "P105"] == [str(number) for number in range(1, 14)]
    assert {code for code, _step in found} == {
        "P103", "P105", "P106", "P119", "P131", "P201", "P411", "P414", "P416", "P505",
    }  # fmt: skip


def test_the_examples_are_there():
    assert len(GOOD) == 8
    assert len(FLAWED) > 30
