"""Crossings, bends and cuts, counted from points."""

import pytest

from sopkit.layout.quality import measure_quality
from sopkit.layout.values import Connector, ConnectorKind, Page, PageKind, Quality, Symbol, SymbolKind


def line(*points, kind=ConnectorKind.FLOW):
    return Connector(kind, "a", "b", None, points)


def page(*connectors, letters=()):
    symbols = tuple(Symbol(name, None, SymbolKind.OFFPAGE, ("p",), 0, 0, 7, 7, letter=name) for name in letters)
    return Page(1, PageKind.FLOWCHART, (), (), symbols=symbols, connectors=connectors)


ACROSS = line((0, 5), (10, 5))


@pytest.mark.parametrize(
    ("other", "crossings"),
    [
        (line((5, 0), (5, 10)), 1),
        (line((5, 10), (5, 0)), 1),
        (line((5, 0), (5, 5)), 0),  # ends on it
        (line((5, 0), (5, 5), (10, 5)), 0),  # joins it
        (line((0, 0), (0, 10)), 0),  # past its end
        (line((10, 0), (10, 10)), 0),
        (line((2, 5), (8, 5)), 0),  # lies on it
        (line((2, 0), (2, 9), (6, 9), (6, 0)), 2),
        (line((2, 0), (2, 9), kind=ConnectorKind.JOINT), 1),  # a joint line is crossed like any other
        (line((20, 0), (20, 10)), 0),
    ],
)
def test_two_connectors_cross(other, crossings):
    assert measure_quality((page(ACROSS, other),)).crossings == crossings
    assert measure_quality((page(other, ACROSS),)).crossings == crossings


def test_connectors_of_two_pages_never_cross():
    assert measure_quality((page(ACROSS), page(line((5, 0), (5, 10))))) == Quality(0, 0, 0)


def test_bends_are_those_of_arrows():
    corner = ((0, 0), (0, 5), (5, 5), (5, 9))
    assert (
        measure_quality((page(line(*corner), line(*corner, kind=ConnectorKind.JOINT)), page(line(*corner)))).bends == 4
    )


def test_a_pair_of_letters_is_one_cut_edge():
    assert measure_quality((page(letters="AB"), page(letters="A"), page(letters="B"))).cut_edges == 2
