"""What is to be changed in a text, spoken of by paths: values that say it, and nothing that does it.

A fix is a few such edits. They are carried out by splicing, so that every byte that is not meant stays as it is.
"""

from dataclasses import dataclass

from sopkit.source.spans import Path


@dataclass(frozen=True, slots=True)
class Write:
    """The value at `path`, which is there, is to read as `text`."""

    path: Path
    text: str


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


Edit = Write | Rename | Remove | Reorder
