"""A walk through the seven stages in which the paper drafts an SOP, on a real repository, with all that is said.

What is said stands in `golden/walk.txt`; names of commits are left out there.
"""

import re
from pathlib import Path

import pytest

DRAFT = """\
sopkit: 1
title: Peminjaman Arsip
institution: Badan Keluarga Berencana Kabupaten Musi Rawas
status: draft
approved_by: {position: Kepala Badan Keluarga Berencana, name: , id: }
responsible: arsiparis
executors:
  pemohon: Pemohon
  arsiparis: Arsiparis
  kasubbag: Kepala Subbagian Umum
steps:
  - id: minta
    activity: Mengajukan permohonan peminjaman
    by: pemohon
    time: 5 menit
    output: Formulir permohonan
  - id: izin          # masih dibahas
    activity: Menyetujui peminjaman
    by: kasubbag
    time: 1 jam
    output: Disposisi
  - id: serah
    activity: Menyerahkan arsip
    by: arsiparis
    time: 30 menit
    output: Bukti peminjaman
"""

SETTINGS = """\
approval:
  chain:
    - {level: IV, position: Kepala Subbagian Umum}
    - {level: III, position: Sekretaris Badan}
    - {level: II, position: Asisten Administrasi}
  signers: penandatangan
  signed: true
"""

SOP = "sop/arsip.yaml"
OFFICIALS = {
    "Kepala Subbagian Umum": "2026-05-20",
    "Sekretaris Badan": "2026-05-21",
    "Asisten Administrasi": "2026-05-22",
}
HEAD = "Kepala Badan Keluarga Berencana"


class Walk:
    """Goes step by step, and writes down what is said."""

    def __init__(self, office, sopkit):
        self.office, self.sopkit, self.record = office, sopkit, []

    def stage(self, text):
        self.record.append(f"# {text}\n")

    def say(self, *arguments, status=0):
        """Run a command; what is meant for keys is left out of the record."""
        done = self.sopkit(*arguments)
        assert done.status == status, done.both
        shown = " ".join(f"'{word}'" if " " in word else word for word in arguments)
        shown = re.sub(r"(--sign) '[^']*'", r"\1 KEY", shown)
        self.record.append(f"$ sopkit {shown}\n{done.both}")

    def edit(self, old, new):
        file = self.office.folder / SOP
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8", newline="")

    def commit(self, message, day):
        self.office.commit(message, day)


@pytest.fixture
def keys(office, needs):
    """The keys of the officials, and the file that says whose they are."""
    needs("ssh-keygen")
    made = {name: office.ssh_key(name) for name in (*OFFICIALS, HEAD)}
    lines = [f'"{name}" {public}\n' for name, (_key, public) in made.items()]
    (office.folder / "penandatangan").write_text("".join(lines), encoding="utf-8")
    return {name: key for name, (key, _public) in made.items()}


def test_the_seven_stages_of_the_paper_and_a_change_that_comes_after(office, keys, sopkit, monkeypatch, golden):
    monkeypatch.chdir(office.folder)
    walk = Walk(office, sopkit)
    Path("sopkit.yaml").write_text(SETTINGS, encoding="utf-8")
    walk.commit("pengaturan", "2026-05-04")

    walk.stage("1, 2. Activities are identified, and some chosen")
    Path("sop").mkdir()
    Path("sop/inventaris.txt").write_text("Peminjaman Arsip *\nPenyusutan Arsip\n", encoding="utf-8")
    walk.commit("inventaris", "2026-05-04")

    walk.stage("3. A draft is written")
    Path(SOP).write_text(DRAFT, encoding="utf-8", newline="")
    walk.commit("draf", "2026-05-11")
    walk.say("status", "sop", "--today", "2026-05-11")

    walk.stage("4. It is discussed in the forum")
    walk.say("submit", SOP, "--on", "2026-05-12")
    walk.commit("diajukan", "2026-05-12")

    walk.stage("5. It is revised")
    walk.say("revise", SOP, "--on", "2026-05-13", "--remark", "Persetujuan cukup 15 menit")
    walk.edit("time: 1 jam", "time: 15 menit")
    walk.edit("          # masih dibahas", "")
    walk.commit("revisi", "2026-05-13")

    walk.stage("6. It is validated step by step")
    walk.say("submit", SOP, "--on", "2026-05-18")
    walk.commit("diajukan", "2026-05-18")
    walk.say("endorse", SOP, "--level", "III", "--on", "2026-05-20", status=2)
    for name, day in OFFICIALS.items():
        walk.say("endorse", SOP, "--on", day, "--sign", keys[name])
        walk.commit("divalidasi", day)
    walk.say("status", "sop", "--today", "2026-05-22")

    walk.stage("7. It is ratified, and used")
    approval = ("approve", SOP, "--on", "2026-05-25", "--number", "001/2026", "--effective", "2026-06-01")
    walk.say(*approval, "--sign", keys[HEAD])
    walk.commit("disahkan", "2026-05-25")
    walk.say("publish", SOP, "--today", "2026-06-01", "--review", "2027-06-01")
    walk.commit("berlaku", "2026-06-01")
    walk.say("verify", SOP, "--today", "2026-06-02")

    walk.stage("Afterwards somebody changes who does it")
    walk.edit("by: arsiparis", "by: [arsiparis, kasubbag]")
    walk.say("validate", SOP, status=1)
    walk.say("verify", SOP, "--today", "2026-06-02", status=1)
    walk.say("amend", SOP, "--today", "2026-06-02", status=2)
    walk.say("revise", SOP, "--on", "2026-06-02", "--remark", "Disposisi oleh arsiparis")
    walk.commit("revisi", "2026-06-02")
    walk.say("verify", SOP, "--today", "2026-06-02")
    walk.say("status", "sop", "--today", "2026-06-02")

    record = re.sub(r"\b[0-9a-f]{10}\b", "…", "".join(walk.record))
    golden("walk.txt", re.sub(r"sha256:[0-9a-f]{64}", "sha256:…", record))
