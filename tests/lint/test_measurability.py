"""The rules of measurability at their borders: what is said, where, and what is left to another rule."""

from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace
from rule_pages import TODAY
from wild import sop_of, wild_sops

from sopkit.lint import Asked, Plan, World, check
from sopkit.lint.registry import rules
from sopkit.model import load
from sopkit.source import read, read_file
from sopkit.times import Time, read_time

EXAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "examples" / "musi-rawas").glob("*.yaml"))
RULES = {rule.code: rule for rule in rules("P4")}
PLAN = Plan(tuple(Asked(rule, rule.level, rule.options() if rule.options else None) for rule in RULES.values()))


def asked(sop, code, **options):
    rule = RULES[code]
    given_ = replace(rule.options(), **options) if rule.options else None
    return check(sop, Plan((Asked(rule, rule.level, given_),)), World(TODAY))


def paths(steps, code, more=None, **options):
    return [diagnostic.path for diagnostic in asked(sop_of(steps, **(more or {})), code, **options)]


def codes_of_time(time, output="Laporan"):
    """What is said of a time that stands alone."""
    of_times = {"P401", "P402", "P403", "P404", "P405", "P406", "P409", "P418"}
    found = check(sop_of([{"time": time, "output": output}, {"time": "1 jam", "output": "Surat"}]), PLAN)
    return [diagnostic.code for diagnostic in found if diagnostic.code in of_times]


@pytest.mark.parametrize(
    ("time", "codes"),
    [
        ("5 menit", []),
        ("3 hari kerja.", []),
        ("± 2 jam", []),
        ({"min": "1 jam", "max": "2 jam"}, []),
        (None, ["P401"]),
        ("-", ["P401"]),
        ("…", ["P401"]),
        ({"min": None}, ["P401"]),
        ("5 minit", ["P402"]),
        ("1 0 Hari Kerja", ["P402"]),
        ("+ 1 jam", ["P402"]),
        ("120 Menit / 3 Hari", ["P402"]),
        ("2 bulan; 5 hari kerja; 1 hari", ["P402"]),
        ("1 jam (90 menit)", ["P402"]),
        ("10 (sembilan) hari", ["P402"]),
        ("30 - 3 tahun", ["P402"]),
        ("1 hari - 20 minggu", ["P402"]),
        ("-5 menit", ["P402"]),
        ("-20 tahun", ["P402"]),
        ("Laporan", ["P402"]),
        ("30", ["P402"]),
        ("30 - 60", ["P402"]),
        ({"min": "1 jam"}, ["P402"]),
        ({"min": "2 jam", "max": "1 jam"}, ["P402"]),
        ("x" * 300, ["P402"]),
        ("\U0001f600", ["P402"]),
        ("Sesuai kebutuhan", ["P403"]),
        ("Tentatif", ["P403"]),
        ({"likely": "Sesuai jadwal"}, ["P403"]),
        ("Triwulanan", ["P404"]),
        ("Sepanjang tahun", ["P404"]),
        ("1 semester", ["P404"]),
        ("1 bulan (tanggal 1- 20)", ["P405"]),
        ("segera", ["P403"]),
        ("Sejak Kickoff", ["P405"]),
        ("Sebelum periode revisi bulan berjalan", ["P405"]),
        ("hari ke 1", ["P405"]),
        ("Hari pertama", ["P405"]),
        ("Minggu II", ["P405"]),
        ("H-7", ["P405"]),
        ("Akhir bulan", ["P405"]),
        ("15 menit/ berkas", ["P409"]),
        ("1 – 20 Hari Kerja", ["P406"]),
        ("0-5 menit", ["P406"]),
        ("2 menit/berkas x 10 berkas", []),
        ("1 x 24 Jam", []),
        ("3 × 24 jam", []),
        ("0 menit", ["P418"]),
        ("0 x 24 jam", ["P418"]),
        ("11 tahun", ["P418"]),
        ("99999999999 menit", ["P418"]),
        ("999999999999999 hari kerja", ["P418"]),
        ("40 jam", ["P418"]),
        ("2 tahun", ["P418"]),
    ],
)
def test_a_time_has_one_fault_at_most(time, codes):
    assert codes_of_time(time) == codes


