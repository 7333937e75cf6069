"""Where everything goes on the page, as frozen numbers: millimetres from the page's top left corner, y down.

Numbers and wrapped lines only: no colours, no markup. Painters paint exactly this and compute nothing.
"""

from enum import StrEnum

from msgspec import Struct

MM_PER_POINT = 25.4 / 72
"""Type is measured in points, everything else in millimetres."""


class PageKind(StrEnum):
    """What a page holds."""

    IDENTITY = "identity"
    FLOWCHART = "flowchart"
    COVER = "cover"
    """Of a book, like the next two."""
    CONTENTS = "contents"
    GUIDE = "guide"


class SymbolKind(StrEnum):
    """The five symbols of the official form, the arrow being a connector."""

    START = "start"
    END = "end"
    PROCESS = "process"
    DECISION = "decision"
    OFFPAGE = "offpage"


class ConnectorKind(StrEnum):
    """An arrow of the flow, or the plain line between linked boxes of one step."""

    FLOW = "flow"
    JOINT = "joint"


class Role(StrEnum):
    """What a text is to the page; painters choose their markup by it."""

    CELL = "cell"
    """Text of a step's row, the words of a connector row, or the total."""
    HEADING = "heading"
    """Head of a column of the flowchart."""
    LABEL = "label"
    """Name of a field of the identity block."""
    VALUE = "value"
    """Content of a field of the identity block."""
    FOOTER = "footer"
    MARK = "mark"
    """A word over the whole page, such as that it is a draft."""


class Paper(Struct, frozen=True):
    """A sheet as it lies: `width` × `height` in millimetres."""

    name: str
    width: float
    height: float


class Lane(Struct, frozen=True):
    """The column of one executor."""

    executor: str
    x: float
    width: float


class Column(Struct, frozen=True):
    """A column of the table in reading order; `name` is number, activity, lane, requires, time, output or note."""

    name: str
    x: float
    width: float
    executor: str | None = None


class Heading(Struct, frozen=True):
    """The two heading rows of the flowchart's table: `split` is where the group titles end and the lanes begin."""

    y: float
    height: float
    split: float


class Row(Struct, frozen=True):
    """A row of the table: of a step, or (`step` None) of connectors that come from or go to another page.

    The row of the total (`total`) has no step either and ends the table. `part` counts from 1; a step whose text is
    taller than a page goes on in further parts.
    """

    step: str | None
    number: int | None
    y: float
    height: float
    part: int = 1
    total: bool = False


class Box(Struct, frozen=True):
    """A cell of the identity block, named after its field."""

    name: str
    x: float
    y: float
    width: float
    height: float


class Text(Struct, frozen=True):
    """Lines of text, already broken, in a box that holds them: `size` in points, `leading` in millimetres.

    The first line's box begins at `y`; lines are `leading` apart; `align` is left, center or right within `width`.
    """

    role: Role
    column: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    leading: float
    bold: bool = False
    align: str = "left"
    step: str | None = None
    executor: str | None = None
    upright: bool = False
    """Turned a quarter to the left: lines run from the foot of the box to its head, the first one leftmost."""
    goal: int | None = None
    """Page of a book that the text leads to."""


class Symbol(Struct, frozen=True):
    """A symbol by its bounding box."""

    id: str
    step: str | None
    kind: SymbolKind
    executors: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    text: str | None = None
    letter: str | None = None
    """Of an off-page connector: the letter that it shares with its partner."""
    partner_page: int | None = None
    """Of an off-page connector: the page on which its partner stands."""
    partner_step: str | None = None
    """Of an off-page connector: the step that the partner is joined to."""


class Label(Struct, frozen=True):
    """The outcome written at a decision's exit; `lines` are its text, broken."""

    text: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    leading: float


class Connector(Struct, frozen=True):
    """A line of horizontal and vertical stretches between the borders of two symbols of one page."""

    kind: ConnectorKind
    source: str
    target: str
    outcome: str | None
    points: tuple[tuple[float, float], ...]
    label: Label | None = None
    jumps: tuple[tuple[float, float], ...] = ()
    """Where it hops over a vertical connector that it crosses: points on its horizontal stretches."""


class Rule(Struct, frozen=True):
    """A straight line of the table; `heavy` ones frame it and its heading."""

    x1: float
    y1: float
    x2: float
    y2: float
    heavy: bool = False


class Picture(Struct, frozen=True):
    """A picture file's content in a box; `media` is its media type."""

    name: str
    media: str
    data: bytes
    x: float
    y: float
    width: float
    height: float


class Page(Struct, frozen=True):
    """One sheet. An identity page has boxes, a flowchart page the rest; both have texts and rules.

    A flowchart page has boxes, too, where the identity block stands above its table.
    """

    number: int
    kind: PageKind
    texts: tuple[Text, ...]
    rules: tuple[Rule, ...]
    boxes: tuple[Box, ...] = ()
    columns: tuple[Column, ...] = ()
    lanes: tuple[Lane, ...] = ()
    heading: Heading | None = None
    rows: tuple[Row, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    connectors: tuple[Connector, ...] = ()
    pictures: tuple[Picture, ...] = ()


class Quality(Struct, frozen=True):
    """How good the drawing is, counted (RENDERING.md §8)."""

    crossings: int
    """Points where two connectors cross."""
    bends: int
    """Corners of all arrows."""
    bends_per_edge: float
    detour: float
    """Length of all arrows by the sum of the least that is possible along rows and columns; 1 where there are none."""
    cut_edges: int
    """Edges that go over to another page."""
    smallest_text: float
    """Points."""


class Layout(Struct, frozen=True):
    """A whole SOP on paper."""

    number: str | None
    title: str
    institution: str | None
    language: str
    paper: Paper
    font: str
    """Family in which every text was measured."""
    pages: tuple[Page, ...]
    quality: Quality
    rounding: float = 0.0
    """Radius in millimetres of the connectors' corners."""
    jump: float = 0.8
    """Radius in millimetres of the half circle with which a connector hops over another."""


class Chapter(Struct, frozen=True):
    """An SOP in a book: its drawing, with page numbers of its own, and the page of the book on which it begins."""

    layout: Layout
    first: int


class Book(Struct, frozen=True):
    """Several SOPs bound into one: cover, contents and guide, then the chapters; pages of the book count from 1."""

    title: str
    institution: str | None
    language: str
    paper: Paper
    """Of the pages in front; a chapter may need a larger one."""
    font: str
    front: tuple[Page, ...]
    chapters: tuple[Chapter, ...]
