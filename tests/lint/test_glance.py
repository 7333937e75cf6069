"""The quick look at many texts: it finds what looking at each of them finds, however often it has looked."""

from hypothesis import given
from hypothesis import strategies as st

from sopkit.lint import glance
from sopkit.lint.glance import Glance

_TEXTS = st.frozensets(st.text("ab", max_size=4), max_size=8)


@given(st.lists(_TEXTS, max_size=8))
def test_a_glance_finds_what_a_look_at_each_text_finds(several):
    with_a = Glance(lambda text: "a" in text)
    for texts in several:
        assert sorted(with_a.among(texts)) == sorted(text for text in texts if "a" in text)


def test_a_text_in_which_nothing_is_is_looked_at_once():
    looked_at = []
    seeing = Glance(looked_at.append)
    for _time in range(3):
        assert seeing.among(frozenset({"a", "b"})) == []
    assert sorted(looked_at) == ["a", "b"]


def test_a_glance_forgets_before_it_remembers_too_much(monkeypatch):
    monkeypatch.setattr(glance, "_MOST", 10)
    seeing = Glance(lambda _text: False)
    for number in range(100):
        seeing.among(frozenset({f"a{number}", f"b{number}"}))
    assert len(seeing._plain) <= 12
