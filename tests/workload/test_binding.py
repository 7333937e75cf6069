from fractions import Fraction

import pytest
from wild import sop_of

from sopkit.workload import Row, bind


def sop(number, *steps, **more):
    return sop_of([dict(step) for step in steps] or [{}, {}], **({"number": number} if number else {}), **more)


def bound(rows, *sops):
    """Bind rows that are written as `(sop, volume)` or `(sop, step, volume)`, on lines 2, 3 …"""
    made = [
        Row(line, row[0], row[1] if len(row) == 3 else None, None if row[-1] is None else Fraction(row[-1]))
        for line, row in enumerate(rows, start=2)
    ]
    return bind(made, sops)


def said(rows, *sops):
    return [(fault.line, fault.message.text()) for fault in bound(rows, *sops).faults]


ONE, TWO = sop("001", {"id": "susun"}, {}, {"id": "7"}), sop("SOP/002")


def test_rows_find_their_sops_and_steps():
    found = bound([("sop/002", 5), ("001", 120), ("001", "susun", 300), ("001", "2", 10), ("001", "7", 1)], ONE, TWO)
    assert found.faults == found.notes == ()
    assert (found.volumes[0].cases, dict(found.volumes[0].steps)) == (120, {1: 300, 2: 10, 3: 1})
    assert (found.volumes[1].cases, dict(found.volumes[1].steps)) == (5, {})


def test_an_sop_without_a_row_or_with_a_blank_volume_has_none():
    assert set(bound([("001", None)], ONE, TWO).volumes) == set()


def test_zero_is_a_volume():
    assert bound([("001", 0)], ONE).volumes[0].cases == 0


def test_a_number_without_the_zeros_in_front_is_found_and_said():
    found = bound([("1", 5)], ONE)
    assert found.volumes[0].cases == 5
    assert [note.text() for note in found.notes] == [
        "numbers of SOPs stand in the table without zeros in front, as spreadsheets leave them: `1`"
    ]


def test_zeros_in_front_are_kept_apart_where_sops_do():
    found = bound([("1", 5), ("01", 6)], sop("01"), sop("1"))
    assert (found.volumes[0].cases, found.volumes[1].cases, found.notes) == (6, 5, ())


def test_the_sop_in_force_is_meant_not_an_old_one_of_the_same_number():
    assert set(bound([("001", 5)], sop("001", status="revoked"), sop("001")).volumes) == {1}
    assert set(bound([("001", 5)], sop("001", status="revoked")).volumes) == {0}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("SOP/02", 5)], "no SOP has the number `SOP/02`; did you mean `SOP/002`?"),
        ([("xyz", 5)], "no SOP has the number `xyz`; the numbers are `001`, `SOP/002`"),
        ([("001", 5), ("001", 6)], "`001` already stands on line 2; keep one line for it"),
        ([("001", 5), ("1", 6)], "`1` already stands on line 2; keep one line for it"),
        ([("001", None), ("001", 6)], "`001` already stands on line 2; keep one line for it"),
        (
            [("001", 5), ("001", "susun", 1), ("001", "1", 2)],
            "`001, 1` already stands on line 3; keep one line for it",
        ),
        ([("001", 5), ("001", "susn", 1)], "SOP `001` has no step `susn`; did you mean `susun`?"),
        ([("001", 5), ("001", "99", 1)], "SOP `001` has no step `99`; its steps are `susun`, `2`, `7`"),
        ([("001", 5), ("001", "0", 1)], "SOP `001` has no step `0`; its steps are `susun`, `2`, `7`"),
        (
            [("001", "susun", 1), ("001", "2", 1)],
            "SOP `001` has the volume of a step but none of its own; add a line with its cases in a year",
        ),
    ],
)
def test_a_row_that_means_nothing_is_told(rows, expected):
    ((_line, message),) = said(rows, ONE, TWO)
    assert message == expected


def test_two_sops_of_one_number_and_two_steps_of_one_id_are_told():
    assert said([("001", 5)], ONE, sop("001")) == [(2, "2 SOPs have the number `001`; give each a number of its own")]
    twice = sop("001", {"id": "a"}, {"id": "a"})
    assert said([("001", 5), ("001", "a", 5)], twice) == [
        (3, "SOP `001` has two steps with the id `a`; give each an id of its own")
    ]


def test_sops_without_numbers_are_told():
    assert said([("001", 5)], sop(None)) == [
        (2, "no SOP has the number `001`, for none has a number at all; give them one")
    ]


def test_many_numbers_are_not_all_listed():
    ((_line, message),) = said([("x", 5)], *(sop(f"{n}00") for n in range(1, 13)))
    assert message.endswith("`900` and 3 more")


def test_faults_stand_in_the_order_of_the_table():
    rows = [("001", "susun", 1), ("x", 1), ("001", "nein", 1)]
    assert [line for line, _message in said(rows, ONE)] == [2, 3, 4]
