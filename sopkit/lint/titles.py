"""Titles of SOPs as they are compared: the words alone, without case, signs and the word SOP before them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern

from sopkit.lint.words import normal
from sopkit.model import Related, Sop

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(.+?)(?: tahun)? (20[0-9]{2})")
_PREFIXES = (
    ("standar", "operasional", "prosedur"),
    ("standard", "operating", "procedure"),
    ("standard", "operating", "procedures"),
    ("sop", "ap"),
    ("sop",),
)


@lru_cache(1 << 13)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without signs."""
    return tuple(map(intern, _WORD.findall(text.casefold())))


@lru_cache(1 << 12)
def bare_title(text: str) -> str:
    """Bring a title to the form in which titles are compared; it is never blank."""
    words = words_of(text)
    for prefix in _PREFIXES:
        if words[: len(prefix)] == prefix:
            return " ".join(words[len(prefix) :]) or " ".join(words)
    return " ".join(words) or normal(text)


def names_itself(sop: Sop, related: Related) -> bool:
    """Whether an entry under `related` is the SOP itself: by its number, or by its title in words."""
    if related.sop:
        return sop.number is not None and normal(related.sop) == normal(sop.number)
    text = related.text or ""
    number = words_of(sop.number or "")
    if _tells(number) and (rest := _without(words_of(text), number)) is not None:
        return not rest or _same_title(" ".join(rest), sop.title)
    return _same_title(text, sop.title)


def _same_title(one: str, other: str) -> bool:
    """Whether two titles are one, but for a year at the end of either; two years make two SOPs."""
    (title, year), (other_title, other_year) = map(_dated, (one, other))
    return title == other_title and (year == other_year or not (year and other_year))


def _dated(title: str) -> tuple[str, str]:
    """Part a title as `bare_title` writes it from the year at its end; the year is blank where there is none."""
    bare = bare_title(title)
    dated = _YEAR.fullmatch(bare)
    return (dated[1], dated[2]) if dated else (bare, "")


def others_related(sop: Sop) -> tuple[Related, ...]:
    """The entries under `related` that are not the SOP itself."""
    return tuple(related for related in sop.related if not names_itself(sop, related))


def _tells(number: Sequence[str]) -> bool:
    """Whether a number can be known for one inside a text: `SOP-025/17000/2025`, unlike `01`."""
    return len(number) > 1 or any(len(word) > 3 for word in number)


def _without(words: tuple[str, ...], run: tuple[str, ...]) -> tuple[str, ...] | None:
    """What is left of a text without a run of words; None where the run is not in it."""
    for start, word in enumerate(words):
        if word == run[0] and words[start : start + len(run)] == run:
            return words[:start] + words[start + len(run) :]
    return None
