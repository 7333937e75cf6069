"""What is found of a text by itself can be written down and read back, and nothing of it is lost."""

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_library import TEXTS
from msgspec.structs import replace
from together import judged_together
from wild_identity import wild_identities

from sopkit.config.settings import Configured
from sopkit.diagnostic import Finding, Fix, Level
from sopkit.i18n import Message, _, n_
from sopkit.inspection.inspector import Inspector
from sopkit.inspection.plain import from_plain, to_plain
from sopkit.inspection.values import About, Alone
from sopkit.lint.facts import Detail, Facts
from sopkit.lint.library import Library, Member
from sopkit.lint.texts import text_of
from sopkit.source import Span, read
from sopkit.times import Amount, Unit

INSPECTOR = Inspector(Configured(), date(2026, 6, 1), preset="all")


def back(alone, name):
    return from_plain(json.loads(json.dumps(to_plain(alone))), name)


def shown(alone):
    """All that a report can show: a value that goes into a sentence counts as the text that it is."""

    def finding(one):
        words = (one.message, one.hint, *(message for _span, message in one.related))
        told = [None if message is None else [message.text(language) for language in ("en", "id")] for message in words]
        places = [span for span, _message in one.related]
        safe = None if one.fix is None else one.fix.safe
        return replace(one, message=_(""), hint=None, related=(), fix=None), told, places, safe

    findings = [finding(one) for one in (*alone.findings, *alone.waived)]
    return alone.about, findings, len(alone.waived), alone.facts, alone.in_two_parts


def alone_of(name, text):
    return INSPECTOR.alone(text_of(read(text, name)))


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_found_comes_back_as_it_was(name):
    alone = alone_of(name, TEXTS[name])
    assert shown(back(alone, name)) == shown(alone)
    assert alone.findings or name == "empty.yaml"


def like(sop, name):
    """A text that holds what an SOP holds."""
    written = json.dumps(sop.model_dump(exclude_unset=True, warnings=False), default=str)
    return text_of(read(written, name))


@settings(max_examples=30)
@given(wild_identities)
def test_what_is_found_of_any_sop_comes_back_as_it_was(sop):
    alone = INSPECTOR.alone(like(sop, "a.yaml"))
    assert shown(back(alone, "a.yaml")) == shown(alone)


_WORDS = st.text(st.characters(codec=None), max_size=5)
_VALUES = _WORDS | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none() | st.dates() | st.fractions()


def _sentence(value, count):
    return n_("{value} {n}", "{value} {n} s", n=count, value=value) if count else _("{value}", value=value)


_SENTENCES = st.recursive(
    st.builds(Message, _WORDS), lambda inner: st.builds(_sentence, inner | _VALUES, st.integers(0, 3)), max_leaves=3
)
_SPANS = st.builds(Span, *[st.integers(0, 1 << 20)] * 6)
_FINDINGS = st.builds(
    Finding,
    st.just("a.yaml"),
    _SPANS,
    _WORDS,
    _WORDS,
    st.sampled_from(Level),
    _SENTENCES,
    st.none() | _SENTENCES,
    st.none() | _WORDS,
    _WORDS,
    st.lists(st.tuples(_SPANS, _SENTENCES), max_size=2).map(tuple),
    st.sampled_from([None, Fix((), safe=True), Fix((), safe=False)]),
    st.none() | _WORDS,
    _WORDS,
)
_AMOUNTS = st.builds(Amount, st.sampled_from(Unit), st.fractions(), st.fractions(), st.none() | st.fractions())
_DETAILS = st.builds(
    Detail, st.integers(0, 999), _WORDS, _WORDS, _WORDS, st.none() | st.lists(_AMOUNTS, max_size=2).map(tuple)
)
_LISTS = st.lists(_WORDS, max_size=2).map(tuple)
_FACTS = st.builds(
    Facts,
    st.none() | _WORDS,
    _WORDS,
    st.none() | _WORDS,
    st.booleans(),
    st.lists(st.none() | _WORDS, max_size=2).map(tuple),
    st.booleans(),
    _LISTS,
    _LISTS,
    st.lists(st.tuples(_WORDS, _WORDS), max_size=2).map(tuple),
    st.lists(st.tuples(_WORDS, _WORDS), max_size=2).map(tuple),
    st.lists(_DETAILS, max_size=2).map(tuple),
)
_ABOUT = st.builds(About, st.none() | _WORDS, _WORDS, st.none() | _WORDS, st.none() | _WORDS, st.booleans())


@given(
    st.builds(
        Alone,
        st.none() | _ABOUT,
        st.lists(_FINDINGS, max_size=3).map(tuple),
        st.lists(_FINDINGS, max_size=1).map(tuple),
        st.none() | _FACTS,
        in_two_parts=st.booleans(),
    )
)
def test_whatever_may_be_found_comes_back_as_it_was(alone):
    assert shown(back(alone, "a.yaml")) == shown(alone)


def test_a_text_that_has_another_name_now_is_spoken_of_by_that():
    (finding, *_more) = back(alone_of("03.yaml", TEXTS["03.yaml"]), "new.yaml").findings
    assert finding.file == "new.yaml"


def test_a_long_line_is_written_once():
    line = f"sopkit: 1 # {'x' * 5000}"
    alone = alone_of("a.yaml", line)
    assert len(alone.findings) > 1
    assert len(json.dumps(to_plain(alone))) < 8000


# In two parts.


def in_two_parts(texts):
    """What is found when the others only add to what was written down of each text by itself."""
    alone = [back(INSPECTOR.alone(text), text.name) for text in texts]
    members = [
        Member(text.name, one.facts, lambda text=text: text.sop)
        for text, one in zip(texts, alone, strict=True)
        if one.facts is not None
    ]
    library, places = Library(tuple(members)), iter(range(len(members)))
    for text, one in zip(texts, alone, strict=True):
        among = None if one.facts is None else library.among(next(places))
        if one.in_two_parts:
            yield INSPECTOR.seen(text.name, one, among, lambda text=text: read(text.document.text, text.name))
        else:
            yield INSPECTOR.judge(text, among)


def told(inspected):
    return [
        (
            one.name,
            one.about,
            one.plan,
            shown(Alone(None, one.findings, one.waived)),
        )
        for one in inspected
    ]


def test_two_parts_are_the_whole_for_the_library():
    texts = [text_of(read(text, name)) for name, text in TEXTS.items()]
    whole = list(judged_together(INSPECTOR, texts))
    assert told(in_two_parts(texts)) == told(whole)
    said = {finding.code for one in whole for finding in (*one.findings, *one.waived)}
    assert {"P301", "P302", "P304", "P305", "P306", "P308", "P311"} <= said


@settings(max_examples=30)
@given(st.lists(wild_identities, min_size=1, max_size=4))
def test_two_parts_are_the_whole_for_any_library(sops):
    texts = [like(sop, f"{number}.yaml") for number, sop in enumerate(sops)]
    assert told(in_two_parts(texts)) == told(judged_together(INSPECTOR, texts))


def test_an_amount_keeps_its_exact_value():
    amount = Amount(Unit.MINUTE, Fraction(1, 3), Fraction(2, 3), Fraction(1, 2))
    detail = Detail(0, "1", "2", "x", (amount,))
    facts = Facts("1", "T", None, False, (), False, (), (), (), (), (detail,))
    assert back(Alone(None, (), facts=facts), "a").facts.details[0].amounts == (amount,)
