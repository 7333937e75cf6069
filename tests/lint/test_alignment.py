"""Rules of principle 3, at their borders: what SOPs say of one another, and what was copied from others."""

import pytest
from asking import diagnostics, library_of, places, said, said_in_library
from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of, wild_sops
from wild_identity import wild_identities, wild_texts

from sopkit.lint import World, check, preset
from sopkit.lint.citations import cites, missing, read_citation
from sopkit.lint.plan import Plan
from sopkit.lint.regions import find_regions
from sopkit.lint.titles import bare_title
from sopkit.source import Remove, Write

FAMILIES = {"alignment", "certainty", "compliance", "user_focus"}
OURS = Plan(tuple(asked for asked in preset("all").asked if asked.rule.family in FAMILIES))

ONE = {"number": "001", "title": "Pengelolaan Surat Masuk"}
TWO = {"number": "002", "title": "Pengelolaan Surat Keluar"}


def rows(found):
    return [(number, path) for number, path, _message in found]


@pytest.mark.parametrize(
    ("related", "meant"),
    [
        ("002", None),
        ("003", ()),
        ("2", ("002",)),
        ("0002", ("002",)),
        ("SOP 002", ()),
    ],
)
def test_a_related_number_is_one_of_the_library(related, meant):
    sops = [sop_of([{}], **{**ONE, "related": [{"sop": related}]}), sop_of([{}], **TWO)]
    found = diagnostics("P301", sops[0], among=library_of(*sops).among(0))
    assert [one.path for one in found] == ([] if meant is None else [("related", 0, "sop")])
    edits = [edit for one in found if one.fix for edit in one.fix.edits]
    assert edits == [Write(("related", 0, "sop"), number) for number in meant or ()]


def test_a_related_text_and_a_lone_sop_are_not_looked_up():
    assert said_in_library("P301", {**ONE, "related": ["SOP Apa Saja"]}, TWO) == []
    assert said_in_library("P301", {**ONE, "related": [{"sop": "009"}]}) == []
    assert said("P301", **ONE, related=[{"sop": "009"}]) == []


OWN = {"number": "SOP-025/17000/2025", "title": "Pengelolaan Surat Masuk"}


@pytest.mark.parametrize(
    ("related", "own"),
    [
        ({"sop": "SOP-025/17000/2025"}, True),
        ({"sop": "sop-025/17000/2025 "}, True),
        ({"sop": "SOP-026/17000/2025"}, False),
        ({"sop": "SOP-026/17000/2025", "text": "Pengelolaan Surat Masuk"}, False),
        ("Pengelolaan Surat Masuk", True),
        ("SOP PENGELOLAAN SURAT MASUK.", True),
        ("Standar Operasional Prosedur Pengelolaan Surat Masuk", True),
        ("SOP-025/17000/2025", True),
        ("SOP-025/17000/2025 tentang Pengelolaan Surat Masuk Rahasia", False),
        ("SOP Pengelolaan Surat Masuk (SOP-025/17000/2025)", True),
        ("SOP Pengelolaan Surat Keluar", False),
        ("SOP Pengelolaan Surat Masuk Tahun 2025", True),
        ("SOP Pengelolaan Surat Masuk 1999", False),
        ("-", False),
    ],
)
def test_an_sop_does_not_name_itself(related, own):
    found = diagnostics("P302", sop_of([{}], **OWN, related=["Juknis", related]))
    assert [one.fix.edits for one in found] == ([(Remove(("related", 1)),)] if own else [])


@pytest.mark.parametrize(
    ("related", "own"),
    [("SOP Arsip", True), ("SOP Arsip 2025", True), ("SOP Arsip Tahun 2024", False), ("SOP Arsip Tahun", False)],
)
def test_of_two_titles_the_year_counts_only_where_both_have_one(related, own):
    assert places("P302", title="SOP Arsip Tahun 2025", related=[related]) == ([("related", 0)] if own else [])


def test_a_short_number_inside_a_text_is_not_taken_for_the_own_one():
    assert said("P302", number="01", title="Arsip", related=["Lampiran 01"]) == []


def test_a_number_that_two_sops_share_may_mean_the_other():
    assert said_in_library("P302", {**ONE, "related": [{"sop": "001"}]}, {**TWO, "number": "001"}) == []
    assert len(said_in_library("P302", {**ONE, "related": [{"sop": "001"}]}, TWO)) == 1


