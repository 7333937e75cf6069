"""What a terminal shows of one SOP, on consoles of all kinds."""

import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_times import EXECUTORS, bare, days, full, minutes, promise, said
from msgspec.structs import replace
from rich.console import Console
from wild import wild_sops

from sopkit.flow import build_flow
from sopkit.report.times.library import Timed
from sopkit.report.times.text import one
from sopkit.report.times.wording import Wording, rounded
from sopkit.times import Amount, Calendar, Unit, analyse
from sopkit.times.values import Gap, Repeat


def printed(analysis, width=80, encoding="utf-8", language="en"):
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    one(Timed("a.yaml", analysis), language, Console(file=file, width=width))
    file.flush()
    return raw.getvalue().decode(encoding)


def lines(text):
    return [line.rstrip() for line in text.splitlines()]


@pytest.mark.parametrize(("width", "language"), [(80, "en"), (100, "id"), (40, "en")])
def test_all_that_is_known_of_an_sop_stands_in_few_lines(golden, width, language):
    text = "\n".join(lines(printed(full(), width, language=language)))
    golden(f"times-{width}-{language}.txt", f"{text}\n")


def test_a_calendar_adds_a_figure_only_where_it_says_something_new():
    calendar = Calendar(Fraction(450))
    steps = [{"time": "2 hari kerja"}, {"time": "1 jam"}]
    assert "16 hours" in printed(bare(steps, calendar))
    assert "As one figure" in printed(bare(steps, calendar))
    assert "As one figure" not in printed(bare(steps))
    assert "As one figure" not in printed(bare([{"time": "1 jam"}], calendar))
    assert "a working day is 7 h 30 min of work" in printed(bare([{"time": "1 jam"}], calendar))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_console_without_unicode_gets_plain_characters(encoding):
    analysis = bare([{"activity": "Menerima → berkas", "time": "±5–10 menit"}])
    text = printed(replace(analysis, steps=full().steps[:1], distribution=full().distribution), encoding=encoding)
    assert "5-10 minutes" in text
    assert "No | Activity " in text
    assert "Menerima ? berkas" in text
    assert "#.._.._.._" in text
    assert text.isascii()


@pytest.mark.parametrize("width", [40, 64, 80, 96, 200])
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_line_is_wider_than_the_console(width, language):
    long = [
        {"activity": "Menerima " * 30, "by": "petugas", "time": "Januari, April, Juli, Oktober (tanggal 20- 31)"},
        {"activity": "x" * 200, "by": ["kepala", "x" * 90], "time": "1 jam 30 menit - 2 hari kerja"},
        {"activity": "審査" * 40, "time": "3 hari kerja 2 jam 30 menit"},
    ]
    for analysis in (bare(long, Calendar(Fraction(450)), executors=EXECUTORS), full()):
        assert max(map(len, lines(printed(analysis, width=width, language=language)))) <= width


def test_a_wide_console_keeps_each_step_on_one_line():
    activity = "Menerima, mencatat dan meneruskan permohonan pindah datang kepada kepala seksi pelayanan"
    shown = printed(bare([{"activity": activity, "time": "1 jam"}]), width=200)
    assert ["1", *activity.split(), "Petugas", "1", "hour"] in [line.split() for line in lines(shown)]


def test_bars_show_the_share_and_the_longest_is_full():
    bars = {line.split()[0]: line.count("█") for line in lines(printed(full(), width=80))[4:8]}
    assert bars["2"] == 10
    assert 0 < bars["4"] < 10
    assert bars["1"] == bars["3"] == 0  # a part of a block, and nothing


def test_control_characters_of_a_document_do_not_reach_the_terminal():
    assert "\x1b" not in printed(bare([{"activity": "Menerima \x1b[31mberkas"}]))


