"""The rules of language: how good they are on labelled sentences, and that what they propose is better."""

from pathlib import Path

import precision
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wild import sop_of, wild_sops

from sopkit.diagnostic import Level
from sopkit.lint import Library, Member, Preset, check, preset
from sopkit.lint.registry import rules

ROOT = Path(__file__).resolve().parent.parent.parent

CASES = precision.read()
SCORES = precision.scores(CASES)
LEVELS = {rule.code: rule.level for rule in rules()}

PRECISION = {Level.WARNING: 0.95, Level.ADVICE: 0.85}
RECALL = 0.85

STRICT = preset(Preset.STRICT)


def language(sop, among=None):
    """What the rules of language say of an SOP."""
    return [found for found in check(sop, STRICT, among=among) if found.code in SCORES]


def test_the_labelled_set_is_large_and_has_no_case_twice():
    assert len(CASES) >= 400
    assert len({(case.kind, case.text, case.beside) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("code", SCORES)
def test_a_rule_is_as_precise_as_its_level_asks(code):
    score = SCORES[code]
    assert score.right + score.missed >= 5, "too few cases say anything"
    assert score.precision >= PRECISION[LEVELS[code]]
    assert score.recall >= RECALL


def test_the_table_of_the_scores_is_that_of_the_guide(capsys):
    precision.main([])
    table = [line for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    kept = guide.partition("<!-- scores -->")[2].partition("<!-- end of scores -->")[0]
    assert kept.split("\n")[1:-1] == table


@pytest.mark.parametrize("kind", ["step", "decision"])
def test_a_fix_removes_its_finding_and_makes_no_new_one(kind):
    mended = 0
    for case in (case for case in CASES if case.kind == kind):
        before = precision.said(case)
        for found in language(precision.sops_of(case)[0]):
            if found.fix:
                (edit,) = found.fix.edits
                after = precision.said(precision.Case(kind, edit.text, case.beside, frozenset()))
                assert after <= before - {found.code}, case.text
                mended += 1
    assert mended > (50 if kind == "step" else 3)


FIRST_WORDS = {"P101", "P102", "P103", "P104", "P105"}


def test_the_beginning_of_a_sentence_has_one_finding_at_most():
    for case in CASES:
        if case.kind in {"step", "decision"}:
            said = precision.said(case)
            beginnings = said & FIRST_WORDS
            # "Pemeriksaan berkas oleh Kepala Seksi": the noun stands at the head, the executor at the end.
            assert len(beginnings) <= (2 if " oleh " in case.text else 1), case.text
            assert not ("P125" in said and beginnings & {"P101", "P103", "P104"}), case.text


CHECK = {"activity": "Memeriksa berkas"}


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ([CHECK, {}], True),
        ([CHECK], True),
        ([{**CHECK, "decision": {"Ya": "2", "Tidak": "end"}}, {}], False),
        ([CHECK, {"decision": {"Ya": "3", "Tidak": "1"}}, {}], False),
        ([{**CHECK, "next": ["2", "3"]}, {"next": "3"}, {}], True),
        ([{**CHECK, "decision": {}}, {}], False),
    ],
    ids=["one way on", "the end", "a decision", "before a decision", "in parallel", "a decision without exits"],
)
def test_a_check_needs_a_decision(steps, found):
    sop = sop_of([{"activity": "Mengarsipkan berkas", **step} for step in steps])
    assert ("P115" in {each.code for each in language(sop)}) is found


def test_a_condition_in_a_decision_is_no_finding():
    step = {"activity": "Memeriksa berkas, jika lengkap diteruskan", "decision": {"Ya": "2", "Tidak": "end"}}
    assert "P107" not in {found.code for found in language(sop_of([step, {}]))}


def test_what_is_begun_with_a_thing_is_told_by_the_verb_that_is_known():
    activities = ["Nota usul ditandatangani", "Tindak lanjut", "Surat masuk"]
    found = [each for each in language(sop_of([{"activity": text} for text in activities])) if each.code == "P101"]
    assert [each.hint.text() for each in found] == [
        "write `Menandatangani`",
        "write `Menindaklanjuti`",
        "begin with what is done, such as `Memeriksa` or `Menyusun`",
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Melakukan pemeriksaan berkas", "write `Memeriksa`"),
        ("Melakukan konsultasi dan diskusi dengan camat", "write `Berkonsultasi`"),
        ("Melakukan pengarsipan", "use `Mengarsipkan` and name its object"),
        ("Melakukan konfirmasi dengan bank", "use `Mengonfirmasi` and name its object"),
    ],
)
def test_a_verb_that_needs_an_object_is_not_proposed_alone(text, hint):
    found = [each for each in language(sop_of([{"activity": text}])) if each.code == "P104"]
    assert [each.hint.text() for each in found] == [hint]


