"""`sopkit merge` and `sopkit git textconv`, from the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

GOOD = """\
sopkit: 1
title: Peminjaman Arsip
executors:
  pemohon: Pemohon
  arsiparis: Arsiparis
steps:
  - activity: Mengajukan permohonan
    by: pemohon
    time: 5 menit
  - activity: Menyerahkan arsip
    by: arsiparis
    time: 2 hari
"""
OURS, THEIRS = GOOD.replace("5 menit", "6 menit"), GOOD.replace("2 hari", "3 hari")
BOTH = OURS.replace("2 hari", "3 hari")


@pytest.fixture
def three(put):
    def write(ours=OURS, theirs=THEIRS, base=GOOD):
        return [str(put(f"{name}.yaml", text)) for name, text in (("base", base), ("ours", ours), ("theirs", theirs))]

    return write


def test_a_clean_merge_goes_to_standard_output(sopkit, three):
    done = sopkit("merge", *three())
    assert (done.status, done.out, done.err) == (0, BOTH, "")


def test_a_merge_may_be_written_over_one_of_its_sides(sopkit, three):
    base, ours, theirs = three()
    done = sopkit("merge", base, ours, theirs, "-o", ours)
    assert (done.status, done.both) == (0, "")
    assert Path(ours).read_text(encoding="utf-8") == BOTH


def test_a_conflict_is_marked_and_told(sopkit, three):
    files = three(theirs=GOOD.replace("5 menit", "7 menit"))
    done = sopkit(
        "merge",
        *files,
        "--style",
        "diff3",
        "--marker-size=9",
        "--path=sop/a b.yaml",
        "--label=HEAD",
        "--label=%S",
        "--label=cabang",
    )
    assert done.status == 1
    assert (
        "<<<<<<<<< HEAD\n    time: 6 menit\n||||||||| base\n    time: 5 menit\n"
        "=========\n    time: 7 menit\n>>>>>>>>> cabang\n"
    ) in done.out
    what = "both sides change `time` of step `Mengajukan permohonan`: `6 menit`, `7 menit`"
    assert done.err == f"sop/a b.yaml:9: conflict: {what}\n"


def test_the_base_stands_between_marks_only_where_that_is_wanted(sopkit, three):
    files = three(theirs=GOOD.replace("5 menit", "7 menit"))
    assert "|||||||" not in sopkit("merge", *files).out
    assert "|||||||" in sopkit("merge", *files, "--style=zdiff3").out


def test_what_is_joined_but_does_not_hold_is_told(sopkit, three):
    ours = (
        GOOD.replace("executors:\n", "executors:\n  lain: Lain\n")
        .replace("by: arsiparis", "by: lain")
        .replace("  arsiparis: Arsiparis\n", "")
    )
    theirs = GOOD.replace("by: pemohon", "by: [pemohon, arsiparis]")
    done = sopkit("merge", *three(ours, theirs))
    assert done.status == 1
    assert done.err.endswith("conflict: joined, but `arsiparis` is not one of the executors\n")
    assert "<<<<<<<" not in done.out


def test_messages_are_in_the_reader_s_language(sopkit, three):
    files = three(theirs=GOOD.replace("5 menit", "7 menit"))
    assert "konflik: " in sopkit("merge", *files, "--lang", "id").err
    assert "konflik: " in sopkit("--lang", "id", "merge", *files).err


def test_settings_that_are_in_conflict_themselves_do_not_stop_a_merge(sopkit, three, put):
    put("sopkit.yaml", "<<<<<<< a\nlanguage: id\n=======\nlanguage: en\n>>>>>>> b\n")
    assert sopkit("merge", *three()).status == 0


@pytest.mark.parametrize("size", ["0", "1001", "tujuh"])
def test_a_mark_has_at_least_one_sign(sopkit, three, size):
    done = sopkit("merge", *three(), "--marker-size", size)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("sopkit: ")


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_file_that_is_not_there_is_named(sopkit, three, missing):
    files = three()
    files[missing] = "tidak-ada.yaml"
    done = sopkit("merge", *files, "-o", "hasil.yaml")
    assert done.status == 2
    assert done.err.startswith("sopkit: tidak-ada.yaml: ")
    assert "Traceback" not in done.err


def test_a_result_that_can_t_be_written_leaves_everything_as_it_was(sopkit, three):
    done = sopkit("merge", *three(), "-o", "tidak/ada/hasil.yaml")
    assert done.status == 2
    assert "its folder does not exist" in done.err


def test_texts_that_are_no_sops_are_joined_line_by_line(sopkit, three, needs):
    needs("git")
    done = sopkit("merge", *three("a: 2\n\n\nb: 1\n", "a: 1\n\n\nb: 2\n", "a: 1\n\n\nb: 1\n"))
    assert (done.status, done.out) == (0, "a: 2\n\n\nb: 2\n")
    assert "joined line by line, since it can't be done by meaning: " in done.err


def test_without_git_texts_that_are_no_sops_can_t_be_joined(sopkit, three, monkeypatch):
    monkeypatch.setenv("PATH", "")
    done = sopkit("merge", *three("a: 2\n", "a: 3\n", "a: 1\n"))
    assert (done.status, done.out) == (2, "")
    assert "git is not installed" in done.err


def test_textconv_shows_steps_and_leaves_other_texts_alone(sopkit, put):
    put("a.sop.yaml", GOOD)
    assert "step Mengajukan permohonan | by: Pemohon | time: 5 menit" in sopkit("git", "textconv", "a.sop.yaml").out
    for raw in (b"a: 1\n", b"\xff\xfe\x00", GOOD.replace("title:", "title: '").encode()):
        put("b.sop.yaml", raw)
        assert sopkit("git", "textconv", "--", "b.sop.yaml").raw == raw
    assert sopkit("git", "textconv", "tidak-ada").status == 2


def test_textconv_loads_neither_typer_nor_pydantic(put):
    file = put("a.sop.yaml", GOOD)
    code = (
        "import sys; sys.argv = ['sopkit', 'git', 'textconv', sys.argv[1]]\n"
        "from sopkit.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        "print(sorted({'typer', 'pydantic', 'rich', 'jinja2', 'graphviz'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, str(file)], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"
