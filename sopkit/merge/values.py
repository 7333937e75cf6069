"""What came of a merge: values that a command shows."""

from msgspec import Struct

from sopkit.i18n import Message

MARKER_SIZE = 7
"""Signs of a conflict mark, where git asks for no other number."""


class Style(Struct, frozen=True):
    """How conflicts are marked in a text."""

    marker_size: int = MARKER_SIZE
    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"
    with_base: bool = True
    """Whether what the two sides come from stands between them, as in git's style `diff3`."""


class Conflict(Struct, frozen=True):
    """What a person has to decide."""

    message: Message
    line: int | None
    """Line of the joined text, from 1; None where it is about no line."""
    marked: bool = True
    """Whether marks stand in the text; without them the text is joined, but means what neither side meant."""


class Merge(Struct, frozen=True):
    """The joined text, and what is to be said of it."""

    text: bytes
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Message, ...] = ()
    """What a person should look at, though nothing is in conflict."""
    by_lines: Message | None = None
    """Why the texts were joined line by line, if they were."""

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is left to decide."""
        return not self.conflicts
