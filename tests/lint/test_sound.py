"""Rules of clarity and efficiency speak soundly of whatever loads: nothing raised, every place and word there."""

import pytest
from hypothesis import given
from large import large_document, random_document, sop_of_document
from one_rule import assert_sound
from seeded import seeded_sop
from wild import wild_sops
from wild_words import sops_of_wild_words

CLARITY = ("P113", "P119", "P120", "P121", "P124", "P128", "P129", "P130", "P131")
EFFICIENCY = ("P201", "P202", "P203", "P204", "P205", "P206", "P207", "P208", "P209")
FAMILIES = pytest.mark.parametrize("codes", [CLARITY, EFFICIENCY], ids=["clarity", "efficiency"])


@FAMILIES
@given(sop=wild_sops)
def test_the_rules_survive_any_flow(codes, sop):
    assert_sound(sop, codes)


@FAMILIES
@given(sop=sops_of_wild_words)
def test_the_rules_survive_any_words(codes, sop):
    assert_sound(sop, codes)


@FAMILIES
@pytest.mark.parametrize("seed", range(6))
def test_the_rules_survive_invented_sops(codes, seed):
    assert_sound(seeded_sop(seed), codes)
    assert_sound(sop_of_document(random_document(seed)), codes)


@FAMILIES
def test_a_thousand_steps_are_soon_read(codes):
    assert_sound(sop_of_document(large_document(1000)), codes)