VAGUE = {
    "Seluruh SOP BPS Provinsi": True,
    "Semua SOP": True,
    "SEMUA DOKUMEN TERKAIT": True,
    "SOP terkait": True,
    "SOP lain yang terkait": True,
    "SOP lainnya": True,
    "dll.": True,
    "dan lain-lain": True,
    "SOP Terkait Pengadaan": False,
    "SOP Pengelolaan Surat Masuk": False,
    "SOP": False,
    "Tidak ada": False,
    "Seluruh pegawai": False,
    "-": False,
}


@pytest.mark.parametrize(("text", "vague"), VAGUE.items(), ids=VAGUE)
def test_a_related_text_names_something(text, vague):
    assert places("P303", related=[text]) == ([("related", 0)] if vague else [])


SAME = {
    "nothing": ([ONE, TWO], []),
    "one number": ([ONE, {**TWO, "number": "001"}], [(1, ("number",)), (2, ("number",))]),
    "one title": ([ONE, {**ONE, "number": "002"}], [(1, ("title",)), (2, ("title",))]),
    "one number and one title": ([ONE, ONE], [(1, ("number",)), (2, ("number",))]),
    "one title nearly": (
        [ONE, {"number": "2", "title": "SOP PENGELOLAAN SURAT MASUK."}],
        [(1, ("title",)), (2, ("title",))],
    ),
    "one title in two institutions": ([{**ONE, "institution": "A"}, {**ONE, "number": "2", "institution": "B"}], []),
    "one title without numbers": (
        [{"title": "Arsip"}, {"title": "Arsip"}],
        [(1, ("title",)), (2, ("title",))],
    ),
    "a revoked one": ([ONE, {**ONE, "status": "revoked"}], []),
    "one alone": ([ONE], []),
}


@pytest.mark.parametrize(("sops", "expected"), SAME.values(), ids=SAME)
def test_numbers_and_titles_are_used_once(sops, expected):
    assert rows(said_in_library("P304", *sops)) == expected


def test_the_other_files_are_named():
    ((_one, _path, first), (_two, _other, second)) = said_in_library("P304", ONE, {**TWO, "number": " 001 "})
    assert first == "the number `001` is also that of `2.yaml`"
    assert second == "the number `001` is also that of `1.yaml`"


MUTUAL = {
    "both": ([{**ONE, "related": [{"sop": "002"}]}, {**TWO, "related": [{"sop": "001"}]}], []),
    "one side": ([{**ONE, "related": [{"sop": "002"}]}, TWO], [(2, ("title",))]),
    "one side, of a list": ([{**ONE, "related": [{"sop": "002"}]}, {**TWO, "related": []}], [(2, ("related",))]),
    "itself": ([{**ONE, "related": [{"sop": "001"}]}, TWO], []),
    "by a revoked one": ([{**ONE, "status": "revoked", "related": [{"sop": "002"}]}, TWO], []),
    "a revoked one": ([{**ONE, "related": [{"sop": "002"}]}, {**TWO, "status": "revoked"}], []),
    "one without number": ([{"title": "Arsip", "related": [{"sop": "002"}]}, TWO], []),
}


@pytest.mark.parametrize(("sops", "expected"), MUTUAL.values(), ids=MUTUAL)
def test_related_sops_name_each_other(sops, expected):
    assert rows(said_in_library("P305", *sops)) == expected


PPK = {"executors": {"a": "PPK"}}
IN_FULL = {"executors": {"a": "Pejabat Pembuat Komitmen"}}
A, B = {"institution": "Dinas A"}, {"institution": "Dinas B"}
SPELLED = {
    "without an institution": ([PPK, IN_FULL, IN_FULL], [1]),
    "in one institution": ([PPK | A, IN_FULL | A, IN_FULL | A], [1]),
    "in two institutions": ([PPK | A, IN_FULL | B, IN_FULL | B], []),
    "in an institution and without": ([PPK, IN_FULL | A, IN_FULL | A], [1]),
    "in an institution and with a dash": ([PPK | {"institution": "-"}, IN_FULL | A, IN_FULL | A], [1]),
    "in two institutions and without": ([PPK, IN_FULL | A, IN_FULL | B, IN_FULL, IN_FULL], [1]),
    "without, beside two institutions": ([PPK, IN_FULL | A, IN_FULL | B], []),
    "in one institution under two spellings": (
        [
            PPK | {"institution": "Dinas Kesehatan Kab. Bogor"},
            *[IN_FULL | {"institution": "DINAS KESEHATAN KABUPATEN BOGOR"}] * 2,
            *[PPK | B] * 3,
        ],
        [1],
    ),
    "explained": ([PPK | {"definitions": {"PPK": "pejabat pembuat komitmen"}}, IN_FULL, IN_FULL], []),
    "in full, with its short form explained": (
        [IN_FULL | {"definitions": {"PPK": "Pejabat Pembuat Komitmen"}}, PPK, PPK],
        [],
    ),
    "another explained": ([PPK | {"definitions": {"PPK": "Petugas Pengirim Kiriman"}}, IN_FULL, IN_FULL], [1]),
}


