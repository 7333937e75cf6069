"""Texts mended by the fixes of their findings: only what was meant, never with a new finding, and once is enough."""

import json
from collections import Counter

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_pages import TODAY, asked, completed, files, snippets
from wild import _STEP as STEP
from wild import _WORDS as WORDS

from sopkit.diagnostic import Diagnostic, Fix, Level, from_fault, order, place
from sopkit.i18n import _
from sopkit.lint import Library, Member, Preset, World, check, preset
from sopkit.lint.registry import rules
from sopkit.model import load
from sopkit.repair import repair
from sopkit.source import Remove, Rename, Reorder, Write, read
from sopkit.verbs import check as validate

TOP = "sopkit: 1\ntitle: Peminjaman Arsip  # its title\n"
EXECUTORS = "executors: {peminjam: Peminjam, arsiparis: Arsiparis}\n"
STEPS = """\
steps:
  - id: ajukan
    activity: Mengajukan permohonan
    by: peminjam
  - id: serahkan
    activity: Menyerahkan arsip
    by: arsiparis
"""
GOOD = TOP + EXECUTORS + STEPS


def everything(reading):
    """All that all rules say of a text."""
    found = [from_fault(fault, reading) for fault in reading.faults]
    if reading.document:
        loaded = load(reading.document)
        said = loaded.diagnostics
        if loaded.sop:
            said = check(loaded.sop, preset(Preset.ALL), World(TODAY))
        found += place(said, reading.document)
    return sorted(found, key=order)


def loads(reading):
    return load(reading.document).sop is not None


def subjects(findings):
    """What findings are about; their words may change when a text that they quote is mended."""
    return Counter((finding.code, finding.name, finding.step) for finding in findings)


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        pytest.param("effective: 28 April 2009", "effective: 2009-04-28", True, id="date in words"),
        pytest.param("effective: '28/4/2009'", "effective: '2009-04-28'", True, id="date with a day that is no month"),
        pytest.param("effective: 3/4/2009 # when", "effective: 2009-04-03 # when", False, id="date of two readings"),
        pytest.param("Effective: 2009-04-03", "effective: 2009-04-03", True, id="key in another case"),
        pytest.param("efective: 2009-04-03", "effective: 2009-04-03", False, id="key misspelt"),
        pytest.param("lokasi: Kantor", "location: Kantor", False, id="key in Indonesian"),
        pytest.param("status: Draft", "status: draft", True, id="value in another case"),
        pytest.param("status: drft", "status: draft", False, id="value misspelt"),
        pytest.param("type: {scope: mikro}", "type: {scope: micro}", False, id="value in Indonesian"),
        pytest.param("responsible: arsipars", "responsible: arsiparis", False, id="executor misspelt"),
        pytest.param("responsible: Arsiparis", "responsible: arsiparis", False, id="executor by its name"),
        pytest.param(
            "waivers: [{rule: P306, step: ajukn, reason: baru}]",
            "waivers: [{rule: P306, step: ajukan, reason: baru}]",
            False,
            id="step of a waiver misspelt",
        ),
    ],
)
def test_a_fault_of_the_document_is_mended(before, after, safe):
    text = f"{TOP}{before}\n{EXECUTORS}{STEPS}"
    wanted = f"{TOP}{after}\n{EXECUTORS}{STEPS}"
    carefully, boldly = (repair(read(text), validate, unsafe=unsafe) for unsafe in (False, True))
    assert boldly.raw.decode() == wanted
    assert (boldly.left, len(boldly.applied)) == ((), 1)
    assert carefully.raw.decode() == (wanted if safe else text)
    assert carefully.changed == safe


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        pytest.param("by: arsiparis", "by: [arsiparis, arsiparis]  # both", None, id="nothing to do"),
        pytest.param("by: [arsiparis, arsiparis]  # both", "by: [arsiparis]  # both", True, id="executor twice"),
        pytest.param("by: arsipars", "by: arsiparis", False, id="executor misspelt"),
        pytest.param("by: [peminjam, arsipars]", "by: [peminjam, arsiparis]", False, id="one of two misspelt"),
        pytest.param("by: arsiparis\n    next: []", "by: arsiparis", False, id="empty next"),
        pytest.param("by: arsiparis\n    next: [end, end]", "by: arsiparis\n    next: [end]", True, id="next twice"),
        pytest.param(
            "by: arsiparis\n    next: selesai", "by: arsiparis\n    next: end", False, id="end by another word"
        ),
        pytest.param(
            "by: arsiparis\n    next: [ajukn, end]", "by: arsiparis\n    next: [ajukan, end]", False, id="step"
        ),
        pytest.param(
            "by: arsiparis\n    decision: {Ya: end, Tidak: '1'}",
            "by: arsiparis\n    decision: {Ya: end, Tidak: 'ajukan'}",
            False,
            id="row that has an id",
        ),
        pytest.param(
            "by: arsiparis\n    next: end\n    decision: {Ya: end, Tidak: {to: ajukan}}",
            "by: arsiparis\n    decision: {Ya: end, Tidak: {to: ajukan}}",
            False,
            id="next beside a decision",
        ),
    ],
)
def test_a_fault_of_a_step_is_mended(before, after, safe):
    text = GOOD.replace("by: arsiparis", before)
    wanted = text if safe is None else GOOD.replace("by: arsiparis", after)
    carefully, boldly = (repair(read(text), validate, unsafe=unsafe) for unsafe in (False, True))
    assert boldly.raw.decode() == wanted
    assert boldly.left == ()
    assert carefully.raw.decode() == (wanted if safe else text)


