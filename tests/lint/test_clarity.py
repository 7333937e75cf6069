"""The rules of clarity at their borders: what is said, and what is left alone."""

import pytest
from hypothesis import given
from one_rule import places, said
from wild import sop_of
from wild_words import document_of, sops_of_wild_words

from sopkit.lint.conditions import paired_conditions
from sopkit.model import load
from sopkit.source import Write


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ya", "Tidak"),
        ("TIDAK", " ya "),
        ("Lengkap", "Tidak lengkap"),
        ("Lengkap", "Belum lengkap"),
        ("Lengkap", "Tidak"),
        ("Sudah benar", "Belum benar"),
        ("Sudah", "Belum"),
        ("Ya, lengkap", "Tidak, kurang lengkap"),
        ("Ada garansi", "Tidak ada"),
        ("Benar", "Salah"),
        ("Disetujui", "Ditolak"),
        ("Setuju", "Revisi"),
        ("Yes", "No"),
        ("Bebas tanggungan", "Masih ada tanggungan"),
        ("Dikabulkan", "Ditolak"),
        ("Disetujui", "Ditangguhkan"),
        ("Diterima", "Ditunda"),
        ("Hadir", "Mangkir"),
        ("Sehat", "Sakit"),
        ("Kondisi baik", "Kondisi rusak"),
        ("Reaktif", "Nonreaktif"),
        ("Positif", "Negatif"),
    ],
)
def test_labels_that_say_yes_and_no_are_recognised(first, second):
    assert said("P113", sop_of([{"decision": {first: "end", second: "1"}}])) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A", "B"),
        ("Perlu", "–"),
        ("Teknis", "Administratif"),
        ("Rusak ringan", "Rusak berat"),
        ("Offline", "Online"),
        ("Tidak lengkap", "Tidak benar"),
        ("Berkas lengkap", "Tidak dapat diproses"),
    ],
)
def test_labels_that_do_not_answer_the_question_are_named(first, second):
    (found,) = said("P113", sop_of([{"decision": {first: "end", second: "1"}}]))
    assert found.message.text() == f"`{first}` and `{second}` don't say yes and no"
    assert found.path == ("steps", 0, "decision")


def test_yes_and_no_are_to_be_written_in_full():
    (found,) = said("P113", sop_of([{"decision": {"Y": "end", "t": "1"}}]))
    assert found.message.text() == "`Y` and `t` are not written in full"
    assert found.hint.text("id") == "tulis lengkap `Ya` dan `Tidak`"


@pytest.mark.parametrize(
    "decision",
    [
        {"A": "end"},
        {"A": "end", "B": "1", "C": "1"},
        {"A": "end", "": "1"},
        {"A": "end", "a ": "1"},
    ],
    ids=["one exit", "three exits", "a blank label", "the same label"],
)
def test_exits_that_another_rule_speaks_of_are_left_to_it(decision):
    assert said("P113", sop_of([{"decision": decision}])) == []


@pytest.mark.parametrize("code", ["P113", "P114"])
def test_a_decision_that_decides_nothing_is_left_to_the_flow(code):
    step = {"activity": "Mengirim surat", "decision": {"A": "2", "B": "2"}}
    assert said(code, sop_of([step, {}])) == []
    assert len(said(code, sop_of([{**step, "decision": {"A": "2", "B": "end"}}, {}]))) == 1


@pytest.mark.parametrize(("pair", "count"), [("A/B", 0), (" b / a ", 0), ("A/C", 1), ("A", 1)])
def test_a_pair_can_be_declared(pair, count):
    assert len(said("P113", sop_of([{"decision": {"A": "end", "B": "1"}}]), pairs=(pair,))) == count


def lanes(executors, *by):
    return sop_of([{"by": one} for one in by], executors=dict.fromkeys(executors.split(), "Petugas"))


