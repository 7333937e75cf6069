"""The flow as a DOT graph whose nodes and lines are pinned: `neato -n2` draws it as it lies. Computes no place.

The pages with a flow lie below each other. Points instead of millimetres, and y up, as DOT counts; the top left
corner of the first page is the origin, so that an edit on one page moves no earlier one.
"""

from collections.abc import Iterable, Iterator
from html import escape as markup

from graphviz import Digraph, escape, nohtml
from graphviz.quoting import attr_list, quote

from sopkit.layout.values import Connector, ConnectorKind, Layout, Page, PageKind, Role, Symbol, SymbolKind, Text
from sopkit.model import Sop
from sopkit.render import shapes
from sopkit.render.figures import figure, figures
from sopkit.render.lines import Line, lines
from sopkit.render.speech import Speech
from sopkit.render.writable import writable

_POINTS = 72 / 25.4
"""Points in a millimetre."""
_INCHES = 1 / 25.4
_ARROW = 10.0
"""Points of an arrowhead of Graphviz whose size is 1."""
_GAP = 10.0
"""Millimetres between two pages."""

# Graphviz takes fonts from the machine; these are no wider than the one that was measured, or hardly so.
_SIMILAR = ("Carlito", "Arial", "Liberation Sans")

_SHAPES = {
    SymbolKind.START: {"shape": "box", "style": "rounded,filled"},
    SymbolKind.END: {"shape": "box", "style": "rounded,filled"},
    SymbolKind.PROCESS: {"shape": "box"},
    SymbolKind.DECISION: {"shape": "diamond"},
    SymbolKind.OFFPAGE: {"shape": "invhouse"},
}

# What stands behind the symbols; "shape" lets a name be wider than its box without a complaint on the terminal.
_BEHIND = {"shape": "box", "fixedsize": "shape", "penwidth": "0.7", "color": "#8c8c8c", "fillcolor": "none"}
_WORDS = {"shape": "plaintext", "fixedsize": "shape", "margin": "0", "fillcolor": "none"}

_MARK = {"shape": "box", "fixedsize": "shape", "margin": "0", "fillcolor": "none"}

# How a line of a label ends, by the alignment that it has there.
_ENDS = {"left": r"\l", "center": r"\n", "right": r"\r"}

Attributes = dict[str, str]


def paint(sop: Sop, layout: Layout) -> str:
    """Write the flow as DOT source for neato."""
    stroke, size = str(figure(shapes.STROKE * _POINTS)), str(figure(shapes.SYMBOL_TEXT))
    fonts = ",".join((layout.font, *_SIMILAR))
    graph = Digraph(
        engine="neato",
        graph_attr={"notranslate": "true", "outputorder": "nodesfirst", "splines": "line", "pad": "0.1"},
        node_attr={
            "fontname": fonts,
            "fontsize": size,
            "fixedsize": "true",
            "penwidth": stroke,
            "style": "filled",
            "fillcolor": "white",
        },
        edge_attr={
            "fontname": fonts,
            "fontsize": size,
            "penwidth": stroke,
            "arrowsize": str(figure(shapes.HEAD_LENGTH * _POINTS / _ARROW)),
        },
    )
    pages = [page for page in layout.pages if page.kind is PageKind.FLOWCHART]
    names = _Names()
    # Symbols choose first: their names are the ids by which people know them.
    symbols = {(page.number, symbol.id): names.new(symbol.id) for page in pages for symbol in page.symbols}
    speech = Speech(sop, layout)
    for index, page in enumerate(pages):
        top = index * (layout.paper.height + _GAP)
        sheet = _Sheet(page, layout, top, speech)
        for name, attributes in (*sheet.rows(), *sheet.lanes(), *sheet.texts()):
            graph.node(escape(names.new(f"{name} page {page.number}")), **attributes)
        for symbol, attributes in sheet.symbols():
            graph.node(escape(symbols[page.number, symbol.id]), **attributes)
        for connector, attributes in sheet.connectors():
            # `Digraph.edge` would read a colon in an id as the port of a node.
            ends = (symbols[page.number, end] for end in (connector.source, connector.target))
            tail, head = (quote(escape(end)) for end in ends)
            graph.body.append(f"\t{tail} -> {head}{attr_list(kwargs=attributes)}\n")
    return writable(graph.source)