@pytest.mark.parametrize(
    ("executors", "by"),
    [
        pytest.param("{kasi1: Kepala Seksi I, kasi2: Kepala Seksi II}", "kasi3", id="as near to both"),
        pytest.param("{a: Kepala Seksi, b: kepala seksi}", "Kepala Seksi", id="the name of both"),
    ],
)
def test_what_may_be_meant_in_two_ways_is_left_alone(executors, by):
    text = f"{TOP}executors: {executors}\nsteps:\n  - activity: Menerima\n    by: {by}\n"
    result = repair(read(text), validate, unsafe=True)
    assert not result.changed
    assert [finding.code for finding in result.left] == ["S203"]
    assert result.left[0].fix is None


@pytest.mark.parametrize("key", ["number", "title"])
def test_a_key_that_is_already_there_is_not_written_twice(key):
    text = GOOD.replace("sopkit: 1\n", f"sopkit: 1\nnumber: '1'\n{key.title()}: 2\n")
    assert not repair(read(text), validate, unsafe=True).changed


def test_of_two_keys_that_mean_the_same_one_is_renamed():
    result = repair(read(GOOD.replace("steps:", "Unit: A\nUNIT: B\nsteps:")), validate)
    assert "\nunit: A\nUNIT: B\n" in result.raw.decode()
    assert [finding.code for finding in result.left] == ["S112"]


def test_a_text_that_cannot_be_read_is_left_as_it_is():
    result = repair(read("a: 'x\n"), validate, unsafe=True)
    assert (result.changed, result.raw, result.diff, result.applied) == (False, None, "", ())
    assert [finding.code for finding in result.left] == ["S102"]


def test_what_the_shape_kept_from_being_judged_comes_to_light():
    result = repair(read(GOOD.replace("by: arsiparis", "by: arsiparis\n    Next: nowhere")), validate)
    assert [finding.code for finding in result.applied] == ["S112"]
    assert [finding.code for finding in result.left] == ["S204"]


def test_the_difference_is_a_patch():
    raw = b"\xef\xbb\xbfsopkit: 1\r\nstatus: Draft\r\ntitle: A\r\nexecutors: {a: A}\r\nsteps: [{activity: B, by: a}]"
    result = repair(read(raw, "sop/a b.yaml"), validate)
    assert result.diff == (
        "--- a/sop/a b.yaml\t\n+++ b/sop/a b.yaml\t\n@@ -1,5 +1,5 @@\n"
        " \ufeffsopkit: 1\r\n-status: Draft\r\n+status: draft\r\n title: A\r\n executors: {a: A}\r\n"
        " steps: [{activity: B, by: a}]\n\\ No newline at end of file\n"
    )


# The engine by itself: findings are said of a list of numbers, which a fix may mend, spoil or leave as it is.


def judge_of(*said):
    """Judge a text by functions from its data to triples of path, message and fix."""

    def judge(reading):
        found = [
            Diagnostic("X101", "made-up", Level.ERROR, path, _("{what}", what=what), fix=fix)
            for say in said
            for path, what, fix in say(reading.document.data)
        ]
        return place(found, reading.document)

    return judge


