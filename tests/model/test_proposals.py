from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.model.identity import Completeness, Generality, Nature, Scope, Status
from sopkit.model.places import PLACES
from sopkit.model.proposals import (
    _KEYS_MEANT,
    _VALUES_MEANT,
    is_sure_date,
    meant_keys,
    nearest_key,
    nearest_value,
    normal,
    readable_count,
    readable_date,
    readable_flag,
    sure_key,
    sure_value,
)

DAY = date(2009, 4, 28)
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28 April 2009", DAY),
        ("28 april 2009", DAY),
        ("28 Apr 2009", DAY),
        ("28 Apr. 2009", DAY),
        ("Selasa, 28 April 2009", DAY),
        ("28/04/2009", DAY),
        ("28-4-2009", DAY),
        ("28.04.2009", DAY),
        ("28-Apr-2009", DAY),
        ("2009/04/28", DAY),
        ("2009-4-28", DAY),
        ("2009-04-28 00:00:00", DAY),
        ("2009-04-28T00:00:00Z", DAY),
        ("April 28, 2009", DAY),
        ("1 Pebruari 2010", date(2010, 2, 1)),
        ("04/28/2009", None),
        ("31 April 2009", None),
        ("28 April", None),
        ("April 2009", None),
        ("28/04/09", None),
        ("segera", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_letters_write_it(text: str, day: date | None) -> None:
    assert readable_date(text) == day


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("28 April 2009", True),
        ("3 April 2009", True),
        ("April 3, 2009", True),
        ("2009/4/3", True),
        ("28/4/2009", True),
        ("4/4/2009", True),
        ("3/4/2009", False),
        ("Jumat, 03-04-2009", False),
    ],
)
def test_a_date_in_numbers_may_have_two_readings(text: str, sure: bool) -> None:
    assert is_sure_date(text) is sure


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_written_in_indonesian_reads_as_itself(day: date) -> None:
    assert readable_date(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == day
    assert readable_date(f"{day.day:02}/{day.month:02}/{day.year}") == day


@given(st.text())
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    readable_date(text)
    readable_flag(text)
    readable_count(text)
    nearest_value(text, [*Status])
    nearest_key(text, PLACES[0].keys)


@pytest.mark.parametrize(
    ("written", "choices", "meant"),
    [
        ("berlaku", Status, "effective"),
        ("draf", Status, "draft"),
        ("dicabut", Status, "revoked"),
        ("tidak berlaku", Status, "revoked"),
        ("disahkan", Status, "approved"),
        ("Effective", Status, "effective"),
        ("efective", Status, "effective"),
        ("administratif", Nature, "administrative"),
        ("teknis", Nature, "technical"),
        ("makro", Scope, "macro"),
        ("mikro", Scope, "micro"),
        ("parsial", Completeness, "partial"),
        ("generik", Generality, "generic"),
        ("spesifik", Generality, "specific"),
        ("berlaku", Nature, None),
        ("xyz", Status, None),
    ],
)
def test_a_value_is_found_by_its_indonesian_word(written: str, choices: type[Status], meant: str | None) -> None:
    assert nearest_value(written, [*choices]) == meant


@pytest.mark.parametrize(
    ("written", "word"),
    [("Dasar Hukum", "dasar_hukum"), ("legal-basis", "legal_basis"), ("legalBasis", "legal_basis"), (" Ket. ", "ket")],
)
def test_a_key_is_compared_without_case_spaces_and_dashes(written: str, word: str) -> None:
    assert normal(written) == word


def test_every_indonesian_word_stands_for_a_key_or_value_of_the_format() -> None:
    keys = {key for place in PLACES for key in place.keys}
    assert {meant for _word, meant in _KEYS_MEANT} <= keys
    values = {value for kind in (Status, Nature, Scope, Completeness, Generality) for value in kind}
    assert set(_VALUES_MEANT.values()) <= values
    assert all(normal(word) == word for word, _meant in _KEYS_MEANT)


def test_a_word_may_stand_for_keys_of_several_places() -> None:
    assert {"by", "executors"} <= set(meant_keys("Pelaksana"))
    assert nearest_key("pelaksana", ("executors", "steps")) == "executors"
    assert nearest_key("pelaksana", ("by", "activity")) == "by"


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("Title", ("title", "text"), "title"),
        ("judul", ("title", "unit"), "title"),
        ("judul", ("title", "text"), None),
        ("outptu", ("output", "next"), "output"),
        ("nxt", ("next", "text"), "next"),
        ("mix", ("min", "max"), None),
        ("xyz", ("title",), None),
    ],
)
def test_the_one_key_that_a_word_can_stand_for(written: str, known: tuple[str, ...], meant: str | None) -> None:
    assert sure_key(written, known) == meant


def test_the_one_value_that_a_word_can_stand_for() -> None:
    assert sure_value("efective", [*Status]) == "effective"
    assert sure_value("bc", ["bcd", "abc"]) is None


@pytest.mark.parametrize(
    ("text", "flag", "count"),
    [("ya", True, None), ("Tidak", False, None), ("3 orang", None, 3), ("3,5", None, None), ("mungkin", None, None)],
)
def test_flags_and_counts_are_read_as_people_write_them(text: str, flag: bool | None, count: int | None) -> None:
    assert readable_flag(text) is flag
    assert readable_count(text) == count
