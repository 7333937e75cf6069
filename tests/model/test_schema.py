import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from sopkit.i18n import translations
from sopkit.model import Sop, load, schema
from sopkit.model.places import PLACES
from sopkit.source import read, read_file

EXAMPLES = Path(__file__).parents[2] / "examples"
SHAPE = {"S111", "S112", "S113", "S114", "S116", "S117", "S118", "S122"}
SAME_IN_BOTH = {"NIP", "Output", "Status"}
"""Titles that are one word in Indonesian and in English."""

CHECKER = Draft202012Validator(schema(), format_checker=FormatChecker())


def data_of(path: Path) -> Any:
    document = read_file(path).document
    assert document is not None
    return document.data


def flaw(path: Path) -> str:
    return path.read_bytes().splitlines()[0].decode("ascii").removeprefix("# flaw: ")


def test_it_is_a_schema_of_draft_2020_12_under_its_own_name() -> None:
    made = schema()
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"] == "urn:sopkit:format:1"
    assert json.dumps(made) == json.dumps(schema())


def test_a_description_has_one_paragraph_for_each_language() -> None:
    for name, field in Sop.model_fields.items():
        english = field.description
        assert english is not None
        both = f"{translations('id').gettext(english)}\n\n{english}"
        assert schema()["properties"][name]["description"] == both


@pytest.mark.parametrize("path", sorted((EXAMPLES / "musi-rawas").glob("*.yaml")), ids=lambda path: path.stem)
def test_it_accepts_the_examples(path: Path) -> None:
    assert [error.message for error in CHECKER.iter_errors(data_of(path))] == []


FLAWED = sorted((EXAMPLES / "flawed").glob("*.yaml"))


def test_there_are_examples() -> None:
    assert {flaw(path) for path in FLAWED} >= SHAPE
    assert list((EXAMPLES / "musi-rawas").glob("*.yaml"))


@pytest.mark.parametrize("path", [path for path in FLAWED if flaw(path) in SHAPE], ids=lambda path: path.stem)
def test_it_refuses_documents_whose_shape_is_wrong(path: Path) -> None:
    assert not CHECKER.is_valid(data_of(path))


@pytest.mark.parametrize(
    "path", [path for path in FLAWED if flaw(path) > "S119" and flaw(path) not in SHAPE], ids=lambda path: path.stem
)
def test_it_accepts_documents_whose_meaning_alone_is_wrong(path: Path) -> None:
    assert CHECKER.is_valid(data_of(path))


def every_property() -> Iterator[tuple[str, str, dict[str, Any]]]:
    made = schema()
    for name, node in (("Sop", made), *made["$defs"].items()):
        yield name, "", node
        for shape in (node, *node.get("anyOf", ())):
            for key, inner in shape.get("properties", {}).items():
                yield name, key, inner


@pytest.mark.parametrize(("model", "key", "node"), [*every_property()], ids=lambda value: value or "-")
def test_every_part_and_key_speaks_both_languages(model: str, key: str, node: dict[str, Any]) -> None:
    title, description = node["title"], node["description"]
    assert title in SAME_IN_BOTH or len(title.split(" / ")) == 2
    indonesian, english = description.split("\n\n")
    assert indonesian != english, (model, key)


def test_every_key_of_every_part_is_in_it() -> None:
    made = schema()
    for place in PLACES:
        node = made if place.pattern == () else made["$defs"][place.model.__name__]
        shapes = [shape for shape in (node, *node.get("anyOf", ())) if "properties" in shape]
        assert [list(shape["properties"]) for shape in shapes] == [list(place.keys)]
        assert shapes[0]["additionalProperties"] is False


def test_words_of_the_models_are_in_the_catalogue() -> None:
    catalogue = translations("id")
    for model in (place.model for place in PLACES):
        for name, field in model.model_fields.items():
            for words in (field.title, field.description):
                assert words is not None
                assert words in SAME_IN_BOTH or catalogue.gettext(words) != words, name


def test_enums_list_their_values() -> None:
    status = schema()["properties"]["status"]
    assert status["anyOf"][0]["enum"] == ["draft", "review", "approved", "effective", "revoked"]


SCALARS = st.sampled_from(
    (
        *(None, "", " ", "-", "kata", "end", "terima", True, False, 0, 1, 2, -1, 0.5, 1.5, "1", "0,5", "10%", "140 %"),
        *("100%", "1.0", "0.5%", "effective", "Effective", "technical", "2009-04-28", "2009-02-30", "28 April 2009"),
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(("name", "to", "chance", "sop", "min", "text", "x", "position")), inner)
    ),
    max_leaves=4,
)
FIELDS = [(place, key) for place in PLACES for key in (*place.keys, "tak_dikenal")]


DELETED = object()


def edit(data: Any, pattern: tuple[str | None, ...], key: str, value: Any) -> None:
    for part in pattern:
        first = next(iter(data)) if part is None and isinstance(data, dict) else 0
        data = data[first if part is None else part]
    if value is DELETED:
        data.pop(key, None)
    else:
        data[key] = value


@given(data=st.data())
def test_it_accepts_exactly_what_loads(full: Callable[[], dict[str, Any]], data: st.DataObject) -> None:
    place, key = data.draw(st.sampled_from(FIELDS))
    edited = full()
    edit(edited, place.pattern, key, data.draw(st.just(DELETED) | VALUES))
    document = read(json.dumps(edited)).document
    assert document is not None
    assert CHECKER.is_valid(edited) == (load(document).sop is not None)
