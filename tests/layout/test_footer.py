"""What stands outside the table: the footer's lines, and the mark of a draft."""

import pytest
from wild import sop_of

from sopkit.i18n import _
from sopkit.layout.footer import LINES, Footer
from sopkit.layout.form import Form, Margins
from sopkit.layout.paper import A4_LANDSCAPE
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Paper, Role


def footer_of(form=None, paper=A4_LANDSCAPE, **more):
    return Footer(sop_of([{}], **more), form or Form(), paper)


def test_the_footer_names_the_sop_and_the_page():
    left, right = footer_of(number="7").texts(2, 9)
    assert left.lines == ("SOP 7 · Pemeriksaan Berkas",)
    assert right.lines == ("halaman 2 dari 9",)
    assert (left.role, right.role) == (Role.FOOTER, Role.FOOTER)
    assert (left.align, right.align) == ("left", "right")
    assert left.x == 10
    assert right.x + right.width == pytest.approx(287)
    assert left.x + left.width < right.x
    assert left.y == right.y
    assert left.y + left.height == pytest.approx(200)


def test_the_footer_stands_on_the_margins_of_the_form():
    form = Form(margins=Margins(top=5, right=15, bottom=20, left=30))
    left, right = footer_of(form, Paper("A4", 210, 297)).texts(1, 1)
    assert left.x == 30
    assert right.x + right.width == pytest.approx(210 - 15)
    assert left.y + left.height == pytest.approx(297 - 20)


def test_without_a_number_the_footer_is_the_title():
    assert footer_of(title="Judul").lines == ("Judul",)


def test_the_footer_speaks_english_where_that_is_asked_for():
    assert footer_of(Form(language="en")).texts(1, 2)[1].lines == ("page 1 of 2",)


@pytest.mark.parametrize(
    ("words", "lines", "out"),
    [(1, 1, False), (10, 1, False), (20, 2, False), (30, 3, False), (60, 3, True), (300, 3, True)],
)
def test_a_title_of_many_lines_runs_out_in_the_footer(words, lines, out):
    footer = footer_of(title="penyelenggaraan " * words)
    assert len(footer.lines) == lines <= LINES
    assert (footer.lines[-1] == "…") is out
    assert footer.height == pytest.approx(footer.ruler.height(lines) + 2)


@pytest.mark.parametrize(
    ("status", "marked"),
    [
        (None, False),
        ("draft", True),
        ("review", True),
        ("approved", False),
        ("effective", False),
        ("revoked", False),
    ],
)
def test_a_draft_bears_a_mark_and_so_does_what_is_under_review(status, marked):
    marks = [text for text in footer_of(status=status).texts(1, 1) if text.role is Role.MARK]
    assert len(marks) == marked


@pytest.mark.parametrize(("language", "word"), [("id", _("DRAFT").text("id")), ("en", "DRAFT")])
def test_the_mark_says(language, word):
    (*_, mark) = footer_of(Form(language=language), status="draft").texts(1, 1)
    assert (mark.lines, mark.bold, mark.align) == ((word,), True, "center")


@pytest.mark.parametrize("top", [5.0, 10.0, 30.0])
def test_the_mark_stands_over_the_table_in_the_head_margin(top):
    form = Form(margins=Margins(top=top, right=20))
    (*_, mark) = footer_of(form, status="draft").texts(1, 1)
    assert mark.y >= 0
    assert mark.y + mark.height <= top
    assert mark.x + mark.width == pytest.approx(297 - 20)
    assert Ruler(mark.size, bold=True).width(mark.lines[0]) <= mark.width
