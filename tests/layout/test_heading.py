"""The two heading rows: titles, lane names, and group titles over them."""

import pytest
from tables import WIDTHS, columns_of

from sopkit.layout.columns import LANE_PAD
from sopkit.layout.form import LANES, ORDER, Form
from sopkit.layout.heading import Head, groups, titles
from sopkit.layout.paper import PAD
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Role

USUAL = Form()


def heading_of(*names, widths=(25.0, 25.0), form=USUAL, texts=WIDTHS):
    columns = columns_of(*widths, order=form.order, widths=texts)
    head = Head(columns, names, form)
    return columns, head, head.texts(10, [f"e{number}" for number in range(len(names))])


def test_the_titles_of_the_heading():
    texts = heading_of("Petugas Loket", "Kepala", widths=(50.0, 50.0))[2]
    assert [(text.column, text.executor, " ".join(text.lines)) for text in texts] == [
        ("number", None, "No"), ("activity", None, "Kegiatan"), ("requires", None, "Kelengkapan"),
        ("time", None, "Waktu"), ("output", None, "Output"), ("note", None, "Keterangan"),
        ("executors", None, "Pelaksana"), ("standard", None, "Mutu Baku"),
        ("lane", "e0", "Petugas Loket"), ("lane", "e1", "Kepala"),
    ]  # fmt: skip
    assert {(text.role, text.bold, text.align, text.upright) for text in texts} == {
        (Role.HEADING, True, "center", False)
    }


@pytest.mark.parametrize(
    ("language", "own", "name", "words"),
    [
        ("id", {}, "requires", "Kelengkapan"),
        ("en", {}, "requires", "Requirements"),
        ("id", {"requires": "Persyaratan"}, "requires", "Persyaratan"),
        ("en", {"requires": "Persyaratan"}, "requires", "Persyaratan"),
        ("id", {"requires": ""}, "requires", "Kelengkapan"),  # a blank title is none
        ("id", {"standard": "Baku Mutu"}, "standard", "Baku Mutu"),
        ("id", {"executors": "Aktor"}, "executors", "Aktor"),
        ("id", {"executors": "Aktor"}, "standard", "Mutu Baku"),
    ],
)
def test_an_office_may_word_its_titles_in_its_own_way(language, own, name, words):
    form = Form(language=language, titles=own)
    assert titles(form)[name] == words
    (text,) = (text for text in heading_of("a", "b", form=form)[2] if text.column == name)
    assert " ".join(text.lines) == words


@pytest.mark.parametrize(
    ("order", "spans"),
    [
        (ORDER, [("executors", 78, 128), ("standard", 128, 208)]),
        # The quality standard's columns apart from each other have a title each.
        (
            ("time", "number", "activity", LANES, "requires", "output", "note"),
            [("executors", 98, 148), ("standard", 10, 30), ("standard", 148, 208)],
        ),
        (
            ("requires", "number", "time", "activity", "output", "note", LANES),
            [("executors", 187, 237), ("standard", 10, 40), ("standard", 48, 68), ("standard", 128, 158)],
        ),
        # Together they have one, in whatever order.
        (
            (LANES, "output", "time", "requires", "number", "activity", "note"),
            [("executors", 10, 60), ("standard", 60, 140)],
        ),
    ],
)
def test_group_titles_stand_over_the_lanes_and_over_each_run_of_the_quality_standard(order, spans):
    columns, _, texts = heading_of("a", "b", form=Form(order=order))
    assert list(groups(columns, order)) == spans
    over = [(text.column, text.x - PAD, text.x + text.width + PAD) for text in texts[6:-2]]
    assert over == [(name, pytest.approx(left), pytest.approx(right)) for name, left, right in spans]


@pytest.mark.parametrize(
    ("names", "upright"),
    [
        (("Kepala", "Petugas"), False),
        (("Kepala Bidang Pelayanan Umum", "Petugas"), False),
        (("Penanggungjawab Pelaksana", "Petugas"), True),
    ],
)
def test_lane_names_stand_upright_when_a_word_is_wider_than_its_lane(names, upright):
    columns, head, texts = heading_of(*names, widths=(15.0, 25.0))
    assert head.upright is upright
    for text, lane in zip(texts[-2:], columns.lanes, strict=True):
        assert text.upright is upright
        ruler = Ruler(text.size, bold=True)
        across, along = (text.width, text.height) if upright else (text.height, text.width)
        assert ruler.height(len(text.lines)) <= across + 1e-6
        assert max(map(ruler.width, text.lines)) <= along + 1e-6
        assert lane.x <= text.x
        assert text.x + text.width <= lane.x + lane.width
        assert 10 + head.split <= text.y
        assert text.y + text.height <= 10 + head.height + 1e-6


def test_a_name_is_upright_as_soon_as_it_would_touch_the_rules_of_its_lane():
    word = Ruler(8, bold=True).width("Kepala")
    assert not heading_of("Kepala", "x", widths=(word + 2 * LANE_PAD + 0.01, 25.0))[1].upright
    assert heading_of("Kepala", "x", widths=(word + 2 * LANE_PAD - 0.01, 25.0))[1].upright


def test_upright_names_are_as_short_as_lets_their_lines_stand_side_by_side():
    columns, head, _ = heading_of("Kepala Subbagian Umum dan Kepegawaian", "x", widths=(9.0, 9.0))
    fitting = int((columns.lanes[0].width - 2 * LANE_PAD) / head.ruler.leading)
    assert len(head.lane_lines[0]) == fitting == 2


def test_a_lane_for_one_line_of_an_upright_name_makes_the_heading_high():
    _, head, texts = heading_of("Kepala Subbagian Umum", "x", widths=(6.0, 6.0))
    assert head.upright
    assert [text.lines for text in texts[-2:]] == [("Kepala Subbagian Umum",), ("x",)]
    assert head.height - head.split >= head.ruler.width("Kepala Subbagian Umum") + 2 * PAD


def test_the_heading_grows_for_a_title_that_breaks_beside_the_lanes():
    head = heading_of("a", "b", texts={**WIDTHS, "note": 6})[1]
    assert head.height == pytest.approx(head.ruler.height(len(head._wrapped("note"))) + 2 * PAD)


def test_the_heading_is_as_high_as_its_highest_title():
    low, high = heading_of("a", "b")[1], heading_of("a", "b " * 60)[1]
    assert low.split == pytest.approx(low.ruler.leading + 1.4 * PAD)
    assert low.height == pytest.approx(low.split + low.ruler.leading + 2 * PAD)
    lines = len(high.lane_lines[1])
    assert high.height == pytest.approx(high.split + lines * high.ruler.leading + 2 * PAD)


@pytest.mark.parametrize(
    ("own", "over"), [({}, 1), ({"standard": "Mutu Baku " * 20}, 2), ({"executors": "Aktor " * 20}, 3)]
)
def test_group_titles_of_several_lines_push_the_lanes_down(own, over):
    head = heading_of("a", "b", form=Form(titles=own))[1]
    lines = round((head.split - 1.4 * PAD) / head.ruler.leading)
    assert lines >= over
    assert head.split == pytest.approx(head.ruler.height(lines) + 1.4 * PAD)


def test_titles_of_text_columns_stand_in_the_middle_of_the_whole_heading():
    _, head, texts = heading_of("a", "b " * 60)
    middles = {text.column: text.y + text.height / 2 for text in texts}
    assert middles["number"] == middles["note"] == pytest.approx(10 + head.height / 2)
    assert middles["requires"] == pytest.approx(10 + (head.split + head.height) / 2)
    assert middles["executors"] == middles["standard"] == pytest.approx(10 + head.split / 2)