class _Names:
    """Names of nodes: the words wanted, made different from every name given before."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, wanted: str) -> str:
        name, count = wanted, 1
        while name in self._taken:
            count += 1
            name = f"{wanted} ({count})"
        self._taken.add(name)
        return name


class _Sheet:
    """The nodes and edges of one page whose upper edge lies `top` millimetres below the first one's."""

    def __init__(self, page: Page, layout: Layout, top: float, speech: Speech) -> None:
        self._page, self._layout, self._top, self._speech = page, layout, top, speech

    def rows(self) -> Iterator[tuple[str, Attributes]]:
        """Yield the rows of the table, as frames behind everything."""
        if not self._page.columns:
            return
        left, last = self._page.columns[0].x, self._page.columns[-1]
        for row in self._page.rows:
            place = self._box(left, row.y, last.x + last.width - left, row.height)
            yield f"row {row.number or ''}", {"class": "row", "label": "", **_BEHIND, **place}

    def lanes(self) -> Iterator[tuple[str, Attributes]]:
        """Yield the lanes, each a headed box: the executor's name above, the lane below it."""
        heading, rows = self._page.heading, [row for row in self._page.rows if not row.total]
        if heading is None:
            return
        head_end = heading.y + heading.height
        end = rows[-1].y + rows[-1].height if rows else head_end
        titles = {text.executor: text for text in self._page.texts if self._names_lane(text)}
        for lane in self._page.lanes:
            title = titles.get(lane.executor)
            words = self._words(title) if title else {"label": _label((lane.executor,))}
            head = self._box(lane.x, heading.split, lane.width, head_end - heading.split)
            body = self._box(lane.x, head_end, lane.width, end - head_end)
            yield f"head {lane.executor}", {"class": "lane-head", **words, **_BEHIND, **head}
            if rows:
                yield f"lane {lane.executor}", {"class": "lane", "label": "", **_BEHIND, **body}

    def texts(self) -> Iterator[tuple[str, Attributes]]:
        """Yield the words of the table, without the lanes' names, and the mark of a draft."""
        for text in self._page.texts:
            if text.role in (Role.CELL, Role.HEADING, Role.MARK) and not self._names_lane(text):
                place = self._box(text.x, text.y, text.width, text.height)
                name = f"{text.role.value} {text.column} {text.step or ''}"
                look = _MARK if text.role is Role.MARK else _WORDS
                yield name, {"class": text.role.value, **self._words(text), **look, **place}

    def symbols(self) -> Iterator[tuple[Symbol, Attributes]]:
        """Yield the symbols, each with the sentence that says where it leads."""
        numbers = {row.step: row.number for row in reversed(self._page.rows)}
        for symbol in self._page.symbols:
            number = numbers.get(symbol.step)
            title = self._speech.step(number) if number else ""
            if symbol.kind is SymbolKind.OFFPAGE:
                title = self._speech.offpage(self._page, symbol)
            words = {"label": _label((symbol.text or symbol.letter or "",)), "tooltip": _plain(title)}
            place = self._box(symbol.x, symbol.y, symbol.width, symbol.height)
            yield symbol, {"class": symbol.kind.value, **words, **_SHAPES[symbol.kind], **place}

    def connectors(self) -> Iterator[tuple[Connector, Attributes]]:
        """Yield the lines, each as the curve that it is."""
        for connector, line in lines(self._page, self._layout.rounding, self._layout.jump):
            attributes = {"class": connector.kind.value, "pos": self._curve(connector, line)}
            if connector.kind is ConnectorKind.JOINT:
                attributes["dir"] = "none"
            if label := connector.label:
                middle = self._point(label.x + label.width / 2, label.y + label.height / 2)
                words = {"label": _label(label.lines), "lp": figures(*middle), "fontsize": str(figure(label.size))}
                attributes |= words
            yield connector, attributes

    @staticmethod
    def _names_lane(text: Text) -> bool:
        return text.role is Role.HEADING and text.executor is not None

    def _words(self, text: Text) -> Attributes:
        # Graphviz turns no label: an upright text stands with one word on each line.
        lines = " ".join(text.lines).split() if text.upright else text.lines
        label = _bold_label(lines) if text.bold else _label(lines, _ENDS[text.align])
        return {"label": label, "fontsize": str(figure(text.size))}

    def _curve(self, connector: Connector, line: Line) -> str:
        """Write the line as Bézier curves, with the tip of its arrowhead where it has one."""
        curve = " ".join(figures(*self._point(x, y)) for x, y in line.curve)
        if not shapes.arrowhead(connector):
            return curve
        return f"e,{figures(*self._point(*connector.points[-1]))} {curve}"

    def _box(self, x: float, y: float, width: float, height: float) -> Attributes:
        return {
            "pos": f"{figures(*self._point(x + width / 2, y + height / 2))}!",
            "width": f"{width * _INCHES:.4f}",
            "height": f"{height * _INCHES:.4f}",
        }

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return x * _POINTS, -(self._top + y) * _POINTS


def _label(lines: Iterable[str], end: str = r"\n") -> str:
    """Write lines as a label; `end` closes each, the last only where it says how that one is aligned."""
    words = end.join(_plain(line) for line in lines)
    label: str = nohtml(words if end == r"\n" else words + end)
    return label


def _bold_label(lines: Iterable[str]) -> str:
    """Write centred lines as a label of DOT's markup, the only one that is bold in every output of Graphviz."""
    return f"<{'<BR/>'.join(f'<B>{markup(line)}</B>' for line in lines)}>"


def _plain(text: str) -> str:
    """Write a text so that DOT reads no escape and no entity in it."""
    plain: str = nohtml(text.replace("\\", "\\\\").replace("&", "&amp;"))
    return plain
