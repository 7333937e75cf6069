from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.times import Amount, Unit, format_amounts, format_duration, read_time
from sopkit.times.units import add


@pytest.mark.parametrize(
    ("unit", "low", "high", "indonesian", "english"),
    [
        (Unit.MINUTE, 805, 805, "13 jam 25 menit", "13 hours 25 minutes"),
        (Unit.MINUTE, 61, 61, "1 jam 1 menit", "1 hour 1 minute"),
        (Unit.MINUTE, 0, 0, "0 menit", "0 minutes"),
        (Unit.MINUTE, Fraction(1, 2), Fraction(1, 2), "30 detik", "30 seconds"),
        (Unit.MINUTE, 5, 10, "5–10 menit", "5–10 minutes"),
        (Unit.MINUTE, 60, 120, "1–2 jam", "1–2 hours"),
        (Unit.MINUTE, 30, 180, "30 menit – 3 jam", "30 minutes – 3 hours"),
        (Unit.MINUTE, 90, 120, "1 jam 30 menit – 2 jam", "1 hour 30 minutes – 2 hours"),
        (Unit.DAY, 1, 1, "1 hari", "1 day"),
        (Unit.WORKING_DAY, 1, 2, "1–2 hari kerja", "1–2 working days"),
        (Unit.WORKING_DAY, 3, 3, "3 hari kerja", "3 working days"),
        (Unit.CALENDAR_DAY, 7, 7, "7 hari kalender", "7 calendar days"),
        (Unit.WEEK, Fraction(3, 2), Fraction(3, 2), "1,5 minggu", "1.5 weeks"),
        (Unit.MONTH, 12, 12, "12 bulan", "12 months"),
        (Unit.DAY, Fraction(1, 3), Fraction(1, 3), "0,333333 hari", "0.333333 days"),
    ],
)
def test_an_amount_is_written_as_people_do(unit, low, high, indonesian, english):
    assert format_duration(unit, Fraction(low), Fraction(high), "id") == indonesian
    assert format_duration(unit, Fraction(low), Fraction(high), "en") == english


def amount(unit, low, high=None):
    return Amount(unit, Fraction(low), Fraction(low if high is None else high))


@pytest.mark.parametrize(
    ("amounts", "written"),
    [
        ([], ""),
        ([amount(Unit.MINUTE, 45), amount(Unit.WORKING_DAY, 3)], "3 hari kerja + 45 menit"),
        ([amount(Unit.MINUTE, 45, 90), amount(Unit.DAY, 1, 2)], "1–2 hari + (45 menit – 1 jam 30 menit)"),
    ],
)
def test_families_stand_side_by_side_the_coarsest_first(amounts, written):
    assert format_amounts(amounts, "id") == written


# All that can be written with nine decimals; seconds and hours are what minutes may come from.
DECIMALS = st.decimals(min_value=0, max_value=10**6, places=3).map(Fraction)
MINUTES = st.integers(0, 10**7).map(lambda seconds: Fraction(seconds, 60)) | DECIMALS


@st.composite
def durations(draw):
    unit = draw(st.sampled_from(Unit))
    low, high = sorted(draw(st.tuples(*[MINUTES if unit is Unit.MINUTE else DECIMALS] * 2)))
    return Amount(unit, low, draw(st.sampled_from([low, high])))


@given(durations())
def test_what_is_written_in_indonesian_is_read_back(duration):
    written = format_duration(duration.unit, duration.min, duration.max, "id")
    assert read_time(written).amounts == (duration,)


@given(st.lists(durations()), st.randoms())
def test_a_sum_does_not_depend_on_the_order_and_keeps_families_apart(parts, random):
    total = add(parts)
    random.shuffle(parts)
    assert add(parts) == total
    assert [part.unit for part in total] == [unit for unit in Unit if any(part.unit is unit for part in parts)]
    assert all(
        (whole.min, whole.max)
        == (
            sum(part.min for part in parts if part.unit is whole.unit),
            sum(part.max for part in parts if part.unit is whole.unit),
        )
        for whole in total
    )
