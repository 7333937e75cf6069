"""What holds of every merge: laws of examples and of invented SOPs, with random edits on both sides."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from drawable import small_sops
from edited import edited, texts_of
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import EXAMPLES
from sopkit.flow import build_flow
from sopkit.merge import Merge, merged
from sopkit.model import load, plain
from sopkit.source import read
from sopkit.source.blocks import blocks_of

TEXTS = st.one_of(st.sampled_from(EXAMPLES).map(lambda path: path.read_text(encoding="utf-8")), texts_of(small_sops(6)))
MANY = settings(max_examples=300 if os.environ.get("SOPKIT_REQUIRE_TOOLS") == "1" else 60)


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text, and two others that come from it by up to four edits each."""
    base = draw(TEXTS)
    one, other = (
        edited(base, Random(draw(st.integers(0, 2**32))), draw(st.integers(1, 4))) for _side in ("ours", "theirs")
    )
    return base, one, other


def joined(base: str, ours: str, theirs: str) -> Merge:
    merge = merged(base.encode(), ours.encode(), theirs.encode())
    assert merge.by_lines is None, merge.by_lines.text()
    return merge


def taken(text: str, side: int) -> str:
    """A text with marks as it is when every conflict is decided for one side: 0 ours, 1 base, 2 theirs."""
    lines, at = [], None
    for line in text.splitlines(keepends=True):
        mark = re.match(r"<{7} |\|{7} |={7}$|>{7} ", line)
        if mark:
            at = "<|=>".index(line[0])
            at = None if at == 3 else at
        elif at is None or at == side:
            lines.append(line)
    return "".join(lines)


def data_of(text: str) -> Any:
    reading = read(text)
    assert reading.document is not None, text
    return reading.document.data


def scalars(data: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Everything that is written, keys as well, but no reference to a step."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from scalars(value, (*path, key))
    elif isinstance(data, list):
        for value in data:
            yield from scalars(value, path)
    elif not {"decision", "next"} & {*path}:
        yield str(data)


def meaning(text: str) -> Any:
    """What an SOP says, whatever order its rows, lanes and lists stand in."""
    document = read(text).document
    assert document is not None
    sop = load(document).sop
    assert sop is not None
    data = plain(sop)
    activities = [step.activity for step in sop.steps]
    said = build_flow(sop)
    for index, step in enumerate(data["steps"]):
        ways = [
            (edge.outcome, str(edge.chance), "" if edge.target is None else activities[edge.target])
            for edge in said.outgoing[index]
            if len(edge.path) > 2
        ]
        step["next"], step["decision"] = sorted(map(str, ways)), None
    return _unordered(data)


def _unordered(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _unordered(value) for key, value in sorted(data.items())}
    return sorted(json.dumps(_unordered(one), default=str) for one in data) if isinstance(data, list) else data


@given(TEXTS)
@MANY
def test_blocks_put_together_are_the_text(text):
    document = read(text).document
    assert document is not None
    assert blocks_of(document).text == text


@given(versions())
@MANY
def test_where_one_side_has_changed_nothing_the_other_is_the_result(texts):
    base, ours, theirs = (text.encode() for text in texts)
    assert merged(base, ours, base).text == ours
    assert merged(base, base, theirs).text == theirs
    assert merged(base, ours, ours).text == ours
    assert merged(ours, ours, ours) == Merge(ours)


@given(versions())
@MANY
def test_whatever_a_side_has_written_is_in_the_result_or_in_a_conflict(texts):
    base, ours, theirs = texts
    text = joined(base, ours, theirs).text.decode()
    found = _counted(taken(text, 0)) | _counted(taken(text, 2))
    old, mine, yours = map(_counted, texts)
    for said in mine | yours:
        before, one, other = old[said], mine[said], yours[said]
        # Where both have changed how often it is said, both may have added the same one, and each removed another.
        least = (other if before == one else one) if before in (one, other) else int(not before)
        # One may also have put the same in as the other, and taken something else out: it is said as often as before.
        least = min(least, before) if before else least
        assert found[said] >= least, said


def _counted(text: str) -> Counter[str]:
    return Counter(scalars(data_of(text)))


@given(versions())
@MANY
def test_each_side_can_be_had_from_the_conflicts(texts):
    text = joined(*texts).text.decode()
    for side in (0, 2):
        document = read(taken(text, side)).document
        assert document is not None
        # Between them the sides may have removed every step.
        assert load(document).sop is not None or document.data["steps"] is None


@given(versions())
@MANY
def test_a_clean_merge_loads_and_means_the_same_from_the_other_side(texts):
    base, ours, theirs = texts
    one, other = joined(base, ours, theirs), joined(base, theirs, ours)
    marked, marked_there = ([found for found in merge.conflicts if found.marked] for merge in (one, other))
    assert len(marked) == len(marked_there)
    # Which of two steps at one place comes first may decide whether the flow holds.
    if one.is_clean and other.is_clean:
        assert load(read(one.text).document).sop is not None
        assert meaning(one.text.decode()) == meaning(other.text.decode())
