"""Which words of a text tell what it is about, in a form in which they can be compared."""

from functools import lru_cache

from sopkit.lint.language.lexicon import words
from sopkit.lint.language.sentence import read
from sopkit.lint.language.verbs import stem_of


@lru_cache(maxsize=8192)
def content_of(text: str) -> frozenset[str]:
    """Give the roots of the words of a text, without words that have no content: `Laporan yang telah disusun`."""
    return frozenset(stem_of(word.key) for word in read(text) if _tells(word.key))


@lru_cache(maxsize=8192)
def telling(text: str) -> tuple[str, ...]:
    """Give the words of a text, in lower case, that not any SOP may hold, as `surat` and `laporan` are."""
    return tuple(word.key for word in read(text) if _tells(word.key) and not _is_generic(word.key))


def _tells(key: str) -> bool:
    return key not in words("stop") and key != "&" and not key.isdecimal()


def _is_generic(key: str) -> bool:
    return key in words("generic") or stem_of(key) in words("generic")
