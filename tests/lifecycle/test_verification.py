"""What `verify` sees: forged, reordered and missing entries, wrong officials, signatures and commits."""

import os
import re
from datetime import date

import pytest

from sopkit.config.approving import Approving
from sopkit.lifecycle import Asked, chain_of, move
from sopkit.lifecycle.signing import sign
from sopkit.model import load
from sopkit.model.stages import Stage
from sopkit.source import read
from sopkit.verification import changed_since, past_of, verify

TODAY = date(2026, 12, 31)
USUAL = Approving()

DRAFT = """\
sopkit: 1
title: Peminjaman Arsip
status: draft
approved_by: Kepala Dinas
executors:
  arsiparis: Arsiparis
steps:
  - id: serah
    activity: Menyerahkan arsip
    by: arsiparis
    time: 1 jam
"""

STAGES = (Stage.SUBMITTED, *[Stage.VALIDATED] * 3, Stage.APPROVED, Stage.EFFECTIVE)


def gone(many=6, text=DRAFT, approving=USUAL, after=None):
    """The text after some moves, each on the next day; `after` is called with each text."""
    document = read(text, "arsip.yaml").document
    levels = iter(chain_of(approving))
    for number, stage in enumerate(STAGES[:many]):
        by = f"Pejabat {next(levels).level}" if stage is Stage.VALIDATED else None
        document = move(document, stage, Asked(TODAY, date(2026, 5, 18 + number), by), approving).document
        if after:
            after(document.text)
    return document.text


def faults(text, file=None, approving=USUAL, today=TODAY):
    found = verify(load(read(text).document).sop, file, approving, today)
    for _place, message in found.faults:
        assert message.text("id")
    return [message.text() for _place, message in found.faults]


@pytest.mark.parametrize("many", range(len(STAGES) + 1))
def test_what_the_commands_have_written_holds(many):
    assert faults(gone(many)) == []


def later(text):
    """The last two stages, a year later."""
    return text.replace("on: 2026-05-22", "on: 2027-05-22").replace("on: 2026-05-23", "on: 2027-05-23")


def swapped(text):
    """The levels III and II in each other's place."""
    return (
        text.replace("level: III", "level: _").replace("level: II\n", "level: III\n").replace("level: _", "level: II")
    )


def without_approval(text):
    return re.sub(r"  - stage: approved\n(    .*\n)+?(?=  - )", "", text)


FROM_ANOTHER_DAY = "the entry is of 2026-05-24, but the SOP takes effect on 2026-05-23"
APPROVED_BY = "by: Kepala Dinas\n    on: 2026-05-22"


@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (("Menyerahkan", "Meminjamkan"), ["the content was changed after `effective` of 2026-05-23"]),
        (("status: effective", "status: approved"), ["the status is `approved`, by its history it is `effective`"]),
        (("digest: ", "remark: "), ["the SOP is in the state `effective`, but no entry of its history has a digest"]),
        (("2026-05-19", "2026-05-17"), ["the entry of 2026-05-17 stands below one of 2026-05-18"]),
        ((APPROVED_BY, APPROVED_BY.replace("Dinas", "X")), ["this is for `Kepala Dinas` to do, not for `Kepala X`"]),
        (
            (" on: 2026-05-23", " on: 2026-05-24"),
            ["the entry is of 2026-05-24, but the SOP takes effect on 2026-05-23"],
        ),
        (swapped, ["level II validated before level III had", "level III had its turn before"]),
        (without_approval, ["`effective` can't follow in the state `review`"]),
        (
            later,
            [
                "the entry is of 2027-05-22, which is still to come",
                "the entry is of 2027-05-23, which is still to come",
                "the entry is of 2027-05-23, but the SOP takes effect on 2026-05-23",
            ],
        ),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_forged_history_is_told_in_one_line_for_each_fault(forge, told):
    text = gone()
    forged = forge(text) if callable(forge) else text.replace(*forge)
    assert forged != text
    assert faults(forged) == told


