"""How Indonesian verbs and the nouns of their acts are formed, and which form a word has.

The rules are those of the standard grammar: me- takes the nasal that the root's first letter asks for, and k, p, s
and t melt into it unless a consonant follows. A verb is proposed only if `words.txt` gives its root, so that no rule
ever writes a word that isn't one. Words are given in lower case.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache

from sopkit.lint.language.lexicon import listed, pairs, words

_VOWELS = "aeiou"
_MELTS = {"k": "ng", "p": "m", "s": "ny", "t": "n"}
_NASALS = {**dict.fromkeys("aeioughqxk", "ng"), **dict.fromkeys("bfpv", "m"), **dict.fromkeys("cdjstz", "n")}
_WHOLE = {"kaji"}
"""Roots that keep their first letter against the rule."""
_SHORTEST_STEM = 4
_MONOSYLLABLE = 4
"""Letters of the longest root of one syllable."""

_ACTIVE = re.compile(r"me(?:[lrwy][aeiou]|m[bfpvaeiou]|n[cdjstzaeiou]|ny[aeiou]|ng[a-z]|[mn]g?-)[\w'’-]{2}")
_NOMINAL = re.compile(r"pe(?:[lrwy]|m|n|ng|ny)?[\w-]{4,}an")
_PASSIVE = re.compile(r"di[\w-]{3,}(?:kan|[^s]i)(?:nya)?")
_REQUEST = re.compile(r"(?!ke|pe)\w{2,}[^\W_aeiou]kan")
_FOREIGN = re.compile(r"\w{3,}(?:isasi|fikasi)")
_RESULT = re.compile(r"ter\w{3,}nya")

# How a prefix may have changed the root's first letter; the last entry of a row is the root as it stands.
_PREFIXES = (
    ("memper", ("",)), ("diper", ("",)), ("menge", ("",)), ("penge", ("",)),
    ("meny", ("s",)), ("peny", ("s",)), ("meng", ("k", "")), ("peng", ("k", "")),
    ("mem", ("p", "")), ("pem", ("p", "")), ("men", ("t", "")), ("pen", ("t", "")),
    ("me", ("",)), ("per", ("", "r")), ("pe", ("",)), ("ber", ("", "r")), ("be", ("",)),
    ("ter", ("", "r")), ("di", ("",)), ("ke", ("",)), ("se", ("",)),
)  # fmt: skip
_SUFFIXES = ("", "kan", "an", "i")


class Form(StrEnum):
    """What a word is by its form."""

    ACTIVE = "active"
    """Does something: memeriksa, berkoordinasi."""
    REQUEST = "request"
    """The same, said as a request: periksa, serahkan."""
    PASSIVE = "passive"
    """Something is done: diperiksa, terlaksananya."""
    NOMINAL = "nominal"
    """The noun of an act: pemeriksaan, verifikasi."""
    OTHER = "other"


def active(root: str) -> str:
    """Form the verb with me-: periksa -> memeriksa, kumpul -> mengumpul, cek -> mengecek."""
    if len(root) <= _MONOSYLLABLE and sum(letter in _VOWELS for letter in root) == 1:
        return f"menge{root}"
    first, second = root[:1], root[1:2]
    if first in _MELTS and second in _VOWELS and root not in _WHOLE:
        return f"me{_MELTS[first]}{root[1:]}"
    return f"me{_NASALS.get(first, '')}{root}"


def nominal(root: str) -> str:
    """Form the noun of the act: periksa -> pemeriksaan, kumpul -> pengumpulan."""
    return f"pe{active(root)[2:]}an"


@cache
def _suffixed() -> tuple[tuple[str, str], ...]:
    """Give every root with its suffix, in the order in which they give verbs to nouns."""
    sections = (("me", ""), ("kan", "kan"), ("i", "i"), ("loan", ""), ("loankan", "kan"))
    return tuple((root, suffix) for section, suffix in sections for root in listed(section))


def _standard(root: str, suffix: str) -> str:
    """Form the verb of a root; of some roots from abroad the list names another than the one that would be formed."""
    return pairs("loanpairs").get(root) or active(root) + suffix


@cache
def verb_by_noun() -> Mapping[str, str]:
    """Map nouns of acts to their verbs; irregular pairs and nouns from abroad are among them."""
    found = {**pairs("per"), **pairs("loanpairs")}
    for root, suffix in _suffixed():
        verb = _standard(root, suffix)
        found.setdefault(nominal(root), verb)
        if root in words("loan") or root in words("loankan"):
            found.setdefault(root, verb)
    return {noun: verb for noun, verb in found.items() if verb != "-" and (noun not in words("nouns") or _is_act(noun))}


def _is_act(noun: str) -> bool:
    return noun in pairs("per") or noun in words("loan") or noun in words("loankan")


def verb_of(noun: str) -> str | None:
    """Find the verb inside the noun of an act: pemeriksaan -> memeriksa; None if the list doesn't know it."""
    return verb_by_noun().get(noun)


def company_verb_of(noun: str) -> str | None:
    """Find the verb of an act that one does with somebody: koordinasi -> berkoordinasi."""
    return f"ber{noun}" if noun in words("with") else None


