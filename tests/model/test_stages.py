"""Stages, moves and what a history tells: pure questions about an SOP."""

from datetime import date

import pytest
from wild import sop_of

from sopkit.model import Status
from sopkit.model.stages import (
    MOVES,
    Link,
    Stage,
    current_round,
    irregularities,
    passed,
    same_level,
    stage_of,
    state_of,
    state_told,
)

SEAL = "sha256:" + "0" * 64


def entry(word, on=None, **more):
    """An entry, written as `validated IV` where it has a level."""
    stage, _blank, level = word.partition(" ")
    return {"stage": stage, "level": level or None, "on": on, "digest": SEAL, **more}


def with_history(*words, **fields):
    return sop_of([{}], history=[entry(word) if isinstance(word, str) else word for word in words], **fields)


WHOLE = ("submitted", "validated IV", "validated III", "validated II", "approved", "effective")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (WHOLE, []),
        ((*WHOLE, "amended", "amended", "revoked"), []),
        ((*WHOLE, "revised", *WHOLE), []),
        (("submitted", "revised", "submitted", "validated iv"), []),
        (("Lokakarya", *WHOLE, "Evaluasi tahunan"), []),
        (("submitted", "validated III"), ["level III validated before level IV had"]),
        (("submitted", "validated IV", "validated IV"), ["level IV had its turn before"]),
        (("submitted", "validated V"), ["level V is not in the approval chain"]),
        (("submitted", "validated IV", "approved"), ["it was approved before level III had validated it"]),
        (("validated IV",), ["`validated` can't follow in the state `draft`"]),
        ((*WHOLE[:5], "revised", "approved"), ["`approved` can't follow in the state `draft`"]),
        (("submitted", "submitted"), ["`submitted` can't follow in the state `review`"]),
        (("submitted", "effective"), ["`effective` can't follow in the state `review`"]),
        ((*WHOLE, "revoked", "amended"), ["`amended` can't follow in the state `revoked`"]),
    ],
)
def test_the_order_of_the_stages_is_seen(words, wrong):
    assert [message.text() for _index, message in irregularities(with_history(*words))] == wrong


def test_the_order_of_stages_is_not_asked_of_a_history_that_is_kept_by_hand():
    by_hand = [{"stage": "validated", "level": "III"}, {"stage": "revised"}]
    assert list(irregularities(sop_of([{}], history=by_hand))) == []


def test_the_chain_is_that_of_the_office():
    chain = (Link("Pengawas"), Link("Administrator"))
    sop = with_history("submitted", "validated Pengawas")
    assert list(irregularities(sop, chain)) == []
    assert passed(sop, chain) == 1
    assert [index for index, _message in irregularities(with_history(*WHOLE), ())] == [1, 2, 3]


def test_an_earlier_round_is_not_judged_by_the_chain_of_today():
    assert list(irregularities(with_history("submitted", "validated III", "approved", "revised"))) == []


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (["2026-05-18", "2026-05-18", None, "2026-05-20"], []),
        (["2026-05-18", "2026-05-20", "2026-05-19", "2026-05-20"], [2]),
        (["2026-05-18", None, "2026-05-17"], [2]),
        (["2026-05-18", "2026-06-02"], [1]),
    ],
)
def test_days_go_forward_and_none_is_still_to_come(days, wrong):
    sop = sop_of([{}], history=[{"stage": "Monitoring", "on": day} for day in days])
    assert [index for index, _message in irregularities(sop, today=date(2026, 6, 1))] == wrong


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (WHOLE[:1], Status.REVIEW),
        (WHOLE[:2], Status.REVIEW),
        (WHOLE[:5], Status.APPROVED),
        (WHOLE, Status.EFFECTIVE),
        ((*WHOLE, "amended"), Status.EFFECTIVE),
        ((*WHOLE, "revised"), Status.DRAFT),
        ((*WHOLE, "revoked", "Evaluasi"), Status.REVOKED),
        (("amended",), Status.APPROVED),
        (("Evaluasi",), None),
        ((), None),
    ],
)
def test_a_history_tells_the_state(words, state):
    assert state_told(with_history(*words)) is state


def test_a_history_without_digests_tells_no_state():
    assert state_told(sop_of([{}], history=[{"stage": "revised"}])) is None


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, Status.DRAFT),
        ({"effective": "2009-06-28"}, Status.EFFECTIVE),
        ({"effective": "2009-06-28", "status": "draft"}, Status.DRAFT),
    ],
)
def test_an_sop_without_a_status_is_in_force_from_its_effective_date_on(fields, state):
    assert state_of(sop_of([{}], **fields)) is state


def test_a_round_begins_where_the_sop_was_taken_back():
    sop = with_history(*WHOLE, "revised", "Lokakarya", "submitted")
    assert current_round(sop) == ((8, Stage.SUBMITTED),)


@pytest.mark.parametrize(("one", "other"), [("III", "iii"), ("Eselon III", "III"), ("esl. III", " III ")])
def test_a_level_may_be_written_in_several_ways(one, other):
    assert same_level(one, other)
    assert not same_level(one, "II")


def test_other_words_are_no_stages():
    (event,) = sop_of([{}], history=[{"stage": " Approved "}]).history
    assert stage_of(event) is Stage.APPROVED
    (event,) = sop_of([{}], history=[{"stage": "disetujui"}]).history
    assert stage_of(event) is None


def test_every_stage_has_its_move_and_every_state_but_the_last_a_way_on():
    assert list(MOVES) == list(Stage)
    ways = {state for move in MOVES.values() for state in move.before}
    assert ways == set(Status) - {Status.REVOKED}
    assert {move.after for move in MOVES.values()} == {*Status, None}
