"""Which verb a misspelt word is meant to be: slips that were met, and words one slip away from a common verb."""

from collections.abc import Mapping
from functools import cache, lru_cache

from sopkit.lint.language.lexicon import listed, pairs, words
from sopkit.lint.language.slips import shortened_by_one, slip_between
from sopkit.lint.language.verbs import company_verb_of, known_verbs, root_of, without_pronoun

_SHORTEST = 6
_LONGEST = 24
"""Longer words are not compared: no verb of the list is as long."""


@lru_cache(maxsize=8192)
def meant_by(word: str) -> str | None:
    """Find the verb that a word at the head of an activity is meant to be; None if the word is right or unknown.

    Only words that begin with m are compared with the verbs: pembuat is one letter away from membuat, and right.
    """
    if word in pairs("misspelt"):
        return pairs("misspelt")[word]
    if word.startswith("pe") and word.endswith("kan"):
        verb = f"me{word[2:]}"
        return verb if verb in known_verbs() and root_of(word) is not None else None
    if not word.startswith("m") or not _SHORTEST <= len(word) <= _LONGEST or _is_right(word):
        return None
    near = {verb for shorter in shortened_by_one(word) for verb in _by_shorter().get(shorter, ())}
    ranked = sorted((slip, verb) for verb in near if (slip := slip_between(word, verb)) is not None)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


@cache
def proposed() -> frozenset[str]:
    """Give the words that are written at the head of an activity when it is mended."""
    company = {verb for noun in words("with") if (verb := company_verb_of(noun))}
    return known_verbs() | company | words("common") | set(pairs("misspelt").values())


def _is_right(word: str) -> bool:
    bare = without_pronoun(word)
    return "-" in bare or bare in known_verbs() or bare in words("nouns") or bare in words("others")


@cache
def _by_shorter() -> Mapping[str, tuple[str, ...]]:
    """Map what common verbs become without one of their letters to the verbs."""
    found: dict[str, tuple[str, ...]] = {}
    for verb in listed("common"):
        for shorter in shortened_by_one(verb):
            found[shorter] = (*found.get(shorter, ()), verb)
    return found
