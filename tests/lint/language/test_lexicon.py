"""The words of the analyser against a dictionary, which is asked in the tests only."""

from importlib.resources import files

import lexicon
import pytest

from sopkit.lint.language import understand
from sopkit.lint.language.lexicon import listed, pairs, words
from sopkit.lint.language.misspelling import meant_by
from sopkit.lint.language.verbs import (
    Form,
    active,
    active_of,
    form_of,
    known_verbs,
    nominal,
    root_of,
    roots,
    verb_by_noun,
    verb_of,
)

FORMED = [
    (root, suffix)
    for section, suffix in (("me", ""), ("kan", "kan"), ("i", "i"))
    for root in listed(section)
    if root not in lexicon.ACCEPTED
]

OVERSTEMMED = 0.07
"""The share of right verbs that the oracle's rules cut too short: it takes `memesan` for a form of `mes`."""


def is_word(verb):
    """Whether the oracle, or the list of words that came after it, has the root of a verb."""
    root = root_of(verb) or verb
    return (
        root in lexicon.oracle() | lexicon.ACCEPTED
        or verb in lexicon.COMPOUNDS
        or lexicon.stemmer().stem(verb) in lexicon.oracle()
    )


def test_the_words_stand_beside_the_code():
    assert (files("sopkit.lint.language") / "words.txt").is_file()


def test_every_root_is_one_that_the_dictionary_has():
    assert lexicon.strangers() == []


def test_no_root_is_accepted_that_the_dictionary_has_or_the_list_lacks():
    assert lexicon.ACCEPTED.isdisjoint(lexicon.oracle())
    assert roots() >= lexicon.ACCEPTED


def test_the_verbs_that_are_formed_have_the_root_by_the_rules_of_the_dictionary():
    stem = lexicon.stemmer().stem
    others = [(root, suffix) for root, suffix in FORMED if stem(active(root) + suffix) != root]
    assert len(others) < OVERSTEMMED * len(FORMED), others


def test_every_verb_that_stands_for_a_noun_is_a_word():
    assert [(noun, verb) for noun, verb in verb_by_noun().items() if not all(map(is_word, verb.split()[:1]))] == []


def test_a_noun_and_its_verb_have_one_root_unless_the_noun_is_foreign():
    foreign = pairs("loanpairs").keys() | {nominal(root) for root in pairs("loanpairs")} | {"permintaan"}
    pairs_of_two = {
        noun: (root_of(noun), root_of(verb))
        for noun, verb in verb_by_noun().items()
        if noun not in foreign and root_of(noun) != root_of(verb)
    }
    # "pengadukan" can be cut in two ways, and is in neither of them misread as a verb.
    assert set(pairs_of_two) <= {"pengadukan", "pembekukan"}


@pytest.mark.parametrize("filler", ["", "Melakukan ", "Melaksanakan kegiatan "])
def test_no_root_of_the_dictionary_leads_to_a_proposal_that_is_no_word(filler):
    proposed = set()
    for root in lexicon.oracle():
        activity = understand(f"{filler}{nominal(root)} data")
        if activity.mended is not None:
            verb = activity.mended.split()[0].lower()
            assert verb == activity.verb
            proposed.add(verb)
    assert len(proposed) > 400
    assert proposed <= known_verbs()
    assert [verb for verb in proposed if not is_word(verb)] == []


def test_whatever_is_meant_by_a_slip_is_a_word():
    meant = {meant for _verb, meant in lexicon.false_slips()} | set(pairs("misspelt").values())
    assert [word for word in meant if not is_word(word)] == []


def test_hardly_a_verb_that_can_be_formed_is_taken_for_a_slip():
    formed = list(lexicon.verbs_formed())
    assert len(lexicon.false_slips()) < 0.011 * len(formed)


@pytest.mark.parametrize("section", ["common", "others", "check", "choice", "memper", "stative"])
def test_no_verb_of_the_list_is_taken_for_a_slip(section):
    assert [verb for verb in words(section) if meant_by(verb)] == []


def test_the_verbs_that_slips_are_compared_with_are_known():
    assert words("common") <= known_verbs()


def test_hardly_a_root_of_the_dictionary_is_taken_for_a_verb_by_its_shape():
    # Foreign nouns of acts, such as "elektrifikasi", are meant to be.
    mistaken = [word for word in lexicon.look_alikes() if not word.endswith(("isasi", "fikasi"))]
    assert len(mistaken) < 0.01 * len(lexicon.oracle())


@pytest.mark.parametrize("noun", sorted(words("nouns")))
def test_a_noun_of_the_list_is_no_verb(noun):
    assert form_of(noun) in {Form.OTHER, Form.NOMINAL}


def test_a_noun_is_nominal_only_if_it_is_listed_as_an_act():
    acts = pairs("per").keys() | words("loan") | words("loankan")
    assert {noun for noun in words("nouns") if form_of(noun) is Form.NOMINAL} <= acts


def test_verbs_lead_to_themselves_and_nouns_to_verbs_that_are_known():
    assert [verb for verb in known_verbs() if active_of(verb) != verb] == []
    assert [noun for noun in verb_by_noun() if verb_of(noun) is None] == []
