"""Moves in the life of an SOP: what each writes, what is refused, and that nothing else in the text changes."""

import difflib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.config.approving import Approving
from sopkit.lifecycle import Asked, RefusedError, move
from sopkit.model import Status, load
from sopkit.model.digest import broken
from sopkit.model.stages import MOVES, Stage, irregularities, state_of, state_told
from sopkit.source import read

TODAY = date(2026, 12, 31)
USUAL = Approving()

DRAFT = """\
sopkit: 1          # format
title: 'Peminjaman Arsip'
status: draft      # still
approved_by: {position: Kepala Dinas, name: , id: }
responsible: arsiparis
executors:
  arsiparis: Arsiparis

# the work
steps:
  - activity: Menyerahkan arsip   # by hand
    by: "arsiparis"
"""

DAYS = {stage: date(2026, 5, 18 + number) for number, stage in enumerate(Stage)}
WHOLE = ("submitted", "IV", "III", "II", "approved", "effective")


def step(document, word, approving=USUAL, **asked):
    """Make a move, named by its stage or by the level that validates."""
    stage = Stage(word) if word in set(Stage) else Stage.VALIDATED
    if stage is Stage.VALIDATED:
        asked = {"level": word, "by": f"Pejabat {word}", **asked}
    return move(document, stage, Asked(TODAY, **{"on": DAYS[stage], **asked}), approving)


def after(*words, text=DRAFT, approving=USUAL):
    """The document after some moves."""
    document = read(text, "arsip.yaml").document
    for word in words:
        document = step(document, word, approving).document
    return document


def refused(document, word, approving=USUAL, **asked):
    with pytest.raises(RefusedError) as error:
        step(document, word, approving, **asked)
    assert error.value.message.text("id")
    return error.value.message.text()


def lines(before, now):
    """What a move has taken away and put in, line by line."""
    changes = difflib.ndiff(before.text.splitlines(), now.text.splitlines())
    return [line for line in changes if line[0] in "+-" and "digest" not in line]


def test_submitting_writes_status_date_and_an_entry_and_nothing_else():
    before = after()
    assert lines(before, step(before, "submitted").document) == [
        "- status: draft      # still",
        "+ status: review      # still",
        "+ created: 2026-05-18",
        "+ history:",
        "+   - stage: submitted",
        "+     by: Arsiparis",
        "+     on: 2026-05-18",
    ]


def test_validating_writes_an_entry_and_nothing_else():
    before = after("submitted", "IV")
    now = step(before, "III", remark="Disetujui: tanpa catatan", signature="arsip.yaml.III.sig").document
    assert lines(before, now) == [
        "+   - stage: validated",
        "+     by: Pejabat III",
        "+     level: III",
        "+     on: 2026-05-19",
        '+     remark: "Disetujui: tanpa catatan"',
        "+     signature: arsip.yaml.III.sig",
    ]


def test_ratifying_writes_number_and_effective_date_if_asked():
    before = after(*WHOLE[:4])
    now = step(before, "approved", number="SOP-1/2026", effective=date(2026, 7, 1)).document
    assert lines(before, now)[:5] == [
        "+ number: SOP-1/2026",
        "- status: review      # still",
        "+ status: approved      # still",
        "+ effective: 2026-07-01",
        "+   - stage: approved",
    ]


def test_taking_back_blanks_the_effective_date_and_keeps_its_comment():
    before = read(after(*WHOLE).text.replace("effective: 2026-05-21", "effective: 2026-05-21  # since")).document
    now = step(before, "revised").document
    assert lines(before, now)[:5] == [
        "- status: effective      # still",
        "+ status: draft      # still",
        "+ revised: 2026-05-23",
        "- effective: 2026-05-21  # since",
        "+ effective:  # since",
    ]


@pytest.mark.parametrize("many", range(len(WHOLE) + 1))
def test_on_the_whole_way_history_status_and_digests_agree(many):
    sop = load(after(*WHOLE[:many])).sop
    assert state_told(sop) in {state_of(sop), None}
    assert broken(sop) == ()
    assert list(irregularities(sop)) == []


