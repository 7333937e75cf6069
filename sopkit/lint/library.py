"""The SOPs that are linted together, and what a rule may ask of all of them. Knows no file and no folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct

from sopkit.lint.facts import Facts, facts_of, total_of
from sopkit.lint.titles import bare_title, words_of
from sopkit.lint.words import normal
from sopkit.model import Sop
from sopkit.times import Amount


class Member(Struct, frozen=True, dict=True, eq=False):
    """One SOP of a library, without the SOP itself. Equal facts make no equal members: there may be copies."""

    name: str
    """What its text is called, for messages."""
    facts: Facts
    again: Callable[[], Sop | None]
    """Loads the SOP once more, for what is too dear to be among the facts of every one."""

    @classmethod
    def of(cls, name: str, sop: Sop) -> "Member":
        """Make a member of an SOP that is at hand."""
        return cls(name, facts_of(sop), lambda: sop)

    @cached_property
    def total(self) -> tuple[Amount, ...] | None:
        """The standard times of its steps together; None where not all are known."""
        sop = self.again()
        return None if sop is None else total_of(sop)


class Library(Struct, frozen=True, dict=True):
    """All SOPs of a run. What several rules ask of them is answered once."""

    members: tuple[Member, ...]
    whole: bool = True
    """Whether a folder was searched for them; of files that somebody has chosen nobody knows what else there is."""

    def among(self, index: int) -> "Among":
        """Look at one of the members among the others."""
        return Among(self.members[index], self)

    @cached_property
    def by_number(self) -> Mapping[str, tuple[Member, ...]]:
        """The members with each SOP number, as `normal` writes it; those without a number are absent."""
        return _grouped((member.facts.number, member) for member in self.members)

    @cached_property
    def in_force(self) -> tuple[Member, ...]:
        """The members that are not revoked: an old version may stand beside the new one."""
        return tuple(member for member in self.members if not member.facts.revoked)

    @cached_property
    def by_bare_title(self) -> Mapping[str, tuple[Member, ...]]:
        """The members in force with each title, as `bare_title` writes it."""
        groups: dict[str, list[Member]] = {}
        for member in self.in_force:
            groups.setdefault(bare_title(member.facts.title), []).append(member)
        return {title: tuple(members) for title, members in groups.items()}

    @cached_property
    def by_loose_number(self) -> Mapping[str, tuple[str, ...]]:
        """The numbers as written that `loose_number` can't tell apart, such as `2` and `002`."""
        numbers: dict[str, dict[str, None]] = {}
        for member in self.members:
            if member.facts.number:
                numbers.setdefault(loose_number(member.facts.number), {})[member.facts.number] = None
        return {loose: tuple(written) for loose, written in numbers.items()}

    @cached_property
    def naming(self) -> Mapping[str, tuple[Member, ...]]:
        """The members in force that name each SOP number, as `normal` writes it, under `related`."""
        return _grouped(
            (number, member)
            for member in self.in_force
            for number in dict.fromkeys(normal(number) for number in member.facts.related if number)
        )

    @cached_property
    def titles_with(self) -> Mapping[tuple[str, str], int]:
        """Under how many titles each text of `copied_texts` stands."""
        titles: dict[tuple[str, str], set[str]] = {}
        for member in self.members:
            for _position, text in copied_texts(member.facts):
                titles.setdefault(text, set()).add(bare_title(member.facts.title))
        return {text: len(found) for text, found in titles.items()}


class Among(Struct, frozen=True):
    """An SOP among others: what rules over a library are asked of."""

    member: Member
    library: Library
    """The member is one of it."""

    @property
    def facts(self) -> Facts:
        """What rules may look at of the SOP."""
        return self.member.facts


def loose_number(number: str) -> str:
    """Bring an SOP number to a form without signs and without zeros before its parts."""
    return " ".join(word.lstrip("0") or "0" for word in words_of(number))


def copied_texts(facts: Facts) -> Iterator[tuple[int | None, tuple[str, str]]]:
    """Give what an SOP may have taken from another one: each warning, with its index, and the records as a whole.

    A text is the name of its field and what it says. Qualifications and equipment are left out: those of one unit
    may well be the same for all its work.
    """
    for position, warning in enumerate(facts.warnings):
        yield position, ("warnings", _plain(warning))
    if facts.records:
        yield None, ("records", " / ".join(_plain(record) for record in facts.records))


@lru_cache(1 << 12)
def _plain(text: str) -> str:
    return " ".join(words_of(text))


def _grouped(pairs: Iterable[tuple[str | None, Member]]) -> dict[str, tuple[Member, ...]]:
    groups: dict[str, list[Member]] = {}
    for text, member in pairs:
        if text is not None:
            groups.setdefault(normal(text), []).append(member)
    return {text: tuple(members) for text, members in groups.items()}
