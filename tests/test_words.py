"""Everything that is said has its Indonesian, with the same blanks to fill in and the same words between backticks."""

import re
import string

import catalogue
import pytest

ENTRIES = [entry for entry in catalogue.WORDS.read() if entry.id]

FREE = {"key: value": "kunci: nilai"}
"""What stands between backticks and is a word of its language all the same."""


def forms(entry):
    """Pairs of English and Indonesian."""
    english = (entry.id,) if isinstance(entry.id, str) else entry.id
    indonesian = (entry.string,) if isinstance(entry.string, str) else entry.string
    return [(one, other) for one in english for other in indonesian]


def placeholders(text):
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def quoted(text):
    return set(re.findall(r"`([^`]*)`", text))


def lost(english, indonesian):
    """What a translation does not have, or has and should not."""
    words = {FREE.get(word, word) for word in quoted(english)} - quoted(indonesian)
    return words | (placeholders(english) ^ placeholders(indonesian))


@pytest.fixture(params=[catalogue.WORDS, catalogue.PAGES], ids=lambda kept: kept.name)
def kept(request):
    """Each of the catalogues."""
    return request.param


def test_a_catalogue_holds_what_the_sources_say_and_nothing_else(kept):
    known = [entry.id if isinstance(entry.id, str) else tuple(entry.id) for entry in kept.read() if entry.id]
    assert known == list(kept.texts()), "run python tests/catalogue.py"


def test_everything_has_its_translation(kept):
    assert [entry.id for entry in catalogue.untranslated(kept.read())] == []


def test_a_compiled_catalogue_is_that_of_today(kept):
    assert catalogue.as_mo(kept.updated(kept.read())) == kept.mo.read_bytes(), "run python tests/catalogue.py"


def test_a_catalogue_is_in_order_and_names_no_place_and_no_date(kept):
    text = kept.po.read_bytes().decode("utf-8")
    assert text.encode() == catalogue.as_po(kept.updated(kept.read()))
    assert not re.search(r"^#:|-Date:", text, re.MULTILINE)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.id)[:60])
def test_a_translation_keeps_placeholders_and_quoted_words(entry):
    for english, indonesian in forms(entry):
        assert lost(english, indonesian) == set()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.id)[:60])
def test_a_translation_begins_and_ends_as_the_sentence_does(entry):
    for english, indonesian in forms(entry):
        assert english.strip() == english
        assert indonesian.strip() == indonesian
        if " " in english:
            assert english.endswith(".") == indonesian.endswith(".")
        if english[0].islower():
            assert not indonesian[0].isupper() or indonesian.startswith("SOP")


@pytest.mark.parametrize(
    ("english", "indonesian", "missing"),
    [
        ("step `{id}` is lost", "langkah `{nama}` hilang", {"id", "nama", "{id}"}),
        ("write `end`", "tulis `selesai`", {"end"}),
        ("write `key: value`", "tulis `key: value`", {"kunci: nilai"}),
        ("write `key: value`", "tulis `kunci: nilai`", set()),
    ],
)
def test_a_translation_that_loses_something_is_noticed(english, indonesian, missing):
    assert lost(english, indonesian) == missing
