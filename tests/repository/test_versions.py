"""The versions of a file, from real repositories."""

import pytest

from sopkit.repository import is_shallow, versions

LINES = "".join(f"baris {number}\n" for number in range(20))


@pytest.mark.parametrize("name", ["arsip.yaml", "[a] b*.yaml", "surat é.yaml", "-x.yaml"])
def test_versions_are_given_from_the_newest_on_through_renames(office, name):
    file = office.folder / "sop kami" / "lama.yaml"
    file.parent.mkdir()
    file.write_text(LINES, encoding="utf-8", newline="")
    first = office.commit("dibuat")
    file.rename(file.with_name(name))
    file = file.with_name(name)
    second = office.commit("diganti nama")
    file.write_text(LINES + "baru\n", encoding="utf-8", newline="")
    (office.folder / "lain.txt").write_text("x", encoding="utf-8")
    third = office.commit("ditambah")
    (office.folder / "lain.txt").unlink()
    office.commit("lain")
    found = [(version.commit, version.raw.decode()) for version in versions(file)]
    assert found == [(third, LINES + "baru\n"), (second, LINES), (first, LINES)]


def test_both_sides_of_a_merge_are_versions(office):
    file = office.folder / "a.yaml"
    file.write_text(LINES, encoding="utf-8", newline="")
    office.commit("dibuat")
    office.git("checkout", "-q", "-b", "lain")
    file.write_text("awal\n" + LINES, encoding="utf-8", newline="")
    office.commit("awal")
    office.git("checkout", "-q", "-")
    file.write_text(LINES + "akhir\n", encoding="utf-8", newline="")
    office.commit("akhir")
    office.git("merge", "-q", "-m", "gabung", "lain")
    texts = {version.raw.decode() for version in versions(file)}
    assert texts >= {LINES, "awal\n" + LINES, LINES + "akhir\n"}


def test_a_file_that_no_commit_has_has_no_versions(office):
    (office.folder / "a.yaml").write_text("x", encoding="utf-8")
    assert list(versions(office.folder / "a.yaml")) == []


def test_outside_of_a_repository_and_without_git_there_is_nothing_to_ask(office, monkeypatch):
    assert versions(office.folder.parent / "a.yaml") is None
    assert not is_shallow(office.folder / "a.yaml")
    monkeypatch.setenv("PATH", "")
    assert versions(office.folder / "a.yaml") is None


def test_a_history_that_was_cut_off_is_seen(office):
    for number in "123":
        (office.folder / "a.yaml").write_text(number, encoding="utf-8")
        office.commit(number)
    office.git("clone", "-q", "--depth", "1", office.folder.as_uri(), "../klona")
    clone = office.folder.parent / "klona" / "a.yaml"
    assert is_shallow(clone)
    assert [version.raw for version in versions(clone)] == [b"3"]
