"""How wide text is, and where it breaks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.layout.ruler import Ruler

EIGHT = Ruler(8)
WORDS = st.text("aiW./-, é語", max_size=40)
WIDTHS = st.floats(1, 60)


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0),
        (" ", 0.193),
        ("A", 0.680),
        ("Ya", 1.136),
        ("–", 0.556),
        ("語", 1.1),  # not in the font
    ],
)
def test_a_line_is_as_wide_as_the_advances_of_the_font(text, em):
    assert Ruler(72).width(text) == pytest.approx(em * 25.4, abs=0.02)


def test_bold_type_is_wider():
    assert Ruler(8, bold=True).width("Kegiatan") > EIGHT.width("Kegiatan") * 1.02


@given(WORDS, WORDS)
def test_widths_add_up_for_there_is_no_kerning(one, two):
    assert EIGHT.width(one + two) == pytest.approx(EIGHT.width(one) + EIGHT.width(two))


def test_lines_are_five_quarters_of_the_size_apart():
    assert Ruler(7.2).leading == pytest.approx(9 * 25.4 / 72)
    assert Ruler(7.2).height(4) == pytest.approx(4 * Ruler(7.2).leading)
    assert EIGHT.height(0) == 0


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 20, ()),
        (" \n\t ", 20, ()),
        ("Menyusun konsep surat", 50, ("Menyusun konsep surat",)),
        ("  Menyusun\n konsep ", 50, ("Menyusun konsep",)),
        ("Menyusun konsep surat", 20, ("Menyusun", "konsep surat")),
        # A word that fits is never broken, not even at its hyphen.
        ("Peraturan perundang-undangan", 28, ("Peraturan", "perundang-undangan")),
        ("perundang-undangan", 20, ("perundang-", "undangan")),
        ("perundang-undangan", 12, ("perundan", "g-", "undanga", "n")),
        # The rest of a broken word goes on with the next ones.
        ("perundang-undangan ini", 20, ("perundang-", "undangan ini")),
        ("www.contoh.go.id/berkas", 15, ("www.", "contoh.go.", "id/berkas")),
        ("xxxxxxxxxxxx", 10, ("xxxxxx", "xxxxxx")),
        ("ab c", 1, ("a", "b", "c")),
        # What is left after a soft break is measured anew.
        (".WWWWW", 10, (".", "WWW", "WW")),
    ],
)
def test_a_text_breaks_at(text, width, lines):
    assert EIGHT.wrap(text, width) == lines


@pytest.mark.parametrize("mark", "/-–—.,;:_")
def test_a_long_word_breaks_after(mark):
    assert EIGHT.wrap(f"aaaaa{mark}bbbbb", EIGHT.width("aaaaabb") + 0.5) == (f"aaaaa{mark}", "bbbbb")


@given(WORDS, WIDTHS)
def test_no_line_is_wider_than_its_box_but_a_single_letter(text, width):
    assert all(EIGHT.width(line) <= width or len(line) == 1 for line in EIGHT.wrap(text, width))


@given(WORDS, WIDTHS)
def test_breaking_loses_no_letter(text, width):
    lines = EIGHT.wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line == line.strip() != "" for line in lines)


@given(st.lists(st.sampled_from(["surat", "ke", "penyelenggaraan"]), min_size=1, max_size=12), st.floats(25, 60))
def test_a_line_ends_only_where_the_next_word_would_not_fit(words, width):
    lines = EIGHT.wrap(" ".join(words), width)
    assert [word for line in lines for word in line.split()] == words
    for line, after in pairwise(lines):
        # A twentieth of a millimetre is kept free for painters that round.
        assert EIGHT.width(f"{line} {after.split()[0]}") > width - 0.051


@pytest.mark.parametrize(
    ("text", "widest"),
    [
        ("", ""),
        ("surat keputusan ini", "keputusan"),
        ("surat perundang-undangan", "perundang-"),
        ("a/b_penyelenggaraan.c", "penyelenggaraan."),
    ],
)
def test_the_longest_word_is_the_widest_piece_that_stays_whole(text, widest):
    assert EIGHT.longest_word(text) == EIGHT.width(widest)


@given(WORDS)
def test_a_width_of_the_longest_word_breaks_no_piece(text):
    width = EIGHT.longest_word(text) + 0.06
    assert all(
        EIGHT.wrap(piece, width) == (piece,)
        for piece in text.replace("-", "- ").split()
        if not set(piece) & set("./,-")
    )


def test_the_table_of_advances_is_that_of_the_font():
    # Read by path: the tables beside the tests are no package.
    from advances import TABLE, measured

    assert TABLE.read_text(encoding="utf-8") == measured()
