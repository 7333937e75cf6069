"""Rules of principle 8, at their borders: which SOP it is, from when it holds, who says so, and what it warns of."""

import re
import warnings
from datetime import date

import pytest
from asking import diagnostics, places, said
from wild import sop_of

from sopkit.lint import World
from sopkit.source import Write


@pytest.mark.parametrize("code", ["P801", "P802", "P803"])
@pytest.mark.parametrize(
    ("status", "needed"),
    [(None, True), ("draft", False), ("review", False), ("approved", True), ("effective", True), ("revoked", True)],
)
def test_what_ratifying_gives_is_asked_for_only_once_the_sop_is_ratified(code, status, needed):
    assert bool(said(code, status=status)) == needed


@pytest.mark.parametrize(("code", "key"), [("P801", "number"), ("P802", "effective"), ("P803", "approved_by")])
def test_a_blank_key_is_spoken_of_where_it_stands_and_an_absent_one_at_the_title(code, key):
    assert places(code) == [("title",)]
    assert places(code, **{key: ""}) == [(key,)]
    if code != "P802":
        assert places(code, **{key: "-"})[0][0] == key


BLANK = "has a blank that was not filled in"
NUMBERS = {
    "SOP-025/17000/2025": None,
    "001": None,
    "SOP AP-SEKRE-01": None,
    "No. 02 /SOP/BRSDM.2-BPOL/ OT.200/VI /2017": None,
    "530/ /01-IND/IV/2019": BLANK,
    "530//01": BLANK,
    "/SOP/2019": BLANK,
    "530/-/01": BLANK,
    "SOP/.../2024": BLANK,
    "SOP ... 2024": BLANK,
    "SOP-___/2024": BLANK,
    "SOP-…/2024": BLANK,
    "-": "has no number",
    "/": "has no number",
}


@pytest.mark.parametrize(("number", "words"), NUMBERS.items(), ids=NUMBERS)
def test_a_number_has_no_blank(number, words):
    messages = [message for _path, message in said("P801", number=number)]
    assert [words in message for message in messages] == ([] if words is None else [True])


def test_a_draft_may_lack_a_number_but_not_have_half_of_one():
    assert said("P801", status="draft", number="530/ /01")


PATTERN = r"SOP-\d{3}/\d{4}"


@pytest.mark.parametrize(
    ("number", "pattern", "fits"),
    [
        ("SOP-025/2025", PATTERN, True),
        ("SOP-25/2025", PATTERN, False),
        ("SOP-025/2025x", PATTERN, False),
        ("xSOP-025/2025", PATTERN, False),
        ("apa saja", "", True),
    ],
)
def test_a_number_follows_the_pattern_as_a_whole(number, pattern, fits):
    assert bool(said("P801", options={"pattern": pattern}, number=number)) != fits


@pytest.mark.parametrize("pattern", ["(", "[[a]", "*", r"\1", "(?P<", "a{99999999999}", "(" * 5000 + ")" * 5000])
def test_a_pattern_that_is_none_asks_for_nothing(pattern):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert said("P801", options={"pattern": pattern}, number="a") in (
            [],
            [(("number",), "the number `a` does not follow the pattern of the agency")],
        )


@pytest.mark.parametrize(
    ("approval", "message"),
    [
        ("Kepala Dinas Sosial", None),
        ("Plt. Camat", None),
        ({"position": "Kepala", "name": ""}, None),
        ({"name": "Siti"}, "the person who ratifies the SOP is named without a position"),
        ({"position": "...", "name": "Siti"}, "the person who ratifies the SOP is named without a position"),
        ({"name": "-"}, "nobody is named who ratifies the SOP"),
        ("", "nobody is named who ratifies the SOP"),
    ],
)
def test_a_position_ratifies_not_a_person(approval, message):
    assert [text for _path, text in said("P803", approved_by=approval)] == ([] if message is None else [message])


FULL = {
    "institution": "Dinas Sosial",
    "created": "2025-01-01",
    "qualifications": "Teliti",
    "related": "SOP Pengelolaan Arsip",
    "equipment": "Komputer",
    "warnings": "Jika terlambat, bantuan hangus",
}


def blanks(**fields):
    return [name for _path, message in said("P804", **fields) for name in re.findall("`(.*?)`", message)]


@pytest.mark.parametrize("key", FULL)
def test_a_blank_field_is_named_and_spoken_of_where_it_stands(key):
    assert blanks(**FULL) == []
    assert blanks(**{**FULL, key: ""}) == [key]
    assert places("P804", **{**FULL, key: ""}) == [(key,)]
    absent = {name: value for name, value in FULL.items() if name != key}
    assert places("P804", **absent) == [("title",)]


def test_one_remark_names_all_blank_fields_in_the_order_of_the_form():
    assert blanks() == list(FULL)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"institution": "", "unit": "Bagian Umum"}, []),
        ({"created": "", "status": "draft"}, []),
        ({"created": "", "status": "approved"}, ["created"]),
        ({"related": "Tidak ada"}, []),
        ({"related": "-"}, ["related"]),
        ({"related": "SOP Pemeriksaan Berkas"}, ["related"]),
        ({"number": "001", "related": {"sop": "001"}}, ["related"]),
        ({"related": {"sop": "002"}}, []),
        ({"related": "", "type": {"completeness": "partial"}}, []),
        ({"equipment": ["-", "Komputer"]}, []),
        ({"warnings": ["-", "…"]}, ["warnings"]),
    ],
)
def test_a_field_is_blank_when_it_says_nothing(fields, expected):
    assert blanks(**{**FULL, **fields}) == expected


