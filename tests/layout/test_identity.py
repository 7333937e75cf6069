"""The identity block on as many pages as it needs."""

from datetime import date
from itertools import combinations, pairwise

import pytest
from drawable import logos, margins, papers
from drawing_laws import box, boxes_meet, holds
from hypothesis import given, settings
from hypothesis import strategies as st
from wild import sop_of

from sopkit.layout.form import Form, Logo, Margins
from sopkit.layout.identity import LOGO, identity_pages
from sopkit.layout.paper import A4_LANDSCAPE, PAPERS
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import PageKind, Paper, Role

MARGIN = 10
BOTTOM = 190.0
"""Lowest y that the block may reach; the footer is under it."""

FULL = {
    "number": "060/07",
    "institution": "Dinas Contoh",
    "unit": "Bidang Pelayanan",
    "location": "Kantor",
    "created": date(2024, 1, 31),
    "revised": date(2024, 12, 1),
    "approved_by": {"position": "Kepala Dinas", "name": "Budi", "id": "1965"},
    "legal_basis": ["UU 25/2009", "PP 96/2012"],
    "qualifications": "S1",
    "related": [{"sop": "8", "text": "Arsip"}, {"sop": "9"}, "Juknis"],
    "equipment": ["Komputer"],
    "warnings": ["Awas"],
}


def pages_of(form=None, *, paper=A4_LANDSCAPE, bottom=BOTTOM, **more):
    return identity_pages(sop_of([{}], **more), form or Form(), paper, bottom)


def values(page, name):
    """The printed words of a field, each text as one line."""
    return [" ".join(text.lines) for text in page.texts if text.column == name and text.role is Role.VALUE]


def test_every_field_stands_in_its_box_in_the_order_of_the_form():
    (page,) = pages_of(**FULL)
    assert (page.number, page.kind) == (1, PageKind.IDENTITY)
    assert [each.name for each in page.boxes] == [
        "agency", "number", "created", "revised", "effective", "approved_by", "title",
        "legal_basis", "qualifications", "related", "equipment", "warnings", "records",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("agency", ["Dinas Contoh", "Bidang Pelayanan", "Kantor"]),
        ("number", ["060/07"]),
        ("created", ["31 Januari 2024"]),
        ("revised", ["1 Desember 2024"]),
        ("effective", ["-"]),
        ("approved_by", ["Kepala Dinas", "Budi NIP 1965"]),
        ("title", ["Pemeriksaan Berkas"]),
        ("legal_basis", ["1.", "UU 25/2009", "2.", "PP 96/2012"]),
        ("qualifications", ["S1"]),  # a single item bears no number
        ("related", ["1.", "SOP 8 Arsip", "2.", "SOP 9", "3.", "Juknis"]),
        ("equipment", ["Komputer"]),
        ("warnings", ["Awas"]),
        ("records", ["-"]),
    ],
)
def test_the_block_says(name, words):
    assert values(pages_of(**FULL)[0], name) == words


def test_field_names_stand_beside_a_colon():
    (page,) = pages_of()
    labels = [" ".join(text.lines) for text in page.texts if text.role is Role.LABEL and text.column != "colon"]
    assert labels[:6] == [
        "Nomor SOP",
        "Tanggal Pembuatan",
        "Tanggal Revisi",
        "Tanggal Efektif",
        "Disahkan oleh",
        "Nama SOP",
    ]
    assert sum(text.lines == (":",) for text in page.texts) == 6


def test_the_language_of_the_form_may_be_english():
    (page,) = pages_of(Form(language="en"))
    assert next(text.lines for text in page.texts if text.column == "number") == ("SOP number",)


def test_room_is_kept_for_signature_and_stamp():
    (page,) = pages_of(**FULL)
    position, name = (text for text in page.texts if text.column == "approved_by" and text.role is Role.VALUE)
    assert name.y - position.y - position.height == pytest.approx(20)
    assert position.lines == ("Kepala Dinas",)
    assert name.lines == ("Budi", "NIP 1965")


def test_the_name_of_the_sop_is_bold_and_so_is_the_agency():
    (page,) = pages_of(**FULL)
    bold = {text.column for text in page.texts if text.bold and text.role is Role.VALUE}
    assert bold == {"title", "agency"}
    assert {text.align for text in page.texts if text.column == "agency"} == {"center"}


def test_the_agency_stands_in_the_middle_of_its_half():
    (page,) = pages_of(institution="Dinas Contoh")
    (text,) = (text for text in page.texts if text.column == "agency")
    half = page.boxes[0]
    assert text.y + text.height / 2 == pytest.approx(half.y + half.height / 2, abs=1)


def test_items_of_a_list_are_moved_in_behind_their_numbers():
    (page,) = pages_of(legal_basis=["Undang-Undang " * 12, *["PP 96/2012"] * 9])
    number, text = [each for each in page.texts if each.column == "legal_basis" and each.role is Role.VALUE][:2]
    assert number.lines == ("1.",)
    assert len(text.lines) > 1
    assert text.x == pytest.approx(number.x + Ruler(9).width("10. ") + 0.8)
    assert text.y == number.y


def test_what_a_page_cannot_hold_goes_on_in_the_same_box_of_the_next():
    items = [f"Peraturan Nomor {number}" for number in range(1, 60)]
    pages = pages_of(legal_basis=items)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert len(pages) > 1
    found = [words for page in pages for words in values(page, "legal_basis") if not words.endswith(".")]
    assert found == items
    # No number and no title is said twice.
    assert sum("Dasar Hukum" in text.lines[0] for page in pages for text in page.texts) == 1


