"""A sentence as its words. Knows where each stands, and nothing of what it means."""

import re
from functools import lru_cache
from sys import intern
from typing import NamedTuple

_WORD = re.compile(r"([^\W_][\w'’-]*(?:\.\w[\w'’-]*)*|&)")
_QUOTES = re.compile(r'["“”«»]')
_LONGEST = 4_000
"""Letters of a text that are read: no sentence is as long, and what is read is kept."""
_NUMBERING = re.compile(r"[a-zA-Z]|\d{1,3}")


class Word(NamedTuple):
    """One word of a sentence."""

    key: str
    """The word in lower case."""
    start: int
    end: int
    mark: str
    """What stands between the word before and this one, without spaces: `,` or `/`."""
    capital: bool
    quoted: bool
    """It stands between quotation marks: part of a title, not of the sentence."""


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[Word, ...]:
    """Split a sentence into words; a number or letter before it, as in `a. Menerima`, is no part of it."""
    found: list[Word] = []
    end = 0
    quoted = False
    # What splits the text stands between what is split: gap, word, gap, word, gap.
    parts = _WORD.split(text[:_LONGEST])
    for gap, written in zip(parts[::2], parts[1::2], strict=False):
        mark = ""
        if gap != " ":
            mark = gap.strip()
            if mark and len(_QUOTES.findall(mark)) % 2:
                quoted = not quoted
        start = end + len(gap)
        end = start + len(written)
        small = intern(written.lower())
        found.append(Word(small, start, end, mark, small != written and written[0].isupper(), quoted))
    if parts[-1] and len(_QUOTES.findall(parts[-1])) % 2:
        quoted = not quoted
    if quoted:  # A mark that is never closed says nothing.
        found = [word._replace(quoted=False) for word in found]
    if len(found) > 1 and _NUMBERING.fullmatch(found[0].key) and found[1].mark[:1] in {".", ")"}:
        del found[0]
    return tuple(found)


@lru_cache(maxsize=8192)
def is_titled(text: str) -> bool:
    """Whether a text is written in capitals throughout, or like a title, so that a capital tells nothing."""
    if text[1:].islower():
        return False
    others = [word for word in read(text)[1:] if word.end - word.start > 3 and not word.quoted]
    return 2 * sum(word.capital for word in others) > len(others)
