"""`sopkit fmt`: files brought into the normal form, or only looked at."""

import pytest

from sopkit.formatting import normal_form

GOOD = """\
sopkit: 1
title: Peminjaman Arsip
executors:
  arsiparis: Arsiparis
steps:
  - activity: Menyerahkan arsip
    by: arsiparis
"""

MESSY = GOOD.replace("sopkit: 1\ntitle: Peminjaman Arsip\n", "title: 'Peminjaman Arsip'  # its title\nsopkit: 1\n")
MENDED = GOOD.replace("Peminjaman Arsip\n", "Peminjaman Arsip  # its title\n")

DIFF = """\
--- a/sop/b.yaml
+++ b/sop/b.yaml
@@ -1,5 +1,5 @@
-title: 'Peminjaman Arsip'  # its title
 sopkit: 1
+title: Peminjaman Arsip  # its title
 executors:
   arsiparis: Arsiparis
 steps:
"""


@pytest.fixture(autouse=True)
def sop(put):
    """A folder with an SOP in the normal form and one that is not."""
    put("sop/a.yaml", GOOD)
    put("sop/b.yaml", MESSY)


def test_files_are_brought_into_the_normal_form_and_only_those_are_told_of(sopkit, folder):
    done = sopkit("fmt", "sop")
    assert (done.status, done.both) == (0, "wrote sop/b.yaml\n2 files, 1 changed\n")
    assert (folder / "sop/b.yaml").read_text(encoding="utf-8") == MENDED
    assert (folder / "sop/a.yaml").read_text(encoding="utf-8") == GOOD
    done = sopkit("fmt", "sop")
    assert (done.status, done.both) == (0, "2 files, all in the normal form\n")


def test_a_file_in_the_normal_form_is_not_even_touched(sopkit, put):
    file = put("a.yaml", GOOD)
    before = file.stat()
    sopkit("fmt", "a.yaml")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize(
    ("options", "out", "err"),
    [
        (["--check"], "sop/b.yaml: not in the normal form\n2 files, 1 would change\n", ""),
        (["--diff"], DIFF, "2 files, 1 would change\n"),
        (["--check", "--diff"], DIFF, "sop/b.yaml: not in the normal form\n2 files, 1 would change\n"),
    ],
)
def test_looking_writes_nothing(sopkit, folder, options, out, err):
    done = sopkit("fmt", *options, "sop")
    assert (done.status, done.out, done.err) == (1, out, err)
    assert (folder / "sop/b.yaml").read_text(encoding="utf-8") == MESSY


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_what_is_in_the_normal_form_gives_status_0(sopkit, put, option):
    put("a.yaml", GOOD)
    done = sopkit("fmt", option, "a.yaml")
    assert (done.status, done.both) == (0, "1 file, all in the normal form\n")


@pytest.mark.parametrize("text", [GOOD, MESSY, MESSY.replace("\n", "\r\n")])
def test_standard_input_goes_to_standard_output(sopkit, text):
    done = sopkit("fmt", "-", stdin=text)
    wanted = GOOD if text == GOOD else MENDED
    assert (done.status, done.out, done.err) == (0, wanted.replace("\n", "\r\n") if "\r" in text else wanted, "")


def test_standard_input_can_be_looked_at_as_well(sopkit):
    done = sopkit("fmt", "--check", "-", "--stdin-filename", "sop/x.yaml", stdin=MESSY)
    assert (done.status, done.out) == (1, "sop/x.yaml: not in the normal form\n1 file, 1 would change\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"sopkit: 1\ntitle: 'x\n", "x.yaml:2:8: error: the quote that opens here is never closed [S102]\n"),
        (b"sopkit: 1\ntitle: \xe9\n", "x.yaml:2:8: error: the byte 0xE9 is not UTF-8 [S101]\n"),
        (b"name: CI\non: push\n", "x.yaml:1:1: error: `sopkit` is missing from the document [S111]\n"),
        (b"", "x.yaml:1:1: error: the document is empty [S110]\n"),
        (b"Sopkit: 1\ntitle: x\n", "x.yaml:1:1: error: `Sopkit` is not a key of the document [S112]\n"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--check"], ["--diff"]], ids=str)
def test_what_cannot_be_read_as_an_sop_is_told_of_and_left_alone(sopkit, put, folder, text, told, options):
    put("x.yaml", text)
    done = sopkit("fmt", *options, "x.yaml", "sop/a.yaml")
    assert done.status == 1
    assert told in done.err
    assert (done.err if "--diff" in options else done.out).endswith("1 file, all in the normal form\n")
    assert (folder / "x.yaml").read_bytes() == text


def test_an_sop_with_faults_of_its_shape_is_brought_into_the_normal_form(sopkit, put, folder):
    put("x.yaml", "steps: 1\nwaktu: 2\nsopkit: 1\n")
    assert sopkit("fmt", "x.yaml").status == 0
    assert (folder / "x.yaml").read_text(encoding="utf-8") == "sopkit: 1\nsteps: 1\nwaktu: 2\n"


def test_a_file_that_is_not_there_gives_status_2_and_the_others_are_written(sopkit, folder):
    done = sopkit("fmt", "nothing.yaml", "sop/b.yaml")
    assert done.status == 2
    assert done.err == "sopkit: nothing.yaml: there is no such file or folder\n"
    assert (folder / "sop/b.yaml").read_text(encoding="utf-8") == MENDED


def test_a_file_that_cannot_be_written_stays_as_it_is(sopkit, folder, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    done = sopkit("fmt", "sop")
    assert done.status == 2
    assert done.out == "1 file, all in the normal form\n"
    assert "access is denied" in done.err
    assert (folder / "sop/b.yaml").read_text(encoding="utf-8") == MESSY
    assert [path.name for path in (folder / "sop").iterdir() if path.suffix == ".tmp"] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"sopkit: 1\n? {'a' * 1100}\n: b\n", "a key is longer than 1024 characters; shorten it first"),
        (
            f"sopkit: 1\ntitle: {'a' * ((1 << 20) - 17)}",
            "in the normal form the file would be larger than 1 MiB; make it smaller first",
        ),
    ],
    ids=["long key", "as large as can be"],
)
def test_what_has_no_normal_form_is_told_so_and_does_not_keep_the_others(sopkit, put, folder, text, reason):
    put("sop/0.yaml", text)
    done = sopkit("fmt", "sop")
    assert (done.status, done.err) == (2, f"sopkit: sop/0.yaml: {reason}\n")
    assert (folder / "sop/0.yaml").read_text(encoding="utf-8") == text
    assert (folder / "sop/b.yaml").read_text(encoding="utf-8") == MENDED


def test_a_fault_of_one_text_does_not_keep_the_others(sopkit, put, folder, monkeypatch):
    put("sop/0.yaml", "sopkit: 1\ntitle: x\n")
    monkeypatch.setattr("sopkit.formatting.normal_form", _failing_at("sop/0.yaml"))
    done = sopkit("fmt", "sop")
    assert done.status == 2
    assert done.err.startswith("sop/0.yaml: sopkit met a fault of its own")
    assert (folder / "sop/b.yaml").read_text(encoding="utf-8") == MENDED


def _failing_at(name):
    def write(document):
        if document.name == name:
            raise RuntimeError("of its own")
        return normal_form(document)

    return write


def test_it_speaks_indonesian(sopkit):
    done = sopkit("fmt", "--check", "sop", "--lang", "id")
    assert done.out == "sop/b.yaml: belum dalam bentuk baku\n2 berkas, 1 akan berubah\n"
