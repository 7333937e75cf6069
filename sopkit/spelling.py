"""How known words are proposed and listed in sentences. Knows no word itself."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches


def nearest(word: str, known: Mapping[str, str]) -> str | None:
    """Find what the known spelling that resembles `word` most stands for; None if none resembles it.

    `known` maps spellings to what is to be written. Both sides are compared as they are; bring them to one case first.
    """
    close = get_close_matches(word, known, n=1, cutoff=0.7)
    return known[close[0]] if close else None


def listed(words: Iterable[str]) -> str:
    """Write words one after the other, each in backticks: `` `a`, `b` ``."""
    return ", ".join(f"`{word}`" for word in words)
