from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.times import Amount, Unit, difference, format_difference
from sopkit.times.units import add


def amount(unit, least, most=None):
    return Amount(unit, Fraction(least), Fraction(least if most is None else most))


def minutes(least, most=None):
    return amount(Unit.MINUTE, least, most)


def days(least, most=None):
    return amount(Unit.WORKING_DAY, least, most)


@pytest.mark.parametrize(
    ("old", "new", "english", "indonesian"),
    [
        ([minutes(60)], [minutes(90)], "+30 minutes", "+30 menit"),
        ([minutes(90)], [minutes(30)], "−1 hour", "−1 jam"),
        ([minutes(90)], [minutes(90)], "", ""),
        ([], [], "", ""),
        ([minutes(45)], [days(1)], "+1 working day, −45 minutes", "+1 hari kerja, −45 menit"),
        ([minutes(45), days(2)], [minutes(45), days(1)], "−1 working day", "−1 hari kerja"),
        ([days(1, 2)], [days(2, 4)], "+1–2 working days", "+1–2 hari kerja"),
        ([days(2, 4)], [days(1, 2)], "−1–2 working days", "−1–2 hari kerja"),
        ([minutes(60)], [minutes(30, 120)], "−30 minutes … +1 hour", "−30 menit … +1 jam"),
        ([days(1)], [days(Fraction(3, 2))], "+0.5 working days", "+0,5 hari kerja"),
        ([], [minutes(5)], "+5 minutes", "+5 menit"),
        ([days(-1)], [days(1)], "+2 working days", "+2 hari kerja"),
    ],
)
def test_a_difference_is_signed_and_each_unit_stands_by_itself(old, new, english, indonesian):
    added = difference(old, new)
    assert format_difference(added, "en") == english
    assert format_difference(added, "id") == indonesian


_AMOUNTS = st.lists(
    st.builds(
        lambda unit, least, more: amount(unit, least, least + more),
        st.sampled_from(Unit),
        st.fractions(0, 1000, max_denominator=60),
        st.fractions(0, 1000, max_denominator=60),
    ),
    max_size=6,
).map(add)


@given(_AMOUNTS, _AMOUNTS)
def test_a_difference_there_and_back_is_the_same_with_the_other_sign(old, new):
    there, back = difference(old, new), difference(new, old)
    assert [(one.unit, one.min, one.max) for one in there] == [(one.unit, -one.max, -one.min) for one in back]


@given(_AMOUNTS, _AMOUNTS)
def test_what_is_added_to_both_ends_together_makes_the_new_amounts(old, new):
    ends = {unit: Fraction() for unit in Unit}
    for amounts, sign in ((old, 1), (difference(old, new), 1), (new, -1)):
        for one in amounts:
            ends[one.unit] += sign * (one.min + one.max)
    assert set(ends.values()) == {0}


@given(_AMOUNTS)
def test_nothing_differs_from_itself(amounts):
    assert difference(amounts, amounts) == ()
