import json
import os
import sys
import webbrowser
from pathlib import Path

import pytest

from sopkit.cli.commands.render import FORMS
from sopkit.render import FORMATS

BROKEN = "sopkit: 1\ntitle: Satu\ntitle: Dua\n"
FOUND = """\
sopkit: 1
title: Peminjaman Arsip
executors: {pemohon: Pemohon}
steps: [{activity: Mengajukan, by: pemohn}]
"""


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_formats_are_those_that_can_be_painted():
    assert tuple(FORMATS) == FORMS


def test_a_drawing_is_written_into_the_current_folder_under_the_name_of_the_sop(sopkit, put, folder):
    put("sop/001-arsip.yaml")
    done = sopkit("render", "sop/001-arsip.yaml")
    assert (done.status, done.out, done.err) == (0, "wrote 001-arsip.html\n", "")
    text = (folder / "001-arsip.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "Peminjaman Arsip" in text


@pytest.mark.parametrize("form", FORMS)
def test_every_format_is_written_and_is_the_same_on_standard_output(sopkit, put, folder, form):
    put("a.yaml")
    assert sopkit("render", "a.yaml", "-f", form).status == 0
    written = (folder / f"a{FORMATS[form].suffix}").read_bytes()
    done = sopkit("render", "a.yaml", "-f", form, "-o", "-")
    assert (done.status, done.err) == (0, "")
    assert done.out.encode() == written
    assert b"\r" not in written


def test_the_layout_is_the_versioned_json(sopkit, put):
    put("a.yaml")
    data = json.loads(sopkit("render", "a.yaml", "-f", "layout", "-o", "-").out)
    assert data["version"] == 1
    assert [page["kind"] for page in data["pages"]] == ["identity", "flowchart"]


@pytest.mark.parametrize(
    ("arguments", "left", "said"),
    [
        (["a.yaml", "-o", "x.html"], "x.html", "x.html"),
        (["a.yaml", "-o", "out"], "out", "out"),
        (["a.yaml", "-o", "there"], "there/a.html", "there/a.html"),
        (["a.yaml", "-o", "new/"], "new/a.html", "new/a.html"),
        (["a.yaml", "sop", "-o", "new"], "new/a.html new/b.html", "new/a.html"),
        (["sop", "-o", "new/deeper"], "new/deeper/b.html", "new/deeper/b.html"),
        (["sop"], "b.html", "b.html"),
    ],
)
def test_the_output_is_a_file_for_one_sop_and_a_folder_for_several(sopkit, put, folder, arguments, left, said):
    put("a.yaml")
    put("sop/b.yaml")
    (folder / "there").mkdir()
    done = sopkit("render", *arguments)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0] == f"wrote {said}"
    assert set(files(folder)) == {"a.yaml", "sop/b.yaml", *left.split()}


def test_standard_input_goes_to_standard_output_unless_it_has_a_name(sopkit, put, folder):
    text = put("a.yaml").read_bytes()
    assert sopkit("render", "-", stdin=text).out.startswith("<!DOCTYPE html>")
    assert sopkit("render", "-", "--stdin-filename", "sop/b.yaml", stdin=text).out == "wrote b.html\n"
    assert files(folder) == ["a.yaml", "b.html"]


def test_an_sop_with_findings_is_drawn_and_they_are_told_briefly(sopkit, put):
    put("a.yaml", FOUND)
    done = sopkit("render", "a.yaml")
    assert (done.status, done.out) == (0, "wrote a.html\n")
    assert done.err == "a.yaml: 1 finding, see `sopkit validate a.yaml`\n"


def test_a_text_that_is_no_sop_gives_its_findings_and_the_others_are_drawn(sopkit, put, folder):
    put("a.yaml", BROKEN)
    put("b.yaml")
    done = sopkit("render", "a.yaml", "b.yaml")
    assert (done.status, done.out) == (1, "wrote b.html\n")
    assert done.err.startswith("a.yaml:3:1: error: the key `title` is already in use [S103]\n")
    assert files(folder) == ["a.yaml", "b.html", "b.yaml"]


