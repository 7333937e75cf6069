"""How words are compared, proposed, listed and quoted in sentences. Knows no word itself."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache


def nearest(word: str, known: Mapping[str, str]) -> str | None:
    """Find what the known spelling that resembles `word` most stands for; None if none resembles it.

    `known` maps spellings to what is to be written. Both sides are compared as they are; bring them to one case first.
    """
    close = _close(word, known, 1)
    return known[close[0]] if close else None


def surest(word: str, known: Mapping[str, str]) -> str | None:
    """Find what `nearest` finds; None where something else is as near."""
    if word in known:
        return known[word]
    close = _close(word, known, 8)
    likeness = [SequenceMatcher(None, spelling, word).ratio() for spelling in close]
    meant = {known[spelling] for spelling, like in zip(close, likeness, strict=True) if like == likeness[0]}
    return meant.pop() if len(meant) == 1 else None


def _close(word: str, known: Mapping[str, str], most: int) -> Sequence[str]:
    return (_found if len(known) <= _FEW else _sought)(word, tuple(known), most)


def _sought(word: str, spellings: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(get_close_matches(word, spellings, n=most, cutoff=0.7))


_found = lru_cache(1 << 10)(_sought)
"""The same slip is made again, by the same office and in the same rows; a search takes long."""
_FEW = 100


def unequivocal(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map spellings to what they stand for, without those that stand for several things."""
    meant: dict[str, set[str]] = {}
    for spelling, written in pairs:
        meant.setdefault(spelling, set()).add(written)
    return {spelling: words.pop() for spelling, words in meant.items() if len(words) == 1}


def listed(words: Iterable[str]) -> str:
    """Write words one after the other, each in backticks: `` `a`, `b` ``."""
    return ", ".join(f"`{word}`" for word in words)


def folded(text: str) -> str:
    """Bring a text to the form in which texts are compared: no difference of case or space."""
    return " ".join(text.casefold().split())


def shortened(text: str, most: int = 60) -> str:
    """Bring a text of a document to one line of so many characters at most, which fits into a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
