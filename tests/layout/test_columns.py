"""How the width of the sheet is shared."""

from itertools import pairwise

import pytest
from drawable import forms
from hypothesis import given, settings
from hypothesis import strategies as st

from sopkit.layout.columns import COMFORT, FLOOR, TIGHT, Need, Room, _sizes, first_needs, solve
from sopkit.layout.form import LANES, ORDER, TEXT_COLUMNS, Form, Margins
from sopkit.layout.heading import Head, titles
from sopkit.layout.paper import A4_LANDSCAPE, MEASURES, PAD, PAPERS, ROOMY, SIZES, USUAL, Measures
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import MM_PER_POINT, Paper
from sopkit.render.shapes import STROKE

NEAR = 1e-6
LARGE, SMALL = MEASURES[0], MEASURES[-1]
FORM = Form()
FULL = {"requires": "Berkas permohonan lengkap", "time": "2 hari kerja", "output": "Surat keputusan", "note": "Segera"}
"""Cells that leave no column blank."""


def cells(**columns):
    """Three rows with these texts, one cell a column, the same in each row."""
    blank = dict.fromkeys(TEXT_COLUMNS, "") | {"number": "10", "activity": "Menyusun konsep surat"}
    return {name: [text] * 3 for name, text in (blank | columns).items()}


def columns_for(lanes=3, needs=None, *, form=FORM, names=None, **texts):
    names = names or [f"Pelaksana {lane}" for lane in range(lanes)]
    return solve(form, cells(**texts), titles(form), names, needs or first_needs(len(names)))


def on(width, height=210.0, name="x"):
    return Form(paper=Paper(name, width, height))


rooms = st.builds(Room, st.booleans(), st.sampled_from([0.0, 9.0]), st.sampled_from([0.0, 14.0]))
needs = st.builds(Need, st.integers(0, 5), rooms, rooms, st.sampled_from([0, 20.0]))
needs_of = st.integers(1, 8).flatmap(lambda lanes: st.lists(needs, min_size=lanes + 1, max_size=lanes + 1))


@settings(deadline=None)
@given(needs_of, forms)
def test_the_columns_fill_the_sheet_between_its_margins_in_the_order_of_the_form(wants, form):
    columns = columns_for(len(wants) - 1, wants, form=form)
    places = [
        place
        for name in form.order
        for place in ([(lane.x, lane.width) for lane in columns.lanes] if name == LANES else [columns.texts[name]])
    ]
    assert set(columns.texts) == set(TEXT_COLUMNS)
    assert columns.left == form.margins.left
    assert columns.right == pytest.approx(columns.paper.width - form.margins.right)
    assert places[0][0] == columns.left
    for (x, width), (after, _) in pairwise([*places, (columns.right, 0)]):
        assert x + width == pytest.approx(after)
    assert all(columns.texts[name][1] >= TIGHT[name] - NEAR for name in TIGHT)


@settings(deadline=None)
@given(needs_of)
def test_every_gutter_holds_its_tracks_and_the_room_beside_the_symbols(wants):
    columns = columns_for(len(wants) - 1, wants)
    measures = columns.measures
    half, last = measures.box / 2, len(wants) - 1
    for number, (need, gutter) in enumerate(zip(wants, columns.gutters, strict=True)):
        rule = columns.lanes[number].x if number < last else columns.lanes[-1].x + columns.lanes[-1].width
        left = columns.lanes[number - 1].centre + half if number else None
        right = columns.lanes[number].centre - half if number < last else None
        assert len(gutter.slots) == need.tracks
        # Tracks keep their distance from each other and from the rule of the table.
        assert all(two - one == pytest.approx(measures.track) for one, two in pairwise(gutter.slots))
        clear = measures.track / 2 if number not in (0, last) else measures.edge
        assert all(abs(slot - rule) >= clear - NEAR for slot in gutter.slots)
        assert number or all(slot > rule for slot in gutter.slots)
        assert number < last or all(slot < rule for slot in gutter.slots)
        if left is not None:
            assert (gutter.slots[0] if gutter.slots else rule) - left >= need.left.width(measures) - NEAR
            assert rule - left >= measures.air - NEAR
        if right is not None:
            assert right - (gutter.slots[-1] if gutter.slots else rule) >= need.right.width(measures) - NEAR
            assert right - rule >= measures.air - NEAR
        if left is not None and right is not None:
            assert right - left >= need.span - NEAR