def test_the_whole_way_may_be_gone_again_after_a_revision():
    document = after(*WHOLE, "revised")
    for number, word in enumerate(WHOLE):
        document = step(document, word, on=date(2026, 6, 1 + number)).document
    sop = load(document).sop
    assert state_of(sop) is Status.EFFECTIVE
    assert sop.effective == date(2026, 6, 6)
    assert list(irregularities(sop)) == []


WAYS = {
    Status.DRAFT: (),
    Status.REVIEW: WHOLE[:4],
    Status.APPROVED: WHOLE[:5],
    Status.EFFECTIVE: WHOLE,
    Status.REVOKED: (*WHOLE, "revoked"),
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("state", Status)
def test_only_moves_of_the_table_are_made(state, stage):
    document = after(*WAYS[state])
    # What else a move asks for is none of the table's.
    if stage is Stage.AMENDED:
        document = read(document.text.replace("Menyerahkan arsip", "Menyerahkan berkas arsip")).document
    if stage is Stage.VALIDATED and state is Status.REVIEW:
        document = after(*WHOLE[:3])
    word = "II" if stage is Stage.VALIDATED else stage
    if state in MOVES[stage].before:
        assert step(document, word, on=TODAY).event.stage == stage.value
    else:
        assert f"in the state `{state.value}`" in refused(document, word, on=TODAY)


@pytest.mark.parametrize(
    ("words", "word", "asked", "reason"),
    [
        ((), "IV", {}, "from which `endorse` leads nowhere; what may follow is `submit`"),
        (("submitted",), "III", {}, "level IV comes before level III"),
        (("submitted",), "V", {}, "level V is not in the approval chain: IV, III, II"),
        (("submitted", "IV"), "IV", {}, "level IV has validated already; level III comes next"),
        (("submitted",), "validated", {"level": None, "by": None}, "nobody is named who validates for level IV"),
        (WHOLE[:4], "II", {}, "all levels of the chain have validated; `sopkit approve` comes next"),
        (WHOLE[:3], "approved", {}, "level II has not validated yet"),
        (WHOLE[:4], "approved", {"by": "Bupati"}, "this is for `Kepala Dinas` to do, not for `Bupati`"),
        (WHOLE[:4], "approved", {"effective": date(2026, 5, 1)}, "the SOP can't take effect on 2026-05-01"),
        (
            WHOLE[:4],
            "approved",
            {"on": date(2026, 5, 18)},
            "2026-05-18 is before 2026-05-19, the day of the last entry",
        ),
        (WHOLE[:5], "effective", {"review": date(2026, 5, 21)}, "the review of 2026-05-21 is not after 2026-05-21"),
        (WHOLE[:5], "effective", {"on": date(2027, 1, 1)}, "2027-01-01 is still to come"),
        (WHOLE, "amended", {}, "nothing has changed that the approval binds"),
    ],
)
def test_what_is_out_of_order_is_refused_with_a_reason(words, word, asked, reason):
    assert reason in refused(after(*words), word, **asked)


@pytest.mark.parametrize("word", ["III", "approved", "effective"])
def test_content_that_was_changed_since_is_not_agreed_to(word):
    words = {"III": ("submitted", "IV"), "approved": WHOLE[:4], "effective": WHOLE[:5]}[word]
    document = read(after(*words).text.replace("by hand", "in person")).document
    assert step(document, word)
    changed = read(document.text.replace("Menyerahkan", "Meminjamkan")).document
    assert "the content was changed after" in refused(changed, word)


@pytest.mark.parametrize("word", ["III", "approved"])
def test_a_history_that_is_out_of_order_is_not_gone_on_with(word):
    forged = after("submitted", "IV").text.replace("level: IV", "level: III").replace("draft", "review")
    assert "entry 2 of the history is out of order: level III validated before level IV" in refused(
        read(forged).document, word
    )


def test_an_amendment_asks_for_an_approval_in_its_history():
    by_hand = read(DRAFT.replace("status: draft", "status: effective")).document
    assert refused(by_hand, "amended") == "the history holds no approval that could be amended"


def test_an_sop_in_force_with_a_history_kept_by_hand_may_be_revised_and_revoked():
    by_hand = read(DRAFT.replace("status: draft", "effective: 2009-06-28") + "history:\n- {stage: revised}\n").document
    assert load(step(by_hand, "revised").document).sop.status is Status.DRAFT
    assert load(step(by_hand, "revoked").document).sop.status is Status.REVOKED


def test_the_number_that_an_sop_has_is_not_replaced():
    document = read(after(*WHOLE[:4]).text.replace("sopkit: 1", "number: '7'\nsopkit: 1")).document
    assert refused(document, "approved", number="8") == "the SOP has the number `7` already"
    assert step(document, "approved", number="7")


NAMED = Approving.model_validate(
    {"chain": [{"level": "Pengawas", "position": "Kasubbag Umum"}], "ratified_by": "Kepala Badan"}
)


def test_chain_and_positions_are_those_of_the_settings():
    document = after("submitted", text=DRAFT.replace("position: Kepala Dinas", "position: "), approving=NAMED)
    assert "not for `Kabid`" in refused(document, "Pengawas", NAMED, by="Kabid")
    document = step(document, "validated", NAMED, level=None, by=None).document
    now = step(document, "approved", NAMED, by="Plt. kepala badan")
    assert now.sop.approved_by.position == "Plt. kepala badan"
    assert [event.by for event in now.sop.history] == ["Arsiparis", "Kasubbag Umum", "Plt. kepala badan"]


def test_without_a_chain_only_the_head_ratifies():
    document = after("submitted", "approved", approving=Approving(chain=()))
    assert load(document).sop.status is Status.APPROVED


STYLES = {
    "as JSON": json.dumps(read(DRAFT).document.data),
    "other line ends": DRAFT.replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + DRAFT,
    "no status": DRAFT.replace("status: draft      # still\n", ""),
    "a blank status": DRAFT.replace("draft      # still", "     # still"),
    "no one who ratifies": DRAFT.replace("approved_by: {position: Kepala Dinas, name: , id: }\n", ""),
    "a position alone": DRAFT.replace("{position: Kepala Dinas, name: , id: }", "Kepala Dinas"),
    "a block without a position": DRAFT.replace("{position: Kepala Dinas, name: , id: }", "{name: Siti}"),
    "an empty history": DRAFT + "history: []  # none yet\n",
    "a blank history": DRAFT + "history:  # none yet\nwaivers:\n",
    "a history of spaces": DRAFT + "history: '  '\n",
    "a history in brackets": DRAFT + "history: [{stage: Lokakarya, on: 2026-05-01}]\n",
    "a history with comments": DRAFT + "history:\n- stage: Lokakarya\n  # Aula\n\n# the end\n",
    "another order of keys": "steps:\n- {activity: x, by: y}\nexecutors: {y: Y}\nhistory:\n\ntitle: x\nsopkit: 1\n",
    "no line break at the end": DRAFT.rstrip("\n"),
}


@pytest.mark.parametrize("style", STYLES)
def test_in_whatever_style_it_is_written_only_what_is_meant_changes(style):
    before = after(text=STYLES[style].encode())
    asked = {"approved": {"by": "Kepala Dinas", "number": "9"}}
    document = before
    for word in (*WHOLE, "revised"):
        document = step(document, word, **asked.get(word, {})).document
    sop, first = load(document).sop, load(before).sop
    assert len(sop.history) == len(first.history) + 7
    assert sop.history[: len(first.history)] == first.history
    meant = {"status", "number", "created", "revised", "effective", "approved_by", "history"}
    for field in set(type(sop).model_fields) - meant:
        assert getattr(sop, field) == getattr(first, field)
    assert document.bom == before.bom
    assert document.text.count("#") == before.text.count("#")
    if "\r\n" in before.text:
        assert document.text.count("\r\n") == document.text.count("\n")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30))
def test_any_words_of_an_official_are_written_and_read_back(words):
    words = " ".join(words.split())
    now = step(after("submitted"), "IV", by=words or "x", remark=words or None)
    assert (now.event.by, now.event.remark) == (words or "x", words or None)
    assert read(now.document.raw).document.data == now.document.data


def test_a_text_that_takes_no_entry_is_refused():
    text = DRAFT.replace('by: "arsiparis"\n', 'by: "arsiparis"\n    note: |\n      the last line')
    assert "end its last line with a line break" in refused(read(text).document, "submitted")
    assert step(read(text + "\n").document, "submitted")
