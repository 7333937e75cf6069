"""Reviews in each format: the JSON that DESIGN.md promises, the comment, and the terminal."""

import json
import re

import pytest
from msgspec.structs import replace

from sopkit.diff import Kind, Weight
from sopkit.inspection.inspector import inspect
from sopkit.model import load
from sopkit.report.changes import FORMATS
from sopkit.report.changes.markdown import MARK
from sopkit.report.changes.reviews import KINDS, Item, Whole
from sopkit.report.changes.text import WIDE, lines
from sopkit.report.lines import width, written
from sopkit.review import Version, review
from sopkit.source import read

OLD = """\
sopkit: 1
number: '7'
title: Peminjaman Arsip
status: effective
revised: 2026-01-02
effective: 2026-01-05
executors:
  pemohon: Pemohon
  arsiparis: Arsiparis
  kepala: Kepala Bagian
steps:
  - id: ajukan
    activity: Mengajukan permohonan
    by: pemohon
    time: 5 menit
  - id: periksa
    activity: Memeriksa permohonan
    by: arsiparis
    time: 10 menit
  - id: catat
    activity: Mencatat peminjaman dalam buku
    by: arsiparis
    time: 5 menit
  - id: serahkan
    activity: Menyerahkan arsip
    by: arsiparis
    time: 1 jam
"""
NEW = (
    OLD.replace("1 jam", "30 menit")
    .replace("dalam buku", "dalam buku peminjaman")
    .replace("    by: arsiparis\n    time: 10", "    by: kepala\n    time: 10")
    .replace("Mengajukan permohonan", "Permohonan diajukan")
    .replace(
        "  - id: serahkan", "  - id: tandatangani\n    activity: Menandatangani bukti\n    by: kepala\n  - id: serahkan"
    )
)
HOSTILE = "<img src=x onerror=alert(1)> | `x` **y** [z](https://contoh.id) @orang #1 <!-- -->\x1b[31m"


def version(text, name):
    reading = read(text.encode(), name)
    return Version(name, load(reading.document).sop, tuple(inspect(reading)))


def item(new=NEW, old=OLD):
    return Item(review(version(old, "HEAD:sop/a.yaml"), version(new, "sop/a.yaml")))


def whole(added):
    return Item(Whole("sop/b.yaml", version(OLD, "sop/b.yaml").sop, added=added))


def test_the_json_is_that_of_the_design():
    data = json.loads(FORMATS["json"]([item()], "en"))
    assert list(data) == [
        "version", "sop", "old", "new", "changes", "times", "findings", "weight", "needs_approval", "reasons"
    ]  # fmt: skip
    assert (data["version"], data["old"], data["new"]) == (1, "HEAD:sop/a.yaml", "sop/a.yaml")
    assert data["sop"] == {"number": "7", "title": "Peminjaman Arsip"}
    assert data["needs_approval"] is True
    assert all(isinstance(reason, str) for reason in data["reasons"])
    assert data["reasons"]
    assert data["weight"] == "approval"


def test_each_change_of_the_json_has_what_the_design_promises():
    changes = json.loads(FORMATS["json"]([item()], "en"))["changes"]
    assert {change["kind"] for change in changes} == {
        "step_reworded", "executor_changed", "time_changed", "step_added"
    }  # fmt: skip
    for change in changes:
        assert list(change) == [
            "kind", "step", "field", "old", "new", "weight", "message", "fingerprint", "rows"
        ]  # fmt: skip
        assert change["kind"] in set(Kind)
        assert change["weight"] in set(Weight)
        assert re.fullmatch("[0-9a-f]{12}", change["fingerprint"])
        assert isinstance(change["message"], str)
        assert len(change["rows"]) == 2


def test_the_times_of_the_json_are_numbers_by_unit():
    times = json.loads(FORMATS["json"]([item()], "en"))["times"]
    assert list(times) == ["total", "longest", "expected", "executors"]
    assert times["total"] == {
        "old": [{"unit": "minute", "min": 80, "max": 80}],
        "new": [{"unit": "minute", "min": 50, "max": 50}],
    }
    assert [list(load) for load in times["executors"]] == [["executor", "old", "new"]] * 2


def test_the_findings_of_the_json_are_those_of_one_version_only():
    findings = json.loads(FORMATS["json"]([item()], "en"))["findings"]
    assert findings["new"]
    assert all(list(one) == ["code", "name", "level", "line", "step", "message"] for one in findings["new"])