@pytest.mark.parametrize(
    ("executors", "by", "lane"),
    [
        ("a b c", ["a", "b", "c"], None),
        ("a b c", ["a", "b", "a", "c", "b"], None),
        ("b a", ["a", "b"], "b"),
        ("a c b", ["a", "b", "c"], "c"),
        ("a b c", ["a", ["c", "b"]], None),
        ("b a", [["a", "b"]], None),
        ("idle a b", ["a", "b"], None),
        ("b a", ["a", "x", "b"], None),
    ],
    ids=["in order", "and back", "starts right", "swapped", "joint", "joint start", "an idle lane", "a stranger"],
)
def test_the_first_lane_that_stands_too_far_left_is_named(executors, by, lane):
    assert places("P119", lanes(executors, *by)) == ([("executors", lane)] if lane else [])


@pytest.mark.parametrize(
    "name",
    [
        *("Kepala Sub Bagian Umum dan Kepegawaian", "Kasubbag Umum & Kepeg", "Sekretaris Daerah/Asisten"),
        *("Kepala Bidang Data dan Informasi", "Kepala Dinas/Badan", "Kepala Bagian Tata Usaha Pimpinan, Staf Ahli"),
        *("Pengelola Aplikasi", "Analis Sistem Informasi", "Web Developer", "Ibu Hamil", "Ibu dan Anak", "PA/KPA"),
        *("Kepala Desa/Lurah", "Gubernur/Bupati/Wali Kota", "Penyuluh KB", "Dokter Umum", "Kepala SMP, SMA", "Irban"),
        *("D.I. Yogyakarta", "M.Ts. Negeri", "Pejabat Pembuat Komitmen (PPK)", "-", "Koordinator Dewan Hakim"),
    ],
)
def test_a_position_is_left_alone(name):
    assert said("P120", sop_of([{}], executors={"petugas": name})) == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Drs. Ahmad Fauzi", "person"),
        ("Ahmad Fauzi, S.Kom", "person"),
        ("Ahmad Fauzi, S.Kom., M.M.", "person"),
        ("Ahmad Fauzi S. Sos", "person"),
        ("Ahmad Fauzi, SE, MM", "person"),
        ("Siti A.Md.", "person"),
        ("Bapak Camat", "person"),
        ("Ibu Siti", "person"),
        ("Bpk/Ibu Kepala", "person"),
        ("Ahmad Fauzi NIP 19800101", "person"),
        ("Ahmad 19800101 200501 1 001", "person"),
        ("Aplikasi SIMPEG", "thing"),
        ("Sistem OSS", "thing"),
        ("Website", "thing"),
        ("Sarana Pelayanan", "thing"),
        ("Kepala Bidang/Kepala Seksi", "2 positions"),
        ("Kepala Dinas dan Sekretaris", "2 positions"),
        ("Ketua, Sekretaris & Bendahara", "3 positions"),
        ("Kasubbag Umum dan Kepegawaian dan Staf", "2 positions"),
    ],
)
def test_a_lane_that_is_no_position_is_told_what_it_is(name, what):
    (found,) = said("P120", sop_of([{}], executors={"petugas": name}))
    assert what in found.message.text()
    assert found.path == ("executors", "petugas", "name")


def test_whom_the_service_is_for_need_hold_no_position():
    customer = {"name": "Bapak/Ibu Kepala Sekolah dan Bendahara", "customer": True}
    assert said("P120", sop_of([{}], executors={"petugas": customer})) == []


def steps(*activities, by="petugas"):
    return [{"activity": activity, "by": by} for activity in activities]


