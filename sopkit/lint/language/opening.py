"""How an activity begins, and how it would better begin.

The cause of a bad beginning is told once: a sentence that begins with its executor is of the kind EXECUTOR, though it
begins with no verb either.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct

from sopkit.lint.language.lexicon import pairs, words
from sopkit.lint.language.misspelling import meant_by
from sopkit.lint.language.names import Actors
from sopkit.lint.language.sentence import Word
from sopkit.lint.language.verbs import Form, active_of, company_verb_of, form_of, passives, verb_of

_REACH = 10
"""Words of a sentence in which the verb of its subject is sought."""
_SUBJECT_ENDS = {"untuk", "kepada", "oleh", "tentang", "terhadap", "sesuai", "dengan"}
_DOER = re.compile(r"pe(?:[lrwy]|m|n|ng|ny)\w{3,}(?<!an)")
_GATHERINGS = {"meeting", "briefing", "conference", "publik"}
"""What is held and not done, though the noun of an act stands before it: `entry meeting`, `konsultasi publik`."""
_CARRIES_OUT = {"melaksanakan", "menjalankan", "laksanakan", "jalankan", "dilaksanakan"}
_ORDERS = {"disposisi", "rekomendasi", "penugasan"}
"""What somebody else has said, and is carried out: `melaksanakan disposisi pimpinan`."""
_LOOSE = {"di", "secara", "via", "lewat"}


class Kind(StrEnum):
    """How an activity begins."""

    VERB = "verb"
    """With an active verb or a request."""
    EXECUTOR = "executor"
    CONDITION = "condition"
    MISSPELT = "misspelt"
    PASSIVE = "passive"
    NOMINAL = "nominal"
    """With the noun of an act."""
    FILLER = "filler"
    """With a verb that says nothing, and the noun of an act: melakukan pemeriksaan."""
    OTHER = "other"


class Opening(Struct, frozen=True):
    """The first words of an activity."""

    kind: Kind
    last: int
    """Index after the last word of the opening: name of the executor, verb, filler with its noun."""
    verb: str | None = None
    """The active verb that is meant; None if the list knows none."""
    act: int | None = None
    """Index of the word that says what is done; None if none does."""
    head: int = 0
    """Index of the first verb or noun; behind an executor, of its verb."""


def opening_of(sentence: Sequence[Word], known: Actors) -> Opening:
    """Say how a sentence of at least one word begins."""
    subject = _subject(sentence, known)
    if subject is not None:
        last, verb = subject
        return Opening(Kind.EXECUTOR, last, act=verb, head=verb or 0)
    if begins_condition(sentence, 0):
        return Opening(Kind.CONDITION, 1)
    first = 1 if sentence[0].key in words("negations") and len(sentence) > 1 else 0
    return predicate_of(sentence, first)


def begins_condition(sentence: Sequence[Word], at: int) -> bool:
    """Whether the word at an index begins a condition: jika, apabila, or `dalam hal` at the head of a clause."""
    word = sentence[at]
    if word.key not in conditions() or word.quoted:
        return False
    following = [other.key for other in sentence[at + 1 : at + 3]]
    clause = at == 0 or word.mark.endswith((",", ".", ";"))
    return word.key != "dalam" or (clause and following[:1] == ["hal"] and following[1:] != ["ini"])


@cache
def conditions() -> frozenset[str]:
    """Give the words that may begin a condition."""
    return words("conditions") | {"dalam"}


def predicate_of(sentence: Sequence[Word], at: int) -> Opening:
    """Say what the word at an index does, as the first one of a sentence without subject."""
    key = sentence[at].key
    meant = meant_by(key)
    form = form_of(meant or key)
    noun = _filled(sentence, at, meant or key)
    if meant is not None:
        return Opening(Kind.MISSPELT, at + 1, _inner(sentence, noun) or meant, noun or at, at)
    if noun is not None and form is not Form.PASSIVE:
        return Opening(Kind.FILLER, noun + 1, _inner(sentence, noun), noun, at)
    if form is Form.ACTIVE or form is Form.REQUEST or key in words("base"):
        return Opening(Kind.VERB, at + 1, active_of(key), at, at)
    if form is Form.PASSIVE:
        return Opening(Kind.PASSIVE, at + 1, _inner(sentence, noun) or active_of(key), noun or at, at)
    done = _done(sentence, at + 1)
    if form is Form.NOMINAL and done is None and not _names_a_thing(sentence, at):
        return Opening(Kind.NOMINAL, at + 1, _inner(sentence, at), at, at)
    return Opening(Kind.OTHER, at + 1, _verb_done(key, done) if done else _verb_of_thing(sentence, at))


def _done(sentence: Sequence[Word], at: int) -> str | None:
    """Find the passive verb that says what happens to the noun before it: `permohonan cuti diterima`."""
    for word in sentence[at:]:
        if word.key in words("subordinators") or word.key in words("joiners") or word.mark:
            return None
        if word.key.startswith("di") and form_of(word.key) is Form.PASSIVE:
            return word.key
    return None


def _verb_done(subject: str, done: str) -> str | None:
    """Find the active verb of what is done to a subject: of `verifikasi dilakukan` it is that of the subject."""
    return (verb_of(subject) if done in words("filler") else None) or active_of(done)


def _verb_of_thing(sentence: Sequence[Word], at: int) -> str | None:
    """Find the verb of a thing that stands for an act at the head of a sentence: `tanda tangan surat`."""
    named = pairs("named")
    if sentence[at].key == "di":
        return _verb_parted(sentence, at)
    return named.get(" ".join(word.key for word in sentence[at : at + 2])) or named.get(sentence[at].key)


def _verb_parted(sentence: Sequence[Word], at: int) -> str | None:
    """Find the verb of a passive that is written in two words: `di serahkan`, but not of a place: `di tempat`."""
    root = sentence[at + 1].key if at + 1 < len(sentence) else ""
    if root in words("imperative") or root.endswith("kan") or (root.endswith("i") and root[:-1] in words("i")):
        return passives().get(f"di{root}")
    return None


def _names_a_thing(sentence: Sequence[Word], noun: int) -> bool:
    """Whether the noun of an act and the word behind it name something else: `entry meeting`, `telaah staf`."""
    following = sentence[noun + 1].key if noun + 1 < len(sentence) else ""
    return following in _GATHERINGS or (bool(following) and pairs("fixed").get(sentence[noun].key) == following)


def _filled(sentence: Sequence[Word], at: int, key: str) -> int | None:
    """Find the noun of an act behind a filler: `melakukan proses verifikasi`."""
    if key not in words("filler"):
        return None
    carries_out = key in _CARRIES_OUT
    at += 1
    while at < len(sentence) and sentence[at].key in words("hollow"):
        at += 1
    if at == len(sentence) or sentence[at].quoted or sentence[at].key in words("events"):
        return None
    if _names_a_thing(sentence, at) or (carries_out and sentence[at].key in _ORDERS):
        return None
    return at if verb_of(sentence[at].key) else None


def _inner(sentence: Sequence[Word], noun: int | None) -> str | None:
    """Find the verb inside the noun of an act at an index."""
    if noun is None:
        return None
    company = company_verb_of(sentence[noun].key)
    return company if company and _has_no_object(sentence, noun + 1) else verb_of(sentence[noun].key)


def _has_no_object(sentence: Sequence[Word], at: int) -> bool:
    """Whether what stands behind an act that one does with somebody is not what the act is about.

    It may stand behind a second act: `koordinasi dan konsultasi ke BKN`.
    """
    while at + 1 < len(sentence) and sentence[at].key in words("joiners") and verb_of(sentence[at + 1].key):
        at += 2
    if at == len(sentence):
        return True
    key = sentence[at].key
    apart = key in _LOOSE or any(key in words(section) for section in ("apart", "manner", "subordinators"))
    return apart or key.startswith("antar")


def _subject(sentence: Sequence[Word], known: Actors) -> tuple[int, int | None] | None:
    """Find the executor at the head of a sentence: where the name ends, and where the verb stands.

    A name of one word, such as Pelayanan, and the name of no executor of the SOP are believed only with a verb.
    """
    first = 1 if sentence[0].key in words("quantifiers") and len(sentence) > 1 else 0
    named = known.words_of_name(sentence[first:])
    if not named and not _may_act(sentence[first].key):
        return None
    last = first + (named or 1)
    verb = _verb_behind(sentence, last, passive=bool(named))
    if verb is None:
        return (last, None) if named > 1 else None
    while named and last < verb and sentence[last].capital:  # "Ka. UPT" may go on: "KB Kec."
        last += 1
    return (last if named else verb), verb


def _may_act(key: str) -> bool:
    """Whether a word names who does something: one of the list, or a noun such as penggugat."""
    return key in words("heads") or (
        bool(_DOER.fullmatch(key)) and form_of(key) is Form.OTHER and key not in words("nouns")
    )


def _verb_behind(sentence: Sequence[Word], start: int, *, passive: bool) -> int | None:
    """Find the verb of a subject; that of a clause with `yang` is passed over."""
    relative = False
    for at in range(start, min(start + _REACH, len(sentence))):
        key = sentence[at].key
        if key in _SUBJECT_ENDS or begins_condition(sentence, at):
            return None
        if key == "yang":
            relative = True
        elif is_verb(key) or meant_by(key):
            does = not key.startswith("di")
            if not relative:
                return at if does or passive else None
            relative = False
        elif relative and key not in words("adverbs"):
            relative = False
    return None


def is_verb(key: str) -> bool:
    """Whether a word inside a sentence is a verb with me- or di-, or a known one with ber-."""
    if key.startswith(("me", "di")):
        return form_of(key) in (Form.ACTIVE, Form.PASSIVE)
    return key in words("ber")
