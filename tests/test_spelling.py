"""Known words are found by their spelling, and listed for a sentence."""

import pytest

from sopkit.spelling import listed, nearest, surest, unequivocal

KNOWN = {"kepala": "kepala", "arsiparis": "arsip", "bendahara": "bendahara"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("kepala", "kepala", id="as it is"),
        pytest.param("arsipars", "arsip", id="what the spelling stands for"),
        pytest.param("bendhara", "bendahara", id="a letter lost"),
        pytest.param("pemohon", None, id="like none"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_nearest_word_is(word, meant):
    assert nearest(word, KNOWN) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("kasi1", "kasi1", id="as it is"),
        pytest.param("kasi3", None, id="as near to two"),
        pytest.param("staff", "staf", id="near to one"),
        pytest.param("pegawa", "staf", id="two spellings of one"),
        pytest.param("menteri", None, id="like none"),
    ],
)
def test_the_surest_word_is(word, meant):
    known = {name: name for name in ("kasi1", "kasi2", "staf")} | {"pegawai": "staf", "pegawan": "staf"}
    assert surest(word, known) == meant


def test_a_spelling_of_two_things_says_nothing():
    assert unequivocal([("a", "x"), ("b", "y"), ("a", "z"), ("b", "y")]) == {"b": "y"}


def test_words_are_listed_in_backticks():
    assert listed(["a", "b c"]) == "`a`, `b c`"
    assert listed([]) == ""
