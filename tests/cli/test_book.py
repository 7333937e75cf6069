"""`render --book`: one file of all SOPs, or none."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from sopkit.render import html_page

GOOD = """\
sopkit: 1
title: Peminjaman Arsip
executors: {pemohon: Pemohon, arsiparis: Arsiparis}
steps:
  - {activity: Mengajukan permohonan, by: pemohon, time: 5 menit}
  - {activity: Menyerahkan arsip, by: arsiparis, time: 2 hari}
"""
BROKEN = "sopkit: 1\ntitle: Satu\ntitle: Dua\n"


@pytest.fixture
def library(put):
    put("sop/002.yaml", GOOD.replace("Peminjaman Arsip", 'Penerimaan Surat\nnumber: "2"'))
    put("sop/001.yaml", GOOD)


def written(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".yaml")
    return sorted(path.relative_to(folder).as_posix() for path in files)


@pytest.mark.parametrize("form", ["html", "pdf"])
@pytest.mark.usefixtures("library")
def test_a_book_is_one_file_of_all_that_is_found(sopkit, folder, form):
    done = sopkit("render", "sop", "--book", "-f", form)
    assert (done.status, done.out, done.err) == (0, f"wrote buku.{form}\n", "")
    assert written(folder) == [f"buku.{form}"]
    first = (folder / f"buku.{form}").read_bytes()
    assert sopkit("render", "sop", "--book", "-f", form, "-o", "-").raw == first
    assert sopkit("render", "sop", "--book", "-f", form, "-j", "2", "-o", "b").out == "wrote b\n"
    assert (folder / "b").read_bytes() == first


@pytest.mark.usefixtures("library")
def test_its_title_is_the_one_that_is_given(sopkit, folder):
    assert sopkit("render", "sop", "--book", "-f", "pdf", "--title", "Himpunan SOP", "-o", "a/b.pdf").status == 2
    (folder / "a").mkdir()
    done = sopkit("render", "sop", "--book", "-f", "pdf", "--title", "Himpunan SOP", "-o", "a")
    assert (done.status, done.out) == (0, "wrote a/buku.pdf\n")
    pdf = PdfReader(BytesIO((folder / "a/buku.pdf").read_bytes()))
    assert pdf.metadata.title == "Himpunan SOP"
    assert [mark["/Title"] for mark in pdf.outline if isinstance(mark, dict)][-2:] == [
        "Peminjaman Arsip",
        "2 · Penerimaan Surat",
    ]


def test_one_sop_makes_a_book_as_well(sopkit, folder):
    assert sopkit("render", "-", "--book", "--stdin-filename", "a.yaml", stdin=GOOD).out == "wrote buku.html\n"
    assert sopkit("render", "-", "--book", stdin=GOOD).raw == (folder / "buku.html").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "status"), [(["sop"], 1), (["sop", "missing.yaml"], 2), (["sop/001.yaml", "missing.yaml"], 2)]
)
@pytest.mark.usefixtures("library")
def test_a_book_that_would_lack_an_sop_is_not_written(sopkit, put, folder, arguments, status):
    put("sop/003.yaml", BROKEN)
    put("buku.html", "the old one")
    done = sopkit("render", *arguments, "--book")
    assert (done.status, done.out) == (status, "")
    assert done.err.endswith("the book is not written, since not everything that was asked for can be in it\n")
    if "sop" in arguments:
        assert "003.yaml:3:1: error: the key `title` is already in use [S103]" in done.err
    assert (folder / "buku.html").read_text() == "the old one"
    assert written(folder) == ["buku.html"]


@pytest.mark.usefixtures("library")
def test_a_book_does_not_write_over_an_sop(sopkit, folder):
    before = (folder / "sop/001.yaml").read_bytes()
    done = sopkit("render", "sop", "--book", "-o", "sop/001.yaml")
    assert (done.status, done.out) == (2, "")
    assert done.err == "sopkit: buku: `sop/001.yaml` is an SOP and would be lost; name another file\n"
    assert (folder / "sop/001.yaml").read_bytes() == before


@pytest.mark.usefixtures("library")
def test_a_book_that_cannot_be_painted_is_one_line(sopkit, folder, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError("no glue")

    monkeypatch.setattr(html_page, "paint_book", fail)
    done = sopkit("render", "sop", "--book")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("buku: sopkit met a fault of its own: RuntimeError: no glue; please report it")
    assert written(folder) == []


def test_nothing_to_bind_is_told_as_of_other_commands(sopkit, folder):
    (folder / "empty").mkdir()
    done = sopkit("render", "empty", "--book")
    assert (done.status, done.out) == (2, "")
    assert done.err == "sopkit: empty: no SOP is found in this folder: no YAML file with a key `sopkit`\n"
    assert written(folder) == []