def test_half_of_the_tracks_lie_on_each_side_of_the_rule():
    wants = [Need(0), Need(2), Need(3), Need(0)]
    columns = columns_for(3, wants)
    for lane, gutter, sides in zip(columns.lanes[1:], columns.gutters[1:], ((1, 1), (1, 2)), strict=False):
        left = sum(slot < lane.x for slot in gutter.slots)
        assert (left, len(gutter.slots) - left) == sides


def test_the_tracks_of_the_outer_gutters_are_counted_from_the_edge():
    columns = columns_for(1, [Need(2), Need(3)])
    edge, track = LARGE.edge, LARGE.track
    lane = columns.lanes[0]
    assert [slot - lane.x for slot in columns.gutters[0].slots] == pytest.approx([edge, edge + track])
    end = lane.x + lane.width
    assert [end - slot for slot in columns.gutters[1].slots] == pytest.approx([edge + 2 * track, edge + track, edge])


@pytest.mark.parametrize(
    ("room", "large", "small"),
    [
        (Room(), LARGE.air, SMALL.air),
        (Room(arrow=True), LARGE.stub, SMALL.stub),
        (Room(label=9.0), 9.0, 9.0),
        (Room(arrow=True, label=1.0), LARGE.stub, SMALL.stub),
        # Half of the symbol is room for a label that hangs under its middle.
        (Room(reach=12.0), 4.0, 8.0),
        (Room(arrow=True, reach=9.0), LARGE.stub, 5.0),
    ],
)
def test_beside_a_symbol_there_is_room_of(room, large, small):
    assert room.width(LARGE) == pytest.approx(large)
    assert room.width(SMALL) == pytest.approx(small)


def test_two_pages_are_served_by_the_most_that_either_needs():
    one = Need(1, Room(arrow=True, label=2), Room(reach=9), 4)
    two = Need(3, Room(label=5), Room(arrow=True, reach=1), 2)
    assert one.both(two) == two.both(one) == Need(3, Room(arrow=True, label=5), Room(arrow=True, reach=9), 4)


def test_before_anything_is_routed_inner_gutters_hold_one_track_and_two_arrowheads():
    head = Room(arrow=True)
    assert first_needs(1) == (Need(0), Need(0))
    assert first_needs(3) == (Need(0), Need(1, head, head), Need(1, head, head), Need(0))


def test_type_and_symbols_shrink_in_turn():
    found = [(size, measures.box) for size, measures in _sizes(ROOMY)]
    assert found[:5] == [(8.0, 16.0), (8.0, 14.0), (7.5, 16.0), (8.0, 12.0), (7.5, 14.0)]
    assert found[-1] == (7.0, 10.0)
    assert len(set(found)) == len(SIZES) * len(ROOMY)


def test_all_symbols_but_those_for_want_of_room_hold_the_words_of_a_capsule():
    words, high = Ruler(7).width("Selesai"), 0.72 * Ruler(7).size * MM_PER_POINT
    for measures in MEASURES:
        round_end = measures.height / 2
        chord = measures.box - 2 * (round_end - (round_end**2 - (high / 2) ** 2) ** 0.5)
        clear = chord - STROKE - words > 0.3
        assert clear is (measures in USUAL)


@pytest.mark.parametrize("field", Measures.__slots__)
def test_no_measure_grows_while_symbols_shrink(field):
    sizes = [getattr(measures, field) for measures in MEASURES]
    assert sizes == sorted(sizes, reverse=True)


def test_a_row_of_connectors_holds_a_pentagon_and_an_arrowhead():
    assert LARGE.connector_row == pytest.approx(7.0 + 2.7 + 1.6)


@pytest.mark.parametrize(
    ("lanes", "size", "box"),
    [
        (1, 8.0, 16.0),
        (6, 8.0, 16.0),
        (7, 8.0, 14.0),
        (8, 8.0, 12.0),
        (9, 8.0, 10.0),
        (10, 7.5, 8.5),
        (12, 7.0, 10.0),
        (13, 7.0, 8.5),
        (14, 7.0, 8.5),
        (15, 7.0, 8.0),
    ],
)
def test_with_so_many_lanes_type_and_symbols_are(lanes, size, box):
    columns = columns_for(lanes, **FULL)
    assert (columns.size, columns.measures.box) == (size, box)
    assert columns.paper == A4_LANDSCAPE


