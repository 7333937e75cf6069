"""Texts to give to commands: bytes, YAML in any style, documents that load, and such as nearly do.

All are texts of a case: what is no UTF-8 stands there as lone surrogates.
"""

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from random import Random
from typing import Any

import yaml
from drawable import small_sops
from edited import edited
from fuzz.cases import as_str
from fuzz.malformed import MUTATIONS, malformed
from hostile import NASTY
from hypothesis import strategies as st
from seeded import seeded_sop
from wild import wild_sops
from wild_identity import wild_identities
from wild_words import TEXTS, sops_of_wild_words
from written import documents

from examples import EXAMPLES
from sopkit.config.approving import Approving
from sopkit.lifecycle import Asked, move
from sopkit.model import Sop, load, plain, schema
from sopkit.model.stages import Stage
from sopkit.source import read
from sopkit.source.blocks import UnusualError

SNIPPETS = (
    *"\t\n\r\x85\u2028\ufeff\x00'\"[]{},:-|>#\\@`x1😀",
    *("a: ", "b:", "- ", "\n  ", "? ", "&x ", "*x ", "!t ", "!<", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "\udcff"),
    *("sopkit: 1\n", "title: x\n", "executors: {a: A}\n", "steps:\n", "- activity: b\n  by: a\n", "time: 1 jam\n"),
)

EXTREME: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 10**30, 1e308, float("inf"), float("nan"), 0.1, "", " ", "~", "a" * 5000),
    *([], {}, [[]], [None], {"": ""}, {"a": {"a": {"a": []}}}, [{}] * 3, date(1, 1, 1), date(9999, 12, 31)),
)
"""Values that stand at the end of something."""

words = st.one_of(
    st.sampled_from(["a", "b", "1", "2", "end", "1 jam", "2 hari kerja", "I", "IV", "2026-02-30", *NASTY]),
    TEXTS,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
junk = st.recursive(
    st.sampled_from(EXTREME) | words | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
"""Any value that YAML can hold."""


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def written(data: Any, *, as_json: bool = False) -> str:
    """Write data as a text that reads as just that."""
    text = json.dumps(data, default=str)
    if as_json:
        return text
    # Read anew, a value that stands in two places is two values, and needs no anchor.
    data = json.loads(text)
    return yaml.dump(data, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=1000)


@cache
def _schema() -> dict[str, Any]:
    return json.loads(json.dumps(schema()))


def _fitting(node: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that a part of the schema of documents allows."""
    if "$ref" in node:
        return _fitting(_schema()["$defs"][node["$ref"].rpartition("/")[2]])
    if "anyOf" in node:
        return st.one_of(*map(_fitting, node["anyOf"]))
    if "enum" in node or "const" in node:
        return st.sampled_from(node.get("enum") or [node["const"]])
    kinds = node.get("type", "string")
    return st.one_of(*(_KINDS[kind](node) for kind in ([kinds] if isinstance(kinds, str) else kinds)))


def _mapping(node: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "properties" not in node:
        inner = node.get("additionalProperties")
        return st.dictionaries(words, _fitting(inner) if isinstance(inner, dict) else junk, max_size=3)
    needed = node.get("required", ())
    fields = {key: _fitting(inner) for key, inner in node["properties"].items()}
    return st.fixed_dictionaries(
        {key: value for key, value in fields.items() if key in needed},
        optional={key: value for key, value in fields.items() if key not in needed},
    )


_KINDS: dict[str, Callable[[dict[str, Any]], st.SearchStrategy[Any]]] = {
    "object": _mapping,
    "array": lambda node: st.lists(_fitting(node.get("items", {})), max_size=3),
    "integer": lambda _node: st.sampled_from([1, 0, 3, -1, 10**6]),
    "number": lambda _node: st.sampled_from([1, 0.5, -1, 10**6]),
    "boolean": lambda _node: st.booleans(),
    "null": lambda _node: st.none(),
    "string": lambda node: st.dates().map(str) if node.get("format") == "date" else words,
}


@st.composite
def _nearly(draw: st.DrawFn) -> str:
    """A document of the right keys, some values of which are wrong."""
    data = draw(_fitting(_schema()))
    for _ in range(draw(st.integers(0, 2))):
        spoil(data, draw(st.randoms(use_true_random=False)), draw(junk))
    return written(data, as_json=draw(st.booleans()))


def spoil(data: Any, dice: Random, value: Any) -> None:
    """Put a value somewhere into data, in place of what stands there."""
    while True:
        keys = list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
        if not keys:
            return
        key = dice.choice(keys)
        if dice.random() < 0.4 or not isinstance(data[key], dict | list) or not data[key]:
            data[key] = value
            return
        data = data[key]


@cache
def agreed() -> tuple[str, ...]:
    """One SOP in all its states, from the one in force to the revoked one, each with the history that leads there."""
    document = read(EXAMPLES[0].read_bytes()).document
    assert document is not None
    found = [document.text]
    head = "Kepala Badan KB Kab. Musi Rawas"
    stages = (Stage.REVISED, Stage.SUBMITTED, *[Stage.VALIDATED] * 3, Stage.APPROVED, Stage.EFFECTIVE, Stage.REVOKED)
    for stage in stages:
        document = move(document, stage, Asked(today=date(2026, 6, 30), by=head), Approving()).document
        found.append(document.text)
    return tuple(found)


def mutated(text: str, seed: int) -> str:
    """Damage a text in one to three places."""
    dice = Random(seed)
    raw = text.encode("utf-8", "surrogateescape")
    for _ in range(dice.randint(1, 3)):
        raw = dice.choice(MUTATIONS)(raw, dice)
    return as_str(raw)


def changed(text: str, seed: int) -> str:
    """Make of a text another version of it: edited as people do where it is an SOP, else damaged."""
    document = read(text.encode("utf-8", "surrogateescape")).document
    if document is None or load(document).sop is None:
        return mutated(text, seed)
    try:
        return edited(document.text, Random(seed), 1 + seed % 4)
    except UnusualError:
        return mutated(text, seed)


def _sop(sop: Sop) -> str:
    return written(plain(sop))


_SEEDS = st.integers(0, 2**32)
agreed_ones = st.sampled_from(range(len(agreed()))).map(lambda number: agreed()[number])
"""One SOP in any of its states."""
_GOOD = st.sampled_from([*EXAMPLES]).map(lambda path: as_str(path.read_bytes()))
loading = st.one_of(
    st.builds(_sop, st.one_of(wild_sops, wild_identities, sops_of_wild_words, small_sops(5))),
    st.builds(lambda seed, steps: _sop(seeded_sop(seed, steps)), _SEEDS, st.integers(1, 15)),
    agreed_ones,
    st.builds(changed, agreed_ones, _SEEDS),
    _GOOD,
)
"""Texts of SOPs that load."""

hopeless = st.one_of(
    st.binary(max_size=60).map(as_str),
    st.lists(st.sampled_from(SNIPPETS), max_size=25).map("".join),
    documents(),
    st.builds(written, junk),
    st.sampled_from(range(len(malformed()))).map(lambda number: as_str(malformed()[number][1])),
)
"""Texts that hold no SOP, as a rule."""

texts = st.one_of(loading, loading, _nearly(), st.builds(mutated, loading, _SEEDS), hopeless)
"""Any text that somebody may give to a command."""
