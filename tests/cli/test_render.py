import json
import os
import sys
import webbrowser
from importlib import import_module
from pathlib import Path

import pytest

from sopkit.cli.commands.render import FORMS, OF_GRAPHVIZ
from sopkit.render import FORMATS, dot_graph, neato

BROKEN = "sopkit: 1\ntitle: Satu\ntitle: Dua\n"
FOUND = """\
sopkit: 1
title: Peminjaman Arsip
executors: {pemohon: Pemohon}
steps: [{activity: Mengajukan, by: pemohn}]
"""


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


PAGED = ("svg", "png")
WHOLE = tuple(form for form in FORMS if form not in PAGED)
"""Formats of one file, and of a file for each page."""


def test_the_formats_are_those_that_can_be_painted():
    assert tuple(FORMATS) == FORMS
    assert neato.OUTPUTS == OF_GRAPHVIZ


def test_a_drawing_is_written_into_the_current_folder_under_the_name_of_the_sop(sopkit, put, folder):
    put("sop/001-arsip.yaml")
    done = sopkit("render", "sop/001-arsip.yaml")
    assert (done.status, done.out, done.err) == (0, "wrote 001-arsip.html\n", "")
    text = (folder / "001-arsip.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "Peminjaman Arsip" in text


@pytest.mark.parametrize("form", WHOLE)
def test_every_format_is_written_and_is_the_same_on_standard_output(sopkit, put, folder, form):
    put("a.yaml")
    assert sopkit("render", "a.yaml", "-f", form).status == 0
    written = (folder / f"a{FORMATS[form].suffix}").read_bytes()
    done = sopkit("render", "a.yaml", "-f", form, "-o", "-")
    assert (done.status, done.err) == (0, "")
    assert done.raw == written
    assert form == "pdf" or b"\r" not in written


@pytest.mark.parametrize("form", PAGED)
@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["a.yaml"], ["a-1", "a-2"]),
        (["a.yaml", "-o", "{form}.{form}"], ["{form}-1", "{form}-2"]),
        (["a.yaml", "sop", "-o", "out"], ["out/a-1", "out/a-2", "out/b-1", "out/b-2"]),
    ],
)
def test_pictures_are_numbered_by_their_pages(sopkit, put, folder, form, arguments, names):
    put("a.yaml")
    put("sop/b.yaml")
    done = sopkit("render", *(argument.format(form=form) for argument in arguments), "-f", form)
    expected = [f"{name.format(form=form)}.{form}" for name in names]
    assert (done.status, done.out, done.err) == (0, "".join(f"wrote {name}\n" for name in expected), "")
    assert set(files(folder)) == {"a.yaml", "sop/b.yaml", *expected}


@pytest.mark.parametrize("form", PAGED)
def test_a_drawing_of_one_page_needs_no_number(sopkit, put, folder, monkeypatch, form):
    """A form without an identity page is one page long; today there is none, so one is cut off here."""
    painter = import_module(FORMATS[form].module)
    paint = painter.paint
    monkeypatch.setattr(painter, "paint", lambda *arguments, **more: paint(*arguments, **more)[1:])
    put("a.yaml")
    assert sopkit("render", "a.yaml", "-f", form).out == f"wrote a.{form}\n"
    assert sopkit("render", "a.yaml", "-f", form, "-o", "x.pic").out == "wrote x.pic\n"
    assert sopkit("render", "a.yaml", "-f", form, "-o", "-").raw == (folder / "x.pic").read_bytes()


def test_standard_output_takes_one_file(sopkit, put, folder):
    text = put("a.yaml").read_bytes()
    for arguments in (["a.yaml", "-o", "-"], ["-"]):
        done = sopkit("render", *arguments, "-f", "svg", stdin=text)
        assert (done.status, done.out) == (2, "")
        assert done.err.endswith(": the drawing has 2 pages, each a file of its own: name them with `-o`\n")
    assert files(folder) == ["a.yaml"]


def test_the_pages_of_two_sops_never_share_a_file(sopkit, put, folder):
    put("a.yaml")
    put("sop/a.yaml")
    done = sopkit("render", "a.yaml", "sop/a.yaml", "-f", "svg")
    assert (done.status, done.out) == (2, "wrote a-1.svg\nwrote a-2.svg\n")
    assert done.err == "sopkit: sop/a.yaml: `a-1.svg` is the drawing of `a.yaml` already\n"
    put("b.yaml").rename(folder / "x-2.yaml")
    done = sopkit("render", "a.yaml", "x-2.yaml", "-f", "svg", "-o", "out")
    assert done.status == 0


