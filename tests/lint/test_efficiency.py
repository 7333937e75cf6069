"""The rules of efficiency at their borders: what is said, and what is left alone."""

import pytest
from one_rule import places, said
from wild import sop_of

from sopkit.flow import build_flow
from sopkit.lint.acts import acts, approves, only_passes_on
from sopkit.lint.paths import main_path, runs


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        ([{}, {}, {}], (0, 1, 2)),
        ([{"next": "3"}, {}, {}], (0, 2)),
        ([{}, {"decision": {"Ya": "3", "Tidak": "1"}}, {}], (0, 1, 2)),
        ([{}, {"decision": {"Tidak": "1", "Ya": "3"}}, {}], (0, 1, 2)),
        ([{}, {"decision": {"Tidak": "end", "Ya": "3"}}, {}], (0, 1)),
        ([{}, {"next": "1"}], (0, 1)),
        ([{"next": ["2", "3"]}, {"next": "end"}, {}], (0, 1)),
        ([{"next": "nowhere"}, {}], (0,)),
    ],
)
def test_the_main_path_goes_on_by_the_first_way_that_does_not_go_back(rows, path):
    assert main_path(build_flow(sop_of(rows))) == path


@pytest.mark.parametrize(
    ("rows", "stretches"),
    [
        ([{}, {}, {}], [(0, 1, 2)]),
        ([{}, {"decision": {"Ya": "3", "Tidak": "end"}}, {}, {}], [(0, 1), (2, 3)]),
        ([{}, {}, {}, {"decision": {"Ya": "end", "Tidak": "2"}}], [(1, 2, 3)]),
        ([{"next": "2"}, {"next": "1"}], [(0, 1)]),
        ([{"next": "end"}, {"next": "3"}, {"next": "2"}], []),
        ([{"next": ["2", "3"]}, {"next": "end"}, {}], []),
        ([{"decision": {"Ya": "2"}}, {}], []),
    ],
    ids=["all", "behind a decision", "behind a way back", "back to the start", "an island", "parallel", "one exit"],
)
def test_steps_follow_one_another_where_nothing_joins_and_nothing_forks(rows, stretches):
    assert list(runs(build_flow(sop_of(rows)))) == stretches


@pytest.mark.parametrize(
    ("activity", "done"),
    [
        ("Menerima surat", ["menerima"]),
        ("Menerima, mencatat dan meneruskan surat", ["menerima", "mencatat", "meneruskan"]),
        ("Menerima berkas dan memo", ["menerima"]),
        ("Sekretaris Badan menerima surat lalu mencatat", ["menerima", "mencatat"]),
        ("Pengiriman surat", ["pengiriman"]),
        ("Penyusunan surat untuk mengesahkan", ["penyusunan"]),
        ("Rapat", ["rapat"]),
        ("…", []),
    ],
)
def test_what_an_activity_says_that_is_done(activity, done):
    assert list(acts(activity)) == done


@pytest.mark.parametrize(
    ("activity", "passes"),
    [
        ("Menerima dan meneruskan surat", True),
        ("Penyampaian surat kepada kepala", True),
        ("Staf menyerahkan surat", True),
        ("Menerima dan mencatat surat", False),
        ("Mencatat dan meneruskan surat", False),
        ("Menandatangani surat", False),
        ("…", False),
    ],
)
def test_passing_on_is_all_that_is_done(activity, passes):
    assert only_passes_on(activity) is passes


@pytest.mark.parametrize(
    ("activity", "agrees"),
    [
        ("Menyetujui usulan", True),
        ("Memeriksa dan memaraf konsep", True),
        ("Membubuhkan tanda tangan", True),
        ("Memberikan persetujuan atas usulan", True),
        ("Kepala Badan mendisposisikan surat", True),
        ("Pengesahan keputusan", True),
        ("Membuat tanda terima", False),
        ("Menyusun konsep persetujuan", False),
        ("Meneruskan disposisi", False),
        ("Menyerahkan konsep untuk ditandatangani", False),
    ],
)
def test_agreeing_is_told_by_the_act(activity, agrees):
    assert approves(activity) is agrees


def turns(by, **more):
    return sop_of([{"by": one.split("+")} for one in by.split()], **more)


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("a b a b", [0]),
        ("a b a", []),
        ("a b b a b", []),
        ("c a b a b a c", [1]),
        ("a b c b c b", [1]),
        ("a b a b c d c d", [0, 4]),
        ("a b a b b a b a", [0, 4]),
        ("a+c b a+c b", [0]),
        ("a+b b a+b b", []),
        ("a b+c a c", []),
        ("a a a a", []),
    ],
)
def test_two_lanes_that_take_turns_are_named_from_four_steps_on(by, first):
    assert places("P201", turns(by)) == [("steps", step, "activity") for step in first]


def test_a_way_back_is_no_ping_pong():
    rows = [{"by": "a"}, {"by": "b", "decision": {"Ya": "end", "Tidak": "1"}}]
    assert said("P201", sop_of(rows)) == []


