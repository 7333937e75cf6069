"""Rules of principle 7, at their borders: is the legal basis there, whole, in order, in force, and each item once."""

import pytest
from asking import TODAY, diagnostics, places, said
from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of

from sopkit.lint import Superseded, World, check, preset
from sopkit.lint.citations import read_citation
from sopkit.lint.plan import Plan
from sopkit.lint.precedence import in_order, sorted_by_rank
from sopkit.source import Remove, Reorder

FAMILY = Plan(tuple(asked for asked in preset("all").asked if asked.rule.family == "compliance"))

UUD = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
UU_09 = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
UU_14 = "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"
PP = "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan"
PERPRES = "Peraturan Presiden Nomor 95 Tahun 2018 tentang SPBE"
KEPPRES = "Keppres Nomor 42 Tahun 2002 tentang Pedoman"
PERMEN = "Permendagri Nomor 52 Tahun 2011 tentang SOP"
PERKA = "Perka BPS Nomor 19 Tahun 2009 tentang SOP"
KEPMEN = "Keputusan Menteri PAN Nomor 63 Tahun 2003 tentang Pedoman"
PERDA_PROV = "Perda Provinsi Bali Nomor 1 Tahun 2016 tentang X"
PERGUB = "Pergub Bali Nomor 2 Tahun 2015 tentang X"
PERDA_KAB = "Perda Kabupaten Badung Nomor 3 Tahun 2014 tentang X"
PERDA = "Perda Nomor 3 Tahun 2014 tentang X"
PERBUP = "Perbup Badung Nomor 4 Tahun 2013 tentang X"
KEPBUP = "Keputusan Bupati Badung Nomor 5 Tahun 2012 tentang X"
PERDES = "Perdes Sukamaju Nomor 4 Tahun 2020 tentang X"
PERKADES = "Peraturan Kepala Desa Sukamaju Nomor 2 Tahun 2018 tentang X"
SE = "Surat Edaran Menteri PANRB Nomor 6 Tahun 2011 tentang X"
OLD = "PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP AP"
NEW = "PermenPANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP"


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({}, [("title",)]),
        ({"legal_basis": []}, [("legal_basis",)]),
        ({"legal_basis": ["-", "…"]}, [("legal_basis",)]),
        ({"legal_basis": ["-", "Peraturan yang berlaku"]}, []),
    ],
    ids=["absent", "empty", "dashes", "something"],
)
def test_a_legal_basis_is_there(fields, place):
    assert places("P701", **fields) == place


WHOLE = [
    *(UUD, "UUD 1945", UU_09, "UU RI No. 25/2009 tentang Pelayanan Publik", "UU 5 Th. 2014 ttg ASN", OLD, NEW),
    *("PMK 46/PMK.01/2021 tentang X", "KMA 168 Tahun 2010 tentang X", "Kepka BPS No. 121 Tahun 2001 tentang X"),
    *(
        "TAP MPR Nomor XI/MPR/1998 tentang X",
        "Staatsblad 1926 Nomor 226 tentang X",
        "Stb. 1847 No. 23",
        "Herzien Inlandsch Reglement (HIR) Staatsblad 1941 Nomor 44",
        "HIR/R.Bg.",
        "HIR / RBg",
        "RBg",
        "Qanun Nomor 2 Tahun 2003 tentang X",
    ),
    *(
        "Surat Edaran Menteri Dalam Negeri Nomor 061/123/SJ tanggal 3 Mei 2010 perihal X",
        "SE Sekda No. 8/2010 tentang X",
    ),
    *("Keputusan Bersama Menteri A dan Menteri B Nomor 19 Tahun 1977 dan Nomor 151 Tahun 1977 tentang X",),
    *("SNI ISO/IEC 17025:2017", "RSNI3 8153:2015 Sistem plambing", "SNI 01-2891-1992 Cara uji"),
    *("SE Mendagri Nomor 910/1867/SJ tanggal 17 April 2017 tentang X", "SE Mendagri Nomor 440/1998/SJ tentang X"),
    *("SK Bupati Nomor 188.45/123/KPTS/2010 tentang X", "Instruksi Presiden Nomor 7 Tahun 1999 tentang X", "-"),
]
PARTS = {
    "Undang-Undang Pelayanan Publik": "`Nomor`, `Tahun`, `tentang`",
    "Perda tentang Retribusi": "`Nomor`, `Tahun`",
    "UU Nomor 25 tentang Pelayanan Publik": "`Tahun`",
    "UU Tahun 2009 tentang Pelayanan Publik": "`Nomor`",
    "UU Nomor ... Tahun 2010 tentang X": "`Nomor`",
    "PermenPANRB 35/2012": "`tentang`",
    "Permenpan Nomor 35 Tahun 2012 tentang": "`tentang`",
    "Staatsblad 1926 tentang X": "`Nomor`",
    "SE Mendagri Nomor 910/1867/SJ tentang X": "`Tahun`",
    "SNI ISO/IEC 17025": "`Undang-Undang/Peraturan/Keputusan`, `Tahun`, `tentang`",
    "Nomor 5 Tahun 2010 tentang X": "`Undang-Undang/Peraturan/Keputusan`",
    "Peraturan perundang-undangan yang berlaku": "`Undang-Undang/Peraturan/Keputusan`, `Nomor`, `Tahun`, `tentang`",
}