def test_one_that_sopkit_fails_at_keeps_no_other_from_being_drawn(sopkit, put, monkeypatch):
    from sopkit.render import html_page

    def fail(sop, _layout):
        if sop.title == "Rusak":
            raise RuntimeError("the brush\nis broken")
        return "drawn"

    put("a.yaml", FOUND.replace("Peminjaman Arsip", "Rusak").replace("pemohn", "pemohon"))
    put("b.yaml")
    monkeypatch.setattr(html_page, "paint", fail)
    done = sopkit("render", "a.yaml", "b.yaml")
    assert (done.status, done.out) == (2, "wrote b.html\n")
    assert done.err == (
        "a.yaml: sopkit met a fault of its own: RuntimeError: the brush is broken; "
        "please report it, with `SOPKIT_DEBUG=1` for details\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["a.yaml", "sop", "-o", "-"], "standard output takes one drawing, not 2"),
        (["a.yaml", "--open", "-o", "-"], "`--open` needs a file, not standard output"),
    ],
)
def test_what_standard_output_cannot_hold_is_refused(sopkit, put, arguments, sentence):
    put("a.yaml")
    put("sop/b.yaml")
    done = sopkit("render", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"sopkit: {sentence}\nsopkit: see `sopkit render --help`\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["a.yaml", "-o", "nowhere/x.html"],
            "sopkit: nowhere/x.html: this can't be written: its folder does not exist",
        ),
        (["a.yaml", "-o", "a.yaml"], "sopkit: a.yaml: `a.yaml` is an SOP and would be lost; name another file"),
        (["a.yaml", "sop", "-o", "note.txt"], "sopkit: a.yaml: `note.txt` is no folder and can't be made one"),
        (["sop/a.yaml", "a.yaml"], "sopkit: a.yaml: `a.html` is the drawing of `sop/a.yaml` already"),
        (["missing.yaml"], "sopkit: missing.yaml: there is no such file or folder"),
        (["empty"], "sopkit: empty: no SOP is found in this folder: no YAML file with a key `sopkit`"),
    ],
)
def test_a_drawing_that_cannot_go_where_it_should_is_one_line(sopkit, put, folder, arguments, line):
    put("a.yaml")
    put("sop/a.yaml")
    put("note.txt", "note")
    (folder / "empty").mkdir()
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    done = sopkit("render", *arguments)
    assert done.status == 2
    assert line in done.err.splitlines()
    assert all((folder / name).read_bytes() == text for name, text in before.items())


def test_a_file_is_written_whole_or_not_at_all(sopkit, put, folder, monkeypatch):
    put("a.yaml")
    put("a.html", "the old one")

    def fail(*_paths):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)
    done = sopkit("render", "a.yaml")
    assert (done.status, done.out) == (2, "")
    assert done.err == "sopkit: a.html: this can't be written: access is denied, or another program has it open\n"
    assert (folder / "a.html").read_text() == "the old one"
    assert files(folder) == ["a.html", "a.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are other things there")
def test_a_link_is_followed_and_the_mode_of_a_file_stays(sopkit, put, folder):
    put("a.yaml")
    put("real/x.html", "old").chmod(0o640)
    (folder / "x.html").symlink_to("real/x.html")
    assert sopkit("render", "a.yaml", "-o", "x.html").status == 0
    assert (folder / "x.html").is_symlink()
    assert (folder / "real/x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (folder / "real/x.html").stat().st_mode & 0o777 == 0o640
    umask = os.umask(0o022)
    try:
        assert sopkit("render", "a.yaml").status == 0
    finally:
        os.umask(umask)
    assert (folder / "a.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
def test_what_is_no_file_is_written_to_and_stays_what_it_is(sopkit, put):
    put("a.yaml")
    assert sopkit("render", "a.yaml", "-o", os.devnull).status == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("found", [True, False])
def test_the_first_drawing_is_opened(sopkit, put, folder, monkeypatch, found):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) or found)
    put("a.yaml")
    put("b.yaml")
    done = sopkit("render", "a.yaml", "b.yaml", "--open")
    assert (done.status, done.out) == (0, "wrote a.html\nwrote b.html\n")
    assert opened == [(folder / "a.html").resolve().as_uri()]
    assert done.err == ("" if found else "no browser is found; open a.html yourself\n")


def test_the_same_sop_gives_the_same_bytes(sopkit, put):
    put("a.yaml")
    assert sopkit("render", "a.yaml", "-o", "-") == sopkit("render", "a.yaml", "-o", "-")


def test_the_form_is_indonesian_whatever_the_language_of_messages(sopkit, put):
    put("a.yaml")
    form = {sopkit("--lang", language, "render", "a.yaml", "-o", "-").out for language in ("en", "id")}
    assert len(form) == 1
    assert "Pelaksana" in form.pop()
