"""Which names mean the same executor: written short and in full, with another form of a word, or with a slip."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache

from sopkit.lint.language.lexicon import words
from sopkit.lint.language.names import canonical, initials
from sopkit.lint.language.slips import shortened_by_one, slip_between
from sopkit.lint.language.verbs import Form, form_of, root_of

_SLIP_FROM = 7
"""Letters of the shortest word in which a slip is believed: many shorter ones, such as dana and data, are near."""
_SHORTEST_INITIALS = 3


def same_actors(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Group different spellings of one name; a name without another spelling is in no group.

    Names are brought together by what they have in common, so that no name is compared with all others.
    """
    return list(_grouped(tuple(dict.fromkeys(names))))


@lru_cache(maxsize=512)
def _grouped(distinct: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    traces = [_traces(name) for name in distinct]
    if len(set[Hashable]().union(*traces)) == sum(map(len, traces)):
        return ()  # No two have anything in common, as in most SOPs.
    leaders = {name: name for name in distinct}

    def leader(name: str) -> str:
        while leaders[name] != name:
            leaders[name] = leaders[leaders[name]]
            name = leaders[name]
        return name

    for one, other in (*_same_words(distinct), *_same_initials(distinct), *_slips(distinct)):
        leaders[leader(other)] = leader(one)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in distinct:
        groups[leader(name)].append(name)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


@lru_cache(maxsize=2048)
def _traces(name: str) -> frozenset[Hashable]:
    """Give all by which a name may be paired with another one below; names that share nothing are no pair."""
    return frozenset({_joined(name), ("initials", initials(name) or name), ("initials", name.casefold()), *_cut(name)})


def _same_words(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair names that are one when written in full, in one word or in two: jurusita, juru sita."""
    first: dict[str, str] = {}
    for name in names:
        full = _joined(name)
        if full and first.setdefault(full, name) != name:
            yield first[full], name


def _joined(name: str) -> str:
    return "".join(map(_plain, canonical(name)))


def _same_initials(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair an abbreviation with the only name of which it has the initials: PPK, Pejabat Pembuat Komitmen."""
    long: dict[str, list[str]] = defaultdict(list)
    for name in names:
        long[initials(name)].append(name)
    for name in names:
        if len(name) >= _SHORTEST_INITIALS and name.isalpha() and name.isupper():
            meant = {canonical(other): other for other in long[name.casefold()]}
            if len(meant) == 1:
                yield next(iter(meant.values())), name


def _slips(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair names that differ in one letter of one long word, or in two letters that have changed places."""
    first: dict[_Cut, tuple[str, str]] = {}
    for name in names:
        for cut, word in _cut(name).items():
            other, its_word = first.setdefault(cut, (name, word))
            if slip_between(word, its_word) is not None and not (_is_known(word) and _is_known(its_word)):
                yield other, name


_Cut = tuple[tuple[str, ...], str, tuple[str, ...]]


def _cut(name: str) -> dict[_Cut, str]:
    """Give a name with one of its long words without one letter, and which word it was."""
    full = canonical(name)
    return {
        (full[:at], shorter, full[at + 1 :]): word
        for at, word in enumerate(full)
        if len(word) >= _SLIP_FROM and word.isalpha()
        for shorter in shortened_by_one(word)
    }


@lru_cache(maxsize=2048)
def _plain(word: str) -> str:
    """Bring nouns of the same act to one form: pelayanan and layanan."""
    root = root_of(word)
    return f"{root}an" if root is not None and word.startswith("pe") and form_of(word) is Form.NOMINAL else word


def _is_known(word: str) -> bool:
    return root_of(word) is not None or any(word in words(name) for name in ("nouns", "heads", "generic", "stop"))