@pytest.mark.parametrize("item", WHOLE)
def test_a_citation_that_is_whole_is_known_for_one(item):
    assert said("P702", legal_basis=[item]) == []


@pytest.mark.parametrize(("item", "parts"), PARTS.items(), ids=PARTS)
def test_a_citation_that_is_not_whole_is_told_what_it_lacks(item, parts):
    assert said("P702", legal_basis=[UU_09, item]) == [(("legal_basis", 1), f"`{item}` is cited without {parts}")]


def test_a_citation_that_is_to_be_replaced_need_not_be_completed_first():
    assert said("P702", legal_basis=["PER/21/M.PAN/11/2008"]) == []


ORDERED = {
    "all ranks": [UUD, UU_09, UU_14, PP, PERPRES, PERMEN, PERDA_PROV, PERDA_KAB, PERBUP, KEPBUP, SE],
    "presidential decisions after regulations": [UU_09, PERPRES, KEPPRES, PERMEN],
    "presidential decisions among regulations": [UU_09, KEPPRES, PERPRES, PERMEN],
    "agencies after ministers": [UU_09, PERMEN, PERKA],
    "agencies among ministers": [UU_09, PERKA, PERMEN],
    "a minister's decision before regional regulations": [UU_09, PERMEN, KEPMEN, PERDA_KAB, PERBUP, KEPBUP],
    "a minister's decision among decisions": [UU_09, PERMEN, PERDA_KAB, PERBUP, KEPMEN, KEPBUP],
    "by region": [UU_09, PERDA_PROV, PERGUB, PERDA_KAB, PERBUP],
    "by kind": [UU_09, PERDA_PROV, PERDA_KAB, PERBUP, PERGUB],
    "a Perda of unknown level": [UU_09, PERGUB, PERDA, PERDA_PROV],
    "a year that is not known": [UU_14, "UU Nomor 25 tentang X", UU_09],
    "an item that can't be read": [PP, "Panduan Mutu", UU_09],
    "an item that can't be read at the end": [UU_09, PP, "Panduan Mutu"],
    "a colonial regulation": [UU_09, PP, "HIR/R.Bg.", PERMEN],
    "a colonial regulation before a disorder": ["HIR", PP, UU_09],
    "an item in its place and once more": [UU_09, PP, PERBUP, PP],
    "equal years": [UU_14, "UU Nomor 2 Tahun 2014 tentang X"],
    "circulars by whatever year": ["SE Nomor 2 Tahun 2014 tentang X", "SE Nomor 3 Tahun 2010 tentang X"],
    "a village head's regulation after that of the village": [PERBUP, PERDES, PERKADES, KEPBUP],
    **{
        f"what a {place} regulates": [PERBUP, f"Peraturan {place} Nomor 1 Tahun 2010 tentang X", KEPBUP]
        for place in ("Nagari", "Gampong", "Kampung", "Kalurahan")
    },
    "nothing": [],
    "a single one": [PP],
}
DISORDERED = {
    "rank": ([PP, UU_09], 1, (1, 0)),
    "year": ([UU_14, UU_09, PP], 1, (1, 0, 2)),
    "one too low": ([UU_09, PERBUP, PERMEN, PERDA_KAB], 2, (0, 2, 3, 1)),
    "one too high": ([UU_09, KEPBUP, PP, PERBUP], 2, (0, 2, 3, 1)),
    "those of one rank and year keep their order": (
        [PP, UU_14, "UU Nomor 2 Tahun 2014 tentang X", UU_09],
        1,
        (3, 1, 2, 0),
    ),
    "before what can't be read": ([PP, UU_09, "Panduan Mutu", "HIR"], 1, (1, 0, 2, 3)),
    "a village head's regulation before that of the village": ([PERKADES, PERDES], 1, (1, 0)),
    "the same in short": (["Perkades Sukamaju Nomor 2 Tahun 2018 tentang X", PERDES], 1, (1, 0)),
    "beside an item that is there twice": ([PP, PP, PERBUP, UU_09], 3, (3, 0, 1, 2)),
    "a Perda of unknown level alone": ([PERBUP, PERDA], 1, (1, 0)),
}


