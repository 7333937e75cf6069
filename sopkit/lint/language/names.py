"""Names of executors as people write them: `Ka. Sub Bagian Umum` is `kepala subbagian umum`."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from sopkit.lint.language.lexicon import pairs, words
from sopkit.lint.language.misspelling import proposed
from sopkit.lint.language.sentence import Word, read

_PARTS = {"bagian", "bidang", "seksi", "direktorat", "unit", "koordinator"}
"""What `sub` is written together with."""
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_SHORTEST_INITIALS = 3
_LONGEST_NAME = 12
"""Words of a sentence that are compared with the name of an executor."""

Spelled = tuple[tuple[str, int], ...]
"""The words of a name written in full, each with the index of the written word that it comes from."""


@cache
def _full(key: str) -> tuple[str, ...]:
    return tuple(pairs("short").get(key.rstrip("."), key).split())


def spelled(written: Sequence[Word]) -> Spelled:
    """Write words in full as far as short forms of positions are known."""
    found: list[tuple[str, int]] = []
    for index, word in enumerate(written):
        for key in _full(word.key):
            if found and found[-1][0] == "sub" and key in _PARTS:
                found[-1] = (f"sub{key}", index)
            else:
                found.append((key, index))
    return tuple(found)


@lru_cache(maxsize=2048)
def canonical(name: str) -> tuple[str, ...]:
    """Give the words of a name in full, without what stands in brackets."""
    outside = _IN_BRACKETS.sub(" ", name)
    return tuple(key for key, _index in spelled(read(outside if outside.strip() else name)))


def initials(name: str) -> str:
    """Give the first letters of a name of three words or more, as in PPK; of a shorter one nothing."""
    full = [key for key in canonical(name) if key not in words("stop")]
    return "".join(key[0] for key in full) if len(full) >= _SHORTEST_INITIALS else ""


def first_of_name(word: Word) -> str:
    """Write a word in full, as it would begin the name of an executor."""
    return _full(word.key)[0]


class Actors(Struct, frozen=True):
    """The executors of an SOP, by what a sentence may call them."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]
    """Names in full by their first word, the longest first."""
    first: frozenset[str]
    """First words of names; `sub` may begin one that is written in two words."""
    acts: bool
    """Some name begins with a word that is proposed for a head, so that it may come into a sentence that is mended."""

    def may_stand_in(self, initial: frozenset[str]) -> bool:
        """Whether a sentence may name an executor at all: a quick look at its words before names are compared."""
        return self.acts or not self.first.isdisjoint(initial)

    def words_of_name(self, sentence: Sequence[Word]) -> int:
        """Count the words at the head of a sentence that are the name of an executor; 0 if they are none."""
        if not sentence or _full(sentence[0].key)[0] not in self.first:
            return 0
        full = spelled(sentence[:_LONGEST_NAME])
        for name in self.by_first.get(full[0][0], ()):
            if tuple(key for key, _index in full[: len(name)]) == name:
                return full[len(name) - 1][1] + 1
        return 0


@lru_cache(maxsize=512)
def actors(names: tuple[str, ...]) -> Actors:
    """Prepare the names of an SOP's executors; short forms in brackets and initials count as names."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        for each in (canonical(name), *map(canonical, _IN_BRACKETS.findall(name)), canonical(initials(name))):
            if each:
                found.setdefault(each[0], set()).add(each)
    by_first = {first: tuple(sorted(each, key=lambda name: (-len(name), name))) for first, each in found.items()}
    return Actors(by_first, frozenset(by_first) | {"sub"}, not proposed().isdisjoint(by_first))