def test_fixes_go_on_until_nothing_is_left_to_mend():
    calls = []

    def larger(data):
        calls.append(data)
        for at, text in enumerate(data["a"]):
            if len(text) > 1:
                yield ("a", at), f"item {at} is long", Fix((Write(("a", at), "x"), Rename(("b",), "c")))

    result = repair(read("a: [xx, yy, z]\nb:\n"), judge_of(larger))
    assert result.raw == b"a: [x, yy, z]\nc:\n"
    assert len(result.applied) == 1
    # The second wants to rename what has another name by now: it can't be carried out.
    assert [finding.message.text() for finding in result.refused] == ["item 1 is long"]
    assert result.refused == result.left
    assert len(calls) < 5


@pytest.mark.parametrize(
    ("fix", "why"),
    [
        (Fix((Write(("a", 0), "other"),)), "it does not mend"),
        (Fix((Write(("a", 0), "good"), Write(("a", 1), "bad"))), "it makes another finding"),
        (Fix((Write(("a", 7), "good"),)), "it speaks of what is not there"),
        (Fix((Write(("a", 0), "good"), Remove(("a",)))), "it is at odds with itself"),
    ],
)
def test_a_fix_that_is_no_good_is_taken_back_and_the_others_are_kept(fix, why):
    def say(data):
        for at, text in enumerate(data["a"]):
            if text != "good":
                own = fix if at == 0 else Fix((Write(("a", at), "good"),)) if text == "mend" else None
                yield ("a", at), f"{at} is {'bad' if at or text == 'bad' else text}", own

    result = repair(read("a: [bad, good, mend, mend, mend]\n"), judge_of(say))
    assert result.raw == b"a: [bad, good, good, good, good]\n", why
    assert len(result.applied) == 3
    assert [finding.message.text() for finding in result.refused] == ["0 is bad"]


def test_an_unsafe_fix_waits_to_be_asked_for():
    def say(data):
        if "a" in data:
            yield ("a",), "it is called a", Fix((Reorder(("b",), (1, 0)), Rename(("a",), "c")), safe=False)

    reading = read("a: 1\nb: [x, y]\n")
    assert repair(reading, judge_of(say)).raw == reading.document.raw
    assert repair(reading, judge_of(say), unsafe=True).raw == b"c: 1\nb: [y, x]\n"


def test_fixes_of_the_same_place_follow_each_other():
    def say(data):
        if data["a"].startswith("x"):
            yield ("a",), "it begins with x", Fix((Write(("a",), data["a"][1:]),))
        if data["a"].endswith("z"):
            yield ("a",), "it ends with z", Fix((Write(("a",), data["a"][:-1]),))

    result = repair(read("a: xyz\n"), judge_of(say))
    assert (result.raw, len(result.applied), result.left) == (b"a: y\n", 2, ())


def test_a_fix_that_did_harm_is_tried_again_when_others_have_mended_the_rest():
    def say(data):
        a, b = data["a"], data["b"]
        if a == "bad":
            yield ("a",), "a is bad", Fix((Write(("a",), "good"),))
        elif b == "bad":
            yield ("b",), "b goes not with a", None
        if b == "bad":
            yield ("b",), "b is bad", Fix((Write(("b",), "worse"),))
        if b == "worse":
            yield ("b",), "b is worse", None
        if data["c"] == "bad":
            yield ("c",), "c is bad", Fix((Write(("c",), "good"), Write(("b",), "good")))

    result = repair(read("a: bad\nb: bad\nc: bad\n"), judge_of(say))
    assert (result.raw, result.left) == (b"a: good\nb: good\nc: good\n", ())


def test_a_finding_that_quotes_what_was_mended_is_not_taken_for_a_new_one():
    def say(data):
        for at, text in enumerate(data["a"]):
            if text.endswith("."):
                yield ("a", at), f"{text} ends in a stop", Fix((Write(("a", at), text[:-1]),))
        yield ("b",), f"{data['a']} are said twice", None

    result = repair(read("a: [x., x.]\nb:\n"), judge_of(say))
    assert (result.raw, len(result.applied), result.refused) == (b"a: [x, x]\nb:\n", 2, ())


def test_a_fix_that_changes_only_what_its_finding_quotes_is_taken_back():
    def say(data):
        yield ("a",), f"{data['a']} is bad", Fix((Write(("a",), data["a"] + "x"),))

    result = repair(read("a: x\n"), judge_of(say))
    assert (result.changed, len(result.refused)) == (False, 1)


def test_a_fix_that_mends_another_finding_than_its_own_is_taken_back():
    def say(data):
        for at, text in enumerate(data["a"]):
            if text == "bad":
                yield ("a", at), f"{at} is bad", Fix((Write(("a", 1), "good"),)) if at == 0 else None

    result = repair(read("a: [bad, bad]\n"), judge_of(say))
    assert (result.changed, len(result.refused)) == (False, 1)


