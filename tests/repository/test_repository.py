"""What git keeps, asked of real repositories."""

import subprocess
from pathlib import Path

import pytest

from sopkit.repository import Change, Repository, RepositoryError

STRANGE = "SOP baru/001 – surat «é».sop.yaml"
LINES = "".join(f"baris {number}\n" for number in range(20))


@pytest.fixture
def here(repo):
    """A repository with three commits: a file comes, is renamed with a small change, and is changed."""
    repo.write("lama.yaml", LINES)
    repo.write("lain.yaml", "tetap\n")
    repo.commit("Pertama")
    repo.write(STRANGE, f"{LINES}baris baru\n")
    (repo.folder / "lama.yaml").unlink()
    repo.commit("Ganti nama: 001")
    repo.write(STRANGE, f"{LINES}baris baru\nlagi\n")
    repo.commit("Tambah «lagi»")
    return Repository.at(repo.folder)


def test_a_text_is_read_byte_for_byte(repo):
    raw = b"\xef\xbb\xbfa: 1\r\n\xff\x00"
    repo.write(STRANGE, raw)
    repo.commit("Pertama")
    repo.write(STRANGE, "lain")
    assert Repository.at(repo.folder).text_at("HEAD", STRANGE) == raw


def test_a_text_of_an_older_revision_is_read_by_its_old_name(here):
    assert here.text_at("HEAD~2", "lama.yaml").decode() == LINES
    assert here.text_at("HEAD", STRANGE).decode() == f"{LINES}baris baru\nlagi\n"


def test_an_empty_revision_is_the_index(repo):
    repo.write("a.yaml", "satu")
    repo.git("add", ".")
    repo.write("a.yaml", "dua")
    assert Repository.at(repo.folder).text_at("", "a.yaml") == b"satu"


