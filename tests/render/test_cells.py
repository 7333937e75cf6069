"""What stands in which cell of a page's tables."""

from drawings import SMALL, identity, small
from msgspec.structs import replace

from sopkit.render.cells import tables_of
from sopkit.render.signs import Signs

SIGNS = Signs(SMALL, small())


def tables(page):
    return tables_of(page, SIGNS.of(page))


def cells(table):
    return [placed.box for row in table.grid.rows for placed in row if placed.box]


def test_a_page_of_the_flow_has_one_table_with_two_rows_of_headings():
    (table,), rest = tables(small().pages[1])
    assert table.head_rows == 2
    assert [text.role.value for text in rest.texts] == ["footer"]
    assert rest.signs == ()


def test_every_symbol_is_in_its_lane_and_row():
    page = small().pages[2]
    (table,), _rest = tables(page)
    found = {(cell.x, cell.y): [sign.symbol.id for sign in cell.signs] for cell in cells(table) if cell.signs}
    petugas, kepala = (lane.x for lane in page.lanes)
    first, second = (row.y for row in page.rows)
    assert found == {(petugas, first): ["A-masuk"], (petugas, second): ["arsip"], (kepala, second): ["arsip/2"]}


def test_an_identity_block_above_the_flow_is_a_table_of_its_own():
    flow = small().pages[1]
    block = identity()
    above = [tuple(replace(part, y=part.y - 70) for part in parts) for parts in (block.boxes, block.texts)]
    page = replace(flow, boxes=above[0], texts=(*above[1], *flow.texts))
    one, two = tables(page)[0]
    assert (one.head_rows, two.head_rows) == (0, 2)
    assert sum(len(cell.texts) for cell in cells(one)) == len(block.texts)


def test_no_text_is_lost_and_none_is_there_twice():
    for page in small().pages:
        found, rest = tables(page)
        texts = [text for table in found for cell in cells(table) for text in cell.texts] + list(rest.texts)
        assert sorted(texts, key=repr) == sorted(page.texts, key=repr)
