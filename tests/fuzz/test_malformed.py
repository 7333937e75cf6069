"""Some 400 malformed files: each is told of with its name and a place that lies in it, and none keeps others back."""

import json
import re
from collections import Counter

import pytest
from fuzz.cases import Case, as_str
from fuzz.laws import broken
from fuzz.malformed import malformed
from fuzz.running import done

FILES = {name: as_str(raw) for name, raw in malformed()}
LINES = re.compile("\r\n|[\r\n]")
"""What ends a line for editors."""
RUNS = (
    ("validate", "--format", "json"),
    ("lint", "--format", "json"),
    ("fmt", "--check"),
    ("render", "--format", "layout", "--jobs", "1", "-o", "gambar"),
)


@pytest.fixture(scope="module")
def runs():
    """What came of all files together, by command."""
    found = {}
    for words in RUNS:
        case = Case((*words, *FILES), FILES)
        found[words[0]] = case, done(case)
    return found


@pytest.fixture(scope="module")
def findings(runs):
    return json.loads(runs["validate"][1].out)["findings"]


def refused(findings, beginning="S1"):
    """The files that hold no SOP; with `S10`, those that are no YAML as sopkit reads it."""
    errors = (finding for finding in findings if finding["level"] == "error")
    return {finding["path"] for finding in errors if finding["code"].startswith(beginning)}


def test_there_are_as_many_as_were_promised():
    assert len(FILES) >= 300
    assert len({*FILES.values()}) > 0.98 * len(FILES)


@pytest.mark.parametrize("command", [words[0] for words in RUNS])
def test_all_of_them_are_gone_through_in_order(runs, command):
    case, came = runs[command]
    assert broken(case, came) == []
    # One is just as large as a file may be, and would be larger in the normal form.
    assert came.status == (2 if command == "fmt" else 1)


@pytest.mark.parametrize("command", ["validate", "lint"])
def test_each_place_lies_in_the_text(runs, command):
    told = json.loads(runs[command][1].out)["findings"]
    lines = {name: LINES.split(text.removeprefix("\ufeff")) for name, text in FILES.items()}
    assert [finding for finding in told if not _lies_in(finding, lines[finding["path"]])] == []


def test_nearly_all_are_refused_with_more_than_one_kind_of_reason(findings):
    assert len(refused(findings)) > 0.6 * len(FILES)
    assert len(Counter(finding["code"] for finding in findings)) > 15


@pytest.mark.parametrize("command", ["lint", "fmt", "render"])
def test_what_is_refused_is_named_by_each_command(runs, findings, command):
    _case, came = runs[command]
    told = came.err + came.out.decode()
    # What has wrong keys or values has a normal form all the same.
    wrong = refused(findings, "S10" if command == "fmt" else "S1")
    assert [name for name in sorted(wrong) if name not in told] == []


def test_what_can_be_drawn_is_drawn_beside_what_cannot(runs, findings):
    _case, came = runs["render"]
    drawn = {name for name in came.after if name.startswith("gambar/")}
    assert drawn == {f"gambar/{name.removesuffix('.yaml')}.layout.json" for name in FILES.keys() - refused(findings)}


@pytest.mark.parametrize("name", [*FILES][::25])
def test_one_alone_ends_as_it_does_among_others(findings, name):
    for words in RUNS:
        case = Case((*words, name), {name: FILES[name]})
        came = done(case)
        assert broken(case, came) == []
        if name in refused(findings, "S10" if words[0] == "fmt" else "S1"):
            assert came.status == 1
            assert name in came.err + came.out.decode()


def _lies_in(finding, lines):
    begin, end = (finding["line"], finding["column"]), (finding["end_line"], finding["end_column"])
    places = [begin, end, *((other["line"], other["column"]) for other in finding["related"])]
    return begin <= end and all(
        (line, column) == (1, 1) or (1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1)
        for line, column in places
    )