SAME = "Menyusun laporan bulanan"
LONG = "laporan " * 40 + "bulanan"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (steps(SAME, SAME), [1]),
        (steps(SAME, SAME, SAME), [1, 2]),
        (steps(SAME, "MENYUSUN  laporan, bulanan."), [1]),
        (steps("Menyusun laporan dan lampiran", "Menyusun laporan serta lampiran"), [1]),
        (steps(SAME, "Memeriksa laporan bulanan", "Menyusun lapran bulanan"), [2]),
        (steps(SAME, "Menyusun laporan bulnaan"), [1]),
        (steps(SAME, "Menyusun laporan bulanana"), [1]),
        (steps(SAME, "Menyusun laporan bukanan"), [1]),
        (steps(SAME, "Menyusun laporan tahunan"), []),
        (steps(SAME, "Menyusun laporan bulanan daerah"), []),
        (steps("Menyusun laporan I", "Menyusun laporan V"), []),
        (steps("Menyusun laporan 2024a", "Menyusun laporan 2024b"), []),
        (steps("Menyusun daftar masuk", "Menyusun daftar keluar"), []),
        (steps("…", "…"), []),
        ([*steps(SAME), *steps(SAME, by="kepala")], []),
        ([*steps(SAME, by=["petugas", "kepala"]), *steps(SAME, by=["kepala", "petugas"])], [1]),
        (steps(LONG, LONG, f"{LONG}a"), [1]),
    ],
)
def test_an_activity_that_stands_there_already_is_named(rows, found):
    assert places("P121", sop_of(rows)) == [("steps", index, "activity") for index in found]


def test_the_same_activity_on_the_other_branch_is_meant():
    branches = [
        {"decision": {"Ya": "2", "Tidak": "3"}},
        {"activity": SAME, "next": "end"},
        {"activity": SAME},
    ]
    assert said("P121", sop_of(branches)) == []
    joined = [branches[0], {"activity": SAME, "next": "3"}, branches[2]]
    assert places("P121", sop_of(joined)) == [("steps", 2, "activity")]


def test_a_way_back_does_not_make_two_branches_one():
    branches = [
        {"activity": "Menerima surat", "decision": {"Ya": "2", "Tidak": "3"}},
        {"activity": SAME, "next": "1"},
        {"activity": SAME},
    ]
    assert said("P121", sop_of(branches)) == []


@pytest.mark.parametrize(("count", "found"), [(25, 0), (26, 1)])
def test_an_activity_may_have_25_words(count, found):
    assert len(said("P124", sop_of(steps("kata " * count)))) == found


@pytest.mark.parametrize(
    ("nature", "by", "replacement"),
    [
        ("technical", ["a"], None),
        ("technical", ["a", "b"], "administrative"),
        ("technical", ["a", "user"], None),
        ("administrative", ["a"], "technical"),
        ("administrative", ["a", "b"], None),
        ("administrative", ["a", "user"], None),
        ("administrative", ["a", "stranger"], None),
        (None, ["a"], None),
    ],
)
def test_the_nature_fits_the_number_of_executors(nature, by, replacement):
    executors = {"a": "Petugas", "b": "Kepala", "user": {"name": "Pemohon", "customer": True}}
    found = said("P128", sop_of([{"by": one} for one in by], executors=executors, type={"nature": nature}))
    assert [diagnostic.fix.edits for diagnostic in found] == (
        [(Write(("type", "nature"), replacement),)] if replacement else []
    )


@pytest.mark.parametrize("text", ["sda", "s.d.a.", "S/D/A", "idem", "Idem.", '"', '-"-', "〃", "sama dengan di atas"])
def test_a_cell_that_points_to_the_one_above_is_named(text):
    found = said("P129", sop_of([{"output": "Laporan"}, {"output": text}]))
    assert [diagnostic.path for diagnostic in found] == [("steps", 1, "output")]
    assert found[0].fix.edits == (Write(("steps", 1, "output"), "Laporan"),)


@pytest.mark.parametrize("text", ["Sda. Musi", "Idem ditto", "-", "", "Sama-sama", "Data sama dengan di atas kertas"])
def test_a_cell_that_says_something_is_left_alone(text):
    assert said("P129", sop_of([{"output": "Laporan"}, {"output": text}])) == []


def test_a_chain_of_marks_stands_for_what_was_written_last():
    found = said("P129", sop_of([{"note": "Pedoman"}, {"note": "sda"}, {"note": "sda"}]))
    assert [diagnostic.fix.edits[0].text for diagnostic in found] == ["Pedoman", "Pedoman"]