@pytest.mark.parametrize(("sops", "numbers"), SPELLED.values(), ids=SPELLED)
def test_the_executors_of_one_institution_go_by_one_name(sops, numbers):
    found = said_in_library("P308", *sops, steps=[{"by": "a"}])
    assert rows(found) == [(number, ("executors", "a")) for number in numbers]


TIMES = {
    "equal": ("1 jam 30 menit", ["1 jam", "30 menit"], None),
    "another": ("2 jam", ["1 jam", "30 menit"], "takes `2 jam`, but the steps of SOP `002` take `1 jam 30 menit`"),
    "a range that holds it": ("1-2 jam", ["1 jam", "30 menit"], None),
    "ranges that meet": ("1-2 hari kerja", ["2-3 hari kerja"], None),
    "ranges that do not": ("1-2 hari kerja", ["3-4 hari kerja"], "take `3–4 hari kerja`"),
    "two units": ("2 hari 3 jam", ["2 hari", "2 jam"], "take `2 hari + 2 jam`"),
    "other units": ("1 hari kerja", ["8 jam"], None),
    "one unit more": ("2 hari", ["2 hari", "2 jam"], None),
    "a step without time": ("2 jam", ["1 jam", ""], None),
    "a time that can't be read": ("nanti", ["1 jam"], None),
    "no time": (None, ["1 jam"], None),
}


@pytest.mark.parametrize(("time", "others", "words"), TIMES.values(), ids=TIMES)
def test_a_step_takes_as_long_as_the_sop_that_details_it(time, others, words):
    macro = {**ONE, "steps": [{"time": time, "sop": "002"}]}
    found = said_in_library("P306", macro, {**TWO, "steps": [{"time": other} for other in others]})
    assert [(path, words in message) for _number, path, message in found] == (
        [] if words is None else [(("steps", 0, "time"), True)]
    )


@pytest.mark.parametrize(
    ("sop", "others", "words"),
    [
        ("002", [TWO], None),
        ("003", [TWO], "is not in the library"),
        ("001", [TWO], "is this SOP itself"),
        ("002", [TWO, TWO], None),
        ("003", [], None),
    ],
    ids=["there", "missing", "itself", "there twice", "no library"],
)
def test_the_sop_that_details_a_step_is_in_the_library(sop, others, words):
    found = said_in_library("P306", {**ONE, "steps": [{"time": "1 hari", "sop": sop}]}, *others)
    assert [(path, words in message) for number, path, message in found if number == 1] == (
        [] if words is None else [(("steps", 0, "sop"), True)]
    )


BATAM = {"institution": "Dinas Sosial Kota Batam"}
REGIONS = {
    "the own": ({**BATAM, "warnings": ["Wali Kota Batam"]}, []),
    "another in a warning": ({**BATAM, "warnings": ["Wali Kota Mataram"]}, [("warnings", 0)]),
    "another in capitals": ({**BATAM, "warnings": ["KOTA MATARAM"]}, [("warnings", 0)]),
    "of another tier": ({**BATAM, "warnings": ["Gubernur Kepulauan Riau"]}, []),
    "another province": (
        {"institution": "BPS Provinsi Bali", "records": ["Daftar Provinsi Jawa Timur"]},
        [("records", 0)],
    ),
    "in the title": ({**BATAM, "title": "Kerja Sama dengan Kota Mataram", "warnings": ["Kota Mataram"]}, []),
    "in the position": ({**BATAM, "approved_by": "Wali Kota Mataram", "warnings": ["Wali Kota Batam"]}, []),
    "that of the position": ({"approved_by": "Bupati Sleman", "warnings": ["Kabupaten Sleman"]}, []),
    "another than that of the position": (
        {"approved_by": "Bupati Sleman", "warnings": ["Kabupaten Bantul"]},
        [("warnings", 0)],
    ),
    "related": ({**BATAM, "related": ["SOP Dinas Sosial Kota Mataram"]}, []),
    "in the title of a law": ({**BATAM, "legal_basis": ["UU 4/1993 Tentang Pembentukan Kota Mataram"]}, []),
    "a regulation of it": ({**BATAM, "legal_basis": ["Perda Kota Mataram 5/2016 tentang X"]}, [("legal_basis", 0)]),
    "an SOP of nowhere": ({"warnings": ["Kota Mataram"]}, []),
    "an unknown name": ({**BATAM, "warnings": ["Kota Layak Anak"]}, []),
    "a name alone": ({**BATAM, "warnings": ["Mataram"]}, []),
    "by the short name of a regulation": (
        {**BATAM, "legal_basis": ["Perwal Mataram 5/2016", "Perwali Batam 3/2016", "Perbup Nomor 1 Tahun 2016"]},
        [("legal_basis", 0)],
    ),
    "by the short name of a regulation of a province": (
        {"institution": "BPS Provinsi Bali", "legal_basis": ["Pergub Jawa Timur 5/2016", "Pergub Bali 5/2016"]},
        [("legal_basis", 0)],
    ),
    "two others": ({**BATAM, "warnings": ["Kota Mataram", "Bupati Sleman"]}, [("warnings", 0), ("warnings", 1)]),
}