def of_library(*executors):
    """What is said of the first of many SOPs, each with one executor of these names."""
    sops = [sop_of([{"by": "a", "activity": "Mengarsipkan berkas"}], executors={"a": name}) for name in executors]
    library = Library(tuple(Member.of(f"{number}.yaml", sop) for number, sop in enumerate(sops)))
    return [
        (found.path, found.message.text())
        for found in check(sops[0], STRICT, among=library.among(0))
        if found.code == "P308"
    ]


@pytest.mark.parametrize(
    ("executors", "message"),
    [
        (["Kasubag Umum", "Kepala Subbagian Umum", "Kepala Subbagian Umum"], "in 2 other SOPs"),
        (["Kasubag Umum", "Kasubag Umum", "Kepala Subbagian Umum"], None),
        (["Kasubag Umum", "Kepala Subbagian Umum"], None),
        (["kasubag umum", "Kasubag  Umum", "Kasubag Umum"], None),
        (["Kasubag Umum", "Kepala Bagian Umum"], None),
    ],
    ids=["fewer", "more", "as many, and first", "case and space", "others"],
)
def test_across_a_library_the_less_usual_spelling_is_told(executors, message):
    found = of_library(*executors)
    if message is None:
        assert found == []
    else:
        assert found == [
            (("executors", "a"), f"`Kasubag Umum` is called `Kepala Subbagian Umum` {message}"),
        ]


def test_what_is_told_within_an_sop_is_not_told_again_across_the_library():
    sop = sop_of(
        [{"by": ["a", "b"], "activity": "Mengarsipkan berkas"}],
        executors={"a": "Kepala Subbagian Umum", "b": "Kasubag Umum"},
    )
    among = Library((Member.of("1.yaml", sop), Member.of("2.yaml", sop))).among(0)
    assert [found.path for found in check(sop, STRICT, among=among) if found.code == "P308"] == [("executors", "b")]


def test_an_abbreviation_is_told_once_and_not_where_it_is_defined():
    steps = [{"activity": "Mengarsipkan PMTB", "output": "PMTB"}, {"activity": "Mencatat PMTB"}]
    (found,) = [each for each in language(sop_of(steps)) if each.code == "P123"]
    assert found.path == ("steps", 0, "activity")
    told = sop_of(steps, definitions={"PMTB": "pembentukan modal"})
    assert "P123" not in {each.code for each in language(told)}


@pytest.mark.parametrize("text", ["Melakukan verifikasi", "Dan ", "Kepala Seksi ", "A1 ", "jika "])
def test_a_thousand_steps_are_checked(text):
    executors = {f"e{number}": f"Kepala Seksi Pelayanan {number}" for number in range(300)}
    steps = [{"by": "e0", "activity": text * 10 + str(number), "output": text * 10} for number in range(1000)]
    assert language(sop_of(steps, executors=executors, title="Pemeliharaan Kendaraan"))


@given(wild_sops)
def test_the_rules_survive_any_sop(sop):
    language(sop, Library((Member.of("1.yaml", sop),)).among(0))


@settings(max_examples=50)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.text(min_size=1))
def test_the_rules_survive_any_text(texts, name):
    texts = [text for text in texts if text.strip()] or ["x"]
    steps = [{"activity": text, "output": text, "requires": [text, name], "by": "a"} for text in texts]
    sop = sop_of(steps, executors={"a": name if name.strip() else "x"}, title=texts[0])
    language(sop, Library((Member.of("1.yaml", sop),)).among(0))
