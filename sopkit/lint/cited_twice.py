"""Which legal bases stand in a list a second time. Knows citations; proposes nothing."""

from collections.abc import Hashable, Mapping, Sequence

from sopkit.lint.citations import read_citation
from sopkit.lint.fields import says_something
from sopkit.lint.titles import words_of


def cited_twice(items: Sequence[str]) -> Mapping[int, int]:
    """Map the index of each legal basis that stood in the list before to where it first did."""
    by_words: dict[tuple[str, ...], int] = {}
    by_citation: dict[Hashable, int] = {}
    again = {}
    for index, item in enumerate(items):
        if not says_something(item):
            continue
        first = by_words.setdefault(words_of(item), index)
        if key := read_citation(item).key:
            first = min(first, by_citation.setdefault(key, index))
        if first != index:
            again[index] = first
    return again
