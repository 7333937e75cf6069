"""How the width of the sheet is shared."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopkit.layout.cells import HEADS
from sopkit.layout.columns import FLOOR, TEXT_COLUMNS, Need, _sizes, first_needs, solve
from sopkit.layout.paper import A4_LANDSCAPE, AIR, BOX_WIDTHS, EDGE, MARGIN, PAD, SIZES, STUB, TRACK
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Paper

HEADINGS = {name: HEADS[name].text("id") for name in TEXT_COLUMNS}
NEAR = 1e-6


def cells(**columns):
    """Three rows with these texts, one cell a column, the same in each row."""
    blank = dict.fromkeys(TEXT_COLUMNS, "") | {"number": "10", "activity": "Menyusun konsep surat"}
    return {name: [text] * 3 for name, text in (blank | columns).items()}


def columns_for(lanes=3, needs=None, *, paper=A4_LANDSCAPE, names=None, **texts):
    names = names or [f"Pelaksana {lane}" for lane in range(lanes)]
    return solve(paper, cells(**texts), HEADINGS, names, needs or first_needs(len(names)))


needs = st.builds(
    Need,
    st.integers(0, 5),
    st.sampled_from([AIR, STUB, 9.0]),
    st.sampled_from([AIR, STUB, 12.0]),
    st.sampled_from([0, 20.0]),
)
needs_of = st.integers(1, 8).flatmap(lambda lanes: st.lists(needs, min_size=lanes + 1, max_size=lanes + 1))


@settings(deadline=None)
@given(needs_of)
def test_the_columns_fill_the_sheet_between_its_margins(wants):
    columns = columns_for(len(wants) - 1, wants)
    places = [*columns.texts.values()]
    places[2:2] = [(lane.x, lane.width) for lane in columns.lanes]
    assert [*columns.texts] == list(TEXT_COLUMNS)
    assert (columns.left, columns.right) == (MARGIN, pytest.approx(columns.paper.width - MARGIN))
    assert places[0][0] == MARGIN
    for (x, width), (after, _) in pairwise(places):
        assert x + width == pytest.approx(after)
    assert all(columns.texts[name][1] >= FLOOR[name] - NEAR for name in FLOOR)


@settings(deadline=None)
@given(needs_of)
def test_every_gutter_holds_its_tracks_and_the_room_beside_the_symbols(wants):
    columns = columns_for(len(wants) - 1, wants)
    half, last = columns.symbol / 2, len(wants) - 1
    for number, (need, gutter) in enumerate(zip(wants, columns.gutters, strict=True)):
        rule = columns.lanes[number].x if number < last else columns.lanes[-1].x + columns.lanes[-1].width
        left = columns.lanes[number - 1].centre + half if number else None
        right = columns.lanes[number].centre - half if number < last else None
        assert len(gutter.slots) == need.tracks
        # Tracks keep their distance from each other and from the rule of the table.
        assert all(two - one == pytest.approx(TRACK) for one, two in pairwise(gutter.slots))
        clear = TRACK / 2 if number not in (0, last) else EDGE
        assert all(abs(slot - rule) >= clear - NEAR for slot in gutter.slots)
        assert number or all(slot > rule for slot in gutter.slots)
        assert number < last or all(slot < rule for slot in gutter.slots)
        if left is not None:
            assert (gutter.slots[0] if gutter.slots else rule) - left >= need.left - NEAR
            assert rule - left >= AIR - NEAR
        if right is not None:
            assert right - (gutter.slots[-1] if gutter.slots else rule) >= need.right - NEAR
            assert right - rule >= AIR - NEAR
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
    lane = columns.lanes[0]
    assert [slot - lane.x for slot in columns.gutters[0].slots] == pytest.approx([EDGE, EDGE + TRACK])
    end = lane.x + lane.width
    assert [end - slot for slot in columns.gutters[1].slots] == pytest.approx([EDGE + 2 * TRACK, EDGE + TRACK, EDGE])


def test_two_pages_are_served_by_the_most_that_either_needs():
    assert Need(1, 2, 9, 4).both(Need(3, 5, 1, 2)) == Need(3, 5, 9, 4)
    assert Need(3, 5, 1, 2).both(Need(1, 2, 9, 4)) == Need(3, 5, 9, 4)


def test_before_anything_is_routed_inner_gutters_hold_one_track_and_two_arrowheads():
    assert first_needs(1) == (Need(0, AIR, AIR), Need(0, AIR, AIR))
    assert first_needs(3) == (Need(0), Need(1, STUB, STUB), Need(1, STUB, STUB), Need(0))


def test_type_and_symbols_shrink_in_turn():
    assert _sizes()[:5] == [(8.0, 16.0), (8.0, 14.0), (7.5, 16.0), (8.0, 12.0), (7.5, 14.0)]
    assert _sizes()[-1] == (7.0, 10.0)
    assert len(set(_sizes())) == len(SIZES) * len(BOX_WIDTHS)


@pytest.mark.parametrize(
    ("lanes", "size", "symbol"),
    [
        (1, 8.0, 16.0),
        (6, 8.0, 16.0),
        (7, 8.0, 14.0),
        (8, 8.0, 12.0),
        (9, 8.0, 10.0),
        (10, 8.0, 12.0),  # the texts have given way to the symbols
        (11, 8.0, 10.0),
        (12, 7.0, 10.0),
    ],
)
def test_with_so_many_lanes_type_and_symbols_are(lanes, size, symbol):
    columns = columns_for(lanes)
    assert (columns.size, columns.symbol) == (size, symbol)
    assert columns.paper == A4_LANDSCAPE


def test_a_sheet_too_small_for_its_lanes_becomes_as_wide_as_it_must_be():
    columns = columns_for(30)
    assert columns.paper.name == "custom"
    assert columns.paper.height == A4_LANDSCAPE.height
    assert (columns.size, columns.symbol) == (SIZES[-1], BOX_WIDTHS[-1])
    texts = sum(width for _, width in columns.texts.values())
    lanes = sum(lane.width for lane in columns.lanes)
    assert columns.paper.width == float(int(columns.paper.width))
    assert columns.paper.width == pytest.approx(2 * MARGIN + lanes + texts)
    narrower = Paper("x", columns.paper.width - 1, 210)
    assert columns_for(30, paper=narrower).paper.name == "custom"
    assert columns_for(30, paper=Paper("x", columns.paper.width, 210)).paper.name == "x"


@pytest.mark.parametrize(("lanes", "whole"), [(3, True), (9, True), (11, False)])
def test_a_long_word_stays_whole_where_there_is_room(lanes, whole):
    word = "pertanggungjawaban"
    columns = columns_for(lanes, note=word)
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
    columns = columns_for(10)
    assert columns.texts["time"][1] < 16
    assert [lane.width for lane in columns.lanes[1:-1]] == pytest.approx([columns.symbol + 2 * STUB] * 8)


def test_a_lane_widens_for_a_long_name_up_to_a_quarter_of_a_decimetre():
    columns = columns_for(names=["Kepala", "Penanggungjawab", "x" * 60])
    short, long, endless = (lane.width for lane in columns.lanes)
    assert short <= long <= endless == pytest.approx(25.0)
