import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"

FLAWED = """\
sopkit: 1
title: Peminjaman Arsip
executors:
  pemohon: Pemohon
  arsiparis: Arsiparis
steps:
  - id: ajukan
    activity: Mengajukan permohonan
    by: pemohn
    decision: {Ya: serahkan, Tidak: ajukan, Ragu: end}
  - id: serahkan
    activity: Menyerahkan arsip
    by: arsiparis
"""

WARNED = """\
sopkit: 1
title: Peminjaman Arsip
executors: {pemohon: Pemohon}
steps:
  - {activity: Mengajukan, by: pemohon, decision: {Ya: end, Tidak: "1", Ragu: end}}
"""

REPORT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "findings", "summary"],
    "properties": {
        "version": {"const": 1},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": [
                    *("path", "line", "column", "end_line", "end_column", "level", "code", "name"),
                    *("principle", "message", "hint", "step", "related"),
                ],
                "properties": {
                    "path": {"type": "string"},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1},
                    "end_line": {"type": "integer", "minimum": 1},
                    "end_column": {"type": "integer", "minimum": 1},
                    "level": {"enum": ["error", "warning", "advice"]},
                    "code": {"type": "string", "pattern": "^S[123][0-9]{2}$"},
                    "name": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
                    "principle": {"type": ["integer", "null"]},
                    "message": {"type": "string", "minLength": 1},
                    "hint": {"type": ["string", "null"]},
                    "step": {"type": ["string", "null"]},
                    "related": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["line", "column", "message"],
                            "properties": {
                                "line": {"type": "integer", "minimum": 1},
                                "column": {"type": "integer", "minimum": 1},
                                "message": {"type": "string", "minLength": 1},
                            },
                        },
                    },
                },
            },
        },
        "summary": {
            "type": "object",
            "additionalProperties": False,
            "required": ["files", "errors", "warnings", "advice"],
            "properties": {key: {"type": "integer", "minimum": 0} for key in ("files", "errors", "warnings", "advice")},
        },
    },
}
"""What programs may count on."""


def test_a_good_sop_has_nothing_wrong(sopkit, put):
    put("a.yaml")
    done = sopkit("validate", "a.yaml")
    assert (done.status, done.out, done.err) == (0, "1 file, nothing wrong\n", "")


def test_all_findings_are_told_with_place_line_mark_and_hint(sopkit, put):
    put("flawed.yaml", FLAWED)
    done = sopkit("validate", "flawed.yaml")
    assert done.status == 1
    assert done.err == ""
    assert done.out == (
        "flawed.yaml:9:9: error: `pemohn` is not one of the executors [S203]\n"
        "    by: pemohn\n"
        "        ^^^^^^ did you mean `pemohon`?\n"
        "flawed.yaml:10:5: warning: the decision of step `ajukan` has 3 exits [S305]\n"
        "    decision: {Ya: serahkan, Tidak: ajukan, Ragu: end}\n"
        "    ^^^^^^^^ a decision has two exits as a rule: split it into several, one question each\n"
        "1 file, 1 error, 1 warning\n"
    )


def test_other_places_of_a_finding_are_told(sopkit, put):
    put("a.yaml", "sopkit: 1\ntitle: Satu\ntitle: Dua\n")
    assert sopkit("validate", "a.yaml").out == (
        "a.yaml:3:1: error: the key `title` is already in use [S103]\n"
        "    title: Dua\n"
        "    ^^^^^ keep one of the two, or rename one\n"
        "    a.yaml:2:1: first used here\n"
        "1 file, 1 error\n"
    )


def test_findings_are_told_in_indonesian(sopkit, put):
    put("a.yaml", "sopkit: 1\ntitle: Satu\ntitle: Dua\n")
    assert sopkit("--lang", "id", "validate", "a.yaml").out == (
        "a.yaml:3:1: kesalahan: kunci `title` sudah digunakan [S103]\n"
        "    title: Dua\n"
        "    ^^^^^ pertahankan salah satu, atau ganti nama salah satunya\n"
        "    a.yaml:2:1: pertama kali digunakan di sini\n"
        "1 berkas, 1 kesalahan\n"
    )


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        (FLAWED, "error", 1),
        (FLAWED, "warning", 1),
        (WARNED, "error", 0),
        (WARNED, "warning", 1),
        (WARNED, "advice", 1),
    ],
)
def test_findings_below_the_level_that_fails_do_not_fail(sopkit, put, text, fail_on, status):
    put("a.yaml", text)
    assert sopkit("validate", "a.yaml", "--fail-on", fail_on).status == status


