"""The acts of a sentence: which verbs of it say what is done, and which only stand in a clause or a title.

A verb that no joiner stands before opens a clause of its own, as one behind `untuk` or `yang` does; what is joined to
it in the same voice belongs there: `menugaskan staf untuk menerima dan mencatat surat` is one act.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from sopkit.lint.language.lexicon import words
from sopkit.lint.language.opening import is_verb
from sopkit.lint.language.sentence import Word
from sopkit.lint.language.verbs import Form, form_of, without_pronoun

_JOINING_MARKS = (",", ";", "/", "+")


class Role(StrEnum):
    """What a word does for the order of the acts in a sentence."""

    PLAIN = "plain"
    JOINER = "joiner"
    ALTERNATIVE = "alternative"
    SUBORDINATOR = "subordinator"
    ADVERB = "adverb"
    ACTIVE = "active"
    PASSIVE = "passive"
    REQUEST = "request"


_SECTIONS = {
    "joiners": Role.JOINER,
    "alternatives": Role.ALTERNATIVE,
    "subordinators": Role.SUBORDINATOR,
    "adverbs": Role.ADVERB,
}
_VERBS = {Role.ACTIVE, Role.PASSIVE, Role.REQUEST}


@lru_cache(maxsize=8192)
def role_of(key: str) -> Role:
    """Say what a word does, wherever it stands."""
    listed = next((role for section, role in _SECTIONS.items() if key in words(section)), None)
    if listed is not None:
        return listed
    form = form_of(key)
    if is_verb(key):
        return Role.PASSIVE if form is Form.PASSIVE else Role.ACTIVE
    return Role.REQUEST if form is Form.REQUEST else Role.PLAIN


class Further(Struct, frozen=True):
    """A verb that is joined to the first one."""

    at: int
    alternative: bool = False
    """It is joined by `atau`: one of the two is done."""


def further_acts(
    sentence: Sequence[Word], start: int, *, requested: bool, begun: bool, titled: bool
) -> Iterator[Further]:
    """Yield the verbs from `start` on that are joined to the main one.

    `requested`: the main verb is a request, so that others may be, too. `begun`: the main verb stands before `start`.
    `titled`: capitals tell nothing; else a verb with a capital belongs to the name of something.
    """
    roles = [Role.PLAIN if word.quoted else role_of(word.key) for word in sentence[start:]]
    if _VERBS.isdisjoint(roles):
        return
    order = _Order(begun=begun)
    for at, listed in enumerate(roles, start):
        word = sentence[at]
        part_of_name = word.capital and not titled and listed in _VERBS
        role = Role.PLAIN if part_of_name or (listed is Role.REQUEST and not requested) else listed
        if word.mark.startswith(_JOINING_MARKS):
            order.pending = True
        if role in _VERBS:
            alternative = order.alternative
            if order.is_further(word.key, Role.PASSIVE if role is Role.PASSIVE else Role.ACTIVE):
                yield Further(at, alternative)
        else:
            order.go_on(word.key, role)


class _Order(Struct):
    """Where in the order of its acts a sentence is."""

    begun: bool
    """The main verb has been met."""
    voice: Role | None = None
    """Of the clause inside the main one: that of its verb, PLAIN while it has none. None in the main clause."""
    opened_by: str = ""
    """The word that has opened the clause, until another word comes."""
    pending: bool = False
    """A joiner stands before the word."""
    alternative: bool = False
    """`atau` stands before the word."""

    def go_on(self, key: str, role: Role) -> None:
        """Pass over a word that is no verb."""
        if role is Role.ALTERNATIVE:
            self.alternative, self.pending = True, False
        elif role is Role.SUBORDINATOR:
            self.voice, self.opened_by, self.pending, self.alternative = Role.PLAIN, key, False, False
        elif role is Role.PLAIN:
            if key in words("base") and self.opened_by in words("purpose"):
                self.voice = Role.ACTIVE
            self.opened_by, self.pending, self.alternative = "", False, False
        elif role is Role.JOINER and self.opened_by not in words("purpose"):  # "untuk selanjutnya dikirim" goes on.
            self.pending = True
            if key in words("onward"):
                self.voice = None

    def is_further(self, key: str, voice: Role) -> bool:
        """Meet a verb, and say whether it is joined to the main one."""
        pending, alternative, first = self.pending, self.alternative, not self.begun
        self.begun, self.pending, self.alternative, self.opened_by = True, False, False, ""
        if alternative:
            return self.voice is None
        if first:
            return False
        if not pending or self.voice is voice:
            self.voice = voice
            return False
        self.voice = None
        return without_pronoun(key) not in words("stative")
