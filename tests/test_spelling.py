"""Known words are found by their spelling, and listed for a sentence."""

import pytest

from sopkit.spelling import listed, nearest

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


def test_words_are_listed_in_backticks():
    assert listed(["a", "b c"]) == "`a`, `b c`"
    assert listed([]) == ""
