"""What an activity says: how it begins, which acts it holds, whether it names its executor or hides a condition."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from sopkit.lint.language.acts import further_acts
from sopkit.lint.language.lexicon import pairs, words
from sopkit.lint.language.misspelling import meant_by
from sopkit.lint.language.names import Actors, actors, first_of_name
from sopkit.lint.language.objects import drops, may_be_of_another, takes
from sopkit.lint.language.opening import Kind, Opening, begins_condition, conditions, opening_of, predicate_of
from sopkit.lint.language.sentence import Word, is_titled, read
from sopkit.lint.language.verbs import Form, active_of, form_of, verb_of

_GIVES = {"memberi", "memberikan", "beri", "berikan"}
_CONSENT = "persetujuan"
"""Who gives it may refuse it; who passes it on, as by `menyampaikan persetujuan`, may not."""
_MENDINGS = 4
"""Executor, slip, filler, noun: no sentence has more to mend at its head."""


class Activity(Struct, frozen=True):
    """What is known of an activity. Texts are as the document has them, verbs in lower case."""

    kind: Kind
    opening: str = ""
    """The words by which it begins: name of the executor, verb, filler with its noun."""
    verb: str | None = None
    """Which verb would do in place of the opening, or says what a sentence that begins with a thing tells of it in the
    passive; None if the list knows none."""
    acts: tuple[str, ...] = ()
    """The active verbs of all that is done, the first act first; one of two alternatives is among them."""
    check: str | None = None
    """The verb among the acts that asks whether something is in order, such as memeriksa."""
    joined: str | None = None
    """The verb of a second act that is joined to the first."""
    condition: str | None = None
    """What stands from the word of a condition on."""
    agent: str | None = None
    """An executor named behind `oleh`."""
    slips: tuple[tuple[str, str], ...] = ()
    """Words that are misspelt, and what is meant."""
    mended: str | None = None
    """The sentence with a better beginning; None if the analyser can't write it, or need not."""
    initial: frozenset[str] = frozenset()
    """All its words, as each would be written in full at the head of an executor's name."""
    is_plain: bool = False
    """It begins with a verb, and there is nothing else about it: no second act, condition, executor or slip."""


def understand(text: str, executors: tuple[str, ...] = ()) -> Activity:
    """Analyse the sentence of an activity, given the names of the SOP's executors."""
    return understand_all([text], executors)[0]


def understand_all(texts: Sequence[str], executors: tuple[str, ...]) -> tuple[Activity, ...]:
    """Analyse the sentences of several activities of one SOP."""
    # A phrase comes back in many SOPs, each with its own executors, of whom it seldom says a word.
    may_stand_in = actors(executors).may_stand_in
    each = [_by_itself(text) for text in texts]
    return tuple(
        [
            _among(text, executors) if may_stand_in(alone.initial) else alone
            for text, alone in zip(texts, each, strict=True)
        ]
    )


@lru_cache(maxsize=8192)
def _by_itself(text: str) -> Activity:
    """Analyse a sentence whatever executors there are."""
    return _understood(text, ())


@lru_cache(maxsize=8192)
def _among(text: str, executors: tuple[str, ...]) -> Activity:
    """Analyse a sentence that may name an executor."""
    return _understood(text, executors)


def _understood(text: str, executors: tuple[str, ...]) -> Activity:
    sentence = read(text)
    if not sentence:
        return Activity(Kind.OTHER)
    known = actors(executors)
    opening = opening_of(sentence, known)
    acts, joined = _acts(text, sentence, opening)
    found = Activity(
        kind=opening.kind,
        opening=text[sentence[0].start : sentence[opening.last - 1].end],
        verb=_verb_instead(sentence, opening, known),
        acts=acts,
        check=next((verb for verb in acts if verb in words("check")), None) or _consent(sentence, opening),
        joined=joined,
        condition=_condition(text, sentence),
        agent=_agent(text, sentence, opening, known),
        slips=tuple(_slips(text, sentence, opening)),
        initial=frozenset(map(first_of_name, sentence)),
        mended=None if opening.kind is Kind.VERB else _mended(text, opening, known),
    )
    striking = (found.joined, found.condition, found.agent, found.slips)
    return replace(found, is_plain=found.kind is Kind.VERB and not any(striking))


def _verb_instead(sentence: Sequence[Word], opening: Opening, known: Actors) -> str | None:
    """Find the verb that would do in place of the opening; None where the act may be somebody else's."""
    verb = opening.verb
    if verb and opening.kind is Kind.NOMINAL and may_be_of_another(verb, sentence[opening.last :], known):
        return None
    return verb


def _consent(sentence: Sequence[Word], opening: Opening) -> str | None:
    """Find the consent that is given as the first act: `memberikan persetujuan`."""
    if opening.act is None or sentence[opening.act].key not in _GIVES:
        return None
    given = sentence[opening.act + 1 : opening.act + 2]
    return verb_of(_CONSENT) if given and given[0].key == _CONSENT else None


