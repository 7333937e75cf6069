"""The five symbols of the form with their names and what they are for (DOMAIN.md §1.5), and how the form is read."""

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.layout.values import Connector, ConnectorKind, Symbol, SymbolKind


class Sign(Struct, frozen=True):
    """A symbol of the guide; the arrow, which is no box, has no kind."""

    kind: SymbolKind | None
    name: Message
    use: Message
    width: float
    height: float
    text: Message | None = None
    letter: str | None = None


SIGNS = (
    Sign(
        SymbolKind.START, _("Capsule (terminator)"), _("An activity begins or ends."), 24.0, 9.0, text=_("Start")
    ),
    Sign(SymbolKind.PROCESS, _("Box (process)"), _("A process, or an activity that is carried out."), 24.0, 10.0),
    Sign(SymbolKind.DECISION, _("Diamond (decision)"), _("An activity in which a decision is taken."), 24.0, 13.0),
    Sign(None, _("Arrow"), _("The direction in which the activities follow each other."), 24.0, 6.0),
    Sign(
        SymbolKind.OFFPAGE,
        _("Pentagon (off-page connector)"),
        _("Joins symbols that stand on different pages."),
        9.0,
        9.0,
        letter="A",
    ),
)  # fmt: skip

NOTES = (
    _("A symbol stands in the column of the executor who carries out the step in whose row it stands."),
    _("Beside the lines that leave a diamond stand the outcomes of the decision."),
    _("Two pentagons with the same letter belong together; the words in their row say on which page it goes on."),
    _("A box that reaches over several columns, or boxes joined by a plain line, are one step of several executors."),
    _("Where a line hops over another, the two only cross; they are not joined."),
    _("At the foot stands on the right the page of the SOP, which its words mean; in the middle, that of the book."),
)


def sign(number: int, x: float, y: float, language: str) -> Symbol | Connector:
    """Draw a symbol of the guide around a point; its id is its name."""
    what = SIGNS[number]
    left, top = x - what.width / 2, y - what.height / 2
    if what.kind is None:
        return Connector(ConnectorKind.FLOW, "", "", None, ((left, y), (left + what.width, y)))
    return Symbol(
        what.name.text(language), None, what.kind, (), left, top, what.width, what.height,
        what.text.text(language) if what.text else None, what.letter,
    )  # fmt: skip
