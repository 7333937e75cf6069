import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sopkit.cli.commands import times
from sopkit.cli.commands.times import FORMS
from sopkit.cli.commands.times import SORTS as WORDS
from sopkit.report.times import FORMATS, whatif
from sopkit.report.times.library import SORTS
from sopkit.times import analyse

BROKEN = "sopkit: 1\ntitle: Satu\ntitle: Dua\n"
LOOPING = """\
sopkit: 1
number: "2"
title: Penerbitan Surat
executors: {petugas: Petugas, kepala: Kepala}
steps:
  - {id: susun, activity: Menyusun surat, by: petugas, time: 1 jam}
  - {activity: Memeriksa surat, by: kepala, time: 30 menit, decision: {Ya: kirim, Tidak: {to: susun, chance: 20%}}}
  - {id: kirim, activity: Mengirim surat, by: petugas, time: 10-20 menit}
service: {max_time: 2 jam}
"""


def test_the_table_shows_steps_totals_and_what_they_rest_on(sopkit, put):
    put("a.yaml")
    done = sopkit("times", "a.yaml")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("SOP Peminjaman Arsip\n")
    assert "2 days" in done.out
    assert "5 minutes" in done.out
    assert "the total is the sum of all rows" in done.out
    assert "\x1b" not in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 100


def test_the_table_is_in_the_language_that_is_asked_for(sopkit, put):
    put("a.yaml")
    out = sopkit("times", "a.yaml", "--lang", "id").out
    assert "5 menit" in out
    assert "Kegiatan" in out
    assert "Activity" not in out


def test_ways_loops_cases_and_the_promise_are_shown(sopkit, put):
    put("a.yaml", LOOPING)
    out = " ".join(sopkit("times", "a.yaml").out.split())
    assert "each Tidak at step 2 adds 1 hour 30 minutes (back to step 1); 0.25 times a case" in out
    assert (
        "“2 jam” (service.max_time): kept where nothing goes back, 10–20 minutes left; only 79% of the cases keep it"
        in out
    )
    assert "10,000 simulated cases, seed 1" in out


def test_runs_and_seed_settle_the_simulation(sopkit, put):
    put("a.yaml", LOOPING)

    def found(*options):
        return json.loads(sopkit("times", "a.yaml", "-f", "json", *options).out)["distribution"]

    assert found() == found("--runs", "10000", "--seed", "1")
    assert found("--runs", "500")["runs"] == 500
    assert found("--seed", "7")["seed"] == 7
    assert found("--seed", "7")["mean"] != found()["mean"]


def test_a_working_day_makes_one_figure(sopkit, put):
    put("a.yaml")
    done = sopkit("times", "a.yaml", "--workday", "7.5h")
    assert "15 hours 5 minutes" in done.out
    assert "a working day is 7 h 30 min of work" in done.out


def test_settings_name_the_working_day_and_the_option_comes_before_them(sopkit, put):
    put("sopkit.yaml", "calendar: {workday: 5h}\n")
    put("a.yaml")
    assert json.loads(sopkit("times", "a.yaml", "-f", "json").out)["converted"]["max"] == 605
    assert json.loads(sopkit("times", "a.yaml", "-f", "json", "--workday", "7.5h").out)["converted"]["max"] == 905


def test_json_is_versioned_and_holds_the_calendar_that_is_asked_for(sopkit, put):
    put("a.yaml")
    data = json.loads(sopkit("times", "a.yaml", "-f", "json").out)
    assert data["version"] == 1
    assert data["sop"] == {"number": None, "title": "Peminjaman Arsip"}
    assert data["total"] == [{"unit": "minute", "min": 5, "max": 5}, {"unit": "day", "min": 2, "max": 2}]
    assert "converted" not in data
    data = json.loads(sopkit("times", "a.yaml", "-f", "json", "--workday", "7 jam 30 menit").out)
    assert data["converted"]["max"] == 905


def test_a_folder_or_several_files_are_one_table(sopkit, put):
    put("sop/a.yaml")
    put("sop/b.yaml", LOOPING)
    for paths in (["sop"], ["sop/a.yaml", "sop/b.yaml"]):
        out = sopkit("times", *paths).out
        assert out.count("Peminjaman Arsip") == 1
        assert "2 SOPs, 5 steps, 0 without a time" in out
        data = json.loads(sopkit("times", *paths, "-f", "json").out)
        assert [sop["file"] for sop in data["sops"]] == ["sop/a.yaml", "sop/b.yaml"]
        assert data["summary"]["sops"] == 2


def test_a_folder_is_a_library_even_with_one_sop(sopkit, put):
    put("sop/a.yaml")
    assert json.loads(sopkit("times", "sop", "-f", "json").out)["summary"]["sops"] == 1
    assert "1 SOP, 2 steps" in sopkit("times", "sop").out


