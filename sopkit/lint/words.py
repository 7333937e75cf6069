"""How rules speak of names: as a list that stays short, and as a proposal for a name misspelt."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sopkit.i18n import Message, _
from sopkit.spelling import folded
from sopkit.spelling import listed as in_backticks
from sopkit.spelling import nearest as nearest_spelling
from sopkit.spelling import shortened as shortened  # noqa: PLC0414 - rules ask this module for all that words need

_LISTED = 8
_LONGEST = 60

# A search compares a word with every known one; a document of a mebibyte may hold thousands of unknown words, and
# whoever has so many of them needs no proposal for each.
_SEARCHES = 50


def listed(names: Sequence[str]) -> str | Message:
    """Write names one after the other, each in backticks; of a long list only the first, and how many more."""
    text = in_backticks(names[:_LISTED])
    return _("{names} and {n} more", names=text, n=len(names) - _LISTED) if len(names) > _LISTED else text


@lru_cache(1 << 13)
def normal(word: str) -> str:
    """Bring a word to the form in which words are compared: no difference of case or space."""
    return folded(word)


def rule_word(text: str) -> str:
    """Bring what somebody calls a rule to the form of its name: `Many_steps` and `many steps` as `many-steps`."""
    return normal(text).replace(" ", "-").replace("_", "-")


def nearest(words: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Find for each word what it may be meant to be: by `known`, which maps spellings to what is to be written.

    Words that resemble nothing are absent from the answer.
    """
    spellings = {normal(spelling): written for spelling, written in known.items() if len(spelling) <= _LONGEST}
    meant: dict[str, str] = {}
    searches = 0
    for word in dict.fromkeys(words):
        if normal(word) in spellings:
            meant[word] = spellings[normal(word)]
        elif searches < _SEARCHES and len(word) <= _LONGEST:
            searches += 1
            near = nearest_spelling(normal(word), spellings)
            if near is not None:
                meant[word] = near
    return meant