def passing(**more):
    return [{}, {"activity": "Meneruskan surat", "requires": "Surat", "output": "surat ", **more}, {}]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (passing(), 1),
        (passing(requires=["Surat", "Nota"], output=["Nota", "Surat"]), 1),
        (passing(activity="Meneruskan dan mencatat surat"), 0),
        (passing(output="Surat bernomor"), 0),
        (passing(requires=[], output=[]), 0),
        (passing(next="end"), 0),
        (passing(by="pemohon"), 0),
        (passing(decision={"Ya": "3", "Tidak": "1"}), 0),
        (passing()[1:], 0),
        (passing()[:2], 0),
    ],
)
def test_a_step_that_only_passes_on_is_named_unless_it_begins_or_ends(rows, found):
    executors = {"petugas": "Petugas", "pemohon": {"name": "Pemohon", "customer": True}}
    assert len(said("P202", sop_of(rows, executors=executors))) == found


SIGNS, WRITES = {"activity": "Memaraf nota"}, {"activity": "Menulis nota"}


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([SIGNS, SIGNS], []),
        ([WRITES, SIGNS, SIGNS, SIGNS], [1]),
        ([SIGNS, SIGNS, WRITES, SIGNS, SIGNS], []),
        ([SIGNS, SIGNS, {**SIGNS, "decision": {"Tidak": "1", "Ya": "end"}}], [0]),
        ([SIGNS, {**SIGNS, "next": ["3", "4"]}, {**WRITES, "next": "end"}, SIGNS], []),
    ],
)
def test_three_approvals_in_a_row_are_many(rows, first):
    assert places("P203", sop_of(rows)) == [("steps", step, "activity") for step in first]


def test_how_many_approvals_may_follow_one_another_is_an_option():
    assert len(said("P203", sop_of([SIGNS, SIGNS]), most=1)) == 1
    assert said("P203", sop_of([SIGNS] * 3), most=3) == []


def loop(length, target):
    """A decision in the last of so many rows that sends the work back to a row."""
    return sop_of([*({} for _ in range(length - 1)), {"decision": {"Ya": "end", "Tidak": target}}])


@pytest.mark.parametrize(
    ("length", "target", "found"),
    [(8, "3", 0), (8, "2", 1), (3, "1", 0), (4, "1", 1), (4, "2", 0), (1, "1", 0)],
)
def test_a_way_back_may_be_five_rows_long_and_to_the_start_two(length, target, found):
    paths = places("P204", loop(length, target))
    assert paths == [("steps", length - 1, "decision", "Tidak", "to")] * found


def test_a_way_up_the_page_that_leads_round_nowhere_is_no_way_back():
    rows = [{"next": "3"}, {"next": "end"}, *({} for _ in range(6)), {"decision": {"Ya": "2", "Tidak": "8"}}]
    assert said("P204", sop_of(rows)) == []


def test_a_loop_that_cannot_be_left_has_a_finding_of_its_own():
    assert said("P204", sop_of([*({} for _ in range(8)), {"next": "1"}])) == []


def test_how_far_the_way_to_the_start_may_be_is_an_option():
    assert said("P204", loop(4, "1"), start=3) == []
    assert len(said("P204", loop(4, "1"), start=9, most=2)) == 1


ONE, OTHER = {"activity": "Membuka surat", "output": "Surat"}, {"activity": "Membaca surat", "output": " surat"}


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([ONE, OTHER], [0]),
        ([ONE, OTHER, {**ONE, "activity": "Melipat surat"}], [0]),
        ([ONE, {**OTHER, "by": "kepala"}], []),
        ([ONE, {**OTHER, "output": "Nota"}], []),
        ([{**ONE, "output": []}, {**OTHER, "output": []}], []),
        ([ONE, ONE], []),
        ([ONE, {**OTHER, "decision": {"Ya": "end", "Tidak": "1"}}], []),
        ([{**ONE, "decision": {"Ya": "2", "Tidak": "end"}}, OTHER], []),
        ([ONE, {**OTHER, "sop": "002"}], []),
        ([{**ONE, "next": ["2", "3"]}, {**OTHER, "next": "end"}, {**ONE, "activity": "Melipat"}], []),
        ([ONE, OTHER, {"output": "Nota"}, ONE, OTHER], [0, 3]),
    ],
    ids=[
        *("two", "three", "another executor", "another output", "no output", "a copy", "then a decision", "a decision"),
        *("another SOP", "parallel", "twice"),
    ],
)
def test_steps_that_bring_forth_nothing_new_could_be_one(rows, first):
    assert places("P205", sop_of(rows)) == [("steps", step, "activity") for step in first]


def test_a_step_that_only_passes_on_has_a_finding_of_its_own():
    rows = [{}, ONE, passing()[1], {}]
    assert places("P202", sop_of(rows)) == [("steps", 2, "activity")]
    assert said("P205", sop_of(rows)) == []


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("a b c d e f", 1),
        ("a b c d e", 0),
        ("a b c d e e", 0),
        ("a a+b b+c c+d d+e e", 0),
        ("a b c d e f g h i j k k", 1),
        ("a b c d e f g h i j j", 0),
    ],
)
def test_more_than_nine_of_ten_steps_that_change_hands_are_many(by, found):
    assert places("P206", turns(by)) == [("steps",)] * found