@pytest.mark.parametrize(
    ("options", "order"),
    [
        ([], ["a", "b", "c"]),
        (["--reverse"], ["c", "b", "a"]),
        (["--sort", "total"], ["b", "a", "c"]),
        (["--sort", "total", "--reverse"], ["c", "a", "b"]),
        (["--sort", "number"], ["b", "a", "c"]),
    ],
)
def test_a_library_is_sorted_as_asked(sopkit, put, options, order):
    put("a.yaml")
    put("b.yaml", LOOPING)
    put("c.yaml", LOOPING.replace("1 jam", "10 hari").replace('"2"', ""))
    data = json.loads(sopkit("times", ".", "-f", "json", *options).out)
    assert [sop["file"][0] for sop in data["sops"]] == order


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_a_broken_file_is_named_and_skipped(sopkit, put, form):
    put("sop/a.yaml")
    put("sop/b.yaml", BROKEN)
    done = sopkit("times", "sop", "-f", form)
    assert done.status == 1
    assert done.err.startswith("sop/b.yaml:3:1: error: the key `title` is already in use [S103]\n")
    assert "Peminjaman Arsip" in done.out
    assert ("b.yaml" in done.out) == (form != "csv")


def test_where_all_are_broken_machines_still_get_their_answer(sopkit, put):
    put("sop/b.yaml", BROKEN)
    done = sopkit("times", "sop", "-f", "json")
    assert done.status == 1
    assert json.loads(done.out)["summary"]["skipped"] == ["sop/b.yaml"]
    assert (sopkit("times", "sop").status, sopkit("times", "sop").out) == (1, "")


def test_a_missing_file_does_not_keep_the_others_from_being_shown(sopkit, put):
    put("a.yaml")
    done = sopkit("times", "a.yaml", "nowhere.yaml", "-f", "json")
    assert (done.status, done.err) == (2, "sopkit: nowhere.yaml: there is no such file or folder\n")
    assert json.loads(done.out)["summary"]["sops"] == 1
    assert sopkit("times", "nowhere.yaml", "-f", "json").out == ""


def test_csv_and_html_are_written_whole(sopkit, put):
    put("a.yaml")
    rows = list(csv.DictReader(io.StringIO(sopkit("times", "a.yaml", "-f", "csv").raw.decode("utf-8-sig"), newline="")))
    assert [row["activity"] for row in rows] == ["Mengajukan permohonan", "Menyerahkan arsip"]
    assert ";" in sopkit("times", "a.yaml", "-f", "csv", "--lang", "id").out
    page = sopkit("times", "a.yaml", "-f", "html", "--lang", "id").out
    assert page.startswith('<!DOCTYPE html>\n<html lang="id">')
    assert page.endswith("</html>\n")


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
@pytest.mark.parametrize("path", ["a.yaml", "."])
def test_the_result_can_go_to_a_file(sopkit, put, folder, form, path):
    put("a.yaml")
    assert sopkit("times", path, "-f", form, "-o", "out.txt").both == "wrote out.txt\n"
    raw = (folder / "out.txt").read_bytes()
    assert raw == sopkit("times", path, "-f", form).raw == sopkit("times", path, "-f", form, "-o", "-").raw


def test_a_text_that_is_no_sop_gives_its_findings(sopkit, put):
    put("a.yaml", BROKEN)
    done = sopkit("times", "a.yaml", "-f", "json")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("a.yaml:3:1: error: the key `title` is already in use [S103]\n")
    assert sopkit("times", "-", stdin=BROKEN).err.startswith("<stdin>:3:1: error: ")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--workday", "25h"], "`25h` is no length of a working day; write `--workday 7.5h`"),
        (["--runs", "0"], "`--runs` is a whole number from 1 to 1000000, not `0`"),
        (["--runs", "1e3"], "`--runs` is a whole number from 1 to 1000000, not `1e3`"),
        (["--runs", "9" * 5_000], "`--runs` is a whole number from 1 to 1000000, not `" + "9" * 5_000 + "`"),
        (["--seed", "-1"], "`--seed` is a whole number from 0 to 4294967295, not `-1`"),
        (["--sort", "length"], "`length` is not one of the values of `--sort`: "),
        (["-f", "xml"], "`xml` is not one of the values of `--format`: `text`, `json`, `csv`, `html`"),
    ],
)
def test_an_option_that_makes_no_sense_is_told_in_one_line(sopkit, put, options, complaint):
    put("a.yaml")
    done = sopkit("times", "a.yaml", *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"sopkit: {complaint}")