@pytest.mark.parametrize(("fields", "expected"), REGIONS.values(), ids=REGIONS)
def test_the_text_names_the_own_region(fields, expected):
    assert places("P309", **fields) == expected


@pytest.mark.parametrize(
    ("step", "place"),
    [
        ({"activity": "Menulis kepada Bupati Sleman"}, ("activity",)),
        ({"requires": ["Surat", "Surat Bupati Sleman"]}, ("requires", 1)),
        ({"output": ["Balasan Bupati Sleman"]}, ("output", 0)),
        ({"note": "Menurut Bupati Sleman"}, ("note",)),
    ],
)
def test_a_foreign_region_is_found_in_every_column(step, place):
    assert places("P309", [{}, step], **BATAM) == [("steps", 1, *place)]


def test_one_region_is_spoken_of_once_with_the_other_places():
    step = {"activity": "Menulis kepada Bupati Sleman", "output": ["Surat", "Balasan Bupati Sleman"]}
    (found,) = diagnostics("P309", sop_of([step] * 9, **BATAM, equipment=["Cap Kabupaten Sleman"]))
    assert found.path == ("equipment", 0)
    assert [path for path, _message in found.related] == [
        ("steps", 0, "activity"),
        ("steps", 0, "output", 1),
        ("steps", 1, "activity"),
        ("steps", 1, "output", 1),
        ("steps", 2, "activity"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kab. Musi Rawas Utara", ["musirawasutara"]),
        ("Kabupaten Musi Rawas Nomor 3", ["musirawas"]),
        ("Kabupaten/Kota Sleman", ["sleman"]),
        ("Kabupaten Toli-Toli dan Kota Banda Aceh", ["tolitoli", "bandaaceh"]),
        ("Provinsi D.I. Yogyakarta", ["yogyakarta"]),
        ("kota batu", []),
        ("Bupati dan Wakil Bupati", []),
        ("Kabupaten", []),
        ("Gubernur Sleman", []),
        ("Sleman", []),
    ],
)
def test_a_region_is_a_known_name_after_a_word_that_says_so(text, names):
    assert [region.name for region in find_regions(text)] == names


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ([("", "Draf"), ("Berkas", "Catatan")], [1]),
        ([("Berkas", "Draf"), ("Draf", "Catatan")], []),
        ([("Berkas", "Draf"), ("Draf", "Catatan", {"Ya": "end", "Tidak": "1"})], []),
        ([("Berkas", "Draf"), ("Draf", "Naskah"), ("Draf", "Catatan", {"Ya": "end", "Tidak": "2"})], [2]),
        ([("", "Draf"), ("Catatan", "Naskah"), ("Naskah", "Catatan", {"Ya": "end", "Tidak": "2"})], []),
    ],
    ids=["another", "the same", "a way back to the start", "a way back below another", "met by the way back"],
)
def test_a_step_requires_something_of_what_comes_from_above(steps, found):
    keys = ("requires", "output", "decision")
    rows = [dict(zip(keys, step, strict=False)) for step in steps]
    assert places("P307", rows) == [("steps", step, "requires") for step in found]


def test_the_title_may_speak_of_a_record():
    steps = [{"activity": "Mengetik konsep surat keterangan pindah"}]
    assert len(said("P310", steps, title="Mutasi Peserta Didik")) == 1
    assert said("P310", steps, title="Mutasi Peserta Didik", records=["Buku mutasi"]) == []


