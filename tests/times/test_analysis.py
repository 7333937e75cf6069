"""The analysis as a whole, against times worked by hand and against procedures whose parts say what they take."""

from fractions import Fraction
from math import sqrt
from random import Random
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from procedures import Choice, Loop, Parallel, Row, Step, drawn, expected, longest, parts, steps_of
from wild import sop_of, wild_sops

from examples import FIRST
from sopkit.flow import build_flow
from sopkit.model import load
from sopkit.source import read_file
from sopkit.times import Amount, Calendar, Unit, analyse, format_amounts


def analysed(steps, calendar=None, runs=50, **more):
    sop = sop_of(steps, **more)
    return analyse(sop, build_flow(sop), calendar, runs=runs)


def minutes(way):
    return sum(amount.min for amount in way.amounts)


def gaps(analysis):
    return {gap.what: (gap.why.text("en"), gap.steps) for gap in analysis.gaps}


def gambar_4(first="10%", second="5%"):
    sop = load(read_file(FIRST).document).sop
    steps = list(sop.steps)
    for row, chance in ((7, first), (9, second)):
        old = steps[row - 1]
        exits = dict(old.decision)
        exits["Tidak"] = exits["Tidak"].model_copy(update={"chance": chance and Fraction(chance[:-1]) / 100})
        steps[row - 1] = old.model_copy(update={"decision": exits})
    return sop.model_copy(update={"steps": tuple(steps)})


def test_gambar_4_is_expected_to_take_805_minutes_and_its_returns():
    """Row 7 sends 10 % back to row 6, which repeats 3 h + 1 h; row 9 sends 5 % back to row 8: 2 h + 1 h.

    A round that is taken with the chance p is taken p + p² + … = p / (1 - p) times.
    """
    sop = gambar_4()
    analysis = analyse(sop, build_flow(sop))
    assert minutes(analysis.shortest) == minutes(analysis.longest) == 805
    assert minutes(analysis.expected) == 805 + Fraction(1, 9) * 240 + Fraction(1, 19) * 180
    assert [(loop.step, loop.exit, loop.target, format_amounts(loop.adds, "id")) for loop in analysis.loops] == [
        ("7", "Tidak", "6", "4 jam"),
        ("9", "Tidak", "8", "3 jam"),
    ]
    assert [loop.expected for loop in analysis.loops] == [Fraction(1, 9), Fraction(1, 19)]
    assert analysis.expected.visits["6"] == analysis.expected.visits["7"] == Fraction(10, 9)
    assert analysis.distribution.mean == pytest.approx(float(minutes(analysis.expected)), rel=0.01)
    assert analysis.distribution.p50 == 805
    assert not analysis.gaps


def test_gambar_4_as_it_is_published_has_no_expected_time_since_it_names_no_chances():
    sop = gambar_4(None, None)
    analysis = analyse(sop, build_flow(sop))
    assert (analysis.expected, analysis.distribution) == (None, None)
    assert gaps(analysis) == {"expected": ("the exits of a decision have no chance", ("7", "9"))}
    assert [loop.expected for loop in analysis.loops] == [None, None]
    assert sum(part.share for part in analysis.steps) == 1


@given(parts)
def test_the_ways_through_a_procedure_are_those_of_its_parts(part):
    analysis = analysed(steps_of(part), runs=1)
    assert minutes(analysis.longest) == longest(part)
    assert minutes(analysis.shortest) == longest(part, min)


@given(parts)
def test_the_expected_time_of_a_procedure_is_that_of_its_parts(part):
    analysis = analysed(steps_of(part), runs=1)
    assert minutes(analysis.expected) == expected(part)
    worked = sum(amount.min for step in analysis.steps for amount in step.amounts)
    assert worked == expected(part, sum)


PROCEDURES = {
    "a row": Row((Step(5), Step(7))),
    "a loop": Row((Step(10), Loop(Step(30), 5, Fraction(1, 4)), Step(2))),
    "a loop in a loop": Loop(Row((Step(8), Loop(Step(3), 2, Fraction(1, 2)))), 1, Fraction(1, 5)),
    "a decision": Choice(5, ((Fraction(1, 10), Step(100)), (Fraction(9, 10), None))),
    "branches that vary": Parallel(1, (Loop(Step(5), 1, Fraction(1, 3)), Step(8), Loop(Step(2), 1, Fraction(1, 2))), 4),
    "branches in branches": Parallel(2, (Parallel(1, (Step(9), Loop(Step(4), 2, Fraction(1, 4))), 3), Step(12)), 1),
}


