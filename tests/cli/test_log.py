"""`sopkit log` in real repositories: each commit by what it has changed."""

import json

import pytest
from repositories import init

from sopkit.cli.commands.log import FORMS
from sopkit.report.changes.history import FORMATS

OLD = """\
sopkit: 1
number: '7'
title: Peminjaman Arsip
executors:
  pemohon: Pemohon
  arsiparis: Arsiparis
steps:
  - id: ajukan
    activity: Mengajukan permohonan
    by: pemohon
    time: 5 menit
  - id: serahkan
    activity: Menyerahkan arsip
    by: arsiparis
    time: 2 jam
"""
TIMED = OLD.replace("2 jam", "1 jam")
HANDED = TIMED.replace("by: pemohon", "by: arsiparis")
BROKEN = HANDED + "title: [\n"
NOTED = HANDED + "    note: Lewat loket\n"


@pytest.fixture
def office(repo, monkeypatch):
    """A repository in which an SOP has come a long way."""
    monkeypatch.chdir(repo.folder)
    for subject, text in (("Susun SOP", OLD), ("Percepat", TIMED), ("Alihkan", HANDED), ("Rusak", BROKEN)):
        repo.write("sop/a.yaml", text)
        repo.write("sop/lain.yaml", subject)
        repo.commit(subject)
    repo.git("mv", "sop/a.yaml", "sop/pinjam arsip.yaml")
    repo.write("sop/pinjam arsip.yaml", NOTED)
    repo.commit("Betulkan")
    return repo


def commits(done):
    """Subject, what became of the SOP, and the kinds of changes, of each commit."""
    return [
        (one["subject"], one["turn"], [change["kind"] for change in one["changes"]])
        for one in json.loads(done.raw)["commits"]
    ]


WAY = [
    ("Betulkan", "changed", ["note_changed"]),
    ("Rusak", "unreadable", []),
    ("Alihkan", "changed", ["executor_changed"]),
    ("Percepat", "changed", ["time_changed"]),
    ("Susun SOP", "added", []),
]


@pytest.mark.usefixtures("office")
def test_each_commit_is_told_by_its_changes_through_renames_and_past_what_is_broken(sopkit):
    done = sopkit("log", "sop/pinjam arsip.yaml", "-f", "json")
    assert (done.status, done.err) == (0, "")
    assert commits(done) == WAY
    assert [one["renamed_from"] for one in json.loads(done.raw)["commits"]] == ["sop/a.yaml", None, None, None, None]


def test_the_text_is_readable(sopkit, office):
    done = sopkit("log", "sop/pinjam arsip.yaml")
    ids = office.git("log", "--format=%h", "--abbrev=10").split()
    assert done.out == (
        f"2026-03-02 {ids[0]} Siti Aminah: Betulkan\n"
        "  the file was renamed: sop/a.yaml → sop/pinjam arsip.yaml\n"
        "  ~ the note of step `Menyerahkan arsip`: - → Lewat loket (editorial)\n"
        f"\n2026-03-02 {ids[1]} Siti Aminah: Rusak\n"
        "  this version is no SOP that can be compared, so it is passed over\n"
        "  line 16: the key `title` is already in use [S103]\n"
        f"\n2026-03-02 {ids[2]} Siti Aminah: Alihkan\n"
        "  ~ step `Mengajukan permohonan` goes from Pemohon to Arsiparis (needs new approval)\n"
        f"\n2026-03-02 {ids[3]} Siti Aminah: Percepat\n"
        "  ~ the time of step `Menyerahkan arsip`: 2 jam → 1 jam (of substance)\n"
        "  total time: 2 hours 5 minutes → 1 hour 5 minutes (−1 hour)\n"
        f"\n2026-03-02 {ids[4]} Siti Aminah: Susun SOP\n"
        "  the SOP was added\n"
        "  total time: 2 hours 5 minutes\n"
    )


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("number", [1, 2, 5, 9])
def test_no_more_commits_are_told_than_asked_for(number, sopkit):
    data = sopkit("log", "sop/pinjam arsip.yaml", "-f", "json", "-n", str(number))
    assert commits(data) == WAY[:number]
    assert json.loads(data.raw)["older"] == max(0, 5 - number)
    said = sopkit("log", "sop/pinjam arsip.yaml", "-n", str(number)).out
    assert ("older commit" in said) is (number < 5)


