"""The DOT source, and that Graphviz draws it where the layout says."""

import json
import subprocess

import pytest
from drawings import SMALL, flowchart, of_pages, rows_of, small

from sopkit.layout.values import Connector, ConnectorKind, Label, Symbol, SymbolKind
from sopkit.render import render

POINTS = 72 / 25.4


def draw(neato, source, output="json"):
    """Let neato draw what is pinned, complaining of nothing."""
    done = subprocess.run(
        [neato, "-n2", f"-T{output}"], input=source, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout


def objects(neato, source):
    return {one["name"]: one for one in json.loads(draw(neato, source))["objects"]}


def test_the_small_layout_reads_like_this(golden):
    golden("small.dot", render(SMALL, small(), "dot"))


def test_neato_keeps_every_symbol_and_line_where_it_lies(needs):
    graph = json.loads(draw(needs("neato"), render(SMALL, small(), "dot")))
    nodes = {node["name"]: node for node in graph["objects"]}
    ends = [(graph["objects"][edge["tail"]]["name"], graph["objects"][edge["head"]]["name"]) for edge in graph["edges"]]
    lines = dict(zip(ends, (edge["pos"] for edge in graph["edges"]), strict=True))
    for index, page in enumerate(small().pages[1:]):
        top = index * 220
        for symbol in page.symbols:
            x, y = map(float, nodes[symbol.id]["pos"].split(","))
            assert x / POINTS == pytest.approx(symbol.x + symbol.width / 2, abs=0.01)
            assert -y / POINTS == pytest.approx(top + symbol.y + symbol.height / 2, abs=0.01)
            # Graphviz rounds sizes to whole points.
            assert float(nodes[symbol.id]["width"]) * 25.4 == pytest.approx(symbol.width, abs=0.5 / POINTS)
        for connector in page.connectors:
            *_, last = lines[connector.source, connector.target].split()
            first = lines[connector.source, connector.target].split()[0]
            tip = last if connector.kind is ConnectorKind.JOINT else first.removeprefix("e,")
            x, y = map(float, tip.split(","))
            assert x / POINTS == pytest.approx(connector.points[-1][0], abs=0.01)
            assert -y / POINTS == pytest.approx(top + connector.points[-1][1], abs=0.01)


def test_neato_draws_the_lines_that_are_given_and_no_others(needs):
    svg = draw(needs("neato"), render(SMALL, small(), "dot"), "svg")
    assert svg.count("<path") >= len([line for page in small().pages for line in page.connectors])
    assert "Tidak" in svg


def test_lanes_are_headed_boxes_in_their_order(needs):
    found = objects(needs("neato"), render(SMALL, small(), "dot"))
    lanes = [one for one in found.values() if one.get("class") == "lane-head"]
    places = [float(lane["pos"].split(",")[0]) for lane in lanes[:2]]
    assert places == sorted(places)
    assert ["Petugas" in lanes[0]["label"], "Kepala Bidang" in lanes[1]["label"]] == [True, True]


STRANGE = [
    'say "yes"',
    "back\\slash",
    "end\\",
    '\\"',
    "two\nlines",
    "100%",
    "a:b:n",
    "<b>bold</b>",
    "&lt;",
    "périksa 検査",
    "node",
    "1",
    "-.5",
    "",
    "lane petugas page 2",
    "// comment",
    "\\N",
]


@pytest.mark.parametrize("name", STRANGE)
def test_any_id_is_the_name_of_one_node(name, needs):
    rows = rows_of((name, 1), ("arsip", 2))
    symbols = (
        Symbol(name, name, SymbolKind.START, ("petugas",), 87, 29, 16, 8, text=name or None),
        Symbol("arsip", "arsip", SymbolKind.END, ("petugas",), 87, 47, 16, 8),
    )
    label = Label(name, 96, 40, 9, 3, (name,), 7.0, 3.087)
    line = Connector(ConnectorKind.FLOW, name, "arsip", name, ((95, 37), (95, 47)), label)
    source = render(SMALL, of_pages(flowchart(2, rows, (), symbols, (line,))), "dot")
    graph = json.loads(
        subprocess.run(
            [needs("neato"), "-n2", "-Tjson"], input=source, capture_output=True, encoding="utf-8", check=True
        ).stdout
    )
    start = [one for one in graph["objects"] if one.get("class") == "start"]
    # In DOT, a backslash of a name is written twice and stays so.
    assert [one["name"] for one in start] == [name.replace("\\", "\\\\")]
    assert len(graph["edges"]) == 1
    assert graph["objects"][graph["edges"][0]["tail"]] == start[0]


def test_a_symbol_that_stands_on_two_pages_has_two_nodes():
    rows = rows_of(("arsip", 1))
    symbols = (Symbol("arsip", "arsip", SymbolKind.END, ("petugas",), 87, 29, 16, 8),)
    source = render(SMALL, of_pages(flowchart(1, rows, (), symbols), flowchart(2, rows, (), symbols)), "dot")
    assert source.count("class=end") == 2
    assert '"arsip (2)"' in source