def test_json_is_versioned_sorted_and_of_its_shape(sopkit, put):
    put("b.yaml", FLAWED)
    put("a.yaml", "sopkit: 1\ntitle: Satu\ntitle: Dua\n")
    done = sopkit("validate", "b.yaml", "a.yaml", "-f", "json")
    data = json.loads(done.out)
    jsonschema.validate(data, REPORT)
    assert done.status == 1
    places = [(one["path"], one["line"], one["column"], one["code"]) for one in data["findings"]]
    assert places == sorted(places)
    assert [(path, code) for path, _line, _column, code in places] == [
        ("a.yaml", "S103"),
        ("b.yaml", "S203"),
        ("b.yaml", "S305"),
    ]
    assert data["findings"][1] == {
        "path": "b.yaml",
        "line": 9,
        "column": 9,
        "end_line": 9,
        "end_column": 15,
        "level": "error",
        "code": "S203",
        "name": "unknown-executor",
        "principle": None,
        "message": "`pemohn` is not one of the executors",
        "hint": "did you mean `pemohon`?",
        "step": "ajukan",
        "related": [],
    }
    assert data["findings"][0]["related"] == [{"line": 2, "column": 1, "message": "first used here"}]
    assert data["summary"] == {"files": 2, "errors": 2, "warnings": 1, "advice": 0}


def test_json_of_nothing_wrong_is_of_the_same_shape(sopkit, put):
    put("a.yaml")
    data = json.loads(sopkit("validate", "a.yaml", "-f", "json").out)
    jsonschema.validate(data, REPORT)
    assert data["summary"] == {"files": 1, "errors": 0, "warnings": 0, "advice": 0}


def test_the_report_of_all_flawed_examples_is_of_its_shape_in_both_languages(sopkit):
    for language in ("en", "id"):
        data = json.loads(sopkit("validate", "-f", "json", "--lang", language, str(EXAMPLES / "flawed")).out)
        jsonschema.validate(data, REPORT)
        assert {one["path"] for one in data["findings"]} == {
            path.as_posix()
            for path in (EXAMPLES / "flawed").glob("*.yaml")
            if path.read_bytes().startswith(b"# flaw: S")  # what breaks a principle is well formed
        }


def test_a_report_can_be_written_to_a_file(sopkit, put, folder):
    put("a.yaml", FLAWED)
    done = sopkit("validate", "a.yaml", "-o", "report.txt")
    assert (done.status, done.both) == (1, "wrote report.txt\n")
    assert (folder / "report.txt").read_text(encoding="utf-8") == sopkit("validate", "a.yaml").out
    assert sopkit("validate", "a.yaml", "-f", "json", "-o", "report.json").status == 1
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["version"] == 1


def test_standard_input_is_read_and_called_by_its_name(sopkit):
    assert sopkit("validate", "-", stdin=FLAWED).out.startswith("<stdin>:9:9: error: ")
    done = sopkit("validate", "-", "--stdin-filename", "sop/a.yaml", stdin=FLAWED)
    assert done.out.startswith("sop/a.yaml:9:9: error: ")


