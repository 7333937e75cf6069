"""Which symbols and connectors of a page belong together."""

import pytest
from drawings import ROW, small
from msgspec.structs import replace

from sopkit.layout.values import Connector, ConnectorKind, Symbol, SymbolKind
from sopkit.render.ways import Ways

FIRST, SECOND = small().pages[1:]


def near(page, name):
    """Ids of the symbols that stand on the ways of one."""
    ways = Ways(page)
    node = next(ways.node(symbol) for symbol in page.symbols if symbol.id == name)
    return {symbol.id for symbol in page.symbols if node in ways.of_node(ways.node(symbol))}


@pytest.mark.parametrize(
    ("page", "name", "others"),
    [
        (FIRST, "terima", {"terima", "periksa"}),
        (FIRST, "periksa", {"terima", "periksa", "A-keluar"}),
        (FIRST, "A-keluar", {"periksa", "A-keluar"}),
        (SECOND, "A-masuk", {"A-masuk", "arsip", "arsip/2"}),
    ],
)
def test_a_step_stands_with_those_that_connectors_join_it_with(page, name, others):
    assert near(page, name) == others


def test_a_connector_belongs_to_both_its_ends():
    ways = Ways(FIRST)
    start, check, leaves = map(ways.node, FIRST.symbols)
    assert list(map(ways.of_connector, FIRST.connectors)) == [(start, check), (check, leaves), (start, check)]


def test_the_boxes_of_joint_work_are_one_and_the_line_between_them_goes_with_them():
    ways = Ways(SECOND)
    comes, one, two = map(ways.node, SECOND.symbols)
    assert one == two != comes
    assert ways.count == 2
    assert ways.of_connector(SECOND.connectors[1]) == (comes, one)


def test_a_capsule_apart_and_a_connector_beside_a_step_are_not_the_step():
    capsule = Symbol("periksa:end", "periksa", SymbolKind.END, ("kepala",), 120, 60 + ROW, 16, 8)
    beside = Symbol("B", "periksa", SymbolKind.OFFPAGE, ("petugas",), 92, 48, 7, 7, None, "B", 3, "arsip")
    line = Connector(ConnectorKind.FLOW, "periksa", "periksa:end", "Ya", ((128, 56), (128, 60 + ROW)))
    page = replace(FIRST, symbols=(*FIRST.symbols, capsule, beside), connectors=(*FIRST.connectors, line))
    assert Ways(page).count == 5
    assert near(page, "periksa:end") == {"periksa", "periksa:end"}
    assert near(page, "B") == {"B"}


def test_a_connector_of_symbols_that_are_not_on_the_page_belongs_to_nothing():
    line = Connector(ConnectorKind.FLOW, "x", "y", None, ((0, 0), (0, 1)))
    assert Ways(FIRST).of_connector(line) == ()
