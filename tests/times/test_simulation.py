"""What simulated cases come to where no luck is in them, and how they are summed up."""

import pytest
from wild import sop_of

from sopkit.flow import build_flow
from sopkit.times import Unit, analyse
from sopkit.times.simulation import distribution


def simulated(steps, runs=300):
    sop = sop_of(steps)
    return analyse(sop, build_flow(sop), None, runs=runs).distribution


@pytest.mark.parametrize(
    ("steps", "length"),
    [
        pytest.param([{"time": "1 jam"}, {}, {"time": "30 menit"}], 90, id="a step without a time adds nothing"),
        pytest.param(
            [
                {"time": "5 menit", "next": ["2", "3"]},
                {"time": "10 menit", "next": "4"},
                {"time": "40 menit", "next": "4"},
                {"time": "1 menit"},
                {"time": "2 menit"},
            ],
            48,
            id="where branches meet, the case waits for the last and goes on once",
        ),
        pytest.param(
            [{"next": ["2", "3"]}, {"time": "10 menit", "next": "end"}, {"time": "40 menit"}],
            40,
            id="branches that meet at the end",
        ),
    ],
)
def test_a_case_without_luck_is_simulated_once_and_takes(steps, length):
    found = simulated(steps)
    assert (found.runs, found.least, found.mean, found.most) == (1, length, length, length)
    assert found.bars == ((length, length, 1),)


def test_a_percentile_is_the_case_of_its_rank():
    found = distribution([float(case) for case in range(1, 101)], Unit.MINUTE, 1)
    assert (found.least, found.p50, found.p80, found.p95, found.most) == (1, 50, 80, 95, 100)
    assert [count for _low, _high, count in found.bars] == [5] * 20
    assert (found.bars[0][0], found.bars[-1][1]) == (1, 100)