HUGE = b"# " + b"x" * (5 << 20)
TRUNCATED = FLAWED[: FLAWED.index("arsiparis: Arsip")]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (TRUNCATED + 'arsiparis: "Ars', r"a.yaml:5:14: error: the quote that opens here is never closed \[S102\]"),
        (HUGE, r"a.yaml:1:1: error: the file is larger than 1 MiB \[S107\]"),
        (b"PK\x03\x04\x00\x01", r"a.yaml:1:1: error: this is an Excel or Word file, not YAML \[S101\]"),
        (b"\x00\x01\x02\xfe\xff", r"a.yaml:1:4: error: the byte 0xFE is not UTF-8 \[S101\]"),
        ("judul: Surat\n".encode("utf-16"), r"a.yaml:1:1: error: the text is UTF-16, not UTF-8 \[S101\]"),
        (b"", r"a.yaml:1:1: error: the document is empty \[S110\]"),
        (b"- 1\n- 2\n", r"a.yaml:1:1: error: an SOP is a block of `key: value` lines \[S110\]"),
        (b"a: 1\n", r"a.yaml:1:1: error: `sopkit` is missing from the document \[S111\]"),
    ],
    ids=["truncated", "huge", "zip", "binary", "utf-16", "empty", "list", "other"],
)
def test_a_file_that_is_no_sop_gives_a_finding(sopkit, put, raw, line):
    put("a.yaml", raw)
    done = sopkit("validate", "a.yaml")
    assert (done.status, done.err) == (1, "")
    heads = [text for text in done.out.splitlines() if not text.startswith("    ")]
    assert re.fullmatch(line, heads[0])
    assert heads[1:] == ["1 file, 1 error"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.yaml", "there is no such file or folder"),
        ("empty", "no SOP is found in this folder: no YAML file with a key `sopkit`"),
        ("", "there is no such file or folder"),
        ("a.yaml/b.yaml", "a part of the path is no folder"),
        ("*.yml", "there is no such file or folder"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_status_2(sopkit, put, folder, path, reason):
    put("a.yaml")
    (folder / "empty").mkdir()
    done = sopkit("validate", path)
    assert (done.status, done.out, done.err) == (2, "", f"sopkit: {path}: {reason}\n")


def test_what_cannot_be_read_keeps_no_other_file_from_being_judged(sopkit, put):
    put("a.yaml", FLAWED)
    done = sopkit("validate", "missing.yaml", "a.yaml")
    assert done.status == 2
    assert done.out.endswith("1 file, 1 error, 1 warning\n")
    assert done.err == "sopkit: missing.yaml: there is no such file or folder\n"


def test_a_text_that_sopkit_fails_at_keeps_no_other_from_being_judged(sopkit, put, monkeypatch):
    from sopkit.lint import texts

    load = texts.load
    monkeypatch.setattr(texts, "load", lambda document: 1 / 0 if document.name == "a.yaml" else load(document))
    put("a.yaml")
    put("b.yaml")
    done = sopkit("validate", "a.yaml", "b.yaml")
    assert (done.status, done.out) == (2, "1 file, nothing wrong\n")
    assert done.err == (
        "a.yaml: sopkit met a fault of its own: ZeroDivisionError: division by zero; "
        "please report it, with `SOPKIT_DEBUG=1` for details\n"
    )


def test_escape_sequences_of_a_document_do_not_reach_the_terminal(sopkit, put):
    put("a.yaml", 'sopkit: 1\ntitle: x\nexecutors: {a: A}\nsteps: [{activity: b, by: "\\e[31m\\n  c\\u0007"}]\n')
    done = sopkit("validate", "a.yaml")
    assert done.status == 1
    assert "\x1b" not in done.out
    assert "\x07" not in done.out
    assert "a.yaml:4:27: error: `\N{REPLACEMENT CHARACTER}[31m c\N{REPLACEMENT CHARACTER}`" in done.out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_whatever_the_bytes_the_answer_is_a_report(sopkit, raw):
    done = sopkit("validate", "-", "-f", "json", stdin=raw)
    assert done.status in {0, 1}
    assert done.err == ""
    jsonschema.validate(json.loads(done.out), REPORT)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_cut_and_bent_sop_is_judged_without_a_fault_of_ours(sopkit, data):
    raw = bytearray(FLAWED.encode())
    for _change in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=3))
    for arguments in (["validate", "-"], ["times", "-"], ["render", "-", "-f", "layout"]):
        done = sopkit(*arguments, stdin=bytes(raw))
        assert done.status in {0, 1}
        assert "fault of its own" not in done.err