@pytest.mark.parametrize(
    ("lanes", "paper"),
    [(15, A4_LANDSCAPE), (16, PAPERS["A3"]), (25, PAPERS["A3"])],
)
def test_fifteen_lanes_stand_on_a4_and_more_on_a3(lanes, paper):
    assert columns_for(lanes, **FULL).paper == paper


def test_symbols_are_pleasant_again_on_a_larger_sheet():
    assert columns_for(16, **FULL).measures.box > columns_for(15, **FULL).measures.box


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Paper("A4", 210, 297), Paper("A3", 297, 420)),  # the same way up
        (PAPERS["F4"], PAPERS["A3"]),
        (PAPERS["Legal"], PAPERS["A3"]),
        (Paper("strip", 297, 400), None),  # higher than A3: it only becomes wider
        (PAPERS["A3"], None),
    ],
)
def test_the_next_larger_sheet_is(asked, found):
    lanes = next(lanes for lanes in range(1, 40) if columns_for(lanes, form=Form(paper=asked)).paper != asked)
    paper = columns_for(lanes, form=Form(paper=asked)).paper
    if found:
        assert paper == found
    else:
        assert (paper.name, paper.height) == ("custom", asked.height)
        assert paper.width > asked.width


def test_a_sheet_too_small_for_its_lanes_becomes_as_wide_as_it_must_be():
    columns = columns_for(30)
    assert columns.paper.name == "custom"
    assert columns.paper.height == A4_LANDSCAPE.height
    assert (columns.size, columns.measures) == (SIZES[-1], SMALL)
    texts = sum(width for _, width in columns.texts.values())
    lanes = sum(lane.width for lane in columns.lanes)
    assert columns.paper.width == float(int(columns.paper.width))
    assert columns.paper.width == pytest.approx(20 + lanes + texts)
    wide = columns.paper.width
    assert columns_for(30, form=on(wide - 1)).paper.name == "custom"
    assert columns_for(30, form=on(wide)).paper.name == "x"


def test_wide_margins_are_width_that_the_table_lacks():
    narrow = Form(margins=Margins(left=40, right=30))
    assert columns_for(7, form=narrow, **FULL).measures.box < columns_for(7, **FULL).measures.box
    assert columns_for(15, form=narrow, **FULL).paper == PAPERS["A3"]


@pytest.mark.parametrize(
    ("word", "lanes", "whole"),
    [
        ("penyelenggaraan", 3, True),
        ("penyelenggaraan", 15, True),
        ("pertanggungjawaban", 3, True),
        ("pertanggungjawaban", 14, False),  # on tight sheets no column is kept wide for a word over 24 mm
    ],
)
def test_a_long_word_stays_whole_where_there_is_room(word, lanes, whole):
    columns = columns_for(lanes, **(FULL | {"note": word}))
    lines = Ruler(columns.size).wrap(word, columns.texts["note"][1] - 2 * PAD)
    assert (len(lines) == 1) is whole


def test_a_word_without_end_widens_no_column_beyond_24_millimetres():
    columns = columns_for(6, note="x" * 500)
    assert FLOOR["note"] < columns.texts["note"][1]
    assert columns.paper == A4_LANDSCAPE


def test_the_column_of_the_numbers_is_as_wide_as_the_longest_number_or_its_title():
    wide, narrow = (columns_for(number=number).texts["number"][1] for number in ("100000", "1"))
    assert wide == pytest.approx(Ruler(8).width("100000") + 2 * PAD + 0.1)
    assert narrow == pytest.approx(Ruler(8, bold=True).width("No") + 2 * PAD + 0.1)


def test_a_title_of_the_office_widens_its_column_as_a_word_does():
    form = Form(titles={"time": "Pertanggungjawaban"})
    columns = columns_for(form=form, time="1 jam")
    assert columns.texts["time"][1] >= Ruler(8, bold=True).width("Pertanggungjawaban") + 2 * PAD


