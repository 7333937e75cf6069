"""From an SOP back to its document: blank items of lists, and what identifies a finding."""

import pytest
from hypothesis import given
from wild import wild_sops

from sopkit.diagnostic import Diagnostic, Fix, Level
from sopkit.i18n import _
from sopkit.lint.written import Written, placed
from sopkit.model import load
from sopkit.source import Remove, Reorder, Write, read

DATA = {
    "number": "7",
    "title": "Surat",
    "legal_basis": [None, "UU 1", " ", "PP 2", "UU 1"],
    "steps": [
        {"id": "a", "activity": "Menerima", "by": "x"},
        {"activity": "Mencatat", "by": ["", "x", "y"], "output": ["Buku"], "time": None},
    ],
}


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("legal_basis", 0), ("legal_basis", 1)),
        (("legal_basis", 2), ("legal_basis", 4)),
        (("legal_basis", 9), ("legal_basis", 9)),
        (("steps", 1, "by", 1), ("steps", 1, "by", 2)),
        (("steps", 1, "output", 0), ("steps", 1, "output", 0)),
        (("steps", 0, "time"), ("steps", 0, "time")),
        (("steps", 0, "by", 0), ("steps", 0, "by", 0)),
        ((), ()),
    ],
)
def test_a_path_finds_its_item_past_blank_ones(path, written):
    assert Written(DATA).path(path) == written


def test_a_fix_goes_where_its_finding_goes():
    diagnostic = Diagnostic(
        "P708",
        "x",
        Level.WARNING,
        ("legal_basis", 2),
        _("x"),
        fix=Fix((Remove(("legal_basis", 2)), Write(("title",), "A"))),
    )
    assert Written(DATA).diagnostic(diagnostic).fix.edits == (Remove(("legal_basis", 4)), Write(("title",), "A"))


def test_items_among_blank_ones_are_not_put_in_order():
    diagnostic = Diagnostic(
        "P703", "x", Level.ADVICE, ("legal_basis",), _("x"), fix=Fix((Reorder(("legal_basis",), (1, 0, 2)),))
    )
    assert Written(DATA).diagnostic(diagnostic).fix is None
    assert Written({"legal_basis": ["b", "a", "c"]}).diagnostic(diagnostic).fix == diagnostic.fix


def test_a_finding_of_a_list_with_blank_items_stands_on_its_own_line():
    head = "sopkit: 1\ntitle: x\nlegal_basis:\n  -\n  - satu\n  -\n  - dua\n"
    document = read(f"{head}executors: {{a: A}}\nsteps: [{{activity: b, by: a}}]\n").document
    assert load(document).sop.legal_basis == ("satu", "dua")
    (finding,) = placed([Diagnostic("P708", "x", Level.WARNING, ("legal_basis", 1), _("x"))], document)
    assert finding.span.line == 7


PATH = ("steps", 1, "output", 0)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param({}, True, id="nothing"),
        pytest.param({"steps": [{"activity": "Baru"}, *DATA["steps"]]}, True, id="a step before it"),
        pytest.param({"title": "Lain"}, True, id="the title, since there is a number"),
        pytest.param({"number": "8"}, False, id="the number"),
        pytest.param({"steps": [DATA["steps"][0], {**DATA["steps"][1], "activity": "  MENCATAT "}]}, True, id="case"),
        pytest.param({"steps": [DATA["steps"][0], {**DATA["steps"][1], "activity": "Menulis"}]}, False, id="activity"),
        pytest.param(
            {"steps": [DATA["steps"][0], {**DATA["steps"][1], "output": ["Map"]}]}, False, id="the text there"
        ),
    ],
)
def test_a_fingerprint_stays_while_the_finding_does(change, same):
    data = DATA | change
    path = ("steps", len(data["steps"]) - 1, *PATH[2:])
    assert (Written(data).fingerprint("P412", path) == Written(DATA).fingerprint("P412", PATH)) is same


def test_fingerprints_tell_codes_and_keys_apart():
    marks = [
        Written(DATA).fingerprint("P401", ("steps", 1, "time")),
        Written(DATA).fingerprint("P402", ("steps", 1, "time")),
        Written(DATA).fingerprint("P401", ("steps", 0, "time")),
        Written(DATA).fingerprint("P401", ("steps", 1, "note")),
        Written(DATA).fingerprint("P401", ("title",)),
        Written(None).fingerprint("P401", ()),
    ]
    assert len(set(marks)) == len(marks)
    assert all(len(mark) == 16 and int(mark, 16) >= 0 for mark in marks)


@given(wild_sops)
def test_any_path_of_any_document_has_a_fingerprint(sop):
    data = {"steps": [{"id": step.id, "activity": step.activity} for step in sop.steps]}
    for path in [("steps", 0, "x", 3), ("steps", 99), ("steps",), ("waivers", 0, "rule"), ("steps", 0)]:
        assert len(Written(data).fingerprint("S1", path)) == 16
