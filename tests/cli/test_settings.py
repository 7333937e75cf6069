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


def test_the_settings_are_those_beside_the_first_path(sopkit, put):
    put("one/a.yaml")
    put("two/b.yaml")
    put("one/sopkit.yaml", "language: id\n")
    assert sopkit("validate", "one/a.yaml").out == "1 berkas, tidak ada temuan\n"
    assert sopkit("validate", "one").out == "1 berkas, tidak ada temuan\n"
    assert sopkit("validate", "two/b.yaml", "one").out == "2 files, nothing wrong\n"


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