@pytest.mark.parametrize(
    ("definitions", "found"),
    [
        ({"KIP": "Kartu Indonesia Pintar"}, 0),
        ({"KIP": "Komisi Informasi Provinsi"}, 1),
        ({"KIS": "Kartu Indonesia Pintar"}, 1),
        ({}, 1),
    ],
    ids=["of the title", "of something else", "that no step has", "none"],
)
def test_a_word_that_is_defined_stands_for_its_definition(definitions, found):
    steps = [{"activity": "Mencetak KIP, lalu menyerahkannya"}]
    assert len(said("P310", steps, title="Penerbitan Bantuan Pintar", definitions=definitions)) == found


BOILERPLATE = "Jika SOP ini tidak dilaksanakan maka pekerjaan terhambat"


def copies(count, **more):
    return [{"title": f"Judul {number}", **more} for number in range(count)]


def test_a_warning_of_many_titles_is_copied():
    few, many = copies(4, warnings=BOILERPLATE), copies(5, warnings=["Lain", BOILERPLATE])
    assert said_in_library("P311", *few) == []
    found = said_in_library("P311", *few, *many)
    assert [path for _number, path, _message in found] == [("warnings", 0)] * 4 + [("warnings", 0)] * 5
    assert found[0][2] == f"`{BOILERPLATE}` also stands in 4 SOPs of other titles"


def test_copies_of_one_title_count_once_and_one_remark_speaks_for_a_field():
    assert said_in_library("P311", *copies(1, warnings=BOILERPLATE) * 9) == []
    texts = [BOILERPLATE, "Apabila terlambat, hangus"]
    assert len(said_in_library("P311", *copies(3, warnings=texts), most=1)) == 3


def test_records_are_compared_as_a_whole():
    shared = copies(3, records=["Buku agenda", "Arsip."])
    found = said_in_library("P311", *shared, *copies(3, records=["Buku agenda"]), most=2)
    assert found == []
    found = said_in_library("P311", *shared, most=1)
    assert [path for _number, path, _message in found] == [("records",)] * 3


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, False),
        ({"type": {"completeness": "final"}}, False),
        ({"type": {"completeness": "partial"}}, True),
        ({"type": {"completeness": "partial"}, "related": "-"}, True),
        ({"type": {"completeness": "partial"}, "related": "SOP Pemeriksaan Berkas"}, True),
        ({"type": {"completeness": "partial"}, "related": {"sop": "002"}}, False),
    ],
    ids=["no type", "final", "partial", "a dash", "only itself", "with a successor"],
)
def test_a_partial_sop_names_the_next_one(fields, found):
    assert places("P312", **fields) == ([("type", "completeness")] if found else [])


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("SOP Arsip", "arsip"),
        ("Standar Operasional Prosedur: ARSIP", "arsip"),
        ("SOP AP Arsip", "arsip"),
        ("SOP", "sop"),
        ("Sopan Santun", "sopan santun"),
        ("—", "—"),
    ],
)
def test_titles_are_compared_by_their_words(title, bare):
    assert bare_title(title) == bare


# Laws over everything that loads, for the rules of principles 3, 6, 7 and 8.


@given(st.lists(st.one_of(wild_sops, wild_identities), min_size=1, max_size=4))
def test_no_rule_raises_and_every_sentence_can_be_written(sops):
    library = library_of(*sops)
    for number, sop in enumerate(sops):
        for found in (*check(sop, OURS), *check(sop, OURS, World(), library.among(number))):
            assert found.message.text("id")
            assert found.hint is None or found.hint.text("id")
            assert found.path


@given(wild_identities)
def test_no_place_gets_one_finding_twice(sop):
    found = [(one.code, one.path, one.message.text()) for one in check(sop, OURS, among=library_of(sop).among(0))]
    assert len(found) == len(set(found))


@given(wild_texts, wild_texts)
def test_any_text_can_be_read_as_a_citation(text, other):
    assert isinstance(missing(read_citation(text)), tuple)
    assert cites(text, other) in {True, False}


def test_a_library_of_a_thousand_sops_is_judged_in_time_that_grows_with_it():
    # Everything is the same in all of them but the number: whoever compared pairs would be here for minutes.
    shared = {
        "title": "Pengelolaan Surat",
        "warnings": BOILERPLATE,
        "related": [{"sop": "1"}, {"sop": "nowhere"}],
        "legal_basis": ["UU Nomor 1 Tahun 2010 tentang X"] * 2,
    }
    sops = [sop_of([{"sop": "1", "time": "1 jam"}], number=str(number), **shared) for number in range(1000)]
    library = library_of(*sops)
    assert all(check(sop, OURS, World(), library.among(number)) for number, sop in enumerate(sops))
