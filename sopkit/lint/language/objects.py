"""Whether a verb may take the place of the noun of its act: only where the words behind may be what it is done to.

`Pemanggilan saksi` is `Memanggil saksi`, but `Persetujuan pimpinan` is no `Menyetujui pimpinan`: there the person acts.
In doubt a sentence stays as it is, since what is proposed must not say something else.
"""

from collections.abc import Sequence
from functools import cache

from sopkit.lint.language.lexicon import words
from sopkit.lint.language.names import Actors
from sopkit.lint.language.sentence import Word
from sopkit.lint.language.verbs import Form, form_of, verb_of

DROPPED = frozenset({"terhadap", "atas"})
"""What joins a noun of an act to its object; a verb needs no such word."""
_INTERVIEWS = "mewawancarai"
"""The one verb that does to somebody what its noun does with him."""
_GIVEN = frozenset({"menyetujui", "mempertimbangkan", "merekomendasikan", "memohon"})
"""Verbs whose nouns name a paper, too: `pertimbangan teknis`."""
_MARKS = (",", ";", "/", "+")
_UP_TO = {"s.d", "hingga", "sampai"}
"""What joins the last act of several to the first: `verifikasi s.d. pelaporan`."""


def drops(verb: str, rest: Sequence[Word]) -> bool:
    """Whether the first word behind the noun is one that the verb does without."""
    return bool(rest) and (rest[0].key in DROPPED or (verb == _INTERVIEWS and rest[0].key == "dengan"))


def takes(verb: str, rest: Sequence[Word], known: Actors) -> bool:
    """Whether a verb may stand before the words that stood behind the noun of its act."""
    if not rest:
        return not verb.endswith("kan")
    following = rest[0].key
    addressed = verb.split(maxsplit=1)[0] in words("addressed")
    if rest[0].mark or any(word.key == "oleh" for word in rest) or _has_other_acts(rest) or _acts(rest):
        return False
    if drops(verb, rest):
        return not addressed
    if following in words("manner") or _is_doer(verb, rest, known):
        return False
    if following in words("apart"):
        return verb.startswith("ber") or (following in words("towards") and addressed)
    return True


def may_be_of_another(verb: str, rest: Sequence[Word], known: Actors) -> bool:
    """Whether the noun of an act may tell what somebody else does, or name a paper: `rekomendasi dari dinas`."""
    if not rest or rest[0].mark:
        return False
    following = rest[0].key
    paper = following in words("manner") and verb in _GIVEN
    return paper or following == "dari" or _is_doer(verb, rest, known) or _acts(rest)


def _is_doer(verb: str, rest: Sequence[Word], known: Actors) -> bool:
    """Whether a person or body stands behind the noun that may be the one who acts."""
    return verb not in words("upon") and (rest[0].key in words("heads") or known.words_of_name(rest) > 0)


@cache
def _joining() -> frozenset[str]:
    return words("joiners") | words("alternatives")


def _acts(rest: Sequence[Word]) -> bool:
    """Whether the noun is the head of a name that acts: `Instalasi Farmasi menyiapkan obat`."""
    for word in rest:
        if word.mark or word.key in _joining() or word.key in words("subordinators"):
            return False
        if word.key.startswith("me") and form_of(word.key) is Form.ACTIVE:
            return True
    return False


def _has_other_acts(rest: Sequence[Word]) -> bool:
    """Whether further nouns of acts are joined to the first, so that one verb would mend half of the sentence."""
    if rest[0].key in _joining():
        return True
    joined = False
    for word in rest:
        if word.key in _joining() or word.key in _UP_TO:
            joined = True
        elif word.key in words("subordinators"):
            return False
        elif (joined or word.mark.startswith(_MARKS)) and verb_of(word.key):
            return True
        else:
            joined = False
    return False