@pytest.mark.parametrize("items", ORDERED.values(), ids=ORDERED)
def test_a_list_in_one_of_the_usual_orders_is_fine(items):
    assert said("P703", legal_basis=items) == []


@pytest.mark.parametrize(("items", "place", "order"), DISORDERED.values(), ids=DISORDERED)
def test_a_list_out_of_order_can_be_put_in_order(items, place, order):
    (found,) = diagnostics("P703", sop_of([{}], legal_basis=items))
    assert found.path == ("legal_basis", place)
    assert found.fix.edits == (Reorder(("legal_basis",), order),)
    assert found.fix.safe
    assert said("P703", legal_basis=[items[index] for index in order]) == []


def test_the_first_item_that_stands_too_low_is_named_with_the_one_it_belongs_before():
    assert said("P703", legal_basis=[UU_09, PERBUP, PERMEN]) == [
        (
            ("legal_basis", 2),
            "`Permendagri Nomor 52 Tahun 2011` should stand before `Perbup Badung Nomor 4 Tahun 2013`",
        )
    ]


@given(
    st.lists(st.sampled_from([UUD, UU_09, UU_14, PP, PERPRES, KEPPRES, PERMEN, PERKA, KEPMEN, PERDA_KAB, PERBUP, SE]))
)
def test_whatever_is_sorted_by_rank_is_in_order(items):
    citations = [read_citation(item) for item in items]
    order = sorted_by_rank(citations)
    assert sorted(order) == list(range(len(items)))
    assert in_order([citations[index] for index in order])


KEPKA = World(TODAY, (Superseded("Kepka BPS 121/2001", "Peraturan BPS Nomor 5 Tahun 2023", "Peraturan BPS 5/2023"),))

REPLACED = {
    "the proven pair": ([OLD], None, [0], []),
    "in other words": (["Permen PAN No. 21 Tahun 2008 tentang SOP"], None, [0], []),
    "with blanks": (["Peraturan Menteri PAN Nomor: PER / 21 / M.PAN / XI / 2008 ttg SOP"], None, [0], []),
    "the new one": ([NEW], None, [], []),
    "both": ([UU_09, OLD, NEW], None, [], [1]),
    "the old one twice": ([OLD, OLD], None, [0, 1], []),
    "named in the title of another": (["Permenpan 1/2012 tentang Pencabutan PER/21/M.PAN/11/2008"], None, [], []),
    "another ministry's": (["Peraturan Menteri Keuangan Nomor 21 Tahun 2008 tentang X"], None, [], []),
    "another year's": (["Permenpan Nomor 21 Tahun 2009 tentang X"], None, [], []),
    "a pair of the settings": (["Keputusan Kepala BPS Nomor 121 Tahun 2001 tentang Organisasi"], KEPKA, [0], []),
    "a pair of the settings, both": (
        ["Keputusan Kepala BPS Nomor 121 Tahun 2001 tentang Organisasi", "Peraturan Badan Pusat Statistik No. 5/2023"],
        KEPKA,
        [],
        [0],
    ),
    "only pairs that are known": ([OLD], KEPKA, [], []),
    "a pair without words": ([OLD, UU_09], World(TODAY, (Superseded(" - ", "x", "x"),)), [], []),
}


