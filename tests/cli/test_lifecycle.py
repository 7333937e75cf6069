"""The commands of the life cycle: files written whole, or refused in one line with nothing written."""

import json
import re

import pytest

DRAFT = """\
sopkit: 1
title: Peminjaman Arsip   # judul
status: draft
approved_by: Kepala Dinas
executors:
  arsiparis: Arsiparis
steps:
  - activity: Menyerahkan arsip
    by: arsiparis
"""

LEVELS = [("endorse", "a.yaml", "--by", f"Pejabat {level}", "--on", "2026-05-20") for level in ("IV", "III", "II")]
WHOLE = (
    ("submit", "a.yaml", "--on", "2026-05-18"),
    *LEVELS,
    ("approve", "a.yaml", "--on", "2026-05-25", "--number", "001", "--effective", "2026-07-01"),
    ("publish", "a.yaml", "--today", "2026-07-01", "--review", "2027-07-01"),
)


@pytest.fixture
def gone(sopkit, put):
    """Go a part of the whole way, and give the file."""

    def go(many, text=DRAFT):
        file = put("a.yaml", text)
        for command in WHOLE[:many]:
            assert sopkit(*command).status == 0, command
        return file

    return go


def test_the_whole_way_is_told_step_by_step(sopkit, put):
    put("a.yaml", DRAFT)
    assert [sopkit(*command).both for command in WHOLE] == [
        "a.yaml: `submitted` of 2026-05-18 is recorded, the SOP is in the state `review`\n",
        "a.yaml: `validated` (IV) of 2026-05-20 is recorded, the SOP is in the state `review`\n",
        "a.yaml: `validated` (III) of 2026-05-20 is recorded, the SOP is in the state `review`\n",
        "a.yaml: `validated` (II) of 2026-05-20 is recorded, the SOP is in the state `review`\n",
        "a.yaml: `approved` of 2026-05-25 is recorded, the SOP is in the state `approved`\n",
        "a.yaml: `effective` of 2026-07-01 is recorded, the SOP is in the state `effective`\n",
    ]
    assert sopkit("validate", "a.yaml").status == 0


@pytest.mark.parametrize(
    ("many", "arguments", "reason"),
    [
        (0, ["approve", "a.yaml"], "a.yaml: the SOP is in the state `draft`, from which `approve` leads nowhere; "),
        (1, ["endorse", "a.yaml", "--by", "x", "--level", "II"], "a.yaml: level IV comes before level II"),
        (1, ["endorse", "a.yaml", "--on", "2026-05-17", "--by", "x"], "a.yaml: 2026-05-17 is before 2026-05-18, "),
        (1, ["endorse", "a.yaml", "--by", "x", "--sign", "no-key"], "a.yaml: there is no key file `no-key`"),
        (5, ["publish", "a.yaml", "--today", "2026-06-30"], "a.yaml: 2026-07-01 is still to come"),
        (6, ["amend", "a.yaml"], "a.yaml: nothing has changed that the approval binds"),
    ],
)
def test_what_is_refused_leaves_everything_as_it_was(sopkit, folder, gone, many, arguments, reason):
    file = gone(many)
    before = file.read_bytes()
    done = sopkit("--lang", "en", *arguments, *([] if "--today" in arguments else ["--today", "2026-12-31"]))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"sopkit: {reason}")
    assert done.err.count("\n") == 1
    assert file.read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("command", ["submit", "endorse", "approve", "publish", "amend", "revise", "revoke"])
@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("none.yaml", None, "none.yaml: there is no such file or folder"),
        (".", None, ".: name the file of one SOP"),
        ("-", None, "-: name the file of one SOP"),
        ("a.yaml", DRAFT.replace("by: arsiparis", "by: arsipars"), "a.yaml: 1 error, see `sopkit validate a.yaml`"),
        ("a.yaml", "<<<<<<< HEAD\n", "a.yaml: 1 error, see `sopkit validate a.yaml`"),
    ],
)
def test_what_is_no_sound_sop_is_refused_in_one_line(sopkit, put, command, name, text, reason):
    if text:
        put(name, text)
    done = sopkit(command, name)
    assert (done.status, done.out, done.err) == (2, "", f"sopkit: {reason}\n")


def test_a_day_that_is_none_is_a_fault_of_the_command_line(sopkit, gone):
    gone(0)
    done = sopkit("submit", "a.yaml", "--on", "18 Mei")
    assert done.status == 2
    assert "`--on` is a day such as `2026-06-30`, not `18 Mei`" in done.err


def test_looking_writes_nothing(sopkit, folder, gone):
    file = gone(0)
    done = sopkit("submit", "a.yaml", "--diff", "--on", "2026-05-18")
    assert (done.status, done.err) == (0, "")
    assert "+status: review\n+created: 2026-05-18\n" in done.out
    assert file.read_text(encoding="utf-8") == DRAFT
    assert [path.name for path in folder.iterdir()] == ["a.yaml"]


