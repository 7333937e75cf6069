import pytest

from sopkit.lint.words import listed, nearest, shortened


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("petgas", "petugas"),
        ("PETUGAS", "petugas"),
        (" petugas ", "petugas"),
        ("Kepala  Seksi", "kasi"),
        ("kepala seksi umum", "kasi"),
        ("bupati", None),
        ("", None),
        ("p" * 1000, None),
    ],
)
def test_a_misspelt_name_resembles_an_id_or_the_name_that_stands_for_it(word, meant):
    known = {"petugas": "petugas", "Kepala Seksi": "kasi"}
    assert nearest([word], known) == ({} if meant is None else {word: meant})


def test_words_by_the_thousand_are_soon_searched():
    strangers = [f"pelaksana nomor {number}" for number in range(20_000)]
    known = {f"petugas nomor {number}": str(number) for number in range(1000)}
    assert len(nearest(strangers, known)) <= 50
    assert nearest([*strangers, "Petugas Nomor 7"], known)["Petugas Nomor 7"] == "7"


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["a"], "`a`"),
        (["a", "b"], "`a`, `b`"),
        (list("abcdefgh"), "`a`, `b`, `c`, `d`, `e`, `f`, `g`, `h`"),
    ],
)
def test_few_names_are_all_listed(names, text):
    assert listed(names) == text


def test_of_many_names_the_first_are_listed():
    many = listed([str(number) for number in range(1, 1001)])
    assert not isinstance(many, str)
    assert many.text() == "`1`, `2`, `3`, `4`, `5`, `6`, `7`, `8` and 992 more"


def test_a_text_that_is_quoted_fits_into_a_line():
    assert shortened("Laporan\n  triwulan") == "Laporan triwulan"
    assert shortened("kata " * 20) == "kata kata kata kata kata kata kata kata kata kata kata kata…"