def test_several_reviews_are_a_list_of_such_objects():
    data = json.loads(FORMATS["json"]([item(), whole(added=True), whole(added=False)], "en"))
    assert list(data) == ["version", "reviews"]
    assert [(one["old"], one["new"]) for one in data["reviews"]] == [
        ("HEAD:sop/a.yaml", "sop/a.yaml"),
        (None, "sop/b.yaml"),
        ("sop/b.yaml", None),
    ]
    assert {tuple(one) for one in data["reviews"]} == {tuple(json.loads(FORMATS["json"]([item()], "en")))}
    assert json.loads(FORMATS["json"]([], "en")) == {"version": 1, "reviews": []}


@pytest.mark.parametrize("items", [[], [item()], [whole(added=True)]], ids=["none", "one", "new"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_first_line_of_the_comment_is_its_mark(items, language):
    assert FORMATS["markdown"](items, language).splitlines()[0] == MARK


def test_hostile_words_become_no_markup():
    said = json.dumps(HOSTILE)
    old = OLD.replace("title: Peminjaman Arsip", f"title: {said}").replace("Kepala Bagian", said)
    new = NEW.replace("title: Peminjaman Arsip", f"title: {said}").replace("Kepala Bagian", said)
    new = new.replace("activity: Menyerahkan arsip", f"activity: {said}\n    note: {said}")
    done = Item(review(version(old, HOSTILE), version(new, HOSTILE)))
    text = FORMATS["markdown"]([done, Item(replace(whole(added=True).about, name=HOSTILE))], "en")
    body = text.removeprefix(MARK)
    assert "onerror" in body
    assert not re.search(r"<|\*\*y|`x`|\]\(|\x1b|@orang|#1\b", body)
    for row in body.splitlines():
        if row.startswith("|"):
            assert row.count("|") in {5, 6}


def test_a_comment_that_would_be_too_long_says_how_many_sops_are_left_out():
    items = [item()] * 400
    text = FORMATS["markdown"](items, "en")
    shown = text.count("\n### SOP 7 ")
    assert 0 < shown < 400
    assert len(text.encode()) < 65_536
    assert text.startswith(f"{MARK}\n## sopkit: 400 SOPs changed\n")
    assert text.endswith(f"\n… and {400 - shown} more SOPs\n")


def test_an_sop_with_too_many_changes_for_a_comment_is_shown_in_short():
    steps = "".join(f"  - id: s{n}\n    activity: Mencatat {'surat ' * 20}{n}\n    by: kepala\n" for n in range(600))
    old, new = (replace(version(text, "a.yaml"), findings=()) for text in (OLD, NEW + steps))
    text = FORMATS["markdown"]([Item(review(old, new))], "en")
    assert "### SOP 7 Peminjaman Arsip" in text
    assert "This change needs a new approval" in text
    assert re.search(r"^\d+ changes, too many to be shown here$", text, re.MULTILINE)
    assert "more SOP" not in text


def test_a_terminal_that_is_wide_shows_before_and_after_side_by_side():
    wide = written(lines([item()], "en", WIDE))
    (row,) = [line for line in wide.splitlines() if "Time changed" in line]
    assert re.fullmatch(r"  +~ Time changed: Menyerahkan arsip +1 jam +30 menit", row)
    narrow = written(lines([item()], "en", WIDE - 1))
    assert "  ~ the time of step `Menyerahkan arsip`: 1 jam → 30 menit\n" in narrow
    assert narrow == written(lines([item()], "en")) == FORMATS["text"]([item()], "en")


def test_side_by_side_a_row_is_no_wider_than_it_should_be():
    long = OLD.replace("Menyerahkan arsip", f"Menyerahkan {'arsip ' * 30}")
    for line in written(lines([item(long.replace("Menyerahkan", "Membawa"), long)], "id", WIDE)).splitlines():
        assert width(line) <= WIDE + 24


def test_what_a_terminal_would_take_for_a_command_is_shown_as_signs():
    said = json.dumps(HOSTILE)
    new = NEW.replace("activity: Menyerahkan arsip", f"activity: {said}").replace("Kepala Bagian", said)
    for columns in (0, WIDE):
        assert "\x1b" not in written(lines([Item(review(version(OLD, HOSTILE), version(new, HOSTILE)))], "en", columns))


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_text_is_readable(language, golden):
    items = [item(), whole(added=True), whole(added=False)]
    golden(f"changes.{language}.txt", FORMATS["text"](items, language))


def test_every_kind_of_change_has_a_name():
    assert set(KINDS) == set(Kind)
