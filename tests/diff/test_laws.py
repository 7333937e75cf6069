"""What holds of every comparison: it leads from the old version to the new one and back."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from revisions import revised
from wild import sop_of, wild_sops

from examples import EXAMPLES
from sopkit.diff import Kind, apply, compare, revert
from sopkit.model import Sop, load, plain
from sopkit.source import read_file

SOPS = [load(read_file(path).document).sop for path in EXAMPLES]
revisions = st.builds(
    lambda sop, seed, edits: (sop, revised(sop, seed, edits)),
    st.sampled_from(SOPS),
    st.integers(0, 10**6),
    st.integers(1, 8),
)


def holds(old: Sop, new: Sop) -> None:
    comparison = compare(old, new)
    assert apply(old, comparison) == new
    assert revert(new, comparison) == old
    assert (not comparison.changes) == (plain(old) == plain(new) and [*old.executors] == [*new.executors])


@pytest.mark.parametrize(("old", "new"), [*permutations(SOPS, 2)])
def test_any_example_becomes_any_other_and_back(old, new):
    holds(old, new)


@settings(max_examples=300)
@given(revisions)
def test_a_revised_example_is_the_old_one_with_its_changes(pair):
    holds(*pair)
    holds(*reversed(pair))


@settings(max_examples=300)
@given(wild_sops, wild_sops)
def test_any_two_sops_that_load_can_be_compared(old, new):
    holds(old, new)


@given(st.sampled_from(SOPS), st.integers(0, 10**6))
def test_plain_data_loads_as_the_same_sop(sop, seed):
    new = revised(sop, seed, 5)
    assert Sop.model_validate(plain(new)) == new


@pytest.mark.parametrize("sop", SOPS)
def test_an_sop_does_not_differ_from_itself(sop):
    assert compare(sop, sop).changes == ()


def numbered(*activities):
    return sop_of([{"activity": activity} for activity in activities])


def kinds(comparison):
    return [change.kind for change in comparison.changes]


@given(st.integers(0, 7), st.integers(0, 7), st.integers(2, 8))
def test_a_moved_step_is_one_change_wherever_it_goes(source, target, size):
    activities = [f"Menyusun dokumen {letter * 5}" for letter in "abcdefgh"[:size]]
    after = [*activities]
    after.insert(target % size, after.pop(source % size))
    comparison = compare(numbered(*activities), numbered(*after))
    assert kinds(comparison) == ([Kind.STEP_MOVED] if after != activities else [])


def test_numbers_come_from_the_order_so_renumbering_is_no_change():
    old = sop_of(
        [
            {"activity": "Menerima surat"},
            {"activity": "Memeriksa surat", "decision": {"Ya": "3", "Tidak": "1"}},
            {"activity": "Mengarsipkan surat"},
        ]
    )
    new = sop_of(
        [
            {"activity": "Membuka amplop"},
            {"activity": "Menerima surat"},
            {"activity": "Memeriksa surat", "decision": {"Ya": "4", "Tidak": "2"}},
            {"activity": "Mengarsipkan surat"},
        ]
    )
    assert kinds(compare(old, new)) == [Kind.STEP_ADDED]
    left = sop_of([*plain(new)["steps"][:2], {**plain(new)["steps"][2], "decision": {"Ya": "3", "Tidak": "1"}}, {}])
    assert Kind.FLOW_REWIRED in kinds(compare(new, left))


@settings(max_examples=100)
@given(revisions)
def test_swapping_the_versions_mirrors_the_kinds_of_change(pair):
    old, new = pair
    there = sorted(change.edit.kind for change in compare(old, new).changes if "legal" not in change.kind)
    back = sorted(change.edit.inverted().kind for change in compare(new, old).changes if "legal" not in change.kind)
    steps = {Kind.STEP_ADDED, Kind.STEP_REMOVED, Kind.EXECUTOR_CHANGED, Kind.TIME_CHANGED, Kind.LANE_ADDED}
    assert [kind for kind in there if kind in steps] == [kind for kind in back if kind in steps]


@settings(max_examples=100)
@given(st.sampled_from(SOPS), st.integers(0, 10**6))
def test_a_fingerprint_outlives_other_changes(sop, seed):
    """A new time keeps its fingerprint when another change comes before it in the next commit."""
    data = plain(sop)
    step = data["steps"][seed % len(data["steps"])]
    step["time"] = "99 menit"
    first = Sop.model_validate(data)
    second = Sop.model_validate({**data, "equipment": ["Mesin ketik"], "number": sop.number})
    (change,) = [one for one in compare(sop, first).changes if one.kind is Kind.TIME_CHANGED]
    assert change.fingerprint in {one.fingerprint for one in compare(sop, second).changes}
