"""What stands in the identity block, as words."""

from datetime import date

import pytest
from wild import sop_of

from sopkit.layout.identity_fields import Field, Listing, day_in_words, fields, listings


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2009, 4, 28), "id", "28 April 2009"),
        (date(2024, 8, 1), "id", "1 Agustus 2024"),
        (date(2024, 8, 1), "en", "1 August 2024"),
        (date(2023, 12, 31), "id", "31 Desember 2023"),
        (date(2023, 1, 9), "id", "9 Januari 2023"),
        (None, "id", "-"),
    ],
)
def test_a_day_in_words_is(day, language, words):
    assert day_in_words(day, language) == words


def told(language="id", **more):
    return {field.name: field for field in fields(sop_of([{}], **more), language)}


def test_the_fields_stand_in_the_order_of_the_form():
    assert list(told()) == ["number", "created", "revised", "effective", "approved_by", "title"]
    assert [field.label for field in told().values()] == [
        "Nomor SOP", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif", "Disahkan oleh", "Nama SOP",
    ]  # fmt: skip


def test_what_is_not_said_is_a_dash():
    found = told()
    assert [found[name].value for name in found if name != "title"] == ["-"] * 5


def test_only_the_name_of_the_sop_is_bold():
    assert [field.name for field in told().values() if field.bold] == ["title"]


@pytest.mark.parametrize(
    ("approval", "position", "signer"),
    [
        ("Kepala Dinas", "Kepala Dinas", ()),
        ({"position": "Kepala Dinas", "name": "Budi"}, "Kepala Dinas", ("Budi",)),
        ({"position": "Kepala Dinas", "name": "Budi", "id": "1965"}, "Kepala Dinas", ("Budi", "NIP 1965")),
        ({"name": "Budi"}, "-", ("Budi",)),
    ],
)
def test_the_official_who_ratifies_is(approval, position, signer):
    field = told(approved_by=approval)["approved_by"]
    assert (field.value, field.signer) == (position, signer)
    assert all(field.signer == () for name, field in told(approved_by=approval).items() if name != "approved_by")


def test_the_lists_stand_in_pairs():
    pairs = listings(sop_of([{}]), "id")
    assert [[listing.name for listing in pair] for pair in pairs] == [
        ["legal_basis", "qualifications"],
        ["related", "equipment"],
        ["warnings", "records"],
    ]
    assert all(listing.items == () for pair in pairs for listing in pair)


def test_another_sop_is_named_by_its_number_and_its_title():
    related = [{"sop": "8", "text": "Arsip"}, {"sop": "9"}, "Juknis"]
    listing = listings(sop_of([{}], related=related), "id")[1][0]
    assert listing == Listing("related", "Keterkaitan", ("SOP 8 Arsip", "SOP 9", "Juknis"))


def test_the_form_speaks_english_where_that_is_asked_for():
    assert told("en")["number"] == Field("number", "SOP number", "-")
    assert listings(sop_of([{}]), "en")[0][0].label == "Legal basis"
