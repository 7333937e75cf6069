"""When somebody looked whether an SOP still holds, and by when it has to be done again."""

from datetime import date

import pytest
from wild import sop_of

from sopkit.model.upkeep import later, looks


def looked(stage, on="2026-08-01"):
    history = [{"stage": "Uji coba"}, {"stage": stage, "on": on}]
    return [(look.event, look.evaluation) for look in looks(sop_of([{}], effective="2026-07-01", history=history))]


@pytest.mark.parametrize("stage", ["Evaluasi tahunan", "Monev semester I", "MONEV"])
def test_a_stage_is_known_to_be_an_evaluation_by_its_words(stage):
    assert looked(stage) == [(1, True)]


def test_what_was_looked_at_before_the_sop_came_into_force_was_its_draft():
    assert looked("Evaluasi", on="2026-06-30") == []
    assert looked("Evaluasi", on="2026-07-01") == [(1, True)]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 5, 18), 0, date(2026, 5, 18)),
        (date(2026, 5, 18), 12, date(2027, 5, 18)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(9999, 1, 1), 12, date.max),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, expected):
    assert later(day, months) == expected