def test_the_path_is_that_of_the_folder_one_stands_in(sopkit, office, monkeypatch):
    monkeypatch.chdir(office.folder / "sop")
    assert commits(sopkit("log", "pinjam arsip.yaml", "-f", "json")) == WAY
    monkeypatch.chdir(office.folder.parent)
    assert commits(sopkit("log", str(office.folder / "sop" / "pinjam arsip.yaml"), "-f", "json")) == WAY


def test_a_removed_sop_has_a_history_and_one_that_comes_back_is_new(sopkit, office):
    path = "sop/pinjam arsip.yaml"
    office.git("rm", "-q", path)
    office.commit("Hapus")
    assert commits(sopkit("log", path, "-f", "json")) == [("Hapus", "removed", []), *WAY]
    assert "the SOP was removed\n\n" in sopkit("log", path).out
    office.write(path, NOTED)
    office.commit("Kembali")
    assert commits(sopkit("log", path, "-f", "json"))[:2] == [("Kembali", "added", []), ("Hapus", "removed", [])]


def test_what_only_looks_different_has_not_changed_in_meaning(sopkit, office):
    office.write("sop/pinjam arsip.yaml", f"# catatan\n{NOTED}")
    office.commit("Komentar")
    assert "Komentar\n  nothing has changed in meaning\n" in sopkit("log", "sop/pinjam arsip.yaml", "-n", "1").out


def test_on_a_branch_each_commit_is_compared_with_the_one_it_was_made_of(sopkit, office):
    path = "sop/pinjam arsip.yaml"
    office.git("checkout", "-q", "-b", "usulan")
    office.write(path, NOTED.replace("5 menit", "7 menit"))
    office.commit("Cabang")
    office.git("checkout", "-q", "main")
    office.write(path, NOTED.replace("1 jam", "3 jam"))
    office.commit("Batang")
    office.git("merge", "-q", "-X", "theirs", "-m", "Gabung", "usulan", status=None)
    told = {subject: kinds for subject, _turn, kinds in commits(sopkit("log", path, "-f", "json"))}
    assert told["Cabang"] == told["Batang"] == ["time_changed"]


def test_a_shallow_history_says_where_it_is_cut_off(sopkit, office, tmp_path, monkeypatch):
    office.write("sop/pinjam arsip.yaml", NOTED.replace("5 menit", "7 menit"))
    office.commit("Perpanjang")
    office.git("clone", "-q", "--depth", "2", office.folder.as_uri(), str(tmp_path / "dangkal"))
    monkeypatch.chdir(tmp_path / "dangkal")
    done = sopkit("log", "sop/pinjam arsip.yaml", "-f", "json")
    assert commits(done) == [("Perpanjang", "changed", ["time_changed"]), ("Betulkan", "cut_off", [])]
    assert "the history is cut off here; `git fetch --unshallow` brings the rest" in (
        sopkit("log", "sop/pinjam arsip.yaml").out
    )


def test_a_bare_repository_has_a_history(sopkit, office, tmp_path, monkeypatch):
    office.git("clone", "-q", "--bare", ".", str(tmp_path / "gudang.git"))
    monkeypatch.chdir(tmp_path / "gudang.git")
    assert commits(sopkit("log", "sop/pinjam arsip.yaml", "-f", "json")) == WAY
    assert sopkit("log", "sop").both == "sopkit: sop: this is a folder; name one file\n"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("sop/entah.yaml", "sopkit: sop/entah.yaml: this file has no history: no commit holds it\n"),
        ("sop/baru.yaml", "sopkit: sop/baru.yaml: this file has no history: no commit holds it\n"),
        ("sop", "sopkit: sop: this is a folder; name one file\n"),
        ("dulu", "sopkit: dulu: this is a folder; name one file\n"),
        (".", "sopkit: .: this is a folder; name one file\n"),
    ],
)
def test_what_has_no_history_is_one_line(path, said, sopkit, office):
    office.write("dulu/x.yaml", OLD)
    office.commit("x")
    office.git("rm", "-q", "-r", "dulu")
    office.commit("y")
    office.write("sop/baru.yaml", OLD)
    done = sopkit("log", path)
    assert (done.status, done.both) == (2, said)