@pytest.mark.parametrize(("count", "found"), [(20, 0), (21, 1)])
def test_an_sop_may_have_20_steps(count, found):
    assert places("P207", sop_of([{}] * count)) == [("steps",)] * found


@pytest.mark.parametrize(
    ("times", "found"),
    [
        (["3 jam", "1 jam", "1 jam", "1 jam"], [0]),
        (["2 jam 59 menit", "1 jam", "1 jam", "1 jam"], []),
        (["3 jam", "1 jam", "1 jam"], []),
        (["9 jam", "1 jam", "1 jam", "1 hari"], []),
        (["3 jam", "1 jam", "1 jam", "60 menit", "sesuai kebutuhan"], [0]),
        (["1-5 jam", "1 jam", "1 jam", "1 jam"], [0]),
        (["2 jam", "1 menit", "1 menit", "118 menit"], [0]),
        (["0 menit", "0 menit", "0 menit", "0 menit"], []),
        (["2 jam", "2 jam", "0 jam", "0 jam"], [0, 1]),
    ],
)
def test_a_step_that_takes_half_of_the_time_is_named(times, found):
    sop = sop_of([{"time": time} for time in times])
    assert places("P208", sop) == [("steps", step, "time") for step in found]


@pytest.mark.parametrize(("more", "found"), [({}, 1), ({"sop": "002"}, 0)])
def test_a_step_that_another_sop_details_may_take_long(more, found):
    assert len(places("P208", sop_of([{"time": "3 jam", **more}, *[{"time": "1 jam"}] * 3]))) == found


def test_the_message_says_which_part_of_the_time():
    (found,) = said("P208", sop_of([{"time": time} for time in ["20 hari", "1 hari", "1 hari", "1 hari"]]))
    assert found.message.text() == "step `1` takes 87 % of the time of all 4 steps whose time can be counted"


@pytest.mark.parametrize(("by", "found"), [("warga", 0), (["warga", "petugas"], 1), ("petugas", 1)])
def test_how_long_the_user_takes_is_not_for_the_office_to_shorten(by, found):
    steps = [{"time": "3 jam", "by": by}, *[{"time": "1 jam"}] * 3]
    executors = {"warga": {"name": "Warga", "customer": True}, "petugas": "Petugas"}
    assert len(places("P208", sop_of(steps, executors=executors))) == found


@pytest.mark.parametrize(
    ("note", "time"),
    [
        ("Proses pengajuan 2 bulan", "2 bulan"),
        ("2 hari kerja", "2 hari kerja"),
        ("Waktu tunggu 3-5 Hari Kerja.", "3-5 Hari Kerja"),
        ("Menunggu jawaban dua minggu", "dua minggu"),
        ("Diproses di pusat, membutuhkan waktu 10 (sepuluh) hari kerja", "10 (sepuluh) hari kerja"),
        ("Paling lambat tanggal 5. Proses pengiriman ke provinsi 1 jam 30 menit", "1 jam 30 menit"),
        ("Estimasi 2 s.d. 3 hari", "2 s.d. 3 hari"),
    ],
)
def test_a_duration_in_the_note_is_named(note, time):
    (found,) = said("P209", sop_of([{"note": note, "time": "1 jam"}]))
    assert found.message.text() == f"the note holds a time that the step does not count: `{time}`"
    assert found.path == ("steps", 0, "note")


@pytest.mark.parametrize(
    "note",
    [
        "Paling lambat 3 hari kerja",
        "Proses paling lama 3 hari kerja",
        "Waktu maksimal 2 jam",
        "Selambat-lambatnya 5 hari kerja",
        "Proses 3 hari setelah surat diterima",
        "Waktu setiap 3 bulan",
        "Proses 3 bulan sekali",
        "Waktu 5 menit per berkas",
        "Waktu 5 menit/berkas",
        "Berlaku selama 5 tahun",
        "Waktu tanggal 5 bulan berikutnya",
        "Menunggu data 3 bulan terakhir",
        "Waktu semester ke 2 tahun ini",
        "Waktu minggu 2 bulan Januari",
        "Waktu minggu ke-2 bulan",
        "Waktu semester 1 tahun 2024",
        "Masa kerja 2 tahun",
        "Surat 3 halaman, proses di loket 2 meja",
        "Dokumen 2 bulan",
        "Proses di loket pukul 08.00",
        "Proses 1.500 jam",
        "",
    ],
)
def test_a_note_that_says_when_or_how_often_is_left_alone(note):
    assert said("P209", sop_of([{"note": note, "time": "1 jam"}])) == []


@pytest.mark.parametrize(("time", "found"), [("2 hari", 0), ("3 hari", 1), (None, 1), ("sesuai jadwal", 1)])
def test_a_note_may_repeat_the_time_of_its_step(time, found):
    assert len(said("P209", sop_of([{"note": "Lama proses 2 hari", "time": time}]))) == found


def test_a_note_of_many_times_is_soon_read():
    assert said("P209", sop_of([{"note": "proses 2 bulan sekali " * 40_000}])) == []
