"""git itself, with sopkit registered: what it shows, merges, rebases and picks in real repositories."""

import shlex
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from repositories import Repo

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = f"{shlex.quote(Path(sys.executable).as_posix())} -m sopkit"
NAME = "SOP bidang/001 – surat «masuk».sop.yaml"

TEXT = dedent("""\
    sopkit: 1
    number: "001"
    title: Surat Masuk
    legal_basis:
      - UU Nomor 25 Tahun 2009 tentang Pelayanan Publik
    executors:
      agendaris: Agendaris
      kasubbag: Kasubbag Umum
    steps:
      - activity: Mencatat surat
        by: agendaris
        time: 5 menit
      # Pemeriksaan
      - activity: Memeriksa surat
        by: kasubbag
        time: 10 menit
        decision: {Ya: 3, Tidak: 1}
      - activity: Mengarsipkan surat
        by: agendaris
        time: 3 menit
    """)
STAMP = "  - activity: Memberi cap\n    by: agendaris\n    time: 1 menit\n"
COPY = "  - activity: Menyalin surat\n    by: agendaris\n    time: 2 menit\n"
CHECK = "  # Pemeriksaan\n"


@pytest.fixture
def sops(repo, monkeypatch) -> Repo:
    """A repository that sopkit is registered with, and that holds one SOP."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("SOPKIT_LANG", raising=False)
    sopkit(repo.folder, "git", "enable", "--program", PROGRAM)
    repo.write(NAME, TEXT)
    repo.commit("Pertama")
    return repo


def sopkit(folder, *arguments, status=0):
    done = subprocess.run([sys.executable, "-m", "sopkit", *arguments], cwd=folder, capture_output=True, check=False)
    assert done.returncode == status, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode() + done.stderr.decode()


def branch(repo, name, *changes, start="main", path=NAME):
    """Make a branch with one commit, in which strings of the SOP are exchanged."""
    repo.git("switch", "-q", "-c", name, start)
    text = repo.read(path)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    repo.write(path, text)
    repo.commit(f"Ubah di {name}")
    repo.git("switch", "-q", "main")


SHORTER = [("time: 10 menit", "time: 8 menit")]
INSERTED = [(CHECK, f"{STAMP}{CHECK}"), ("{Ya: 3, Tidak: 1}", "{Ya: 4, Tidak: 1}")]


def changed_lines(shown):
    return [line for line in shown.splitlines() if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]


@pytest.mark.parametrize(
    "command", [["diff", "main~1", "main"], ["show", "main"], ["log", "-p", "-1", "main"]], ids=lambda words: words[0]
)
def test_git_shows_steps_without_being_asked(sops, command):
    branch(sops, "cap", *INSERTED, *SHORTER)
    sops.git("merge", "-q", "--ff-only", "cap")
    shown = sops.git(*command)
    # The rows that the branch leads to have other numbers now, and lead to the same steps.
    assert changed_lines(shown) == [
        "-step Memeriksa surat | by: Kasubbag Umum | time: 10 menit | Ya → Mengarsipkan surat | Tidak → Mencatat surat",
        "+step Memberi cap | by: Agendaris | time: 1 menit",
        "+step Memeriksa surat | by: Kasubbag Umum | time: 8 menit | Ya → Mengarsipkan surat | Tidak → Mencatat surat",
    ]


def test_a_hunk_is_headed_by_the_step_before_it(sops):
    many = "".join(f"  - activity: Menyimpan salinan ke-{number}\n    by: agendaris\n" for number in range(9))
    sops.write(NAME, TEXT + many + STAMP)
    sops.commit("Panjang")
    sops.write(NAME, TEXT + many + STAMP.replace("1 menit", "2 menit"))
    heads = [line for line in sops.git("diff").splitlines() if line.startswith("@@")]
    assert heads[0].endswith("@@ Menyimpan salinan ke-5 | by: Agendaris")
    heads = [line for line in sops.git("diff", "--no-textconv").splitlines() if line.startswith("@@")]
    assert heads[0].endswith("@@ Menyimpan salinan ke-8")


def test_comments_and_quotes_alone_are_no_difference(sops):
    sops.write(NAME, TEXT.replace("title: Surat Masuk", 'title: "Surat Masuk"  # judul'))
    assert changed_lines(sops.git("diff")) == []


def test_a_revision_that_does_not_parse_is_shown_as_it_is(sops):
    sops.write(NAME, TEXT.replace("title: Surat", 'title: "Surat'))
    assert '+title: "Surat Masuk' in sops.git("diff").splitlines()


def test_a_bare_clone_shows_steps_too(sops, tmp_path):
    branch(sops, "cap", *SHORTER)
    sops.git("clone", "-q", "--bare", ".", str(tmp_path / "kosong.git"))
    bare = Repo(tmp_path / "kosong.git", sops.environment)
    sopkit(bare.folder, "git", "enable", "--program", PROGRAM)
    assert (bare.folder / "info" / "attributes").is_file()
    assert len(changed_lines(bare.git("show", "cap"))) == 2
    assert "missing" not in sopkit(bare.folder, "git", "status")
    sopkit(bare.folder, "git", "disable")
    assert not (bare.folder / "info" / "attributes").exists()


def test_a_merge_joins_what_line_by_line_is_a_conflict(sops):
    branch(sops, "cap", *INSERTED)
    branch(sops, "salin", (CHECK, f"{COPY}{CHECK}"), ("{Ya: 3, Tidak: 1}", "{Ya: 4, Tidak: 1}"))
    sops.git("merge", "-q", "--no-edit", "cap")
    sops.git("merge", "-q", "--no-edit", "salin")
    joined = TEXT.replace(CHECK, f"{STAMP}{COPY}{CHECK}").replace("Ya: 3", "Ya: 5")
    assert sops.read(NAME) == joined
    assert sops.git("status", "--porcelain") == ""


def test_without_sopkit_git_finds_a_conflict_in_the_same_merge(sops):
    sopkit(sops.folder, "git", "disable")
    branch(sops, "cap", *INSERTED)
    branch(sops, "salin", (CHECK, f"{COPY}{CHECK}"), ("{Ya: 3, Tidak: 1}", "{Ya: 4, Tidak: 1}"))
    sops.git("merge", "-q", "--no-edit", "cap")
    assert "CONFLICT" in sops.git("merge", "--no-edit", "salin", status=1)


def test_a_conflict_stands_around_the_field_and_is_told(sops):
    branch(sops, "satu", ("time: 10 menit", "time: 8 menit"))
    branch(sops, "dua", ("time: 10 menit", "time: 12 menit"), ("title: Surat", "title: Alur Surat"))
    sops.git("merge", "-q", "satu")
    told = sops.git("merge", "dua", status=1)
    assert f"{NAME}:16: conflict: both sides change `time` of step `Memeriksa surat`: `8 menit`, `12 menit`" in told
    text = sops.read(NAME)
    assert "title: Alur Surat" in text
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("<<<<<<<"))
    assert lines[at + 1 : at + 4] == ["    time: 8 menit", "=======", "    time: 12 menit"]
    assert lines[at + 4].startswith(">>>>>>>")
    assert sops.git("diff", "--name-only", "--diff-filter=U", "-z") == f"{NAME}\0"


def test_the_style_of_marks_is_that_which_git_is_set_to(sops):
    sops.git("config", "merge.conflictStyle", "diff3")
    branch(sops, "satu", ("time: 10 menit", "time: 8 menit"))
    branch(sops, "dua", ("time: 10 menit", "time: 12 menit"))
    sops.git("merge", "-q", "satu")
    sops.git("merge", "dua", status=1)
    assert "||||||| " in sops.read(NAME)


def test_a_joined_sop_that_does_not_hold_stays_unmerged(sops):
    branch(sops, "hapus", (TEXT[TEXT.index("  - activity: Mengarsip") :], ""), ("Ya: 3", "Ya: end"))
    branch(sops, "langsung", ("    time: 5 menit\n", "    time: 5 menit\n    next: [2, 3]\n"))
    sops.git("merge", "-q", "hapus")
    told = sops.git("merge", "langsung", status=1)
    assert "conflict: joined, but one side leads to step `3`, which the other removes" in told
    assert "<<<<<<<" not in sops.read(NAME)
    assert sops.git("diff", "--name-only", "--diff-filter=U", "-z") == f"{NAME}\0"


def test_a_file_that_one_side_renames_is_merged(sops):
    branch(sops, "salin", *INSERTED)
    sops.git("mv", NAME, "002.sop.yaml")
    sops.write("002.sop.yaml", TEXT.replace("time: 10 menit", "time: 8 menit"))
    sops.commit("Ganti nama")
    sops.git("merge", "-q", "--no-edit", "salin")
    assert "Memberi cap" in sops.read("002.sop.yaml")
    assert "time: 8 menit" in sops.read("002.sop.yaml")
    assert not (sops.folder / NAME).exists()


@pytest.mark.parametrize("command", [["rebase", "-q", "main", "salin"], ["cherry-pick", "salin"]], ids=lambda w: w[0])
def test_rebase_and_cherry_pick_join_too(sops, command):
    branch(sops, "salin", *INSERTED)
    branch(sops, "ubah", *SHORTER, (CHECK, f"{COPY}{CHECK}"), ("Ya: 3", "Ya: 4"))
    sops.git("merge", "-q", "--ff-only", "ubah")
    sops.git(*command)
    text = sops.read(NAME)
    assert "Memberi cap" in text
    assert "Menyalin surat" in text
    assert "{Ya: 5, Tidak: 1}" in text


def test_both_add_a_file_of_one_name(sops):
    branch(sops, "kosong")
    for name, minutes in (("satu", 5), ("dua", 6)):
        sops.git("switch", "-q", "-c", name, "kosong")
        sops.write("003.sop.yaml", TEXT.replace("5 menit", f"{minutes} menit"))
        sops.commit(name)
    sops.git("switch", "-q", "satu")
    sops.git("merge", "dua", status=1)
    assert sops.read("003.sop.yaml").count("<<<<<<<") == 1


def test_a_side_that_does_not_parse_is_merged_line_by_line(sops):
    branch(sops, "rusak", ("title: Surat Masuk", "title: 'Surat Masuk"))
    branch(sops, "ubah", *SHORTER)
    sops.git("merge", "-q", "rusak")
    told = sops.git("merge", "--no-edit", "ubah", status=None)
    assert sops.read(NAME) == TEXT.replace("title: Surat Masuk", "title: 'Surat Masuk").replace("10 menit", "8 menit")
    assert told is not None


def test_a_missing_sopkit_leaves_both_versions_to_a_person(sops):
    sops.git("config", "merge.sop.driver", "tidak-ada-program %O %A %B")
    branch(sops, "satu", ("time: 10 menit", "time: 8 menit"))
    branch(sops, "dua", ("title: Surat", "title: Alur Surat"))
    sops.git("merge", "-q", "satu")
    sops.git("merge", "dua", status=None)
    assert sops.git("diff", "--name-only", "--diff-filter=U", "-z") == f"{NAME}\0"


def test_git_diff_shows_what_sopkit_says_where_that_is_asked_for(sops):
    sopkit(sops.folder, "git", "enable", "--external-diff", "--program", PROGRAM)
    sops.write(NAME, TEXT.replace("10 menit", "8 menit"))
    sops.write("004.sop.yaml", TEXT)
    sops.git("add", "-N", "004.sop.yaml")
    assert "git external-diff" in sops.git("config", "diff.sop.command")
    shown = sops.git("diff")
    assert "004.sop.yaml" in shown
    assert "+step Mencatat surat | by: Agendaris | time: 5 menit" in shown
    sopkit(sops.folder, "git", "enable", "--program", PROGRAM)
    assert len(changed_lines(sops.git("diff", "--", NAME))) == 2