@pytest.mark.parametrize(
    ("time", "message"),
    [
        ("0 hari", "the time `0 hari` is no time at all"),
        ("12 tahun", "the time `12 tahun` is more than a year for one step"),
        ("999999 jam", "the time `999999 jam` is more than a year for one step"),
        ("9 jam", "the time `9 jam` is more than 8 hours of work without a break"),
        ("-5 menit", "the time `-5 menit` is less than nothing"),
        ("1 jam (90 menit)", "the time `1 jam (90 menit)` contradicts itself"),
        ({"min": "2 jam", "max": "1 jam"}, "the time `min: 2 jam, max: 1 jam` contradicts itself"),
        (
            {"min": "1 jam", "likely": "3 jam", "max": "2 jam"},
            "the time `min: 1 jam, likely: 3 jam, max: 2 jam` contradicts itself",
        ),
        ("hari ke 1", "the time `hari ke 1` says on which day, not how long"),
        ("Sejak Kickoff", "the time `Sejak Kickoff` names an event, not how long it takes"),
        ("5 minit", "the time `5 minit` has to be written in another way to be counted"),
        ("Laporan", "the time `Laporan` holds neither a number nor a unit of time"),
    ],
)
def test_what_is_wrong_with_a_time_is_said_once_and_plainly(time, message):
    found = check(sop_of([{"time": time, "output": "Surat", "requires": "Berkas"}], records=["Buku"]), PLAN)
    assert [diagnostic.message.text() for diagnostic in found] == [message]


@pytest.mark.parametrize("time", ["Laporan", "Laporan bulan Januari", "hari ke 1"])
def test_what_was_swapped_with_the_output_is_left_to_the_rule_about_that(time):
    sop = sop_of([{"time": time, "output": "2 hari"}, {"time": "1 jam", "output": "Surat"}])
    assert [diagnostic.code for diagnostic in check(sop)] == ["S119"]
    assert codes_of_time(time, output="2 hari") == []
    assert codes_of_time(time, output="Surat") != []


@pytest.mark.parametrize(("code", "column"), [("P401", "time"), ("P411", "output"), ("P414", "requires")])
@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1 jam", "2 jam"], []),
        ([None, "1 jam"], [("steps", 0, "activity")]),
        (["-", "1 jam"], [("steps", 0, ...)]),
        (["1 jam", None, None], [("steps", 1, "activity"), ("steps", 2, "activity")]),
        ([None, None], [("steps",)]),
        ([None, "-"], [("steps",)]),
        ([None], [("steps", 0, "activity")]),
    ],
    ids=["all there", "one absent", "a dash", "two absent", "none there", "none but a dash", "the only step"],
)
def test_a_cell_that_no_step_fills_is_one_fault(code, column, cells, expected):
    steps = [{} if text is None else {column: text} for text in cells]
    assert paths(steps, code) == [tuple(column if part is ... else part for part in path) for path in expected]


def test_a_blank_cell_is_pointed_at_by_its_key_or_the_id_of_its_step():
    steps = [{"id": "a", "time": None}, {"id": "b"}, {"time": "1 jam"}]
    assert paths(steps, "P401") == [("steps", 0, "time"), ("steps", 1, "id")]


def test_numbers_without_units_in_all_steps_are_one_fault():
    assert paths([{"time": 30}, {"time": "60"}], "P402") == [("steps",)]
    assert paths([{"time": 30}, {"time": "60 menit"}], "P402") == [("steps", 0, "time")]
    assert paths([{"time": 30}], "P402") == [("steps", 0, "time")]


