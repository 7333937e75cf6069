"""Puts ids and rows back in place of the marks by which steps are called while texts are joined."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sopkit.i18n import Message, _
from sopkit.merge.identity import Key, Marks
from sopkit.merge.pieces import Piece
from sopkit.merge.values import Conflict


class Naming:
    """Knows what each step of the joined text is called."""

    def __init__(self, marks: Marks, rows: Iterable[tuple[Key, Any]]) -> None:
        self._marks = marks
        self._names: dict[str, str] = {}
        for row, (mark, data) in enumerate(rows, start=1):
            written = data.get("id") if isinstance(data, dict) else None
            self._names[str(mark)] = str(row) if written is None else str(written)

    def text(self, text: str) -> str:
        """Write a text without marks."""
        return self._marks.pattern.sub(lambda found: self._name(found[0]), text)

    def data(self, data: Any) -> Any:
        """Give data without marks."""
        if isinstance(data, dict):
            return {key: self.data(value) for key, value in data.items()}
        if isinstance(data, list):
            return [self.data(value) for value in data]
        return self.text(data) if isinstance(data, str) else data

    def message(self, message: Message) -> Message:
        """Give a message without marks."""
        values = tuple(
            (name, self.message(value) if isinstance(value, Message) else self.data(value))
            for name, value in message.values
        )
        return Message(message.template, values, message.plural, message.count)

    def lost(self, pieces: Sequence[Piece]) -> Iterator[Conflict]:
        """Find the references to a step that the other side has removed: its row may be another step's now."""
        line = 1
        for piece in pieces:
            text = piece if isinstance(piece, str) else ""
            for found in self._marks.pattern.finditer(text):
                if found[0] not in self._names:
                    message = _("one side leads to step `{step}`, which the other removes", step=self._name(found[0]))
                    yield Conflict(message, line + text.count("\n", 0, found.start()), marked=False)
            line += text.count("\n")

    def _name(self, mark: str) -> str:
        return self._names.get(mark) or self._marks.last_names[mark]
