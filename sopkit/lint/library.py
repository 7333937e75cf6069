"""The SOPs that are linted together, and what a rule may ask of all of them. Knows no file and no folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sopkit.lint.words import normal
from sopkit.model import Sop


@dataclass(frozen=True, slots=True)
class Member:
    """One SOP of a library."""

    name: str
    """What its text is called, for messages."""
    sop: Sop


@dataclass(frozen=True)
class Library:
    """All SOPs of a run. What several rules ask of them is answered once."""

    members: tuple[Member, ...]

    @cached_property
    def by_number(self) -> Mapping[str, tuple[Member, ...]]:
        """The members with each SOP number, as `normal` writes it; those without a number are absent."""
        return _grouped((member.sop.number, member) for member in self.members)

    @cached_property
    def by_title(self) -> Mapping[str, tuple[Member, ...]]:
        """The members with each title, as `normal` writes it."""
        return _grouped((member.sop.title, member) for member in self.members)


def _grouped(pairs: Iterable[tuple[str | None, Member]]) -> dict[str, tuple[Member, ...]]:
    groups: dict[str, list[Member]] = {}
    for text, member in pairs:
        if text is not None:
            groups.setdefault(normal(text), []).append(member)
    return {text: tuple(members) for text, members in groups.items()}
