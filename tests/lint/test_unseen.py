"""Signs that nobody sees, and executors that look alike."""

import unicodedata

import pytest
from asking import places, said
from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of

from sopkit import verbs
from sopkit.inspection.inspector import inspect as lint
from sopkit.lint import World, check
from sopkit.lint.unseen import likeness, unseen
from sopkit.model import load
from sopkit.model.texts import placed_texts, texts
from sopkit.source import read

ARABIC, FAMILY = "شريعة", "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kepala Badan – 30°C, “a” 10 %\tx\ny", ""),
        ("é e\u0301 検査 " + ARABIC, ""),
        ("\u202etxet\u202c", "\u202e\u202c"),
        ("a\u2067b\u2069", "\u2067\u2069"),
        (f"a \u2067{ARABIC}\u2069 b", ""),
        (f"a \u2067{ARABIC} b", "\u2067"),
        (f"a \u2069{ARABIC}\u2067 b", "\u2069\u2067"),
        (f"\u200f{ARABIC}\u200e", ""),
        (f"\u202e{ARABIC}\u202c", "\u202e\u202c"),
        ("a\u200fb", "\u200f"),
        ("a\u200bb\u200bc\u2060", "\u200b\u2060"),
        ("a\u200db", "\u200d"),
        ("\u200da", "\u200d"),
        (FAMILY, ""),
        ("\u0646\u200c\u0646", ""),
        ("❤\ufe0f", ""),
        ("a\ufe01", "\ufe01"),
        ("lu\u00adnak", "\u00ad"),
        ("\U000e0041\U000e007f", "\U000e0041\U000e007f"),
        ("a\u3164b\uffa0\u115f\u2800", "\u3164\uffa0\u115f\u2800"),
        ("a\x00\x1b\x7f\x9b\x85\u2028\ufeff", "\x00\x1b\x7f\x9b\x85\u2028\ufeff"),
    ],
)
def test_what_nobody_sees_is_found_and_what_belongs_to_a_script_is_not(text, found):
    assert unseen(text) == list(found)


def test_every_control_and_format_sign_of_unicode_is_found_or_belongs_to_a_script():
    every = map(chr, (*range(0xD800), *range(0xE000, 0x110000)))
    missed = [
        sign
        for sign in every
        if unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"} and sign not in "\t\n\r" and not unseen(f"a{sign}a")
    ]
    # Signs before Arabic and Syriac numbers and in Kaithi are seen.
    assert {unicodedata.name(sign).split()[0] for sign in missed} <= {"ARABIC", "SYRIAC", "KAITHI"}


def test_the_finding_names_the_signs_and_stands_at_the_text():
    ((path, message),) = said("S120", [{"activity": "a\u202eb\u200b\x1b"}])
    assert path == ("steps", 0, "activity")
    assert message == (
        "characters that nobody sees stand in this text: "
        "`U+202E RIGHT-TO-LEFT OVERRIDE`, `U+200B ZERO WIDTH SPACE`, `U+001B`"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"definitions": {"a\u200b": "b"}},
        {"executors": {"petugas": "P", "a\u200b": "b"}},
        {"service": {"requirements": ["a", "a\u200b"]}},
        {"history": [{"remark": "a\u200b"}]},
        {"related": [{"sop": "a\u200b"}]},
        {"approved_by": "a\u200b"},
    ],
)
def test_no_text_is_passed_over(fields):
    assert len(places("S120", **fields)) == 1


@pytest.mark.parametrize(
    "step",
    [{"decision": {"a\u200b": "1"}}, {"decision": {"a": "b\u200b"}}, {"time": {"min": "a\u200b"}}, {"next": "a\u200b"}],
)
def test_no_text_of_a_step_is_passed_over(step):
    assert len(places("S120", [step])) == 1


def test_the_quick_look_sees_all_that_has_a_place():
    sop = sop_of(
        [{"requires": ["a", "b"], "time": {"min": "c"}, "decision": {"d": {"to": "e", "chance": "10%"}}}],
        service={"fee": "f"}, definitions={"g": "h"}, related=["i", {"sop": "j"}], history=[{"stage": "k"}],
    )  # fmt: skip
    assert sorted(texts(sop)) == sorted(text for _path, text, _key in placed_texts(sop))


@pytest.mark.parametrize("sign", "\u3164\u2800\u115f\ufe01\u202e\u200b\x1b\x7f")
def test_a_sign_is_found_whether_or_not_python_calls_it_printable(sign):
    assert len(places("S120", [{"activity": f"Menerima{sign} surat"}])) == 1


