"""The examples: each flawed file gives its own finding alone, the good ones give none."""

import re
from pathlib import Path

import pytest
from reports import findings_in

from sopkit.diagnostic import Level

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
FLAWED = sorted((EXAMPLES / "flawed").glob("*.yaml"))
GOOD = sorted((EXAMPLES / "musi-rawas").glob("*.yaml"))


@pytest.mark.parametrize("path", FLAWED, ids=lambda path: path.stem)
def test_a_flawed_example_gives_its_own_finding_and_no_other(path):
    raw = path.read_bytes()
    flaw = re.match(rb"# flaw: (\w+)", raw)
    assert flaw, "the first line names the flaw"
    assert [finding.code for finding in findings_in(raw, path.name)] == [flaw[1].decode()]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_example_gives_no_finding_that_counts(path):
    findings = findings_in(path.read_bytes(), path.name)
    assert [(finding.code, finding.span.line) for finding in findings if finding.level is not Level.ADVICE] == []


def test_the_examples_are_there():
    assert len(GOOD) == 9
    assert len(FLAWED) > 30
