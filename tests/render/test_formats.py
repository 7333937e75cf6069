"""What holds for every format."""

import pytest
from drawings import SMALL, small

from sopkit.render import FORMATS, render

PAGED = {"svg", "png"}
DATA = {"png", "pdf"}


def pieces(name):
    painted = render(SMALL, small(), name)
    return painted if isinstance(painted, list) else [painted]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_layout_gives_the_same_bytes(name):
    assert render(SMALL, small(), name) == render(SMALL, small(), name)


@pytest.mark.parametrize("name", FORMATS)
def test_pictures_come_page_by_page_and_all_else_as_a_whole(name):
    assert isinstance(render(SMALL, small(), name), list) is (name in PAGED)
    assert len(pieces(name)) == (len(small().pages) if name in PAGED else 1)


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_is_str_ends_with_one_line_end_and_has_no_other_kind(name):
    for text in pieces(name):
        if name in DATA:
            assert isinstance(text, bytes)
            continue
        assert isinstance(text, str)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\r" not in text


def test_no_two_formats_write_files_of_the_same_ending():
    assert len({known.suffix for known in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_only_a_format_made_of_dots_heeds_their_number(name):
    same = render(SMALL, small(), name) == render(SMALL, small(), name, dpi=50)
    assert same is not FORMATS[name].dotted


def test_a_name_that_is_no_format_is_a_key_error():
    with pytest.raises(KeyError):
        render(SMALL, small(), "docx")