def test_a_box_does_not_begin_with_one_line_at_the_foot_of_a_page():
    for count in range(1, 40):
        for page in pages_of(legal_basis=["x"] * count, warnings=["y"] * 20):
            rows = {(each.y, each.height) for each in page.boxes}
            assert all(height >= 2 * 2 + 2 * Ruler(9).leading - 0.01 or y < BOTTOM / 2 for y, height in rows)


WORDS = st.lists(st.sampled_from(["Undang-Undang", "x" * 90, "Nomor 25"]), min_size=1, max_size=40).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries(
        {"title": WORDS},
        optional={
            "institution": WORDS,
            "unit": WORDS,
            "number": WORDS,
            "approved_by": st.fixed_dictionaries({"position": WORDS, "name": WORDS}),
            "legal_basis": st.lists(WORDS, max_size=25),
            "records": st.lists(WORDS, max_size=25),
        },
    ),
    papers,
    margins,
    st.none() | logos,
)
def test_no_text_leaves_its_box_and_no_box_its_page(more, paper, white, logo):
    bottom = max(paper.height, 100) - white.bottom
    paper = Paper(paper.name, max(paper.width, 148), paper.height)
    for page in pages_of(Form(margins=white, logo=logo), paper=paper, bottom=bottom, **more):
        boxes = {}
        for each in page.boxes:
            boxes.setdefault(each.name, []).append(each)
            assert each.x >= white.left - 1e-6
            assert each.x + each.width <= paper.width - white.right + 1e-6
            assert each.y >= white.top - 1e-6
            assert each.y + each.height <= bottom + 1e-6
        for one, two in combinations(page.boxes, 2):
            assert not boxes_meet(box(one), box(two))
        for text in page.texts:
            ruler = Ruler(text.size, text.bold)
            assert all(ruler.width(line) <= text.width + 1e-6 for line in text.lines)
            if text.column in boxes:
                # A field of too many lines goes on in a second box.
                assert any(holds(frame, text) for frame in boxes[text.column])
        for one, two in combinations(page.texts, 2):
            assert not boxes_meet(box(one), box(two))


def test_the_two_halves_join_and_fill_the_page():
    (page,) = pages_of(**FULL)
    right = [each for each in page.boxes if each.x > MARGIN][:6]
    agency = page.boxes[0]
    assert right[0].y == agency.y == MARGIN
    assert all(one.y + one.height == pytest.approx(two.y) for one, two in pairwise(right))
    assert right[-1].y + right[-1].height == pytest.approx(agency.y + agency.height)
    assert agency.x + agency.width == right[0].x == A4_LANDSCAPE.width / 2


def test_heavy_rules_frame_the_block():
    (page,) = pages_of()
    heavy = [rule for rule in page.rules if rule.heavy]
    foot = max(each.y + each.height for each in page.boxes)
    assert {(rule.x1, rule.x2) for rule in heavy} == {(10, 287), (10, 10), (287, 287)}
    assert sorted(rule.y2 for rule in heavy) == pytest.approx([10, foot, foot, foot])


def test_the_block_keeps_to_the_margins_of_the_form():
    (page,) = pages_of(Form(margins=Margins(top=20, right=15, bottom=10, left=30)), **FULL)
    boxes = page.boxes
    assert min(each.x for each in boxes) == 30
    assert min(each.y for each in boxes) == 20
    assert max(each.x + each.width for each in boxes) == pytest.approx(297 - 15)
    assert {rule.x1 for rule in page.rules if rule.heavy and rule.x1 == rule.x2} == {30, 282}


def test_a_portrait_sheet_holds_the_whole_block():
    sheet = Paper("A4", 210, 297)
    (page,) = pages_of(paper=sheet, bottom=280, **FULL)
    assert max(each.x + each.width for each in page.boxes) == pytest.approx(200)


def logo(width, height):
    return Logo(b"bytes", "image/png", width, height)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (400, 400, (LOGO, LOGO)),
        (1, 2, (LOGO / 2, LOGO)),
        (300, 100, (3 * LOGO, LOGO)),
        # Too wide for half the sheet less its air: then lower.
        (1345, 100, (134.5, 10)),
    ],
)
def test_the_logo_keeps_its_shape_over_the_agency_in_its_box(width, height, size):
    (page,) = pages_of(Form(logo=logo(width, height)), **FULL)
    (picture,) = page.pictures
    half = page.boxes[0]
    assert (picture.name, picture.media, picture.data) == ("logo", "image/png", b"bytes")
    assert (picture.width, picture.height) == pytest.approx(size)
    assert half.name == "agency"
    assert holds(half, picture)
    assert picture.x + picture.width / 2 == pytest.approx(half.x + half.width / 2)
    agency = [text for text in page.texts if text.column == "agency"]
    assert all(text.y >= picture.y + picture.height for text in agency)
    # Picture and names together stand in the middle.
    assert (picture.y + agency[-1].y + agency[-1].height) / 2 == pytest.approx(half.y + half.height / 2, abs=1.01)


def test_without_a_logo_there_is_no_picture():
    assert [page.pictures for page in pages_of(**FULL)] == [()]


def test_the_logo_stands_on_the_first_page_only():
    pages = pages_of(Form(logo=logo(400, 400)), title="penyelenggaraan " * 3000)
    assert len(pages) > 1
    assert [len(page.pictures) for page in pages] == [1] + [0] * (len(pages) - 1)


def test_a_logo_stands_where_no_agency_is_named():
    (page,) = pages_of(Form(logo=logo(400, 400)))
    assert holds(page.boxes[0], page.pictures[0])


def test_a_larger_sheet_holds_more_of_the_block():
    items = [f"Peraturan Nomor {number}" for number in range(1, 40)]
    large = PAPERS["A3"]
    assert len(pages_of(legal_basis=items)) == 2
    assert len(pages_of(paper=large, bottom=large.height - 20, legal_basis=items)) == 1