def test_a_change_after_the_agreement_is_a_warning_of_validate_and_lint(sopkit, gone):
    file = gone(6)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Menyerahkan", "Meminjamkan"), encoding="utf-8")
    for command in (["validate"], ["lint", "--select", "P808", "--today", "2026-07-02"]):
        done = sopkit(*command, "a.yaml")
        assert done.status == 1
        assert re.search(r"a.yaml:\d+:\d+: warning: the content is no longer what took effect on 2026-07-01", done.out)
    file.write_text(text.replace("# judul", "# nama"), encoding="utf-8")
    assert sopkit("validate", "a.yaml").status == 0


def test_a_change_of_number_alone_repeats_only_what_comes_after_it(sopkit, gone):
    file = gone(6)
    file.write_text(file.read_text(encoding="utf-8").replace("number: 001", "number: 002"), encoding="utf-8")
    assert "repeat `approved … effective`" in sopkit("validate", "a.yaml").out


def test_a_waiver_accepts_the_change(sopkit, gone):
    file = gone(6)
    waived = "waivers: [{rule: P808, reason: salah ketik}]\n"
    text = file.read_text(encoding="utf-8").replace("Menyerahkan", "Meminjamkan")
    file.write_text(text + waived, encoding="utf-8")
    assert sopkit("validate", "a.yaml").status == 0


def test_the_chain_comes_from_the_settings(sopkit, put, gone):
    put("sopkit.yaml", "approval:\n  chain: [{level: Pengawas, position: Kasubbag Umum}]\n")
    gone(1)
    assert sopkit("endorse", "a.yaml", "--today", "2026-05-20").status == 0
    done = sopkit("approve", "a.yaml", "--today", "2026-05-20")
    assert done.status == 0
    assert "by: Kasubbag Umum\n    level: Pengawas\n" in (put("x", "").parent / "a.yaml").read_text(encoding="utf-8")
    assert sopkit("lint", "a.yaml", "--select", "P809").status == 0


def test_a_signature_stands_beside_the_sop_and_never_replaces_another(sopkit, office, needs, monkeypatch):
    needs("ssh-keygen")
    key, public = office.ssh_key("kunci")
    monkeypatch.chdir(office.folder)
    (office.folder / "a.yaml").write_text(DRAFT, encoding="utf-8")
    for command in (*WHOLE[:2], ("revise", "a.yaml", "--on", "2026-05-21"), ("submit", "a.yaml", "--on", "2026-05-22")):
        assert sopkit(*command, *(["--sign", key] if command[0] == "endorse" else [])).status == 0
    arguments = ("endorse", "a.yaml", "--by", "Pejabat IV", "--on", "2026-05-23", "--sign", key)
    assert sopkit(*arguments).status == 0
    found = sorted(path.name for path in office.folder.iterdir() if path.suffix == ".sig")
    assert found == ["a.yaml.IV-2.sig", "a.yaml.IV.sig"]
    assert "signature: a.yaml.IV-2.sig\n" in (office.folder / "a.yaml").read_text(encoding="utf-8")
    assert "SIGNATURE" not in (office.folder / "a.yaml").read_text(encoding="utf-8")
    (office.folder / "sopkit.yaml").write_text("approval: {signers: kunci.txt}\n", encoding="utf-8")
    (office.folder / "kunci.txt").write_text(f'"Pejabat IV" {public}\n', encoding="utf-8")
    office.commit("tanda tangan")
    told = sopkit("verify", "a.yaml", "--today", "2026-05-24")
    assert told.status == 0
    assert told.out.count("signed") == 2


@pytest.fixture
def agreed(sopkit, office, monkeypatch):
    """Go the whole way in a repository, a commit each; gives a function that changes the text."""
    monkeypatch.chdir(office.folder)
    file = office.folder / "a.yaml"
    file.write_text(DRAFT, encoding="utf-8")
    office.commit("draf")
    for command in WHOLE:
        assert sopkit(*command).status == 0
        office.commit(command[0])
    text = file.read_text(encoding="utf-8")

    def change(old, new):
        file.write_text(text.replace(old, new), encoding="utf-8")
        return file

    return change


ADDED = ("by: arsiparis\n", "by: arsiparis\n  - {activity: Mencatat, by: arsiparis}\n")
REWORDED = ("Menyerahkan", "Menyerahkan kembali")


def test_amending_is_for_changes_that_need_no_approval(sopkit, office, agreed):
    agreed(*ADDED)
    done = sopkit("amend", "a.yaml", "--today", "2026-07-02")
    assert done.status == 2
    assert "this needs approval: step `Mencatat` is added" in done.err
    file = agreed(*REWORDED)
    done = sopkit("amend", "a.yaml", "--today", "2026-07-02", "--remark", "Diperjelas")
    assert done.status == 0
    assert "revised: 2026-07-02\n" in file.read_text(encoding="utf-8")
    office.commit("ubah")
    assert sopkit("verify", "a.yaml", "--today", "2026-07-03").status == 0
    assert sopkit("validate", "a.yaml").status == 0