@pytest.mark.parametrize(
    ("revision", "path", "said"),
    [
        ("HEAD", "lama.yaml", "there is no file `lama.yaml` in `HEAD`"),
        ("HEAD", "SOP baru", "there is no file `SOP baru` in `HEAD`"),
        ("tidak-ada", "lain.yaml", "there is no revision `tidak-ada`"),
        ("--help", "lain.yaml", "there is no revision `--help`"),
        ("HEAD:lain.yaml", "lain.yaml", "there is no revision `HEAD:lain.yaml`"),
        ("0" * 40, "lain.yaml", f"there is no revision `{'0' * 40}`"),
        ("a\0b", "lain.yaml", "git can't be started: embedded null byte"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(here, revision, path, said):
    with pytest.raises(RepositoryError) as error:
        here.text_at(revision, path)
    assert error.value.message.text() == said


@pytest.mark.parametrize(
    ("revision", "there"), [("HEAD", True), ("main", True), ("HEAD~2", True), ("HEAD~3", False), ("", False)]
)
def test_a_revision_exists_or_not(here, revision, there):
    assert here.exists(revision) is there


def test_a_commit_id_is_given_in_full(here):
    assert here.commit_of("HEAD") == here.commit_of("main")
    assert len(here.commit_of("HEAD")) == 40


@pytest.mark.parametrize(
    ("revision", "path", "there"),
    [("HEAD", STRANGE, True), ("HEAD~2", STRANGE, False), ("HEAD", "SOP baru", False), ("HEAD~2", "lama.yaml", True)],
)
def test_a_revision_holds_a_file_or_not(here, revision, path, there):
    assert here.holds(revision, path) is there


def test_files_of_a_revision_are_listed_sorted(here):
    assert here.files_at("HEAD") == [STRANGE, "lain.yaml"]
    assert here.files_at("HEAD", "SOP baru") == [STRANGE]
    assert here.files_at("HEAD~2", "SOP baru") == []


def test_renames_between_revisions_are_recognised(here):
    assert here.changed_paths("HEAD~2", "HEAD") == [Change("lama.yaml", STRANGE)]
    assert here.changed_paths("HEAD~1", "HEAD") == [Change(STRANGE, STRANGE)]
    assert here.changed_paths("HEAD", "HEAD~2") == [Change(STRANGE, "lama.yaml")]


def test_paths_narrow_what_is_compared(here):
    assert here.changed_paths("HEAD~2", "HEAD", ["lain.yaml"]) == []
    assert here.changed_paths("HEAD~2", "HEAD", ["SOP baru"]) == [Change(None, STRANGE)]
    assert here.changed_paths("HEAD~2", "HEAD", ["*.yaml"]) == [], "a path is a name, not a pattern"


def test_the_work_tree_is_compared_as_git_diff_does(repo, here):
    assert here.changed_paths("HEAD") == []
    repo.write("lain.yaml", "lain\n")
    repo.write("tak-dikenal.yaml", "git tidak tahu\n")
    assert here.changed_paths("HEAD") == [Change("lain.yaml", "lain.yaml")]
    repo.git("add", "tak-dikenal.yaml")
    (repo.folder / "lain.yaml").unlink()
    assert here.changed_paths("HEAD") == [Change("lain.yaml", None), Change(None, "tak-dikenal.yaml")]


@pytest.mark.parametrize(
    "setting", [("diff.relative", "true"), ("diff.renames", "false"), ("diff.external", "false"), ("core.pager", "x")]
)
def test_a_person_s_settings_change_no_answer(repo, here, setting):
    repo.git("config", *setting)
    assert here.changed_paths("HEAD~2", "HEAD") == [Change("lama.yaml", STRANGE)]
    assert [entry.path for entry in here.log(STRANGE)] == [STRANGE, STRANGE, "lama.yaml"]


def test_the_history_of_a_path_follows_renames(here):
    newest, renamed, oldest = here.log(STRANGE)
    assert (newest.subject, renamed.subject, oldest.subject) == ("Tambah «lagi»", "Ganti nama: 001", "Pertama")
    assert (newest.old_path, newest.path) == (STRANGE, STRANGE)
    assert (renamed.old_path, renamed.path) == ("lama.yaml", STRANGE)
    assert (oldest.old_path, oldest.path) == (None, "lama.yaml")
    assert (newest.author, newest.day, newest.date) == ("Siti Aminah", "2026-03-02", "2026-03-02T08:00:00+07:00")
    assert newest.commit == here.commit_of("HEAD")


def test_the_history_begins_at_a_revision(here):
    assert [entry.subject for entry in here.log("lama.yaml", "HEAD~2")] == ["Pertama"]
    assert here.log("tidak-ada.yaml") == []


def test_a_file_that_was_deleted_has_a_history(repo, here):
    (repo.folder / STRANGE).unlink()
    repo.git("commit", "-q", "-a", "--allow-empty-message", "-m", "")
    gone, *before = here.log(STRANGE)
    assert (gone.deleted, gone.path, gone.old_path, gone.subject) == (True, STRANGE, STRANGE, "")
    assert len(before) == 3


def test_the_history_goes_through_a_merge(repo, here):
    repo.git("switch", "-q", "-c", "sisi", "HEAD~1")
    repo.write(STRANGE, f"awal\n{LINES}baris baru\n")
    repo.commit("Sisi")
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-edit", "sisi")
    subjects = [entry.subject for entry in here.log(STRANGE)]
    assert {"Sisi", "Tambah «lagi»", "Ganti nama: 001", "Pertama"} <= set(subjects)
    assert {entry.path for entry in here.log(STRANGE)} == {STRANGE, "lama.yaml"}


def test_a_bare_clone_gives_the_same_answers(repo, here, tmp_path):
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "kosong.git"))
    bare = Repository.at(tmp_path / "kosong.git")
    assert bare.is_bare
    assert bare.text_at("HEAD", STRANGE) == here.text_at("HEAD", STRANGE)
    assert bare.log(STRANGE) == here.log(STRANGE)
    assert bare.changed_paths("HEAD~2", "HEAD") == here.changed_paths("HEAD~2", "HEAD")
    assert bare.files_at("HEAD") == here.files_at("HEAD")
    assert bare.path_of(Path(STRANGE)) == STRANGE
    with pytest.raises(RepositoryError, match="a bare repository has no work tree"):
        bare.changed_paths("HEAD")


def test_a_shallow_clone_says_that_its_history_is_cut_off(repo, here, tmp_path):
    repo.git("clone", "-q", "--depth", "1", repo.folder.as_uri(), str(tmp_path / "dangkal"))
    shallow = Repository.at(tmp_path / "dangkal")
    assert shallow.is_shallow
    assert not here.is_shallow
    assert [entry.subject for entry in shallow.log(STRANGE)] == ["Tambah «lagi»"]
    with pytest.raises(RepositoryError, match="git fetch --unshallow"):
        shallow.text_at("HEAD~1", STRANGE)


def test_a_repository_without_a_commit_says_so(repo):
    fresh = Repository.at(repo.folder)
    assert not fresh.has_commits
    for ask in (fresh.log, lambda path: fresh.text_at("HEAD", path), fresh.changed_paths, fresh.files_at):
        with pytest.raises(RepositoryError, match="the repository has no commit yet"):
            ask("HEAD" if ask in (fresh.changed_paths, fresh.files_at) else "a.yaml")


def test_a_file_is_found_from_anywhere(repo, here, monkeypatch):
    assert here.path_of(repo.folder / STRANGE) == STRANGE
    assert here.path_of(repo.folder) == "."
    monkeypatch.chdir(repo.folder / "SOP baru")
    assert Repository.at(Path()).folder == here.folder
    assert Repository.at(Path("belum ada/x.yaml")).folder == here.folder
    assert here.path_of(Path("../lain.yaml")) == "lain.yaml"
    assert here.path_of(Path("belum ada/x.yaml")) == "SOP baru/belum ada/x.yaml"
    with pytest.raises(RepositoryError, match="is not in the repository"):
        here.path_of(Path("../../x.yaml"))


def test_a_hook_is_told_by_its_environment_which_repository_is_meant(repo, here, monkeypatch):
    monkeypatch.chdir(repo.folder)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert Repository.at(repo.folder / "SOP baru").text_at("HEAD", STRANGE) == here.text_at("HEAD", STRANGE)


@pytest.mark.usefixtures("home")
def test_outside_a_repository_one_line_says_so(tmp_path):
    with pytest.raises(RepositoryError, match="is not in a git repository"):
        Repository.at(tmp_path)


def test_without_git_one_line_says_so(repo, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RepositoryError, match="git is not installed, or not on PATH"):
        Repository.at(repo.folder)


def test_settings_that_git_can_t_read_are_told_in_its_words(repo):
    repo.write(".git/config", "[user\n")
    with pytest.raises(RepositoryError, match="git could not do this: bad config line 1"):
        Repository.at(repo.folder)


def test_looking_leaves_no_lock_behind(repo, here):
    index = (repo.folder / ".git/index").read_bytes()
    here.changed_paths("HEAD")
    assert (repo.folder / ".git/index").read_bytes() == index
    assert subprocess.run(["git", "status"], cwd=repo.folder, capture_output=True, check=False).returncode == 0