def test_an_activity_is_not_written_out_twice():
    (found,) = said("P129", sop_of(steps("Menyusun laporan", "sda")))
    assert found.fix is None


@pytest.mark.parametrize("code", ["P128", "P129"])
@given(sop=sops_of_wild_words)
def test_a_fix_removes_its_finding(code, sop):
    found = said(code, sop)
    document = document_of(sop)
    for edit in (edit for diagnostic in found if diagnostic.fix for edit in diagnostic.fix.edits):
        document = document.replace(edit.path, edit.text)
    left = places(code, load(document).sop)
    assert left == [diagnostic.path for diagnostic in found if diagnostic.fix is None]


@pytest.mark.parametrize(
    ("above", "cell"),
    [([], "sda"), (["Surat", "Nota"], "sda"), (["Surat"], ["sda", "Nota"])],
    ids=["nothing above", "several things above", "one of several things"],
)
def test_what_a_mark_stands_for_is_written_out_only_where_it_is_one_thing(above, cell):
    (found,) = said("P129", sop_of([{"requires": above}, {"requires": cell}]))
    assert found.fix is None


@pytest.mark.parametrize(
    ("activities", "pairs"),
    [
        (["Apabila lengkap, mencatat", "Apabila tidak lengkap, mengembalikan"], [(0, 1)]),
        (["Jika berkas belum lengkap mengembalikan", "Jika berkas lengkap mencatat"], [(0, 1)]),
        (["Apabila lengkap, mencatat", "Mengarsipkan", "Apabila tidak lengkap, mengembalikan"], [(0, 2)]),
        (["Jika disetujui, mencetak", "Jika ditolak, memperbaiki"], [(0, 1)]),
        (["Jika disetujui, mencetak", "Jika tidak, memperbaiki"], [(0, 1)]),
        (["Mencatat berkas apabila lengkap", "Mengembalikan berkas apabila kurang lengkap"], [(0, 1)]),
        (["Apabila lengkap, mencatat", "Apabila tidak benar, mengembalikan"], []),
        (["Apabila tidak lengkap, mencatat", "Apabila tidak lengkap, mengembalikan"], []),
        (["Apabila lengkap, mencatat", "Mengembalikan yang tidak lengkap"], []),
        (["Apabila lengkap, mencatat", "a", "b", "Apabila tidak lengkap, mengembalikan"], []),
        (["Jika lengkap, a", "Jika tidak lengkap, b", "Jika lengkap, c"], [(0, 1)]),
        (["Jika lengkap, a", "Jika tidak lengkap, b", "Jika benar, c", "Jika salah, d"], [(0, 1), (2, 3)]),
        (["Membahas (jika diperlukan)", "Menulis jika tidak diperlukan"], []),
        (["Jika", "Jika tidak"], []),
    ],
)
def test_two_outcomes_of_one_decision_are_found(activities, pairs):
    sop = sop_of(steps(*activities))
    assert list(paired_conditions(sop)) == pairs
    assert places("P130", sop) == [("steps", first, "activity") for first, _second in pairs]


def test_two_steps_to_which_a_decision_leads_are_drawn_already():
    rows = [
        {"decision": {"Ya": "2", "Tidak": "3"}},
        *steps("Apabila lengkap, mencatat", "Apabila tidak lengkap, mengembalikan"),
    ]
    assert paired_conditions(sop_of(rows)) == ()
    assert paired_conditions(sop_of([{"decision": {"Ya": "2", "Tidak": "1"}}, *rows[1:]])) == ((1, 2),)


def test_a_decision_has_its_exits_and_is_no_outcome():
    rows = steps("Apabila lengkap, mencatat", "Apabila tidak lengkap, mengembalikan")
    rows[1]["decision"] = {"Ya": "end", "Tidak": "1"}
    assert paired_conditions(sop_of(rows)) == ()