def test_a_page_does_not_write_over_an_sop(sopkit, put, folder):
    put("x-2.yaml")
    done = sopkit("render", "x-2.yaml", "-f", "svg", "-o", "x.yaml")
    assert (done.status, done.out) == (2, "")
    assert done.err == "sopkit: x-2.yaml: `x-2.yaml` is an SOP and would be lost; name another file\n"
    assert files(folder) == ["x-2.yaml"]


def test_more_pixels_to_the_inch_make_larger_pictures(sopkit, put, folder):
    put("a.yaml")
    widths = []
    for more in ([], ["--dpi", "300"]):
        assert sopkit("render", "a.yaml", "-f", "png", *more).status == 0
        widths.append(int.from_bytes((folder / "a-1.png").read_bytes()[16:20]))
    assert widths == [1754, 3508]


@pytest.mark.parametrize(("limit", "most"), [("MOST_OF_ALL", 4_300_000), ("MOST_OF_ONE", 2_100_000)])
def test_pictures_of_too_many_pixels_are_refused_before_they_are_drawn(sopkit, put, folder, monkeypatch, limit, most):
    put("a.yaml")
    monkeypatch.setattr(f"sopkit.cli.drawing.{limit}", most)
    done = sopkit("render", "a.yaml", "-f", "png")
    reason = "2 pages of 297 × 210 mm have too many pixels; take a smaller `--dpi`, or `-f pdf`"
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[-1] == f"sopkit: a.yaml: {reason}"
    assert files(folder) == ["a.yaml"]
    assert sopkit("render", "a.yaml", "-f", "png", "--dpi", "50").status == 0
    assert sopkit("render", "a.yaml", "-f", "pdf").status == 0


@pytest.mark.parametrize("value", ["0", "19.9", "601", "many", "nan", "inf", "-100", ""])
def test_pixels_that_make_no_picture_are_refused(sopkit, put, folder, value):
    put("a.yaml")
    done = sopkit("render", "a.yaml", "-f", "png", f"--dpi={value}")
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[0] == f"sopkit: `--dpi` is a number from 20 to 600, not `{value}`"
    assert files(folder) == ["a.yaml"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-f", "pdf", "--dpi", "100"], "`--dpi` is for `-f png`: other formats have no pixels"),
        (["--engine", "graphviz"], "`--engine graphviz` draws `-f svg`, `-f png`, `-f pdf`"),
        (
            ["--engine", "dot", "-f", "svg"],
            "`dot` is not one of the values of `--engine`: `sopkit`, `graphviz`",
        ),
    ],
)
def test_options_that_do_not_go_together_are_refused(sopkit, put, arguments, sentence):
    put("a.yaml")
    done = sopkit("render", "a.yaml", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"sopkit: {sentence}\nsopkit: see `sopkit render --help`\n"


@pytest.mark.parametrize("form", OF_GRAPHVIZ)
def test_graphviz_draws_where_it_is_asked_to(sopkit, put, folder, needs, form):
    needs("neato")
    put("a.yaml")
    done = sopkit("render", "a.yaml", "-f", form, "--engine", "graphviz")
    assert (done.status, done.out, done.err) == (0, f"wrote a.{form}\n", "")
    assert sopkit("render", "a.yaml", "-f", form, "--engine", "graphviz", "-o", "-").raw == (
        (folder / f"a.{form}").read_bytes()
    )


def test_without_graphviz_it_is_said_once_where_to_get_it(sopkit, put, folder, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))
    put("a.yaml")
    put("b.yaml")
    done = sopkit("render", "a.yaml", "b.yaml", "-f", "svg", "--engine", "graphviz", "-o", "out")
    assert (done.status, done.out) == (2, "")
    assert done.err.count("there is no `neato` on the PATH: get Graphviz from") == 1
    assert files(folder) == ["a.yaml", "b.yaml"]


def test_what_graphviz_complains_of_keeps_no_other_from_being_drawn(sopkit, put, monkeypatch, needs):
    needs("neato")
    paint = dot_graph.paint
    broken = lambda sop, layout: paint(sop, layout) if sop.title != "Rusak" else "digraf"  # noqa: E731 - used once
    monkeypatch.setattr(dot_graph, "paint", broken)
    put("a.yaml", FOUND.replace("Peminjaman Arsip", "Rusak").replace("pemohn", "pemohon"))
    put("b.yaml")
    done = sopkit("render", "a.yaml", "b.yaml", "-f", "svg", "--engine", "graphviz")
    assert (done.status, done.out) == (2, "wrote b.svg\n")
    assert done.err.startswith("sopkit: a.yaml: Graphviz does not draw this: ")


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