@pytest.mark.parametrize(
    ("time", "hint"),
    [
        ("5 minit", "did you mean `5 menit`?"),
        ("30", "write the unit behind the number, such as `30 menit`"),
        ({"max": "1 jam"}, "give both `min` and `max`, from the least to the most, in units of one kind"),
        (
            "2 bulan; 5 hari kerja; 1 hari",
            "these are several times: write one, a range such as `1-3 hari kerja`, or a step for each",
        ),
        ("3 hari lagi", "write a number and a unit, such as `30 menit`, `2 hari kerja` or `1-3 hari kerja`"),
        ("Laporan", "write a number and a unit, such as `30 menit`; what the step yields belongs in `output`"),
        ("5-3 hari", "write the one that is meant; a range goes from the least to the most"),
        ("1 hari - 2 minggu", "write it in units of one kind, such as `1-10 hari kerja`"),
        ("-5 menit", "did you mean `5 menit`?"),
        ("-5", "write how long the step takes, such as `30 menit`"),
        (
            {"min": "2 jam", "max": "1 jam"},
            "give both `min` and `max`, from the least to the most, in units of one kind",
        ),
        (
            {"min": "1 minit", "max": "1 jam"},
            "write a number and a unit, such as `30 menit`, `2 hari kerja` or `1-3 hari kerja`",
        ),
    ],
)
def test_the_hint_fits_the_way_in_which_a_time_is_odd(time, hint):
    (found,) = asked(sop_of([{"time": time}, {"time": "1 jam"}]), "P402")
    assert found.hint.text() == hint


def test_a_mended_time_takes_its_finding_away():
    text = "sopkit: 1\ntitle: A\nexecutors: {a: A}\nsteps:\n  - {activity: B, by: a, time: 5 minit}  # tetap\n"
    document = read(text).document
    (found,) = asked(load(document).sop, "P402")
    (edit,) = found.fix.edits
    mended = document.replace(edit.path, edit.text)
    assert mended.text == text.replace("minit", "menit")
    assert found.fix.safe
    assert asked(load(mended).sop, "P402") == []


@pytest.mark.parametrize(
    ("time", "factor", "vague"),
    [
        ("1-5 hari", 5, False),
        ("1-6 hari", 5, True),
        ("10 – 60 menit", 5, True),
        ("10 – 60 menit", 6, False),
        ("30 menit - 3 jam", 5, True),
        ({"min": "1 hari", "likely": "2 hari", "max": "9 hari"}, 5, True),
        ("1-2 hari", 1.5, True),
        ("0 menit", 5, False),
        ("2 jam", 1, False),
    ],
)
def test_a_range_is_vague_when_its_most_is_too_many_times_its_least(time, factor, vague):
    assert paths([{"time": time}], "P406", factor=factor) == ([("steps", 0, "time")] if vague else [])


@pytest.mark.parametrize(
    ("times", "at"),
    [
        (["1 jam", "2 hari"], None),
        (["1 jam", "30 menit", "1 hari", "2 hari kerja", "3 hari kalender"], None),
        (["1 jam", "2 hari", "1 minggu"], 2),
        (["1 bulan", "2 tahun", "2 hari", "Sesuai kebutuhan", "1 minggu"], 4),
        (["2 hari 3 jam", "1 jam", "1 bulan"], 2),
        (["1 minggu 2 hari 3 jam"], 0),
    ],
)
def test_three_kinds_of_units_are_too_many(times, at):
    assert paths([{"time": time} for time in times], "P407") == ([] if at is None else [("steps", at, "time")])


def test_mixed_units_are_shown_by_an_example_of_each():
    (found,) = asked(sop_of([{"time": "1 jam"}, {"time": "2 hari"}, {"time": "30 menit"}, {"time": "1 bulan"}]), "P407")
    assert found.message.text() == "the times mix 3 kinds of units: `1 jam`, `2 hari`, `1 bulan`"
    assert [path for path, _message in found.related] == [("steps", 0, "time"), ("steps", 1, "time")]


