"""What holds for every format: any report can be written, the same each time, and only its own module is imported."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from made_reports import crowd, plain_report, report_of, wild_reports

import sopkit.report
from sopkit.report.findings import as_json
from sopkit.report.formats import FORMATS
from sopkit.report.lines import plain, uncommanded

KEPT = {"json"}
"""Where a file name that is no text stands as it is, and is escaped on its way out."""
JSON = {"json", "sarif", "rdjson", "gitlab", "statistics-json"}
CROWD = crowd()
FOR_PEOPLE = [name for name, form in FORMATS.items() if form.for_people]


@pytest.mark.parametrize("name", FORMATS)
@given(report=wild_reports)
def test_any_report_can_be_written_twice_the_same(name, report):
    text = FORMATS[name](report)
    assert text == FORMATS[name](report)
    assert text == "" or text.endswith("\n")
    if name in KEPT:
        text.encode("utf-8", "backslashreplace")
    else:
        text.encode("utf-8")
    if name in JSON:
        json.loads(text.encode("utf-8", "backslashreplace"))


@pytest.mark.parametrize("name", FOR_PEOPLE)
@given(report=wild_reports)
def test_lines_for_a_terminal_hold_nothing_that_it_would_obey(name, report):
    lines = [plain(line) for line in FORMATS[name].lines(report)]
    assert all(line.isprintable() for line in lines)
    assert "".join(f"{line}\n" for line in lines) == FORMATS[name](report)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing_can_be_written(name):
    assert FORMATS[name](report_of(files=())) is not None


@pytest.mark.parametrize("name", ["text", "concise", "json", "sarif", "rdjson", "github", "gitlab", "junit"])
def test_none_of_ten_thousand_findings_is_lost(name):
    text = FORMATS[name](CROWD)
    assert all(text.count(f"finding {number} is here") >= 1 for number in range(0, 10_000, 97))


@pytest.mark.parametrize("name", ["markdown", "statistics", "statistics-json", "scorecard", "scorecard-html"])
def test_what_sums_up_ten_thousand_findings_stays_short(name):
    assert len(FORMATS[name](CROWD)) < 150_000


def test_json_is_what_validate_writes():
    report = plain_report("id")
    assert json.loads(FORMATS["json"](report)) == as_json(report.findings, 3, "id")


def test_every_module_that_writes_a_report_is_a_format():
    modules = {form.module for form in FORMATS.values()}
    room = Path(sopkit.report.__file__).parent
    writing = {f"sopkit.report.{file.stem}" for file in room.glob("*.py") if "\ndef write(" in file.read_text("utf-8")}
    assert writing == modules


@pytest.mark.parametrize(
    ("name", "foreign"), [("concise", ["jinja2", "xml", "json", "hashlib"]), ("json", ["jinja2", "xml"])]
)
def test_a_format_pays_for_no_other(name, foreign):
    code = (
        "import sys; from sopkit.report.formats import FORMATS; from sopkit.report.report import Report; "
        f"FORMATS[{name!r}](Report((), ())); print(*(set({foreign!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error::x"),
        ("a\n  ::add-mask::x\nb::c", "a\n  : :add-mask::x\nb::c"),
        ("a ##[add-mask]x ##vso[task]y ##teamcity[z]", "a ## [add-mask]x ## vso[task]y ## teamcity[z]"),
        ("## Judul: a::b", "## Judul: a::b"),
    ],
)
def test_what_a_forge_would_take_for_a_command_is_parted(text, shown):
    assert uncommanded(text) == shown
