"""A repository from a stranger, settings included: a look into it starts no program of theirs, and asks no server."""

import sys

import pytest
from repositories import init

from sopkit.repository import Repository, RepositoryError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")


@pytest.fixture
def trap(tmp_path):
    """A program that leaves a mark, and a question whether it has run."""
    program, mark = tmp_path / "trap", tmp_path / "sprung"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    return program, mark.exists


SETTINGS = {
    "core.fsmonitor": "{trap}",
    "core.hooksPath": "{folder}/hooks",
    "core.pager": "{trap}",
    "core.sshCommand": "{trap}",
    "diff.external": "{trap}",
    "diff.sop.command": "{trap}",
    "diff.sop.textconv": "{trap}",
    "gpg.program": "{trap}",
    "log.showSignature": "true",
    "interactive.diffFilter": "{trap}",
}


def test_no_program_of_its_settings_is_started(repo, trap):
    program, sprung = trap
    file = repo.write("a.sop.yaml", "satu\n")
    repo.write(".gitattributes", "*.yaml diff=sop\n")
    repo.commit("Satu")
    file.write_text("dua\n", encoding="utf-8")
    repo.commit("Dua")
    file.write_text("tiga\n", encoding="utf-8")
    for name, value in SETTINGS.items():
        repo.git("config", name, value.format(trap=program, folder=repo.folder))
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout"):
        (repo.folder / "hooks").mkdir(exist_ok=True)
        (repo.folder / "hooks" / hook).symlink_to(program)
    here = Repository.at(repo.folder)
    assert [change.new for change in here.changed_paths("HEAD~1")] == ["a.sop.yaml"]
    assert [change.new for change in here.changed_paths("HEAD")] == ["a.sop.yaml"]
    assert len(here.log("a.sop.yaml")) == 2
    assert here.text_at("HEAD", "a.sop.yaml") == b"dua\n"
    assert here.files_at("HEAD") == [".gitattributes", "a.sop.yaml"]
    assert not sprung()
    # The trap is one: git by itself walks into it.
    repo.git("status")
    assert sprung()


def test_what_a_partial_clone_lacks_is_not_fetched(repo, home, tmp_path):
    repo.write("a.yaml", "satu\n")
    repo.commit("Satu")
    repo.git("config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "sebagian"
    repo.git("clone", "-q", "--no-checkout", "--filter=blob:none", repo.folder.as_uri(), str(partial))
    with pytest.raises(RepositoryError):
        Repository.at(partial).text_at("HEAD", "a.yaml")
    # The remote is there: git by itself fetches from it.
    assert init(partial, home).git("cat-file", "blob", "HEAD:a.yaml") == "satu\n"
