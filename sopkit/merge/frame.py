"""What is around the characters of three texts, and is joined apart from them: line ends and the byte order mark."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.source import Document, read

Value = TypeVar("Value")

_BOM = b"\xef\xbb\xbf"


class UnreadableError(Exception):
    """A text can't be read as an SOP; holds why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


def read_text(raw: bytes | str) -> Document:
    """Read a text, or raise UnreadableError."""
    reading = read(raw)
    if reading.document is None:
        fault = reading.faults[0]
        raise UnreadableError(_("line {line}: {problem}", line=fault.span.line, problem=fault.message))
    return reading.document


class Frame(Struct, frozen=True):
    """Three texts with plain line ends, and how the joined one is to be written."""

    texts: tuple[str, str, str]
    bom: bool
    line_end: str
    ends_line: bool
    """Whether the last line has an end."""

    @classmethod
    def of(cls, base: bytes, ours: bytes, theirs: bytes) -> "Frame":
        """Look at three texts. Raises UnreadableError where one is no text, or mixes line ends."""
        documents = [read_text(raw) for raw in (base, ours, theirs)]
        texts = [document.text for document in documents]
        ends = ["\r\n" if "\r" in text else "\n" for text in texts]
        plain = [text.replace("\r\n", "\n") for text in texts]
        if any(
            "\r" in text or (end == "\r\n" and text.count("\n") != whole.count("\r\n"))
            for text, end, whole in zip(plain, ends, texts, strict=True)
        ):
            raise UnreadableError(_("its lines end in different ways"))
        first, second, third = (text if not text or text.endswith("\n") else f"{text}\n" for text in plain)
        return cls(
            (first, second, third),
            _picked([document.bom for document in documents]),
            _picked(ends),
            _picked([text.endswith("\n") for text in texts]),
        )

    def dressed(self, text: str) -> bytes:
        """Write a joined text as bytes."""
        if not self.ends_line:
            text = text.removesuffix("\n")
        return (_BOM if self.bom else b"") + text.replace("\n", self.line_end).encode()


def _picked(values: Sequence[Value]) -> Value:
    base, ours, theirs = values
    return theirs if ours == base else ours
