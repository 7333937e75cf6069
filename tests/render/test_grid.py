"""Boxes become a table with the same edges."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from sopkit.render.grid import grid


@dataclass(frozen=True)
class Tile:
    x: float
    y: float
    width: float
    height: float


@st.composite
def tilings(draw):
    """A rectangle cut again and again, so that its pieces touch and never overlap."""
    tiles = [Tile(10.0, 10.0, 240.0, 160.0)]
    for _ in range(draw(st.integers(0, 8))):
        tile = tiles.pop(draw(st.integers(0, len(tiles) - 1)))
        share = draw(st.sampled_from([0.25, 1 / 3, 0.5, 0.7]))
        if draw(st.booleans()):
            cut = tile.width * share
            tiles += [
                Tile(tile.x, tile.y, cut, tile.height),
                Tile(tile.x + cut, tile.y, tile.width - cut, tile.height),
            ]
        else:
            cut = tile.height * share
            tiles += [
                Tile(tile.x, tile.y, tile.width, cut),
                Tile(tile.x, tile.y + cut, tile.width, tile.height - cut),
            ]
    return tiles


@given(tilings(), st.randoms())
def test_the_spans_of_each_cell_give_back_its_box(tiles, random):
    random.shuffle(tiles)
    table = grid(tiles)
    found = [placed for row in table.rows for placed in row]
    assert all(placed.box for placed in found)
    assert len(found) == len(tiles)
    for placed in found:
        right, bottom = placed.column + placed.colspan, placed.row + placed.rowspan
        edges = (table.xs[placed.column], table.ys[placed.row], table.xs[right], table.ys[bottom])
        box = placed.box
        wanted = (box.x, box.y, box.x + box.width, box.y + box.height)
        assert all(abs(edge - want) < 0.02 for edge, want in zip(edges, wanted, strict=True))


@given(tilings())
def test_the_middle_of_a_box_is_found_in_it(tiles):
    table = grid(tiles)
    for tile in tiles:
        assert table.at(tile.x + tile.width / 2, tile.y + tile.height / 2) == tile


def test_a_hole_is_filled_with_empty_cells():
    table = grid([Tile(0, 0, 10, 10), Tile(20, 0, 10, 10)])
    assert [placed.box is None for placed in table.rows[0]] == [False, True, False]


def test_of_two_boxes_that_overlap_the_upper_one_stays():
    upper, lower = Tile(0, 0, 10, 10), Tile(5, 5, 10, 10)
    boxes = [placed.box for row in grid([lower, upper]).rows for placed in row if placed.box]
    assert boxes == [upper]


def test_no_box_is_no_table():
    table = grid([])
    assert table.rows == ()
    assert table.at(1, 1) is None