def test_a_fault_of_sopkit_itself_keeps_no_other_sop_from_being_shown(sopkit, put, monkeypatch):
    put("a.yaml")
    put("b.yaml", LOOPING)

    def failing(sop, *rest, **options):
        if sop.title == "Penerbitan Surat":
            raise RuntimeError("boom")
        return analyse(sop, *rest, **options)

    monkeypatch.setattr("sopkit.times.analyse", failing)
    done = sopkit("times", ".")
    assert done.status == 2
    assert "b.yaml: sopkit met a fault of its own: " in done.err
    assert "Peminjaman Arsip" in done.out


def test_the_words_of_the_command_are_those_of_the_report():
    assert ("text", *FORMATS) == FORMS
    assert sorted(WORDS) == sorted(SORTS)


def test_rich_and_jinja_are_imported_only_where_they_are_used(put):
    put("a.yaml")
    code = (
        "import sys; from sopkit.cli.app import run; run(['times', 'a.yaml', '-f', sys.argv[1]]);"
        "print([name for name in ('rich', 'jinja2') if name in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    for form, loaded in (("json", []), ("csv", []), ("text", ["rich"]), ("html", ["jinja2"])):
        done = subprocess.run(
            [sys.executable, "-c", code, form], capture_output=True, encoding="utf-8", check=True, env=environment
        )
        assert done.stderr == f"{loaded}\n"


WHATIF = """\
sopkit: 1
title: Pemeriksaan
executors: {petugas: Petugas, kepala: Kepala}
steps:
  - {id: terima, activity: Menerima, by: petugas, time: 1 jam}
  - {id: periksa, activity: Memeriksa, by: kepala, time: 1 jam, decision: {Ya: end, Tidak: terima}}
"""
HALF = ("--set", "periksa.time=30 menit", "--set", "tidak-periksa.chance=50%")


def test_changes_are_shown_before_and_after_and_the_file_stays_as_it_is(sopkit, put):
    path = put("a.yaml", WHATIF)
    done = sopkit("times", "a.yaml", *HALF)
    assert (done.status, done.err) == (0, "")
    shown = [line.split("   ") for line in done.out.splitlines()]
    lines = [[cell.strip() for cell in line if cell.strip()] for line in shown]
    assert ["Total", "2 hours", "1 hour 30 minutes", "−30 minutes"] in lines
    assert ["Expected", "–", "3 hours", "–"] in lines
    assert path.read_bytes() == WHATIF.encode()
    assert "Sesudah" in sopkit("times", "a.yaml", *HALF, "--lang", "id").out


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_changes_can_be_written_in_every_format_to_a_file(sopkit, put, folder, form):
    put("a.yaml", WHATIF)
    assert sopkit("times", "a.yaml", *HALF, "-f", form, "-o", "out").both == "wrote out\n"
    text = (folder / "out").read_bytes().decode("utf-8")
    assert text == sopkit("times", "a.yaml", *HALF, "-f", form).out
    assert text != sopkit("times", "a.yaml", "-f", form).out


def test_changes_of_a_text_from_standard_input_are_analysed_under_the_calendar(sopkit):
    done = sopkit("times", "-", "--set", "1.time=1 hari kerja", "--workday", "5h", "-f", "json", stdin=WHATIF)
    data = json.loads(done.out)
    assert data["after"]["converted"]["max"] == 360
    assert data["differences"]["converted"]["total"] == [{"unit": "minute", "min": 240, "max": 240}]


def test_changes_that_can_not_be_made_are_told_one_a_line_and_nothing_is_written(sopkit, put, folder):
    put("a.yaml", WHATIF)
    done = sopkit("times", "a.yaml", "--set", "perisa.time=1 jam", *HALF, "--set", "tidak-periksa.chance", "-o", "out")
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines() == [
        "sopkit: --set perisa.time=1 jam: there is no step `perisa`; did you mean `periksa.time`?",
        'sopkit: --set tidak-periksa.chance: there is no equals sign; write it such as `terima.time="30 menit"`',
    ]
    assert not (folder / "out").exists()


@pytest.mark.parametrize("paths", [["a.yaml", "b.yaml"], ["."]])
def test_changes_are_those_of_one_sop(sopkit, put, paths):
    put("a.yaml", WHATIF)
    put("b.yaml", WHATIF)
    done = sopkit("times", *paths, *HALF)
    assert (done.status, done.out) == (2, "")
    assert done.err == "sopkit: --set: changes are those of one SOP; name its file alone\n"


def test_changes_of_a_file_that_is_none_or_broken_are_told_as_ever(sopkit, put):
    assert sopkit("times", "nowhere.yaml", *HALF).status == 2
    put("a.yaml", BROKEN)
    done = sopkit("times", "a.yaml", *HALF)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("a.yaml:3:1: error: ")


def test_the_formats_of_changes_are_those_of_the_command():
    assert ("text", *whatif.FORMATS) == times.FORMS