@pytest.mark.parametrize(("items", "world", "replaced", "beside"), REPLACED.values(), ids=REPLACED)
def test_a_regulation_that_was_replaced_is_named_once(items, world, replaced, beside):
    sop = sop_of([{}], legal_basis=items)
    for code, expected in (("P704", replaced), ("P706", beside)):
        found = diagnostics(code, sop, world=world)
        assert [one.path for one in found] == [("legal_basis", index) for index in expected]


def test_the_hint_says_what_is_to_be_cited_and_who_says_so():
    (found,) = diagnostics("P704", sop_of([{}], legal_basis=[OLD]))
    assert found.hint.text().startswith(
        "cite `Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP`; "
        "see PermenPANRB 35/2012: "
    )


def test_the_old_regulation_beside_the_new_one_can_be_taken_out_after_a_look():
    (found,) = diagnostics("P706", sop_of([{}], legal_basis=[NEW, OLD]))
    assert found.fix.edits == (Remove(("legal_basis", 1)),)
    assert not found.fix.safe


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ({}, False),
        ({"effective": "2014-01-01"}, False),
        ({"effective": "2013-12-31"}, True),
        ({"created": "2013-12-31"}, True),
        ({"created": "2013-01-01", "revised": "2014-01-01"}, False),
        ({"created": "2014-01-01", "effective": "2013-01-01"}, False),
    ],
    ids=["no date", "the same year", "an earlier year", "made earlier", "revised since", "the latest date counts"],
)
def test_a_legal_basis_is_not_newer_than_the_sop(dates, found):
    assert places("P705", legal_basis=[UU_09, UU_14], **dates) == ([("legal_basis", 1)] if found else [])


@pytest.mark.parametrize(
    ("items", "guides", "found"),
    [
        ([UU_09], None, True),
        ([UU_09, NEW], None, False),
        (["PermenPANRB 35/2012"], None, False),
        (["Peraturan Menteri Kesehatan Nomor 35 Tahun 2013 tentang X"], None, True),
        ([NEW], ("Perbup Sumedang 9/2014",), True),
        ([NEW, "Peraturan Bupati Sumedang Nomor 9 Tahun 2014 tentang SOP"], ("Perbup Sumedang 9/2014",), False),
        (["Peraturan Bupati Garut Nomor 9 Tahun 2014 tentang SOP"], ("Perbup Sumedang 9/2014",), True),
        ([NEW], ("Perbup Sumedang 9/2014", "35/2012"), False),
        (["Pedoman Mutu RSUD"], ("pedoman mutu",), False),
        ([UU_09], (), False),
        ([], None, False),
        (["-"], None, False),
    ],
)
def test_one_of_the_guides_is_cited(items, guides, found):
    options = {} if guides is None else {"guides": guides}
    assert bool(said("P707", options=options, legal_basis=items)) == found


@pytest.mark.parametrize(
    ("second", "safe"),
    [
        (UU_09, True),
        (UU_09.upper() + ".", True),
        ("UU No. 25/2009 tentang Pelayanan Publik", False),
        ("UU 25 Tahun 2009", False),
        ("Undang-Undang Nomor 25 Tahun 2010 tentang Pelayanan Publik", None),
        ("Peraturan Pemerintah Nomor 25 Tahun 2009 tentang Pelayanan Publik", None),
        ("Perppu Nomor 25 Tahun 2009 tentang Pelayanan Publik", None),
    ],
)
def test_the_second_of_two_equal_items_can_be_taken_out(second, safe):
    found = diagnostics("P708", sop_of([{}], legal_basis=[PP, UU_09, second]))
    assert [(one.path, one.fix.safe, one.fix.edits) for one in found] == (
        [] if safe is None else [(("legal_basis", 2), safe, (Remove(("legal_basis", 2)),))]
    )


def test_two_regencies_may_have_a_regulation_of_one_number():
    items = [f"Perda Kabupaten {name} Nomor 3 Tahun 2014 tentang X" for name in ("Badung", "Bangli")]
    assert said("P708", legal_basis=items) == []
    assert said("P708", legal_basis=["-", "-"]) == []


def test_thousands_of_items_are_soon_judged():
    items = [f"Peraturan Menteri Nomor {number} Tahun {3000 - number % 1000} tentang X" for number in range(5000)]
    assert check(sop_of([{}], legal_basis=[*items, *items], effective="2010-01-01"), FAMILY)