@pytest.mark.parametrize(
    ("steps", "at", "related"),
    [
        ([{"time": "1 hari"}, {"time": "3 hari"}], None, []),
        ([{"time": "1 hari kerja"}, {"time": "2 hari efektif"}], None, []),
        ([{"time": "1 hari"}, {"time": "1 hari kerja"}], 0, [("steps", 1, "time")]),
        ([{"time": "1 hari kerja"}, {"time": "1 hari"}, {"time": "2 hari"}], 1, [("steps", 0, "time")]),
        ([{"time": "1 hari kalender"}, {"time": "1 hari kerja"}], 1, [("steps", 0, "time")]),
        (
            [{"time": "1 hari kalender"}, {"time": "1 hari kerja"}, {"time": "1 hari"}],
            2,
            [("steps", 0, "time"), ("steps", 1, "time")],
        ),
        ([{"time": "1 hari kerja", "note": "1 hari kalender"}], 0, [("steps", 0, "note")]),
        ([{"time": "1 hari kalender", "note": "paling lama 3 (tiga) hari kerja"}], 0, [("steps", 0, "note")]),
        ([{"time": "1 hari kalender", "activity": "Memeriksa dalam lima hari kerja"}], 0, [("steps", 0, "activity")]),
        ([{"time": "1 hari kalender", "note": "dilayani pada hari kerja"}], None, []),
        ([{"time": "1 hari", "note": "1 hari kalender"}], None, []),
        (
            [{"time": "2 hari kerja", "note": "hari kalender"}, {"time": "1 hari"}, {"time": "1 hari kerja"}] * 2,
            0,
            [("steps", 0, "note"), ("steps", 3, "note")],
        ),
    ],
)
def test_days_are_counted_in_one_way(steps, at, related):
    found = asked(sop_of(steps), "P408")
    assert [diagnostic.path for diagnostic in found] == ([] if at is None else [("steps", at, "time")])
    assert [path for diagnostic in found for path, _message in diagnostic.related] == related


@pytest.mark.parametrize(
    ("requires", "output", "activity", "same"),
    [
        ("Surat", "surat ", "Memeriksa surat", True),
        (["Surat", "Lampiran"], ["lampiran", "Surat"], "Memeriksa surat", True),
        ("Surat, lampiran", "Surat, lampiran.", "Memeriksa surat", True),
        (["Surat", "Lampiran"], "Surat", "Memeriksa surat", False),
        ("Surat", "Surat yang telah diparaf", "Memeriksa surat", False),
        ("Surat", "Surat", "Meneruskan surat", False),
        ("Surat", "Surat", "Mengirimkan surat", False),
        (None, None, "Memeriksa surat", False),
        ("-", "-", "Memeriksa surat", False),
    ],
)
def test_an_output_is_more_than_what_was_required(requires, output, activity, same):
    steps = [{"activity": activity, "requires": requires, "output": output}]
    assert paths(steps, "P413") == ([("steps", 0, "output")] if same else [])


DAYS = [{"time": "2 hari kerja"}, {"time": "3-9 hari kerja"}]


@pytest.mark.parametrize(
    ("steps", "limit", "broken"),
    [
        (DAYS, "4 hari kerja", True),
        (DAYS, "5 hari kerja", False),
        (DAYS, "4 hari", False),
        (DAYS, "1-4 hari kerja", True),
        (DAYS, "4 (empat) hari kerja sejak berkas lengkap", True),
        (DAYS, "empat hari kerja", True),
        (DAYS, "4 hari kerja, atau 9 hari kerja bila ditinjau", False),
        (DAYS, "1 x 24 jam", False),
        (DAYS, "secepatnya", False),
        ([{"time": "1 jam"}, {"time": "30 menit"}], "1 jam", True),
        ([{"time": "1 jam"}, {}, {"time": "Sesuai kebutuhan"}], "1 jam", False),
        # What does not happen in one case is not added up.
        (
            [{"time": "1 jam", "decision": {"Ya": "3", "Tidak": "2"}}, {"time": "2 jam", "next": "end"}, {}],
            "2 jam",
            True,
        ),
        (
            [{"time": "1 jam", "decision": {"Ya": "3", "Tidak": "2"}}, {"next": "end"}, {"time": "1 jam"}],
            "2 jam",
            False,
        ),
        ([{"decision": {"Ya": "3", "Tidak": "2"}}, {"time": "9 jam", "next": "1"}, {"time": "1 jam"}], "2 jam", False),
        (
            [{"time": "1 jam", "next": ["2", "3"]}, {"time": "1 jam", "next": "4"}, {"time": "1 jam"}, {}],
            "2 jam",
            False,
        ),
        # Steps that nothing leads to, and those of the customer.
        ([{"time": "1 jam", "next": "end"}, {"time": "9 jam"}], "2 jam", False),
        ([{"time": "9 jam", "by": "pemohon"}, {"time": "1 jam"}], "2 jam", False),
        ([{"time": "9 jam", "by": ["pemohon", "petugas"]}, {"time": "1 jam"}], "2 jam", True),
    ],
)
def test_the_limit_of_the_service_is_kept_by_the_longest_way(steps, limit, broken):
    executors = {"petugas": "Petugas", "pemohon": {"name": "Pemohon", "customer": True}}
    more = {"service": {"max_time": limit}, "executors": executors}
    assert paths(steps, "P415", more) == ([("service", "max_time")] if broken else [])


