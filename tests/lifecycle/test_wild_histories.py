"""Whatever a history holds, it is read, judged and shown: nothing is raised, and every place is there."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from one_rule import assert_sound
from wild import sop_of
from wild_words import document_of

from sopkit.config.approving import Approving
from sopkit.lifecycle import Asked, RefusedError, move, stand
from sopkit.model import Status, load
from sopkit.model.digest import binding_at, digest
from sopkit.model.stages import Stage, state_of
from sopkit.verification import verify

TODAY = date(2026, 6, 30)
DAYS = st.sampled_from([None, "2026-05-01", "2026-05-20", "2026-07-01"])

ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.sampled_from([*Stage, "Validated ", "Evaluasi tahunan", "", None]),
        "by": st.sampled_from(["Kepala Dinas", "Plt. Kepala Dinas", "Kasubbag", None]),
        "level": st.sampled_from(["IV", "III", "Eselon II", "V", None]),
        "on": DAYS,
        "digest": st.sampled_from(["right", "sha256:0", None]),
        "signature": st.sampled_from(["x.sig", "..", "/", "a/b", None]),
    },
)


@st.composite
def sops(draw):
    """An SOP with any history; where a digest is to be right, it is that of the SOP."""
    history = draw(st.lists(ENTRIES, max_size=7))
    fields = {
        "status": draw(st.sampled_from([*Status, None])),
        "effective": draw(DAYS),
        "review": draw(DAYS),
        "approved_by": draw(st.sampled_from([None, "Kepala Dinas", {"name": "Siti"}])),
        "responsible": draw(st.sampled_from([None, "petugas", "nobody"])),
    }
    plain = sop_of([{}], history=history, **fields)
    for index, entry in enumerate(history):
        if entry.get("digest") == "right":
            entry["digest"] = digest(plain, binding_at(plain, index))
    return sop_of([{}], history=history, **fields)


@given(sops())
def test_the_rules_speak_soundly(sop):
    assert_sound(sop, ("P808", "P809", "P810"))


@given(sops(), st.booleans())
def test_verifying_and_standing_say_something_in_both_languages(sop, signed):
    approving = Approving(signed=signed)
    found = verify(sop, None, approving, TODAY)
    for place, message in found.faults:
        assert place[0] in {"status", "history"}
        assert all(message.text(language) for language in ("en", "id"))
    stand(sop, approving, TODAY)


@given(sops(), st.sampled_from(Stage), st.sampled_from([None, "IV", "III", "x"]), st.sampled_from([None, TODAY]))
def test_a_move_is_made_or_refused_and_what_is_made_can_be_loaded(sop, stage, level, on):
    document = document_of(sop)
    try:
        moved = move(document, stage, Asked(TODAY, on, "Kepala Dinas", level), Approving())
    except RefusedError:
        return
    now = load(moved.document).sop
    assert now == moved.sop
    assert len(now.history) == len(load(document).sop.history) + 1
    assert state_of(now) in Status
