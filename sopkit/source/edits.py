"""What is to be changed in a text, spoken of by paths: values that say it, and nothing that does it.

A fix is a few such edits. They are carried out by splicing, so that every byte that is not meant stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sopkit.source.spans import Path

New = str | Mapping[str, "New"] | Sequence["New"]
"""What may be put into a text: a text, or blocks and lists of such."""


@dataclass(frozen=True, slots=True)
class Write:
    """The value at `path`, which is there, is to read as `text`."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Clear:
    """The value at `path`, which is no block and no list, is to be blank; its key and the comment on its line stay."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Something new is to stand at `path`, where there is nothing, or a key without a value.

    A new key stands right behind the key `after`, or last without it; where two are put behind the same key, the later
    one of the edits stands first. A new item of a list stands last. What is written by indentation goes on so.
    """

    path: Path
    value: New
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """The key of the entry at `path` is to be `key`."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Remove:
    """The entry of a mapping or the item of a list at `path` is to go, with the comment on its line."""

    path: Path


@dataclass(frozen=True, slots=True)
class Reorder:
    """The items of the list at `path` are to stand in another order: `order` gives their present indices."""

    path: Path
    order: tuple[int, ...]


Edit = Write | Clear | Insert | Rename | Remove | Reorder
