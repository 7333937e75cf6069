"""The SOPs that are linted together, and what a rule may ask of all of them. Knows no file and no folder."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sopkit.flow import build_flow
from sopkit.lint.titles import bare_title, words_of
from sopkit.lint.words import normal
from sopkit.model import Sop, Status
from sopkit.times import Times, measure


@dataclass(frozen=True)
class Member:
    """One SOP of a library."""

    name: str
    """What its text is called, for messages."""
    sop: Sop

    @cached_property
    def times(self) -> Times:
        """The standard times of its steps, as they read."""
        return measure(self.sop, build_flow(self.sop))


@dataclass(frozen=True)
class Library:
    """All SOPs of a run. What several rules ask of them is answered once."""

    members: tuple[Member, ...]

    @cached_property
    def by_number(self) -> Mapping[str, tuple[Member, ...]]:
        """The members with each SOP number, as `normal` writes it; those without a number are absent."""
        return _grouped((member.sop.number, member) for member in self.members)

    @cached_property
    def in_force(self) -> tuple[Member, ...]:
        """The members that are not revoked: an old version may stand beside the new one."""
        return tuple(member for member in self.members if member.sop.status is not Status.REVOKED)

    @cached_property
    def by_bare_title(self) -> Mapping[str, tuple[Member, ...]]:
        """The members in force with each title, as `bare_title` writes it."""
        groups: dict[str, list[Member]] = {}
        for member in self.in_force:
            groups.setdefault(bare_title(member.sop.title), []).append(member)
        return {title: tuple(members) for title, members in groups.items()}

    @cached_property
    def by_loose_number(self) -> Mapping[str, tuple[str, ...]]:
        """The numbers as written that `loose_number` can't tell apart, such as `2` and `002`."""
        numbers: dict[str, dict[str, None]] = {}
        for member in self.members:
            if member.sop.number:
                numbers.setdefault(loose_number(member.sop.number), {})[member.sop.number] = None
        return {loose: tuple(written) for loose, written in numbers.items()}

    @cached_property
    def naming(self) -> Mapping[str, tuple[Member, ...]]:
        """The members in force that name each SOP number, as `normal` writes it, under `related`."""
        return _grouped(
            (number, member)
            for member in self.in_force
            for number in dict.fromkeys(normal(related.sop) for related in member.sop.related if related.sop)
        )

    @cached_property
    def titles_with(self) -> Mapping[tuple[str, str], int]:
        """Under how many titles each text of `copied_texts` stands."""
        titles: dict[tuple[str, str], set[str]] = {}
        for member in self.members:
            for _position, text in copied_texts(member.sop):
                titles.setdefault(text, set()).add(bare_title(member.sop.title))
        return {text: len(found) for text, found in titles.items()}


def loose_number(number: str) -> str:
    """Bring an SOP number to a form without signs and without zeros before its parts."""
    return " ".join(word.lstrip("0") or "0" for word in words_of(number))


def copied_texts(sop: Sop) -> Iterator[tuple[int | None, tuple[str, str]]]:
    """Give what an SOP may have taken from another one: each warning, with its index, and the records as a whole.

    A text is the name of its field and what it says. Qualifications and equipment are left out: those of one unit
    may well be the same for all its work.
    """
    for position, warning in enumerate(sop.warnings):
        yield position, ("warnings", " ".join(words_of(warning)))
    if sop.records:
        yield None, ("records", " / ".join(" ".join(words_of(record)) for record in sop.records))


def _grouped(pairs: Iterable[tuple[str | None, Member]]) -> dict[str, tuple[Member, ...]]:
    groups: dict[str, list[Member]] = {}
    for text, member in pairs:
        if text is not None:
            groups.setdefault(normal(text), []).append(member)
    return {text: tuple(members) for text, members in groups.items()}