@given(st.text(st.sampled_from("ab \\u201eExXN{}\u200b\u3164–é\t\x85"), max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_where_a_document_is_said_to_show_all_no_hidden_sign_is_in_its_sop(text, end):
    reading = read(
        end.join(["sopkit: 1", 'title: "' + text + '"', "executors: {a: A}", "steps: [{activity: b, by: a}]"])
    )
    if reading.document is not None and reading.document.shows_all and (sop := load(reading.document).sop):
        assert not unseen(sop.title)
        assert check(sop) == check(sop, world=World(shows_all=True))


@pytest.mark.parametrize(("title", "shown"), [("Surat", True), ("Surat – baru", False), (r'"Sur\u200bat"', False)])
def test_a_document_shows_all_where_it_is_of_ascii_and_escapes_nothing(title, shown):
    for end in ("\n", "\r\n"):
        assert read(f"title: {title}{end}unit: a{end}").document.shows_all is shown


ALIKE = [
    ("Kepala Badan", "K\u0435pala B\u0430dan"),
    ("Kepala Badan", "\uff2bepala Badan"),
    ("Kepala Badan", "Kepala\u200b Badan"),
    ("Kepala Badan", "Kepa1a Badan"),
    ("Kepala Badan", "KepaIa Badan"),
    ("Kepala Badan", "𝐊epala Badan"),
    ("OPD", "0PD"),
    ("Seksi I", "Seksi 1"),
    ("Seksi I", "Seksi l"),
    ("Camat", "Carnat"),
    ("Pemohon", "Ρεmohon".replace("ε", "e")),
]
APART = [
    ("Kepala Badan", "kepala  BADAN"),
    ("Kepala Badan", "Wakil Kepala Badan"),
    ("Seksi I", "Seksi II"),
    ("Seksi 1", "Seksi 2"),
    ("Camat", "Çamat"),
    ("Kasi", "Kasl Umum"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_look_alike_are_told(one, other):
    for first, second in ((one, other), (other, one)):
        ((path, message),) = said("S210", [{"by": "a"}], executors={"a": first, "x": "Lain", "b": second})
        assert path == ("executors", "b")
        assert message == f"`{second}` looks like `{first}`, but is not the same".replace("\u200b", "\u200b")


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_look_different_or_are_the_same_are_not(one, other):
    assert said("S210", [{"by": "a"}], executors={"a": one, "b": other}) == []


def test_ids_that_look_alike_are_told():
    assert places("S210", [{"by": "kepala"}], executors={"kepala": "A", "kep\u0430la": "B"}) == [
        ("executors", "kep\u0430la")
    ]


@given(st.text())
def test_a_name_looks_like_itself_in_other_case_and_with_other_blanks(name):
    assert likeness(f"  {name} ") == likeness(name)


COMMENTED = """\
# Tinjau\u202e dulu
sopkit: 1
title: Pengelolaan Surat \u200bMasuk # judul
executors: {petugas: Petugas}
steps:
  - activity: Menerima surat # \u2067شريعة\u2069
    by: petugas # \u200b
"""


def s120(text, **more):
    found = lint(read(text), **more)
    return [(one.span.line, one.span.column, one.message.text()) for one in found if one.code == "S120"]


def test_a_sign_in_a_comment_is_told_once_with_its_place():
    assert s120(COMMENTED) == [
        (1, 9, "characters that nobody sees stand in a comment: `U+202E RIGHT-TO-LEFT OVERRIDE`"),
        (3, 8, "characters that nobody sees stand in this text: `U+200B ZERO WIDTH SPACE`"),
        (7, 19, "characters that nobody sees stand in a comment: `U+200B ZERO WIDTH SPACE`"),
    ]
    assert [one.code for one in verbs.check(read(COMMENTED))].count("S120") == 3


def test_signs_in_two_comments_are_two_findings_that_can_be_told_apart():
    found = [one for one in lint(read(COMMENTED)) if one.code == "S120"]
    assert len({one.fingerprint for one in found}) == 3


def test_a_finding_in_a_comment_can_be_waived():
    assert s120(COMMENTED + "waivers: [{rule: S120, reason: kutipan}]\n") == []


@pytest.mark.parametrize("sign", "\u3164\u2800\uffa0\u115f\ufe01\u034f")
def test_a_sign_that_counts_as_printable_is_found_as_well(sign):
    assert len(places("S120", [{"activity": f"a{sign}b"}])) == 1