@cache
def known_verbs() -> frozenset[str]:
    """Give every active verb that the list forms or names."""
    formed = {active(root) + suffix for root, suffix in _suffixed()} | set(verb_by_noun().values())
    named = (words(section) for section in ("memper", "ber", "choice", "check", "stative"))
    return frozenset(formed.union(*named, (word for word in words("filler") if _ACTIVE.match(word))))


@cache
def passives() -> Mapping[str, str]:
    """Map passive verbs to the active ones: diperiksa -> memeriksa."""
    found = {f"di{root}{suffix}": _standard(root, suffix) for root, suffix in _suffixed()}
    for verb in known_verbs():
        if verb.startswith("memper"):
            found.setdefault(f"di{verb[3:]}", verb)
    return found


@cache
def requests() -> frozenset[str]:
    """Give the verbs without prefix that stand as a request: periksa, serahkan, lengkapi."""
    formed = {f"{root}{suffix}" for root, suffix in _suffixed() if root not in words("loan")} - words("thing")
    # Mempersiapkan and mempelajari have no root of the list; the request is what stands behind mem-.
    longer = {verb[3:] for verb in known_verbs() if verb.startswith("mempe")}
    return words("imperative") | ((formed | longer) - words("nouns"))


@cache
def _requested() -> Mapping[str, str]:
    """Map requests to the active verbs: serahkan -> menyerahkan."""
    formed = {f"{root}{suffix}": active(root) + suffix for root, suffix in _suffixed()}
    formed |= {verb[3:]: verb for verb in known_verbs() if verb.startswith("mempe")}
    return formed | {root: active(root) for root in words("imperative") if active(root) in known_verbs()}


def active_of(word: str) -> str | None:
    """Give the active verb of a verb in any form: diperiksa, periksa -> memeriksa; None if the list doesn't know it."""
    bare = without_pronoun(word)
    if bare in known_verbs():
        return bare
    return _requested().get(bare) or passives().get(bare) or passives().get(word)


@cache
def roots() -> frozenset[str]:
    """Give all roots of the list."""
    return frozenset(root for root, _suffix in _suffixed()) | words("imperative")


def without_pronoun(word: str) -> str:
    """Take -nya off a word: meneruskannya -> meneruskan; bertanya keeps it."""
    return word if word.endswith("tanya") else word.removesuffix("nya")


def _without_suffix(word: str) -> Iterator[str]:
    return (word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix))


def _without_prefix(word: str) -> Iterator[str]:
    for prefix, firsts in _PREFIXES:
        if word.startswith(prefix):
            yield from (first + word[len(prefix) :] for first in firsts)


@lru_cache(maxsize=8192)
def root_of(word: str) -> str | None:
    """Find the root of a word among those of the list: pengumpulan -> kumpul; None if it has none of them."""
    for bare in _without_suffix(without_pronoun(word)):
        for each in (bare, *_without_prefix(bare)):
            if each in roots():
                return each
    return None


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """Bring a word to a form in which words can be compared: its root, or else what is left without affixes."""
    root = root_of(word)
    if root is not None:
        return root
    whole = without_pronoun(word)
    left = [each for bare in _without_suffix(whole) for each in _without_prefix(bare) if len(each) >= _SHORTEST_STEM]
    return min(left, key=len, default=whole)


@lru_cache(maxsize=8192)
def form_of(word: str) -> Form:
    """Say which form a word has; what looks like a verb and is a noun, such as menteri, is OTHER."""
    bare = without_pronoun(word)
    return _listed_form(word, bare) or _form_by_shape(word, bare)


def _listed_form(word: str, bare: str) -> Form | None:
    if bare in requests():
        return Form.REQUEST
    if bare in verb_by_noun() or bare in pairs("per"):
        return Form.NOMINAL
    if _RESULT.fullmatch(word):  # Before the nouns: "terbit" is one of them.
        return Form.PASSIVE
    return Form.OTHER if word in words("nouns") or bare in words("nouns") else None


def _form_by_shape(word: str, bare: str) -> Form:
    if _is_active(bare):
        return Form.ACTIVE
    if _REQUEST.fullmatch(bare) and not _is_passive(word, bare):
        return Form.REQUEST
    if bare.endswith("kan") and bare[:-3] in words("nouns"):  # "Digitalkan" is no passive.
        return Form.REQUEST
    if _is_passive(word, bare):
        return Form.PASSIVE
    return Form.NOMINAL if _NOMINAL.fullmatch(bare) or _FOREIGN.fullmatch(bare) else Form.OTHER


def _is_active(bare: str) -> bool:
    if bare in known_verbs() or _ACTIVE.match(bare):
        return True
    return bare.startswith("ber") and root_of(bare) is not None


def _is_passive(word: str, bare: str) -> bool:
    if bare in passives() or _PASSIVE.fullmatch(word):
        return True
    if word.startswith("di"):
        return word[2:] in roots() or bare[2:] in roots()
    return word.startswith("ter") and bare[3:].removesuffix("kan") in roots()