@pytest.mark.usefixtures("home")
def test_outside_a_repository_there_is_no_history(sopkit, put, folder):
    put("a.yaml", OLD)
    done = sopkit("log", "a.yaml")
    assert (done.status, done.both) == (2, f"sopkit: git: `{folder.as_posix()}` is not in a git repository\n")


def test_a_repository_without_a_commit_has_no_history(sopkit, home, tmp_path, monkeypatch):
    repo = init(tmp_path / "kosong", home)
    repo.write("a.yaml", OLD)
    monkeypatch.chdir(repo.folder)
    done = sopkit("log", "a.yaml")
    assert (done.status, done.both) == (2, "sopkit: git: the repository has no commit yet\n")


@pytest.mark.parametrize("number", ["0", "-3"])
def test_fewer_than_one_commit_is_refused(number, sopkit):
    done = sopkit("log", "a.yaml", "-n", number)
    assert done.status == 2
    assert done.err.startswith(f"sopkit: `--max-count` is a number of commits from 1, not {number}\n")


def test_the_settings_say_how_much_a_change_matters(sopkit, office):
    office.write("sopkit.yaml", "diff: {weights: {note_changed: approval}}\n")
    assert json.loads(sopkit("log", "sop/pinjam arsip.yaml", "-f", "json").raw)["commits"][0]["weight"] == "approval"
    office.write("sopkit.yaml", "diff: {weights: {note_change: approval}}\n")
    done = sopkit("log", "sop/pinjam arsip.yaml")
    assert (done.status, done.out) == (2, "")
    assert "did you mean `note_changed`?" in done.err


@pytest.mark.usefixtures("office")
def test_the_json_has_changes_and_times_as_in_the_json_of_a_comparison(sopkit):
    data = json.loads(sopkit("log", "sop/pinjam arsip.yaml", "-f", "json").raw)
    assert list(data) == ["version", "path", "commits", "older"]
    first, *_others, last = data["commits"]
    assert list(first) == [
        "commit", "date", "author", "subject", "path", "renamed_from", "turn", "weight", "changes", "total", "remarks"
    ]  # fmt: skip
    compared = json.loads(sopkit("diff", "HEAD~2:sop/a.yaml", "sop/pinjam arsip.yaml", "-f", "json").raw)
    assert first["changes"] == compared["changes"]
    assert first["total"] == compared["times"]["total"]
    assert last["total"] == {"old": None, "new": [{"unit": "minute", "min": 125, "max": 125}]}


def test_hostile_words_become_no_markup_and_no_command(sopkit, office):
    hostile = "<b>x</b> **y** [z](https://contoh.id) \x1b[31m `q`"
    office.write("sop/pinjam arsip.yaml", NOTED.replace("Lewat loket", json.dumps(hostile)))
    office.git("config", "user.name", "Si * ti * [a](b)")
    office.commit(hostile)
    text = sopkit("log", "sop/pinjam arsip.yaml", "-f", "markdown", "-n", "1").out
    assert "<" not in text
    assert "**" not in text
    assert "](" not in text
    assert "\x1b" not in text + sopkit("log", "sop/pinjam arsip.yaml").out


def test_a_history_in_markdown_goes_to_a_file(sopkit, office):
    done = sopkit("log", "sop/pinjam arsip.yaml", "-f", "markdown", "-o", "riwayat.md", "--lang", "id")
    assert (done.status, done.err) == (0, "")
    text = office.read("riwayat.md")
    assert text.startswith("## Riwayat sop/pinjam arsip.yaml\n\n### 2026-03-02: Betulkan\n")
    assert text.count("\n### ") == 5


def test_the_formats_of_the_command_are_those_of_the_room():
    assert tuple(FORMATS) == FORMS