@pytest.mark.parametrize(
    ("warning", "counts"),
    [
        ("SOP ini harus diselesaikan paling lama 4 hari kerja", True),
        ("Jika prosedur ini tidak selesai dalam waktu 4 hari kerja maka pembayaran tertunda", True),
        ("Pemeriksaan Berkas tidak boleh melebihi 4 hari kerja", True),
        ("Waktu penyelesaian maksimal empat hari kerja", True),
        ("Surat masuk dicatat paling lama 1 hari kerja", False),
        ("Seluruh kegiatan diumumkan paling sedikit 4 hari kerja dalam waktu pelayanan", False),
        ("Jika SOP ini tidak dilaksanakan maka izin dicabut paling lama 4 hari kerja", False),
        ("SOP ini ditinjau 1 hari kerja sekali", False),
        ("SOP ini paling lama 2 hari kerja, dengan perpanjangan 2 hari kerja", False),
    ],
)
def test_a_warning_counts_where_it_limits_the_whole_procedure(warning, counts):
    more = {"warnings": ["Jika terlambat maka tertunda", warning]}
    assert paths(DAYS, "P415", more) == ([("warnings", 1)] if counts else [])


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"records": ["Buku register"]}, []),
        ({"records": []}, [("records",)]),
        ({"records": "-"}, [("records",)]),
        ({"records": None}, [("records",)]),
        ({"records": ["?", "-"]}, [("records",)]),
        ({}, [("title",)]),
    ],
)
def test_records_are_named(more, at):
    assert paths([{}], "P416", more) == at


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (["5 menit"] * 5, True),
        (["5 menit", "5 Menit", "5 menit.", "300 detik", "5 mnt"], True),
        (["5 menit"] * 4, False),
        (["5 menit"] * 5 + ["6 menit"], False),
        (["5 menit"] * 5 + [None], False),
        (["0 menit"] * 5, False),
        ([None] * 5, False),
        (["1-2 hari"] * 5, True),
    ],
)
def test_five_equal_times_are_too_many_to_be_measured(times, said):
    assert paths([{"time": time} for time in times], "P417") == ([("steps", 0, "time")] if said else [])


@pytest.mark.parametrize(
    ("time", "plausible"),
    [
        ("0 hari", False),
        ("0-1 jam", True),
        ("8 jam", True),
        ("8 jam 1 menit", False),
        ("7-9 jam", True),
        ("9-10 jam", False),
        ("12 bulan", True),
        ("13 bulan", False),
        ("1 tahun", True),
        ("53 minggu", True),
        ("54 minggu", False),
        ("366 hari", True),
        ("367 hari", False),
        ("262 hari kerja", True),
        ("263 hari kerja", False),
        ("367 hari kalender", False),
        ("1 hari 9 jam", False),
    ],
)
def test_a_time_is_more_than_nothing_and_less_than_too_much(time, plausible):
    assert paths([{"time": time}], "P418") == ([] if plausible else [("steps", 0, "time")])


def test_how_many_hours_are_too_much_is_a_setting():
    assert paths([{"time": "9 jam"}], "P418", hours=9) == []
    assert paths([{"time": "9 jam"}], "P418", hours=7) == [("steps", 0, "time")]