def test_a_draft_without_a_history_has_nothing_to_prove_and_an_old_sop_has():
    assert faults(DRAFT) == []
    assert faults(DRAFT.replace("status: draft", "status: revoked")) == []
    assert len(faults(DRAFT.replace("status: draft", "effective: 2009-06-28"))) == 1


def test_positions_are_those_of_the_settings():
    chain = [{"level": "IV", "position": "Kasubbag Umum"}]
    approving = Approving.model_validate({"chain": chain})
    text = gone(2, approving=Approving.model_validate({"chain": ["IV"]}))
    assert faults(text, approving=approving)[0] == "this is for `Kasubbag Umum` to do, not for `Pejabat IV`"


@pytest.fixture
def kept(office):
    """A repository in which each move is a commit; gives the file."""
    file = office.folder / "arsip.yaml"

    def write(text):
        file.write_text(text, encoding="utf-8", newline="")
        office.commit("langkah")

    write(DRAFT)
    gone(after=write)
    return file


def test_each_entry_has_the_oldest_commit_that_carries_it(office, kept):
    found = verify(load(read(kept.read_bytes()).document).sop, kept, USUAL, TODAY)
    commits = office.git("log", "--format=%H", "--reverse").split()
    assert [entry.commit for entry in found.entries] == commits[1:]
    assert found.faults == ()
    assert found.in_repository


def test_an_entry_that_no_commit_carries_is_told(office, kept):
    office.git("checkout", "-q", "HEAD~1", "--", "arsip.yaml")
    text = gone(text=kept.read_text(encoding="utf-8"), many=0)
    office.git("commit", "-q", "-m", "mundur")
    now = move(read(text).document, Stage.EFFECTIVE, Asked(TODAY, date(2026, 6, 1)), USUAL).document
    kept.write_bytes(now.raw)
    assert faults(now.text, kept) == ["no commit carries `effective` of 2026-06-01 yet"]


def test_an_entry_that_a_commit_has_otherwise_is_told(office, kept):
    text = kept.read_text(encoding="utf-8")
    first = office.git("log", "--format=%H").split()[0]
    forged = text.replace("by: Pejabat III", "by: Pejabat Lain")
    kept.write_text(forged, encoding="utf-8", newline="")
    office.commit("palsu")
    assert faults(forged, kept) == [f"commit {first[:10]} has it of 2026-05-20, by `Pejabat III`"]


def test_an_entry_of_an_earlier_round_whose_content_no_commit_has_is_told(office, kept):
    document = read(kept.read_bytes()).document
    revised = move(document, Stage.REVISED, Asked(TODAY, date(2026, 6, 1)), USUAL).document.text
    kept.write_text(revised, encoding="utf-8", newline="")
    office.commit("revisi")
    assert faults(revised, kept) == []
    third = load(document).sop.history[2].digest
    parts = revised.split(third)
    forged = third.join(parts[:3]) + "sha256:0" + third.join(parts[3:])
    assert "no commit carries `validated` (III) of 2026-05-20 with the content of its digest" in faults(forged, kept)


def test_in_a_history_that_was_cut_off_this_is_said(office, kept):
    kept.write_text(kept.read_text(encoding="utf-8").replace("1 jam", "2 jam"), encoding="utf-8", newline="")
    office.commit("ubah")
    office.git("clone", "-q", "--depth", "1", office.folder.as_uri(), "../klona")
    clone = office.folder.parent / "klona" / "arsip.yaml"
    told = faults(clone.read_text(encoding="utf-8"), clone)
    assert "no commit carries `approved` of 2026-05-22; the history of this clone was cut off" in told


def test_a_version_that_does_not_load_is_passed_over(office, kept):
    text = kept.read_text(encoding="utf-8")
    kept.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    office.commit("rusak")
    kept.write_text(text, encoding="utf-8", newline="")
    office.commit("pulih")
    assert faults(text, kept) == []


