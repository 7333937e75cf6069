"""The settings `calendar` and `positions`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.config.settings import Settings, read_settings
from sopkit.config.staffing import MOST_YEAR, Position, WorkCalendar, same_name
from sopkit.report.findings import as_text
from sopkit.report.lines import plain
from sopkit.times import read_workday


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sopkit.yaml"


def read(file, text):
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def test_working_time_and_positions_can_be_set(file):
    configured = read(
        file,
        "calendar: {workday: 7 Jam  30 menit, year: 72000}\n"
        "positions:\n"
        "  sekda: Sekretaris Daerah\n"
        "  umum: {name: Kepala Subbagian Umum, staff: 1, also: [Kasubag Umum, Kasubbag Umum & Kepeg]}\n"
        "  kabag: {name: Kabag, staff: , also: Kepala Bagian}\n",
    )
    assert configured.findings == ()
    settings = configured.settings
    assert settings.calendar == WorkCalendar(workday="7 jam 30 menit", year=72_000)
    assert settings.positions == {
        "sekda": Position(name="Sekretaris Daerah"),
        "umum": Position(name="Kepala Subbagian Umum", staff=1, also=("Kasubag Umum", "Kasubbag Umum & Kepeg")),
        "kabag": Position(name="Kabag", also=("Kepala Bagian",)),
    }


@pytest.mark.parametrize("text", ["calendar:\n", "positions:\n", "calendar: {workday: , year: }\npositions: {a: }\n"])
def test_blank_is_absent(file, text):
    configured = read(file, text)
    assert (configured.findings, configured.settings) == ((), Settings())


workdays = st.one_of(
    st.from_regex(r"[0-9]{1,2}([.,][0-9]{1,2})? ?(h|jam)", fullmatch=True),
    st.from_regex(r"[0-9]{1,2} ?(h ?[0-9]{1,2} ?m|jam [0-9]{1,2} ?menit)", fullmatch=True),
    st.from_regex(r"[0-9]{1,4} ?menit", fullmatch=True),
    st.text(alphabet="0179.,hjam menit ", max_size=8),
)


@given(workdays)
def test_a_working_day_that_settings_take_is_read_later(text):
    try:
        taken = WorkCalendar(workday=text).workday
    except ValueError:
        return
    assert taken is not None
    assert 0 < read_workday(taken) <= 24 * 60


@pytest.mark.parametrize("text", ["7.5h", "7,5 jam", "7.5 H", "5h", "7h30m", "7 jam 30 menit", "450 menit", "24h"])
def test_the_usual_ways_to_write_a_working_day_are_taken(text):
    assert read_workday(WorkCalendar(workday=text).workday) == read_workday(text)


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("calendar: 5", ":1:11: error: `calendar` must be a block of keys [S113]", "are `workday`, `year`"),
        ("calendar: {wrkday: 5h}", ":1:12: error: `wrkday` is not a key of `calendar` [S112]", "`workday`?"),
        ("calendar: {tahun: 1}", ":1:12: error: `tahun` is not a key of `calendar` [S112]", "did you mean `year`?"),
        (
            "workday: 5h",
            ":1:1: error: `workday` is not a key of the settings [S112]",
            "`workday` belongs in `calendar`",
        ),
        (
            "calendar: {workday: 7.5}",
            ":1:21: error: `calendar.workday` must be a length with its unit [S113]",
            "write `workday: 7.5h`",
        ),
        ("calendar: {workday: 0h}", ":1:21: error: `0h` is no length of a working day [S115]", "`workday: 7.5h`"),
        ("calendar: {workday: 25h}", ":1:21: error: `25h` is no length of a working day [S115]", "`workday: 7.5h`"),
        ("calendar: {workday: 1 hari}", ":1:21: error: `1 hari` is no length of a working day", "`workday: 7.5h`"),
        (
            "calendar: {year: 1250h}",
            ":1:18: error: `calendar.year` must be a number of minutes [S113]",
            "`year: 75000`",
        ),
        ("calendar: {year: true}", ":1:18: error: `calendar.year` must be a number of minutes [S113]", "`year: 75000`"),
        ("calendar: {year: 0}", ":1:18: error: nobody can work 0 minutes in a year [S115]", "`year: 75000`"),
        (
            f"calendar: {{year: {MOST_YEAR + 1}}}",
            f":1:18: error: nobody can work {MOST_YEAR + 1} minutes in a year [S115]",
            "`year: 75000`",
        ),
        ("positions: x", ":1:12: error: `positions` must be a block of positions [S113]", "one position on a line"),
        ("jabatan: {}", ":1:1: error: `jabatan` is not a key of the settings [S112]", "did you mean `positions`?"),
        ("positions: {a: [x]}", ":1:16: error: the position `a` must have a name [S113]", "write `a: Kepala"),
        ("positions: {a: {staff: 1}}", ":1:16: error: the position `a` must have a name [S113]", "`name: …`"),
        ("positions: {a: {name: [1]}}", ":1:23: error: `positions.a.name` must be text [S113]", "write `name: …`"),
        ("positions: {name: {name: x, stf: 1}}", ":1:29: error: `stf` is not a key of `positions.name`", "`staff`?"),
        (
            "positions: {a: {name: x, staff: -1}}",
            ":1:33: error: `-1` can't be a number of people [S115]",
            "write a whole number, such as `staff: 2`",
        ),
        (
            "positions: {a: {name: x, staff: 1.5}}",
            ":1:33: error: `positions.a.staff` must be a number of people [S113]",
            "`staff: 2`",
        ),
        ("positions: {a: {name: x, also: {}}}", ":1:32: error: `positions.a.also` must be a list of names", "`also: ["),
        ("positions: {a: {name: x, also: [y, {}]}}", ":1:36: error: `positions.a.also` must be a list", "`also: ["),
        ("positions: {a: Kabag, b: {name: KABAG.}}", ":1:33: error: `KABAG.` is already a name of `a` [S115]", "one"),
        ("positions: {a: {name: K, also: [L]}, b: l}", ":1:41: error: `l` is already a name of `a` [S115]", "one"),
        ("positions: {a: K, b: {name: L, also: k}}", ":1:38: error: `k` is already a name of `a` [S115]", "one"),
    ],
)
def test_each_fault_is_told_at_the_smallest_thing(file, text, line, hint):
    configured = read(file, f"{text}\n")
    assert configured.settings == Settings()
    lines = [plain(each).removeprefix(file.as_posix()) for each in as_text(configured.findings, "en")]
    assert lines[0].startswith(line)
    assert hint in " ".join(lines[1:])
    assert sum(each.startswith(":") for each in lines) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kasubbag Umum & Kepegawaian", "KASUBBAG  UMUM dan Kepegawaian.", True),
        ("Kepala Bagian (Umum)", "Kepala Bagian Umum", True),
        ("Kabag Umum", "Kabag Hukum", False),
        ("***", "+++", False),
    ],
)
def test_names_are_compared_without_case_blanks_and_marks(one, other, same):
    assert (same_name(one) == same_name(other)) is same
