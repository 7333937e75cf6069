"""How alike two texts are, by the words that they share."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """Count the words of a text, in small letters."""
    return Counter(_WORD.findall(text.casefold()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Give 1 for the same words in whatever order, 0 for none in common: the coefficient of Dice 1945."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0


def all_words(texts: Iterable[str]) -> Counter[str]:
    """Count the words of several texts together."""
    return sum(map(words, texts), Counter())
