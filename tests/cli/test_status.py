"""`sopkit status` on folders: formats, files that are skipped, and the day."""

import json

import pytest

GOOD = """\
sopkit: 1
title: Peminjaman Arsip
executors:
  arsiparis: Arsiparis
steps:
  - activity: Menyerahkan arsip
    by: arsiparis
"""
REVIEW = GOOD.replace("sopkit: 1\n", "sopkit: 1\nnumber: '2'\nstatus: review\n")


@pytest.fixture(autouse=True)
def sops(put):
    put("sop/a.yaml", GOOD)
    put("sop/b.yaml", REVIEW)


def test_a_table_and_the_counts_are_printed(sopkit):
    done = sopkit("status", "sop", "--today", "2026-06-30")
    assert (done.status, done.err) == (0, "")
    assert "validation by level IV" in done.out
    assert done.out.endswith("\n2 SOPs: 1 draft, 1 under review\n")


def test_json_and_html_go_to_files_as_well(sopkit, folder):
    assert json.loads(sopkit("status", "-f", "json", "sop", "--today", "2026-06-30").out)["summary"]["sops"] == 2
    done = sopkit("status", "-f", "html", "sop", "-o", "b.html")
    assert (done.status, done.both) == (0, "wrote b.html\n")
    assert "</html>" in (folder / "b.html").read_text(encoding="utf-8")
    assert sopkit("status", "sop", "-o", "b.txt").status == 0
    assert "2 SOPs" in (folder / "b.txt").read_text(encoding="utf-8")


def test_broken_files_are_named_and_skipped(sopkit, put):
    put("sop/c.yaml", "sopkit: 1\n")
    done = sopkit("status", "sop")
    assert (done.status, done.err) == (
        1,
        "sop/c.yaml: skipped, it can't be loaded; see `sopkit validate sop/c.yaml`\n",
    )
    assert "2 SOPs" in done.out
    assert json.loads(sopkit("status", "-f", "json", "sop").out)["skipped"] == ["sop/c.yaml"]


def test_the_chain_is_that_of_the_settings(sopkit, put):
    put("sopkit.yaml", "approval: {chain: [{level: Pengawas, position: Kasubbag}]}\n")
    assert "validation by level Pengawas: Kasubbag" in sopkit("status", "sop").out


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_same_day_gives_the_same_bytes(sopkit, form):
    one, other = (sopkit("status", "sop", "-f", form, "--today", "2026-06-30").raw for _turn in range(2))
    assert one == other


def test_where_there_is_nothing_it_is_said(sopkit, folder):
    (folder / "none").mkdir()
    done = sopkit("status", "none")
    assert (done.status, done.out) == (2, "")
    assert "no SOP is found" in done.err
