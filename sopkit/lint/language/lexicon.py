"""The words that the analyser knows: `words.txt`, read when a word is first asked for. Forms none itself."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    """Read the file once: the words of each section, in their order."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif "=" in line:
            words.append(line)
        elif not line.startswith("#"):
            words += line.split()
    return {name: tuple(words) for name, words in sections.items()}


@cache
def listed(section: str) -> tuple[str, ...]:
    """Give the words of a section in their order."""
    return _sections()[section]


@cache
def words(section: str) -> frozenset[str]:
    """Give the words of a section as a set."""
    return frozenset(_sections()[section])


@cache
def pairs(section: str) -> Mapping[str, str]:
    """Give a section of lines `word=meaning`."""
    return dict(line.split("=", 1) for line in _sections()[section])