def test_fixes_that_touch_each_other_are_not_even_tried_together():
    calls = []

    def say(data):
        calls.append(None)
        for at, text in enumerate(data["a"]):
            if text.startswith("x"):
                yield ("a", at), f"{at} begins with x", Fix((Write(("a", at), text[1:]),))
            if text.endswith("z"):
                yield ("a", at), f"{at} ends with z", Fix((Write(("a", at), text[:-1]),))

    assert repair(read("a:\n" + "  - xyz\n" * 20), judge_of(say)).left == ()
    assert len(calls) == 3


def test_many_fixes_need_few_tries():
    calls = []

    def say(data):
        calls.append(None)
        for at, text in enumerate(data["a"]):
            if text == "bad":
                yield ("a", at), f"{at} is bad", Fix((Write(("a", at), "good"),))

    result = repair(read("a:\n" + "  - bad\n" * 900), judge_of(say))
    assert len(result.applied) == 900
    assert len(calls) == 2


def test_a_judge_that_is_never_content_comes_to_an_end():
    def say(data):
        for at, text in enumerate(data["a"]):
            yield ("a", at), f"{at}: {text}", Fix((Write(("a", at), text + "x"),))

    result = repair(read("a:\n" + "  - x\n" * 30), judge_of(say))
    assert len(result.left) == 30


# Laws.

BAD = [(rule, snippet) for rule in rules() for snippet in snippets(rule, "Bad")]


@pytest.mark.parametrize(("rule", "snippet"), BAD, ids=[rule.code for rule, _snippet in BAD])
def test_the_fixes_of_a_rule_mend_its_own_bad_snippets(rule, snippet):
    texts = {name: read(completed(text), name) for name, text in files(snippet).items()}

    def judge(reading):
        # In a library the other texts stay as they are.
        loaded = {name: load(one.document).sop for name, one in (texts | {reading.name: reading}).items()}
        sop = loaded[reading.name]
        if sop is None:
            return place(load(reading.document).diagnostics, reading.document)
        names = [name for name, other in loaded.items() if other]
        library = Library(tuple(Member.of(name, loaded[name]) for name in names))
        among = library.among(names.index(reading.name)) if rule.library else None
        return place(check(sop, asked(rule, snippet), World(TODAY), among), reading.document)

    for reading in texts.values():
        result = repair(reading, judge, unsafe=True)
        assert [finding.message.text() for finding in result.refused if finding.code == rule.code] == []
        assert not [finding for finding in result.left if finding.code == rule.code and finding.fix]


wild_data = st.builds(
    lambda steps, waivers, more: {
        "sopkit": 1,
        "title": "Pemeriksaan Berkas",
        **more,
        "executors": {"petugas": "Petugas Loket", "kepala": "Kepala"},
        "steps": steps,
        "waivers": waivers,
    },
    st.lists(STEP, min_size=1, max_size=8),
    st.lists(st.fixed_dictionaries({"rule": st.just("P306"), "step": WORDS}), max_size=2),
    st.fixed_dictionaries(
        {},
        optional={
            "effective": st.sampled_from(["28 April 2009", "3/4/2009", "2009-04-03"]),
            "status": st.sampled_from(["Draft", "berlaku"]),
            "Unit": st.just("Umum"),
            "legal_basis": st.sampled_from([["UU 1", "UU 1", None], "UU 1.", ["UU 1;", None, "UU 2"]]),
            "equipment": st.sampled_from([["ATK, dll.", "Printer."], "Komputer,"]),
        },
    ),
)
"""Documents as wild as the SOPs of `wild`, and some of a shape that can be mended."""


@given(wild_data)
@settings(max_examples=150)
def test_a_repair_makes_no_new_finding_and_once_is_enough(data):
    reading = read(yaml.safe_dump(json.loads(json.dumps(data)), sort_keys=False))
    for unsafe in (False, True):
        result = repair(reading, everything, unsafe=unsafe)
        # A document that did not load could not be judged by the rules.
        if loads(reading) or not loads(result.reading):
            assert subjects(result.left) <= subjects(everything(reading))
            assert len(result.left) + len(result.applied) <= len(everything(reading))
        assert list(result.left) == everything(result.reading)
        again = repair(result.reading, everything, unsafe=unsafe)
        assert not again.changed
        assert again.refused == result.refused