@pytest.mark.parametrize("part", PROCEDURES.values(), ids=PROCEDURES.keys())
def test_simulated_cases_are_like_cases_drawn_from_the_parts(part):
    found = analysed(steps_of(part), runs=20_000).distribution
    random = Random(7)
    cases = sorted(drawn(part, random) for _case in range(20_000))
    # Two samples of this size differ in the mean by less than five of their standard errors.
    assert found.mean == pytest.approx(mean(cases), abs=5 * stdev(cases) * sqrt(2 / len(cases)) + 1e-9)
    for ours, percent in ((found.p50, 50), (found.p80, 80), (found.p95, 95)):
        near = {cases[len(cases) * low // 1000] for low in range(percent * 10 - 8, percent * 10 + 8)}
        assert min(near) <= ours <= max(near)


@settings(max_examples=50)
@given(parts)
def test_the_same_seed_gives_the_same_cases(part):
    steps = steps_of(part)
    assert analysed(steps) == analysed(steps)


@given(wild_sops)
def test_any_sop_that_loads_is_analysed_and_whatever_is_missing_has_its_gap(sop):
    flow = build_flow(sop)
    analysis = analyse(sop, flow, runs=20)
    what = {gap.what for gap in analysis.gaps}
    for name in ("shortest", "longest", "expected"):
        assert (getattr(analysis, name) is None) == (name in what)
    if analysis.shortest and not flow.shadowed:
        assert len(set(analysis.shortest.steps)) == len(analysis.shortest.steps)
        assert set(analysis.longest.steps) <= set(analysis.critical)
    assert all(part.share is None or 0 <= part.share <= 1 for part in (*analysis.steps, *analysis.executors))


def test_unmeasured_steps_on_a_way_are_named_and_not_zero_minutes():
    analysis = analysed([{"time": "1 jam"}, {"id": "tunggu", "time": "Sesuai kebutuhan"}, {"time": "1 jam"}])
    assert analysis.longest.unmeasured == analysis.expected.unmeasured == ("tunggu",)


@pytest.mark.parametrize(
    ("steps", "what", "why", "named"),
    [
        pytest.param(
            [{}, {"decision": {"Ya": "end", "Tidak": {"to": "1", "chance": "100%"}}}],
            "expected",
            "the work goes round and never ends",
            ("1", "2"),
            id="a loop that no case leaves",
        ),
        pytest.param(
            [{}, {"decision": {"Ya": {"to": "end", "chance": "60%"}, "Tidak": {"to": "1", "chance": "30%"}}}],
            "expected",
            "the chances of a decision don't add up to 100%",
            ("2",),
            id="chances that leave a tenth open",
        ),
        pytest.param(
            [
                {
                    "decision": {
                        "A": {"to": "2", "chance": "60%"},
                        "B": {"to": "2", "chance": "60%"},
                        "C": "2",
                        "D": "2",
                    }
                },
                {},
            ],
            "expected",
            "the chances of a decision don't add up to 100%",
            ("1",),
            id="chances over 100 %",
        ),
        pytest.param(
            [{"next": "nowhere"}, {}], "expected", "a way on leads to no step", ("1",), id="a way that leads nowhere"
        ),
        pytest.param(
            [{"next": "2"}, {"next": "1"}],
            "longest",
            "no way leads from the first row to the end without going back",
            (),
            id="no end",
        ),
        pytest.param(
            [{"time": "1 jam"}, {"time": "2 hari"}],
            "distribution",
            "the steps are in different units; name a working day",
            (),
            id="units apart",
        ),
    ],
)
def test_what_cannot_be_computed_says_why(steps, what, why, named):
    assert gaps(analysed(steps))[what] == (why, named)


def test_a_calendar_makes_one_figure_of_every_way():
    analysis = analysed([{"time": "1 jam"}, {"time": "2 hari"}], Calendar(Fraction(300)))
    assert analysis.longest.converted.amount == Amount(Unit.MINUTE, Fraction(660), Fraction(660))
    assert analysis.distribution.p95 == 660
    assert format_amounts(analysis.longest.amounts, "id") == "2 hari + 1 jam"


def test_the_longest_way_is_chosen_over_units_as_if_a_day_had_7_5_hours():
    steps = [{"decision": {"A": "2", "B": "3"}}, {"time": "1 hari", "next": "end"}, {"time": "8 jam"}]
    assert analysed(steps).longest.steps == ("1", "3")


def test_handovers_are_counted_along_ways_and_in_the_mean():
    steps = [
        {"by": "a"},
        {"by": ["a", "b"]},
        {"by": "c", "decision": {"Ya": "end", "Tidak": {"to": "1", "chance": "50%"}}},
    ]
    analysis = analysed(steps, executors={"a": "A", "b": "B", "c": "C"})
    assert (analysis.longest.handovers, analysis.handovers) == (1, 2)
    assert analysis.expected.handovers == 2 * 1 + 1


def test_shares_follow_how_often_a_step_is_done():
    steps = [
        {"time": "10 menit", "by": "a"},
        {"time": "20 menit", "by": "b", "decision": {"Ya": "end", "Tidak": {"to": "2", "chance": "50%"}}},
    ]
    analysis = analysed(steps, executors={"a": "A", "b": "B"})
    assert [part.share for part in analysis.steps] == [Fraction(1, 5), Fraction(4, 5)]
    assert [part.share for part in analysis.executors] == [Fraction(1, 5), Fraction(4, 5)]


def test_all_parallel_branches_that_take_longest_are_critical():
    steps = [
        {"next": ["a", "b", "c"]},
        {"id": "a", "time": "3 jam", "next": "e"},
        {"id": "b", "time": "3 jam", "next": "e"},
        {"id": "c", "time": "1 jam", "next": "e"},
        {"id": "e"},
    ]
    assert analysed(steps).critical == ("1", "a", "b", "e")


def test_ranges_and_three_point_times_stay_in_their_bounds_and_lean_to_the_likely_value():
    steps = [{"time": "10-20 menit"}, {"time": {"min": "1 jam", "likely": "1 jam", "max": "4 jam"}}]
    found = analysed(steps, runs=5000).distribution
    assert 70 <= found.least < found.p50 < found.p80 < found.p95 < found.most <= 260
    # Uniform: 15 in the mean; triangular: the mean of its three values.
    assert found.mean == pytest.approx(15 + (60 + 60 + 240) / 3, rel=0.02)
    assert sum(count for _low, _high, count in found.bars) == 5000


@pytest.mark.parametrize(
    ("service", "warnings", "margin", "kept"),
    [
        ({"max_time": "3 jam"}, [], "1 jam", True),
        ({"max_time": "90 menit"}, [], None, False),
        ({}, ["Seluruh prosedur diselesaikan paling lama 2 jam"], "0 menit", True),
    ],
)
def test_a_promise_has_a_margin(service, warnings, margin, kept):
    analysis = analysed([{"time": "1-2 jam"}], service=service, warnings=warnings)
    (promise,) = analysis.promises
    assert promise.kept is kept
    if margin:
        assert format_amounts([Amount(promise.margin.unit, promise.margin.min, promise.margin.min)], "id") == margin
    assert promise.within == (1 if kept else pytest.approx(0.5, abs=0.2))


@pytest.mark.parametrize(
    ("steps", "limit", "calendar", "why"),
    [
        (
            [{"time": "1 jam"}],
            "3 hari kerja",
            None,
            "the limit and the steps are in different units; name a working day",
        ),
        ([{"time": "1 jam"}], "3 hari kerja", Calendar(Fraction(450)), None),
        ([{"time": "1 jam"}, {}], "3 jam", None, "steps without a time lie on the longest way"),
        ([{"time": "4 jam"}, {}], "3 jam", None, None),
        ([{"time": "1 jam"}], "secepatnya", None, "no single time can be read there"),
    ],
)
def test_a_promise_without_a_margin_says_why(steps, limit, calendar, why):
    (promise,) = analysed(steps, calendar, service={"max_time": limit}).promises
    assert (None if promise.why is None else promise.why.text("en")) == why
    assert (promise.margin is None) == (why is not None)


def test_a_promise_says_where_the_document_makes_it():
    found = analysed([{"time": "1 jam"}], service={"max_time": "3 jam"}, warnings=["SOP ini paling lama 4 jam"])
    assert [promise.path for promise in found.promises] == [("warnings", 0), ("service", "max_time")]


def test_what_a_calendar_leaves_apart_is_not_left_out_of_a_promise():
    steps = [{"time": "1 jam"}, {"time": "1 bulan"}]
    (promise,) = analysed(steps, Calendar(Fraction(450)), service={"max_time": "3 jam"}).promises
    assert (promise.longest, promise.margin) == (None, None)


def test_a_step_without_a_time_keeps_no_promise_that_is_met_to_the_minute():
    (promise,) = analysed([{"time": "3 jam"}, {}], service={"max_time": "3 jam"}).promises
    assert promise.margin is None


def test_a_way_back_adds_from_nothing_of_a_unit_that_only_its_longer_branch_has():
    steps = [
        {"time": "1 jam", "decision": {"A": "2", "B": "3"}},
        {"time": "1 jam", "next": "4"},
        {"time": "1 bulan"},
        {"decision": {"Ya": "end", "Tidak": "1"}},
    ]
    (loop,) = analysed(steps).loops
    assert format_amounts(loop.adds, "en") == "0–1 month + 1–2 hours"


def test_a_branch_that_is_repeated_is_as_long_as_all_its_rounds():
    """A: 60 minutes, every other time once more, 120 in the mean; B: 90 minutes."""
    steps = [
        {"next": ["a", "b"]},
        {"id": "a", "time": "60 menit", "decision": {"Ya": "c", "Tidak": {"to": "a", "chance": "50%"}}},
        {"id": "b", "time": "90 menit", "next": "c"},
        {"id": "c"},
    ]
    assert minutes(analysed(steps).expected) == 120