@given(wild_sops)
def test_any_sop_can_be_shown(sop):
    assert printed(analyse(sop, build_flow(sop), runs=20), language="id")


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (promise(3, 2), "kept, 2 working days left"),
        (promise(3, 0), "kept, with nothing left"),
        (promise(3, -1), "broken by 1 working day"),
        (promise(3, 0, margin=days(-2, 1)), "broken by up to 2 working days"),
        (promise(3, 0, margin=days(-2, -1)), "broken by 1–2 working days"),
        (promise(3, 0, margin=days(0, 2)), "kept, with nothing left"),
        (promise(3, 0, margin=days(1, 2)), "kept, 1–2 working days left"),
        (promise(3), "not known: no calendar says how long a day is"),
        (
            promise(3, 2, within=Fraction(4, 5)),
            "kept where nothing goes back, 2 working days left; only 80% of the cases keep it",
        ),
        (promise(3, 2, within=Fraction(19, 20)), "kept, 2 working days left; 95% of the cases keep it"),
        (promise(3, None, why=None), "not known"),
    ],
)
def test_a_verdict_says_by_how_much(made, sentence):
    assert Wording(full(), "en").verdict(made) == sentence


def test_a_promise_is_named_by_its_text_and_its_place():
    words = Wording(full(), "en")
    assert words.promised(promise(3)) == "“3 hari kerja” (service.max_time)"
    assert words.promised(promise(3, path=("warnings", 0), text="jika " * 30)).endswith(" …” (warnings 1)")


@pytest.mark.parametrize(
    ("loop", "sentence"),
    [
        (
            Repeat("periksa", "Tidak", "terima", (minutes(180),), None, (), Fraction(11, 100)),
            "each Tidak at step 2 adds 3 hours (back to step 1); 0.11 times a case",
        ),
        (
            Repeat("periksa", None, "terima", (minutes(180),), None, ("catat",), None),
            "each way back from step 2 to step 1 adds 3 hours; without step 3",
        ),
        (
            Repeat("periksa", " ", "terima", (), None, (), None),
            "each way back from step 2 to step 1 adds no time that is known",
        ),
        (
            Repeat("periksa", "Tidak", "terima", (days(1),), Calendar(Fraction(300)).convert([days(1)]), (), None),
            "each Tidak at step 2 adds 1 working day (5 hours) (back to step 1)",
        ),
    ],
)
def test_a_loop_says_what_a_round_costs(loop, sentence):
    assert Wording(full(), "en").loop(loop) == sentence


def test_gaps_with_one_reason_are_told_together():
    why = said("a decision has no chances")
    gaps = (Gap("expected", why, ("periksa",)), Gap("distribution", why, ("periksa",)), Gap("loop", said("too many")))
    assert list(Wording(full(gaps=gaps), "en").gaps()) == [
        "expected time, distribution: a decision has no chances (step 2)",
        "rounds of a loop: too many",
    ]


def test_cases_that_are_all_alike_are_told_in_one_sentence():
    found = replace(full().distribution, least=60.0, most=60.0, p50=60.0, p80=60.0, p95=60.0)
    assert Wording(full(), "en").quantiles(found) == "every case takes 1 hour"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0%"), (0.004, "<1%"), (0.37, "37%"), (0.999, ">99%"), (1, "100%"), (None, "")],
)
def test_a_share_that_is_not_all_or_nothing_is_not_written_so(share, text):
    assert Wording(full(), "en").percent(share) == text


@pytest.mark.parametrize(
    ("ids", "text"),
    [
        ((), ""),
        (("terima",), "1"),
        (("catat", "terima"), "1, 3"),
        (("terima", "periksa"), "1, 2"),
        (("terbit", "terima", "periksa", "catat", "unknown"), "1–4"),
    ],
)
def test_steps_are_told_by_their_rows_and_neighbours_as_a_range(ids, text):
    assert Wording(full(), "en").steps(ids) == text


@given(st.sampled_from(Unit), st.fractions(0, 10_000), st.fractions(0, 10_000))
def test_a_rounded_amount_is_near_to_what_it_was(unit, one_end, other_end):
    least, most = sorted((one_end, other_end))
    near = rounded(Amount(unit, least, most))
    grain = Fraction(1) if unit is Unit.MINUTE else Fraction(1, 100)
    assert abs(near.min - least) <= grain / 2
    assert abs(near.max - most) <= grain / 2
    assert near.min <= near.max


def test_sentences_are_in_the_language_that_is_asked_for():
    text = " ".join(printed(full(), width=100, language="id").split())
    assert "terpenuhi, sisa 4 jam 20 menit" in text
    assert "rata-rata 0,11 kali per kasus" in text
    assert "left" not in text
    assert "cases" not in text