WARNS = {
    "Jika SOP ini tidak dilaksanakan akan berdampak: PAK tersendat": True,
    "Apabila terlambat, pencairan tertunda": True,
    "Keterlambatan laporan berakibat sanksi": True,
    "Dilarang menerima pembayaran tunai": True,
    "Petugas tidak boleh menerima imbalan": True,
    "Jangka waktu penerbitan paling lama 3 hari kerja": True,
    "Petugas yang paling lamban ditegur": False,
    "Laporan diserahkan paling lambat tanggal 5": True,
    "Berkas harus kembali dalam 3 hari kerja": True,
    "SOP ini harus dilaksanakan": False,
    "SOP ini agar dilaksanakan sebaik-baiknya": False,
    "Perhatikan ketentuan yang berlaku": False,
    "Sampel yang tidak diawetkan dapat rusak": True,
    "Berkas yang belum lengkap tidak akan diproses": True,
    "Vaksin yang disimpan di luar suhu 2 sampai 8 derajat akan rusak": True,
    "Petugas yang tidak dapat hadir digantikan": False,
    "Sampel disimpan di luar ruang kerja dan dapat rusak": False,
    "Alat yang tersedia dapat rusak": False,
    "Jikalau": True,
    "Habisnya waktu": False,
}


@pytest.mark.parametrize(("text", "warns"), WARNS.items(), ids=WARNS)
def test_a_warning_names_a_consequence_or_a_limit(text, warns):
    assert (said("P805", warnings=[text]) == []) == warns


def test_one_sentence_over_several_items_is_one_warning():
    assert said("P805", warnings=["Jika SOP tidak dilaksanakan:", "PAK tersendat"]) == []
    assert places("P805", warnings=["-", "Laksanakan SOP ini", "Taati SOP ini"]) == [("warnings", 1)]
    assert places("P805", warnings=["-"]) == []
    assert places("P805") == []


STATES = {
    ("draft", "2026-05-31"): "come",
    ("draft", "2026-06-01"): "come",
    ("draft", "2026-06-02"): None,
    ("review", "2010-01-01"): "come",
    ("approved", "2026-06-01"): "come",
    ("approved", "2026-06-02"): None,
    ("effective", "2026-06-01"): None,
    ("effective", "2026-06-02"): "still to come",
    ("revoked", "2010-01-01"): None,
    (None, "2010-01-01"): None,
    ("draft", ""): None,
}


@pytest.mark.parametrize(("state", "words"), STATES.items(), ids=map(str, STATES))
def test_the_status_agrees_with_the_effective_date(state, words):
    status, effective = state
    messages = [message for _path, message in said("P806", status=status, effective=effective)]
    assert [words in message for message in messages] == ([] if words is None else [True])


def test_without_a_day_nobody_knows_whether_an_sop_is_in_force():
    assert said("P806", world=World(), status="draft", effective="2010-01-01") == []


@pytest.mark.parametrize(
    ("status", "written"), [("draft", None), ("review", None), ("approved", "effective"), ("effective", "approved")]
)
def test_the_status_can_be_corrected_where_nothing_else_is_asked_of_the_new_one(status, written):
    effective = date(2030, 1, 1) if status == "effective" else date(2010, 1, 1)
    (found,) = diagnostics("P806", sop_of([{}], status=status, effective=effective))
    assert (found.fix.edits if found.fix else None) == ((Write(("status",), written),) if written else None)


SLEMAN = "Dinas Sosial Kabupaten Sleman"
SIGNERS = {
    "the own": (SLEMAN, "Kepala Dinas Sosial Kabupaten Sleman", False),
    "abbreviated": ("Badan Keluarga Berencana Kab. Musi Rawas", "Kepala Badan KB Kab. Musi Rawas", False),
    "without a region": (SLEMAN, "Kepala Dinas Sosial", False),
    "a higher one": (SLEMAN, "Sekretaris Daerah Kabupaten Sleman", False),
    "of the province": (SLEMAN, "Gubernur Bali", False),
    "of another regency": (SLEMAN, "Bupati Bantul", True),
    "of another agency": (SLEMAN, "Kepala Dinas Kesehatan", True),
    "of a joint agency": ("Dinas Sosial dan Kesehatan", "Kepala Dinas Kesehatan", False),
    "of a unit below": ("UPT Puskesmas Sape", "Kepala Dinas Kesehatan", False),
    "the own camat": ("Kecamatan Tugu Mulyo Kabupaten Musi Rawas", "Plt. Camat Tugu Mulyo", False),
    "another camat": ("Kecamatan Tugu Mulyo", "Camat Megang Sakti", True),
    "another lurah": ("Kelurahan Sukajadi", "Lurah Pasar Baru", True),
    "nobody": (SLEMAN, None, False),
    "nowhere": (None, "Bupati Bantul", False),
}


@pytest.mark.parametrize(("institution", "signer", "found"), SIGNERS.values(), ids=SIGNERS)
def test_the_signer_belongs_to_the_institution(institution, signer, found):
    assert bool(said("P807", institution=institution, approved_by=signer)) == found
