"""Abbreviations in a text, and whether another text says what they stand for."""

import re
from collections.abc import Iterable
from functools import lru_cache

from sopkit.lint.language.lexicon import words
from sopkit.lint.language.sentence import read
from sopkit.lint.language.verbs import root_of

_LONGEST = 10
_SHORTEST_WORD = 4
_CAPITALS = re.compile(r"(?<![\w.-])[A-Z][A-Z0-9]+(?!\w)")
_ROMAN = re.compile(r"[IVXLC]+")


@lru_cache(maxsize=8192)
def abbreviations_in(text: str) -> tuple[str, ...]:
    """Give the abbreviations of a text that not everybody knows: two capitals or more, and no word in capitals."""
    if not _may_have_capitals(text) or (text.isupper() and len(read(text)) > 1):
        return ()
    return tuple(token for token in _CAPITALS.findall(text) if _is_unknown(token))


def _may_have_capitals(text: str) -> bool:
    """Whether there is a capital behind the first letter; a quick answer for most texts."""
    return not text[1:].islower()


def _is_unknown(token: str) -> bool:
    if len(token) > _LONGEST or sum(letter.isalpha() for letter in token) < 2:
        return False
    return token not in words("known") and not _ROMAN.fullmatch(token) and not _is_word(token.lower())


def _is_word(key: str) -> bool:
    if len(key) < _SHORTEST_WORD:
        return False
    return root_of(key) is not None or any(key in words(name) for name in ("stop", "generic", "nouns", "heads"))


def explained(abbreviations: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Find the abbreviations that some text spells out.

    One may stand in brackets behind its words or before them, or words with capitals may have its letters as initials:
    `Penetapan Angka Kredit` explains PAK.
    """
    read_all = tuple(texts)
    together = "\n".join(read_all)
    runs = "\n".join(map(_initials, read_all))
    return {token for token in abbreviations if f"({token})" in together or f"{token} (" in together or token in runs}


@lru_cache(maxsize=8192)
def _initials(text: str) -> str:
    """Give the initials of the words with capitals, with a space where another word comes between."""
    if not _may_have_capitals(text):
        return ""
    letters = []
    for word in read(text):
        if word.capital and not text[word.start : word.end].isupper():
            letters.append(text[word.start])
        elif word.key not in words("stop") and word.key != "&":
            letters.append(" ")
    return "".join(letters)
