"""Settings beside SOPs, as commands meet them."""

import os
import sys

import pytest

BROKEN = "langage: id\n"


@pytest.mark.parametrize("arguments", [["validate"], ["times"], ["render"]], ids=str)
def test_broken_settings_end_a_command_with_their_place(sopkit, put, folder, arguments):
    put("sop/a.yaml")
    put("sop/sopkit.yaml", BROKEN)
    done = sopkit(*arguments, "sop/a.yaml")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"{(folder / 'sop/sopkit.yaml').as_posix()}:1:1: error: `langage` is not a key")
    assert not list(folder.glob("*.html"))


def test_help_is_shown_beside_broken_settings(sopkit, put):
    put("sopkit.yaml", BROKEN)
    assert sopkit("--help").status == 0
    assert sopkit("validate", "--help").status == 0


@pytest.fixture
def offices(put):
    """Two offices, one with settings of its own, below settings for both."""
    for name in ("dinas/kb/a.yaml", "dinas/b.yaml", "badan/c.yaml"):
        put(name)
    put("sopkit.yaml", "language: en\n")
    return put("dinas/sopkit.yaml", "language: id\n")


TOLD = (
    "this run uses the settings `sopkit.yaml`, not `dinas/sopkit.yaml`; "
    "to use another, name only what is in its folder\n"
)


@pytest.mark.parametrize("command", ["validate", "lint"])
@pytest.mark.parametrize(
    ("paths", "language", "told"),
    [
        (["dinas/kb/a.yaml"], "id", ""),
        (["dinas/kb/a.yaml", "dinas/b.yaml"], "id", ""),
        (["dinas"], "id", ""),
        (["badan/c.yaml"], "en", ""),
        (["dinas/kb/a.yaml", "badan/c.yaml"], "en", TOLD),
        (["badan/c.yaml", "dinas/kb/a.yaml"], "en", TOLD),
        (["badan", "dinas"], "en", TOLD),
        (["."], "en", TOLD),
    ],
)
@pytest.mark.usefixtures("offices")
def test_the_settings_are_those_nearest_to_all_paths_and_others_are_told_of(sopkit, command, paths, language, told):
    done = sopkit(command, *paths)
    assert done.err == told
    assert ("berkas" if language == "id" else "file") in done.out.splitlines()[-1]


def test_a_run_without_settings_tells_of_those_that_it_could_have_had(sopkit, offices):
    (offices.parent.parent / "sopkit.yaml").unlink()
    for number in range(4):
        folder = offices.parent / str(number)
        folder.mkdir()
        (folder / "a.yaml").write_bytes((offices.parent / "b.yaml").read_bytes())
        (folder / "sopkit.yaml").touch()
    done = sopkit("validate", "badan", "dinas/b.yaml")
    assert done.out == "2 files, nothing wrong\n"
    assert done.err.startswith("this run uses no settings, not even `dinas/sopkit.yaml`; to use one, name only ")
    assert "`dinas/0/sopkit.yaml`, `dinas/1/sopkit.yaml`, `dinas/2/sopkit.yaml`, …;" in sopkit("validate", "dinas").err


def test_standard_input_has_the_settings_of_the_folder_that_its_name_says(sopkit, put):
    text = put("one/a.yaml").read_bytes()
    put("one/sopkit.yaml", "language: id\n")
    assert sopkit("validate", "-", "--stdin-filename", "one/b.yaml", stdin=text).out == "1 berkas, tidak ada temuan\n"
    assert sopkit("validate", "-", stdin=text).out == "1 file, nothing wrong\n"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom the system refuses")
def test_settings_that_the_system_refuses_are_one_line(sopkit, put):
    put("a.yaml")
    put("sopkit.yaml").chmod(0)
    done = sopkit("validate", "a.yaml")
    assert done.status == 2
    assert done.err.endswith("sopkit.yaml: access is denied\n")