@pytest.mark.parametrize("name", ["requires", "time", "output", "note"])
def test_a_blank_column_is_narrow_and_keeps_its_title(name):
    blank, full = columns_for(4, **(FULL | {name: ""})), columns_for(4, **FULL)
    title = Ruler(8, bold=True).longest_word(titles(FORM)[name])
    assert blank.texts[name][1] == pytest.approx(max(TIGHT[name], title + 2 * PAD + 0.1))
    assert blank.texts[name][1] < full.texts[name][1]
    assert full.texts[name][1] >= COMFORT[name]
    # What it lacks, others have.
    assert blank.texts["activity"][1] > full.texts["activity"][1]


@pytest.mark.parametrize("name", TEXT_COLUMNS[1:])
def test_the_column_with_the_most_text_gets_the_most_room(name):
    plain, long = columns_for(), columns_for(**{name: "Menyusun konsep surat keputusan " * 6})
    others = set(TEXT_COLUMNS[1:]) - {name}
    assert long.texts[name][1] > plain.texts[name][1] or name == "activity"
    assert all(long.texts[name][1] > long.texts[other][1] for other in others)


def test_what_nobody_needs_goes_to_the_activity():
    columns = columns_for(1, activity="Menyusun")
    assert columns.texts["activity"][1] == max(width for _, width in columns.texts.values())


def test_lanes_are_pleasantly_wide_where_there_is_room_and_tight_where_not():
    airy, tight = columns_for(2), columns_for(9)
    assert all(lane.width == pytest.approx(22.0) or lane.width > 22.0 for lane in airy.lanes)
    assert all(lane.width < 22.0 for lane in tight.lanes)
    assert all(lane.centre == pytest.approx(lane.x + lane.width / 2, abs=2) for lane in airy.lanes)


def test_where_texts_are_below_their_comfort_lanes_take_no_spare_width():
    columns = columns_for(12, names=["Kepala"] * 12, **FULL)
    assert columns.texts["requires"][1] < COMFORT["requires"]
    tight = columns.measures.box + 2 * columns.measures.stub
    assert [lane.width for lane in columns.lanes[1:-1]] == pytest.approx([tight] * 10)


@pytest.mark.parametrize("lanes", range(1, 10))
def test_names_stand_level_in_lanes_beside_comfortable_texts(lanes):
    columns = columns_for(lanes, names=["Bendahara"] * lanes, **FULL)
    assert columns.texts["activity"][1] >= COMFORT["activity"]
    assert not Head(columns, ["Bendahara"] * lanes, FORM).upright


def test_names_that_need_little_take_no_more_than_the_lanes_half_of_the_spare_width():
    texts = [sum(width for _, width in columns_for(3, names=[name] * 3, form=on(230), **FULL).texts.values())
             for name in ("Staf", "Penanggung")]  # fmt: skip
    assert texts[0] == pytest.approx(texts[1])


def test_words_stay_whole_before_columns_keep_their_floor():
    word = "kewenangan"
    columns = columns_for(7, form=on(204), **(FULL | dict.fromkeys(("requires", "output", "note"), word)))
    assert columns.paper.width == 204
    assert columns.texts["activity"][1] < FLOOR["activity"]
    for name in ("requires", "output", "note"):
        assert Ruler(columns.size).wrap(word, columns.texts[name][1] - 2 * PAD) == (word,)


@pytest.mark.parametrize(("count", "level"), [(1, True), (10, False)])
def test_tight_lanes_widen_for_names_to_stand_level_if_that_is_little(count, level):
    name, short = "Penanggungjawab", "Staf"
    columns = columns_for(names=[name] * count + [short] * (10 - count), **FULL)
    long = Ruler(columns.size, bold=True).longest_word(name)
    assert columns.texts["activity"][1] < COMFORT["activity"]
    assert (long <= columns.lanes[0].width - 1.6) is level


def test_a_lane_widens_for_a_long_name_up_to_a_quarter_of_a_decimetre():
    columns = columns_for(names=["Kepala", "Penanggungjawab", "x" * 60])
    short, long, endless = (lane.width for lane in columns.lanes)
    assert short <= long <= endless == pytest.approx(25.0)


@given(st.permutations(ORDER))
def test_the_order_of_columns_changes_no_width(order):
    form, usual = Form(order=tuple(order)), columns_for(**FULL)
    columns = columns_for(form=form, **FULL)
    assert {name: width for name, (_, width) in columns.texts.items()} == pytest.approx(
        {name: width for name, (_, width) in usual.texts.items()}
    )
    assert [lane.width for lane in columns.lanes] == pytest.approx([lane.width for lane in usual.lanes])
