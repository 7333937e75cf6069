"""Differences that `git apply` carries out."""

import subprocess

import pytest

from sopkit.source.patch import patch


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("a\nb\nc\n", "a\nB\nc\n", id="a line"),
        pytest.param("a\r\nb\r\n", "a\r\nB\r\n", id="carriage returns"),
        pytest.param("a\nb", "a\nb\n", id="a line end more"),
        pytest.param("a\nb\n", "a\nb", id="a line end less"),
        pytest.param("a\u2028b\x85c\n", "a\u2028b\x85d\n", id="breaks that are none"),
        pytest.param("a\rb\n", "a\nb\n", id="a carriage return alone"),
        pytest.param("\ufeffa\nb\n", "\ufeffa\nc\n", id="byte order mark"),
        pytest.param("".join(f"{n}\n" for n in range(40)), "".join(f"{n}\n" for n in range(40) if n % 20), id="two"),
    ],
)
@pytest.mark.parametrize("name", ["a.yaml", "folder/surat masuk.yaml", "../../folder/a.yaml"])
def test_git_makes_the_new_text_of_the_old(old, new, name, tmp_path, needs):
    # What lies outside the current folder is mended from the folder above that holds it.
    file = tmp_path / name.replace("../", "")
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(old.encode())
    command = [needs("git"), "apply", "--whitespace=nowarn", "-"]
    done = subprocess.run(command, cwd=tmp_path, input=patch(name, old, new).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == new.encode()


def test_equal_texts_have_no_patch():
    assert patch("a.yaml", "a\n", "a\n") == ""


def test_a_name_stays_on_its_line():
    assert patch("/tmp/a\nb.yaml", "a\n", "b\n").startswith("--- a/tmp/a\\nb.yaml\n+++ b/tmp/a\\nb.yaml\n@@")