def _condition(text: str, sentence: Sequence[Word]) -> str | None:
    for at, word in enumerate(sentence):
        if word.key in conditions() and begins_condition(sentence, at):
            return text[word.start :]
    return None


def _acts(text: str, sentence: Sequence[Word], opening: Opening) -> tuple[tuple[str, ...], str | None]:
    """Find the verbs of what is done, and the second act if there is one."""
    own = opening if opening.kind is not Kind.EXECUTOR or opening.act is None else predicate_of(sentence, opening.act)
    acts = [own.verb] if own.verb and own.kind is not Kind.OTHER else []
    if own.act is not None and own.act + 1 == own.last:
        acts += _joined_nouns(sentence, own.last)
    requested = own.kind is Kind.VERB and form_of(sentence[own.last - 1].key) is Form.REQUEST
    begun = own.kind not in (Kind.OTHER, Kind.CONDITION, Kind.EXECUTOR)
    start = _main_clause(sentence) if own.kind is Kind.CONDITION else own.last
    joined = None
    for further in further_acts(sentence, start, requested=requested, begun=begun, titled=is_titled(text)):
        verb = active_of(sentence[further.at].key)
        acts += [verb] if verb else []
        if joined is None and not further.alternative:
            joined = text[sentence[further.at].start : sentence[further.at].end]
    return tuple(acts), joined


def _main_clause(sentence: Sequence[Word]) -> int:
    """Find where a sentence goes on behind the condition at its head."""
    return next((at for at, word in enumerate(sentence) if word.mark.endswith(",")), len(sentence))


def _joined_nouns(sentence: Sequence[Word], at: int) -> Iterator[str]:
    """Yield the verbs of nouns that are joined to the noun of an act: `verifikasi dan validasi data`."""
    while at < len(sentence):
        if sentence[at].key in words("joiners"):
            at += 1
        elif sentence[at].mark not in {",", "/"}:
            return
        verb = verb_of(sentence[at].key) if at < len(sentence) else None
        if verb is None:
            return
        yield verb
        at += 1


def _agent(text: str, sentence: Sequence[Word], opening: Opening, known: Actors) -> str | None:
    """Find an executor behind `oleh` that belongs to the first act, not to something else that is done or made."""
    if "oleh" not in text or opening.kind not in (Kind.VERB, Kind.FILLER, Kind.NOMINAL, Kind.MISSPELT):
        return None
    for at in range(opening.last, len(sentence) - 1):
        key = sentence[at].key
        if key == "oleh" and not sentence[at].quoted:
            following = sentence[at + 1 :]
            last = known.words_of_name(following) or (following[0].key in words("heads"))
            return text[following[0].start : following[last - 1].end] if last else None
        if key in words("subordinators") or form_of(key) in (Form.PASSIVE, Form.NOMINAL):
            return None
    return None


def _slips(text: str, sentence: Sequence[Word], opening: Opening) -> Iterator[tuple[str, str]]:
    """Yield what is misspelt: the verb at the head, and slips that were met wherever they stand."""
    known = pairs("misspelt")
    for at, word in enumerate(sentence):
        meant = meant_by(word.key) if at == opening.head else known.get(word.key)
        if meant and not word.quoted:
            yield text[word.start : word.end], meant


def _mended(text: str, opening: Opening, known: Actors) -> str | None:
    """Write the sentence so that it begins with a verb."""
    for _time in range(_MENDINGS):
        better = _better_head(text, read(text), opening, known)
        if better is None:
            return None
        text = better
        opening = opening_of(read(text), known)
        if opening.kind is Kind.VERB:
            return text
    return None


def _better_head(text: str, sentence: Sequence[Word], opening: Opening, known: Actors) -> str | None:
    """Mend one thing at the head of a sentence; None if there is nothing to mend, or no way to."""
    head, rest = sentence[opening.head], sentence[opening.last :]
    match opening.kind:
        case Kind.EXECUTOR if opening.act is not None:
            between = sentence[opening.last : opening.act]
            if any(word.key not in words("adverbs") for word in between):
                return None
            return text[: sentence[0].start] + like(text[sentence[0].start], text[head.start :])
        case Kind.MISSPELT:
            meant = meant_by(head.key) or head.key
            return _replaced(text, head, head, meant)
        case Kind.FILLER | Kind.NOMINAL if opening.verb is not None:
            held = opening.kind is Kind.NOMINAL and head.key in words("events")
            if held or not takes(opening.verb, rest, known):
                return None
            last = rest[0] if drops(opening.verb, rest) else sentence[opening.last - 1]
            return _replaced(text, head, last, opening.verb)
    return None


def _replaced(text: str, first: Word, last: Word, verb: str) -> str:
    return text[: first.start] + like(text[first.start : first.end], verb) + text[last.end :]


def like(model: str, text: str) -> str:
    """Write a text with capitals as the model has them: all, the first one, or as it is."""
    if len(model) > 1 and model.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