@pytest.mark.parametrize(
    ("old", "new", "weights"),
    [
        ("Menyerahkan arsip", "Menyerahkan berkas arsip", ["editorial"]),
        ("1 jam", "2 jam", ["substantive"]),
        ("by: arsiparis\n", "by: arsiparis\n    next: serah\n", ["approval"]),
        ("title: Peminjaman", "created: 2026-05-01\ntitle: Peminjaman", None),
        ("effective: 2026-05-23", "effective: 2026-05-25", ["substantive"]),
    ],
)
def test_what_was_changed_is_told_with_its_weight(kept, old, new, weights):
    text = kept.read_text(encoding="utf-8").replace("created: 2026-05-18\n", "")
    assert old in text
    since = changed_since(load(read(text.replace(old, new)).document).sop, past_of(kept))
    assert (since and [change.weight.value for change in since.changes]) == weights


def test_an_amendment_that_needed_approval_is_told(office, kept):
    text = kept.read_text(encoding="utf-8")
    for number, (old, new, wrong) in enumerate(
        [("1 jam", "2 jam", []), ("time: 2 jam", "time: 2 jam\n    next: serah", ["what was amended needs approval"])]
    ):
        changed = read(text.replace(old, new)).document
        text = move(changed, Stage.AMENDED, Asked(TODAY, date(2026, 6, 1 + number)), USUAL).document.text
        kept.write_text(text, encoding="utf-8", newline="")
        office.commit("ubah")
        assert faults(text, kept) == wrong


NOT_ITS_OWN = "the signature is not one of this entry"


class Signed:
    """An SOP with signatures beside it."""

    def __init__(self, folder, office):
        self.office, self.file, self.lines = office, folder / "arsip.yaml", []
        self.folder = folder
        folder.mkdir()

    def key(self, owner):
        key, public = self.office.ssh_key(f"kunci {owner}")
        self.lines.append(f'"{owner}" {public}\n')
        return key

    def approving(self):
        (self.folder / "signers").write_text("".join(self.lines), encoding="utf-8")
        return Approving(chain=("IV",), signers=str(self.folder / "signers"), signed=True)


@pytest.fixture
def signed(office, needs):
    """A validation that is signed, outside of any repository."""
    needs("ssh-keygen")
    made = Signed(office.folder.parent / "lepas", office)
    key = made.key("Pejabat IV")
    text = gone(1, approving=made.approving())
    asked = Asked(TODAY, date(2026, 5, 20), "Pejabat IV", signature="arsip.yaml.IV.sig")
    moved = move(read(text).document, Stage.VALIDATED, asked, made.approving())
    (made.folder / "arsip.yaml.IV.sig").write_bytes(sign(moved.event, key))
    made.file.write_bytes(moved.document.raw)
    return made


def test_a_signature_that_holds_is_told(signed):
    text = signed.file.read_text(encoding="utf-8")
    found = verify(load(read(text).document).sop, signed.file, signed.approving(), TODAY)
    assert [entry.signed for entry in found.entries] == [False, True]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (
            ("on: 2026-05-20", "on: 2026-05-21"),
            "`validated` (IV) of 2026-05-21: the signature is not one of this entry",
        ),
        (("    signature: arsip.yaml.IV.sig\n", ""), "`validated` (IV) of 2026-05-20 is not signed"),
        (("arsip.yaml.IV.sig", "lain.sig"), "there is no signature file `lain.sig`"),
        (("arsip.yaml.IV.sig", "../signers"), "`../signers` is no name of a file beside the SOP"),
        (("arsip.yaml.IV.sig", "signers"), "`validated` (IV) of 2026-05-20: this is no signature of SSH or GnuPG"),
    ],
)
def test_a_signature_that_does_not_hold_is_told(signed, forge, told):
    text = signed.file.read_text(encoding="utf-8")
    assert faults(text.replace(*forge), signed.file, signed.approving()) == [told]


def test_a_signature_of_an_unknown_key_is_told(signed):
    signed.lines.clear()
    signed.key("Orang Lain")
    told = faults(signed.file.read_text(encoding="utf-8"), signed.file, signed.approving())
    assert told == ["`validated` (IV) of 2026-05-20: the key of the signature is not among the allowed signers"]


def test_the_programs_of_the_machine_are_asked_only_where_there_is_something_to_ask(monkeypatch):
    monkeypatch.setitem(os.environ, "PATH", "")
    assert faults(gone()) == []
