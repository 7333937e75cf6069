"""Layouts made by hand whose words and ids are as nasty as a person or a fuzzer can make them."""

from unicodedata import bidirectional

from drawings import COLUMNS, cell_text, flowchart, identity, of_pages, rows_of
from hypothesis import strategies as st

from sopkit.layout.values import Connector, ConnectorKind, Label, Layout, Symbol, SymbolKind

NASTY = (
    "<script>alert(1)</script>",
    "&lt;b&gt;",
    "{{ 7 * 7 }}",
    "{% endfor %}",
    "]]>",
    "-->",
    '"',
    "'",
    "</style>",
    "\\",
    '#import "x"',
    '"))#panic("',
    "$x^2$",
    "// comment",
    "*_b_* `c` @d <e>",
    "\\u{41}",
)
"""What means something to HTML, to a template or to Typst."""

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Classes of the characters that make a reader see another text than stands there (Unicode Annex 9, table 4)."""


def turns(character: str) -> bool:
    return bidirectional(character) in TURNING


def shown(text: str) -> str:
    """What a drawing shows of a text: a sign that is seen for each that turns the direction of writing."""
    return "".join("\N{REPLACEMENT CHARACTER}" if turns(one) else one for one in text)


def words(alphabet: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Nasty words, and short ones of an alphabet."""
    return st.one_of(st.sampled_from(NASTY), st.text(alphabet, min_size=1, max_size=12))


# Among all characters those that turn the direction are so rare that a test would meet them once in many runs.
TURNED = st.sampled_from([f"Bidang{one}Arsip" for one in filter(turns, map(chr, range(0x2100)))])
ANY = words(st.characters(exclude_categories=("Cs", "Cc"))) | TURNED
PLAIN = words(st.sampled_from("abc XYZ 123 äéß –…·"))


@st.composite
def layouts(draw: st.DrawFn, hostile: st.SearchStrategy[str] = ANY) -> Layout:
    """An identity page and a page of two steps with one arrow between a capsule and a pentagon."""
    rows = rows_of((draw(hostile), 1), (draw(hostile), 2), (None, None))
    texts = [
        cell_text(column, row, draw(st.lists(hostile, min_size=1, max_size=3))) for row in rows for column in COLUMNS
    ]
    one, two = draw(st.lists(hostile, min_size=2, max_size=2, unique=True))
    symbols = (
        Symbol(one, rows[0].step, SymbolKind.START, ("petugas",), 87, 29, 16, 8, text=draw(hostile)),
        Symbol(two, None, SymbolKind.OFFPAGE, ("petugas",), 91, 63, 7, 7, None, "A", 2, draw(hostile)),
    )
    outcome = draw(hostile)
    label = Label(outcome, 96, 40, 9, 3, (outcome,), 7.0, 3.087)
    line = Connector(ConnectorKind.FLOW, one, two, outcome, ((95, 37), (95, 63)), label)
    pages = (identity(draw(st.lists(hostile, min_size=1, max_size=3))), flowchart(2, rows, texts, symbols, (line,)))
    return of_pages(*pages, title=draw(hostile))
