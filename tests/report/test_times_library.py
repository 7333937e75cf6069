"""Several SOPs beside each other: their order, what decides about a promise, and the table on a terminal."""

import io
from fractions import Fraction

import pytest
from made_times import bare, days, full, minutes, promise, timed
from msgspec.structs import replace
from rich.console import Console

from sopkit.report.times.library import SORTS, Library, Timed, arranged, decisive
from sopkit.report.times.library_text import library


def printed(library_, width=80, language="en", encoding="utf-8"):
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    library(library_, language, Console(file=file, width=width))
    file.flush()
    return [line.rstrip() for line in raw.getvalue().decode(encoding).splitlines()]


def sop(name, steps=(), **more):
    return Timed(name, replace(bare(steps or [{"time": "1 jam"}], number=name, title=name), **more))


def names(sops):
    return [timed.file for timed in sops]


@pytest.mark.parametrize(
    ("promises", "text"),
    [
        ((), None),
        ((promise(3, 2), promise(5, 1)), "5 hari kerja"),
        ((promise(3, 2), promise(5, None)), "5 hari kerja"),
        ((promise(3, 2), promise(5, 4, within=Fraction(1, 2))), "5 hari kerja"),
        ((promise(3, None), promise(5, -1), promise(2, -1)), "2 hari kerja"),
    ],
)
def test_the_promise_that_tells_most_is_the_worst_broken_then_one_unknown_then_the_least_sure(promises, text):
    found = decisive(promises)
    assert (found and found.text) == text


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("number", ["SOP-2", "SOP-10", "SOP-10b"]),
        ("title", ["SOP-10", "SOP-10b", "SOP-2"]),
        ("steps", ["SOP-10b", "SOP-10", "SOP-2"]),
        ("total", ["SOP-10", "SOP-2", "SOP-10b"]),
        ("promise", ["SOP-2", "SOP-10", "SOP-10b"]),
        (None, ["SOP-10", "SOP-10b", "SOP-2"]),
    ],
)
def test_sops_are_sorted_as_people_would(by, order):
    sops = [
        sop("SOP-10", [{"time": "1 jam"}, {"time": "1 jam"}], promises=(promise(3, 1),)),
        sop("SOP-10b", [{"time": "1 hari kerja"}], promises=(promise(3, 2),)),
        sop("SOP-2", [{"time": "1 jam"}, {"time": "1 jam"}, {"time": "1 menit"}], promises=(promise(3, -1),)),
    ]
    assert names(arranged(sops, by)) == order
    assert names(arranged(sops, by, reverse=True)) == order[::-1]


@pytest.mark.parametrize("by", ["number", "total", "expected", "longest", "promise"])
def test_what_can_not_be_compared_stands_last_either_way_round(by):
    blank = Timed("blank", bare([{}]))
    known = [timed("a"), timed("b")]
    for reverse in (False, True):
        assert names(arranged([blank, *known], by, reverse=reverse))[-1] == "blank"


def test_every_sort_takes_any_sop():
    sops = [timed("a"), timed("b", number="9/x/10"), Timed("c", bare([{}]))]
    for by in SORTS:
        assert sorted(names(arranged(sops, by))) == ["a", "b", "c"]


def test_ways_are_sorted_by_their_own_length():
    short, long = full(calendar=None), full(calendar=None)
    long = replace(
        long,
        longest=replace(long.longest, amounts=(days(1),)),
        expected=replace(long.expected, amounts=(minutes(10),)),
    )
    sops = [Timed("short", short), Timed("long", long)]
    assert names(arranged(sops, "longest")) == ["short", "long"]
    assert names(arranged(sops, "expected")) == ["long", "short"]


def test_the_table_has_a_line_for_each_sop_and_what_they_come_to():
    late = sop("8", [{"time": "1 jam"}], promises=(promise(3, -1),))
    open_ = sop("9", [{"time": "Tentatif"}], promises=(promise(3),))
    assert printed(Library((late, open_), ("sop/rusak.yaml",)), width=100) == [
        "Number   Title   Steps   Without time   Total    Expected   Longest way   Service promise",
        "─" * 97,
        "8        8           1                  1 hour   –          –             broken by 1 working day",
        "9        9           1              1   –        –          –             not known",
        "",
        "2 SOPs, 2 steps, 1 without a time",
        "Service promises: 0 kept, 1 broken, 1 not known",
        "Skipped 1 file: sop/rusak.yaml",
    ]


def test_under_a_calendar_the_table_shows_figures_and_names_it():
    shown = printed(Library((timed(title="Surat"), timed(title="Pindah"))), width=200)
    assert "a working day is 7 h 30 min of work" in shown
    assert "3 hours 5 minutes – 3 hours 10 minutes" not in "\n".join(printed(Library(())))


@pytest.mark.parametrize("width", [40, 64, 80, 100, 200])
def test_no_line_is_wider_than_the_console_and_each_sop_is_named(width):
    long = timed(title="Koordinasi dan Fasilitasi Pengoptimalan Pemanfaatan Sarana Perekonomian", number="060/001/SOP")
    shown = printed(Library((long, timed(title="Surat Pindah"))), width=width, language="id")
    assert max(map(len, shown)) <= width
    assert any("Koordinasi" in line for line in shown)
    assert any("Surat" in line for line in shown)


def test_a_console_without_unicode_gets_plain_characters():
    shown = printed(Library((timed(title="Surat → pindah", promises=(promise(),)),)), encoding="ascii")
    assert any("Surat ? pindah" in line for line in shown)


def test_control_characters_of_a_document_do_not_reach_the_terminal():
    name = timed(title="Surat \x1b[31m merah", number="\x1b]8;;x\x07")
    shown = printed(Library((name,), ("a\x1b.yaml",)))
    assert not any("\x1b" in line or "\x07" in line for line in shown)