def weigh(office, weights):
    (office.folder / "sopkit.yaml").write_text(f"diff:\n  weights: {weights}\n", encoding="utf-8")


def test_the_settings_say_which_changes_may_be_amended(sopkit, office, agreed):
    file = agreed(*REWORDED)
    weigh(office, "{step_reworded: approval}")
    done = sopkit("amend", "a.yaml", "--today", "2026-07-02")
    assert (done.status, done.out) == (2, "")
    assert "this needs approval: " in done.err
    assert "(approval)" in sopkit("verify", "a.yaml", "--today", "2026-07-02").out
    assert "revised:" not in file.read_text(encoding="utf-8")
    agreed(*ADDED)
    weigh(office, "{step_added: substantive}")
    assert "no stage need be repeated" in sopkit("verify", "a.yaml", "--today", "2026-07-02").out
    assert sopkit("amend", "a.yaml", "--today", "2026-07-02").status == 0
    office.commit("ubah")
    assert sopkit("verify", "a.yaml", "--today", "2026-07-03").status == 0
    weigh(office, "{step_added: approval}")
    done = sopkit("verify", "a.yaml", "--today", "2026-07-03")
    assert done.status == 1
    assert "what was amended needs approval" in done.out


@pytest.mark.parametrize("command", ["amend", "verify"])
def test_weights_of_changes_that_there_are_not_stop_what_weighs(sopkit, office, agreed, command):
    file = agreed(*REWORDED)
    before = file.read_bytes()
    weigh(office, "{step_rewordd: approval}")
    done = sopkit(command, "a.yaml", "--today", "2026-07-02")
    assert (done.status, done.out) == (2, "")
    assert "did you mean `step_reworded`?" in done.err
    assert file.read_bytes() == before


def test_verify_tells_a_program_the_same(sopkit, office, agreed):
    agreed(*ADDED)
    (office.folder / "b.yaml").write_text(DRAFT, encoding="utf-8")
    (office.folder / "c.yaml").write_text("sopkit: 1\n", encoding="utf-8")
    done = sopkit("verify", "a.yaml", "b.yaml", "c.yaml", "--today", "2026-07-02", "-f", "json")
    assert done.status == 1
    told = json.loads(done.out)
    assert list(told) == ["version", "today", "sops", "skipped", "summary"]
    assert (told["version"], told["today"], told["skipped"]) == (1, "2026-07-02", ["c.yaml"])
    assert told["summary"] == {"sops": 2, "faults": 1}
    one, other = told["sops"]
    assert (one["path"], one["number"], one["state"], one["in_repository"]) == ("a.yaml", "001", "effective", True)
    assert [entry["stage"] for entry in one["entries"]] == ["submitted", *["validated"] * 3, "approved", "effective"]
    commit = one["entries"][1].pop("commit")
    assert re.fullmatch("[0-9a-f]{40}", commit)
    assert one["entries"][1] == {
        "stage": "validated", "level": "IV", "on": "2026-05-20", "by": "Pejabat IV", "signed": False,
    }  # fmt: skip
    (fault,) = one["faults"]
    text = sopkit("verify", "a.yaml", "--today", "2026-07-02").out
    assert f"a.yaml:{fault['line']}: {fault['message']}\n" in text
    since = one["since"]
    assert (since["entry"]["stage"], since["commit"], since["weight"]) == (
        *("effective", one["entries"][-1]["commit"], "approval"),
    )
    assert [(change["kind"], change["weight"]) for change in since["changes"]] == [("step_added", "approval")]
    assert since["next"] in text
    assert (other["entries"], other["faults"], other["since"]) == ([], [], None)


def test_what_verify_tells_can_go_into_a_file(sopkit, folder, gone):
    gone(6)
    shown = sopkit("verify", "a.yaml", "--today", "2026-07-02")
    assert sopkit("verify", "a.yaml", "--today", "2026-07-02", "-o", "a.txt").out == "wrote a.txt\n"
    assert (folder / "a.txt").read_bytes() == shown.raw
    for _turn in range(2):
        assert sopkit("verify", "a.yaml", "--today", "2026-07-02", "-f", "json", "-o", "a.json").status == shown.status
    data = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    assert data["sops"][0]["in_repository"] is False
    assert {entry["commit"] for entry in data["sops"][0]["entries"]} == {None}


def test_amending_needs_the_repository(sopkit, gone):
    file = gone(6)
    file.write_text(file.read_text(encoding="utf-8").replace("Menyerahkan", "Meminjamkan"), encoding="utf-8")
    assert "the file lies in no git repository" in sopkit("amend", "a.yaml", "--today", "2026-07-02").err