BACK = {"Ya": "end", "Tidak": "1"}


@pytest.mark.parametrize(
    ("steps", "at"),
    [
        ([{}, {}], []),
        ([{}, {"decision": BACK}], [("steps", 1, "decision", "Tidak", "to")]),
        ([{}, {"decision": {"Ya": "end", "Tidak": {"to": "1", "chance": "10%"}}}], []),
        ([{}, {"decision": {"Ya": {"to": "end", "chance": "90%"}, "Tidak": "1"}}], []),
        ([{}, {"next": "1"}], []),
        (
            [{}, {"decision": {"Ya": "3", "Tidak": "1"}}, {}, {"decision": {"Ya": "end", "Tidak": "3"}}],
            [("steps", 1, "decision", "Tidak", "to")],
        ),
        ([{"decision": {"Ya": "3", "Tidak": "2"}}, {"next": "1"}, {}], [("steps", 1, "next", 0)]),
    ],
    ids=["straight", "back", "back by chance", "chance of the other exit", "endless", "two loops", "back by next"],
)
def test_work_that_goes_back_has_a_chance(steps, at):
    assert paths(steps, "P419") == at


def test_the_cost_of_a_round_is_said():
    steps = [{"time": "2 jam"}, {"time": "1-2 hari", "decision": BACK}]
    (found,) = asked(sop_of(steps), "P419")
    assert found.message.text() == (
        "each further round of the steps `1`, `2` adds up to `1–2 hari + 2 jam`, and how many there are is not said"
    )


@given(wild_sops)
def test_no_rule_of_measurability_raises(sop):
    check(sop, PLAN, World(TODAY))


@given(wild_sops)
def test_a_time_is_read_or_one_rule_says_why_not(sop):
    reasons = {"P401", "P402", "P403", "P404", "P405", "P409"}
    found = [diagnostic for diagnostic in check(sop, PLAN) if diagnostic.code in reasons]
    swapped = {diagnostic.path for diagnostic in check(sop) if diagnostic.code == "S119"}
    unread = {index for index, step in enumerate(sop.steps) if not isinstance(read_time(step.time), Time)}
    if [diagnostic.path for diagnostic in found] == [("steps",)]:
        assert unread == set(range(len(sop.steps)))
    else:
        told = [diagnostic.path[1] for diagnostic in found]
        assert sorted(told) == sorted(unread - {path[1] for path in swapped})


def test_a_thousand_steps_are_judged():
    step = {"time": "1 0 hari", "note": "hari kalender", "decision": {"Ya": "1", "Tidak": "2"}}
    assert check(sop_of([step] * 1000), PLAN, World(TODAY))


@pytest.mark.parametrize("path", EXAMPLES[1:], ids=lambda path: path.stem)
def test_a_complete_example_is_measurable(path):
    assert check(load(read_file(path).document).sop, PLAN, World(TODAY)) == []


def test_gambar_4_lacks_what_is_blank_in_the_paper():
    sop = load(read_file(EXAMPLES[0]).document).sop
    found = [(diagnostic.code, diagnostic.step) for diagnostic in check(sop, PLAN, World(TODAY))]
    assert found == [
        *(("P411", step) for step in ("3", "5", "6", "8", "13")),
        ("P414", None),
        ("P416", None),
        ("P419", "7"),
    ]


@pytest.mark.parametrize(
    ("text", "written", "says"),
    [
        ("Surat", True, True),
        ("2", True, True),
        *((sign, True, False) for sign in ('"', "〃", "✓", "√")),
        *((sign, False, False) for sign in ("-", "–", "...", "…", "___", "- -")),
    ],
)
def test_a_ditto_mark_or_a_tick_fills_a_cell_and_says_nothing_in_a_field(text, written, says):
    steps = [{"requires": ["-", text], "output": text}]
    assert [paths(steps, code) == [] for code in ("P411", "P414")] == [written, written]
    assert (paths([{}], "P416", {"records": ["-", text]}) == []) == says
