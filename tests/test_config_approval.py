"""The block `approval` of the settings."""

import pytest

from sopkit.config.approving import Official
from sopkit.config.settings import read_settings
from sopkit.lifecycle import chain_of
from sopkit.model.stages import USUAL_CHAIN, Link
from sopkit.report.findings import as_text
from sopkit.report.lines import plain


@pytest.fixture
def approval(tmp_path):
    """Read settings that hold just this block."""

    def read(text):
        file = tmp_path / "sopkit.yaml"
        file.write_text(f"approval:\n{text}", encoding="utf-8")
        return read_settings(file)

    return read


def test_everything_can_be_set(approval, tmp_path):
    found = approval(
        "  chain: [{level: IV, position: Kasubbag  Umum}, III, 2]\n  ratified_by: Kepala Badan\n"
        "  signers: kunci/signers\n  keyring: kunci/keys.asc\n  signed: true\n"
    ).settings.approval
    assert found.chain == (Official("IV", "Kasubbag Umum"), Official("III"), Official("2"))
    assert chain_of(found) == (Link("IV", "Kasubbag Umum"), Link("III"), Link("2"))
    assert (found.ratified_by, found.signed) == ("Kepala Badan", True)
    assert found.signers == tmp_path / "kunci/signers"
    assert found.keyring == tmp_path / "kunci/keys.asc"


@pytest.mark.parametrize("text", ["", "  chain:\n", "  signed: false\n"])
def test_without_a_chain_it_is_that_of_the_paper(approval, text):
    assert chain_of(approval(text).settings.approval) == USUAL_CHAIN == (Link("IV"), Link("III"), Link("II"))


def test_an_empty_chain_is_none(approval):
    assert chain_of(approval("  chain: []\n").settings.approval) == ()


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("  chain: IV\n", ":2:10: error: `approval.chain` must be a list of levels [S113]", "`chain: [IV, III, II]`"),
        ("  chain: [IV, [III]]\n", ":2:15: error: an item of `approval.chain` must name the level", "write `- IV`, or"),
        ("  chain: [{position: x}]\n", ":2:11: error: an item of `approval.chain` must name the level", "`- IV`"),
        ("  chain: [{level: IV, position: [x]}]\n", ":2:11: error: an item of `approval.chain` must name", "`- IV`"),
        ("  chain: [{level: IV, nip: x}]\n", ":2:28: error: `nip` is not a key of `approval.chain`", "`level`"),
        ("  signed: ya\n", ":2:11: error: `approval.signed` must be `true` or `false` [S113]", "write `true`"),
        ("  signers: [x]\n", ":2:12: error: `approval.signers` must be the path of a file", "`signers: …`"),
        ("  keyring: /kunci/k.asc\n", ":2:12: error: `/kunci/k.asc` leads out of the folder in which", "put the file"),
        ("  jenjang: [IV]\n", ":2:3: error: `jenjang` is not a key of `approval` [S112]", "did you mean `chain`?"),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_place(approval, text, line, hint):
    configured = approval(text)
    lines = [plain(one).partition("sopkit.yaml")[2] or plain(one) for one in as_text(configured.findings, "en")]
    assert lines[0].startswith(line)
    assert hint in " ".join(lines)
