import csv
import io
import json
import os
import sys

import pytest

SOP = """\
sopkit: 1
number: "001"
title: Peminjaman Arsip
executors:
  pemohon: {name: Pemohon, customer: true}
  arsiparis: {name: Arsiparis, staff: 2}
steps:
  - activity: Mengajukan permohonan
    by: pemohon
    time: 5 menit
    output: Formulir permohonan
  - id: serah
    activity: Menyerahkan arsip
    by: arsiparis
    time: 2 hari
    output: Bukti peminjaman
  - activity: Mencatat peminjaman
    by: arsiparis
    time: 30 menit
    output: Buku peminjaman
"""
VOLUMES = "sop,volume\n001,500\n"


@pytest.fixture
def library(put):
    put("sop/a.yaml", SOP)
    put("volumes.csv", VOLUMES)


@pytest.mark.usefixtures("library")
class TestReport:
    def test_the_table_shows_staff_others_what_is_left_out_and_what_it_rests_on(self, sopkit):
        done = sopkit("workload", "sop", "--volumes", "volumes.csv")
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith("Workload of 1 SOP in a year\n")
        rows = [line.split() for line in done.out.splitlines()]
        assert ["Arsiparis", "2,", "1", "left", "out", "15,000", "0.20", "2", "+1.80"] in rows
        assert ["Pemohon", "customer", "2,500"] in rows
        assert "is in days; say with `--workday` how long one is" in done.out
        assert "75,000 minutes: 1,250 hours, PermenPAN-RB 1/2020" in done.out
        assert "\x1b" not in done.out
        assert max(len(line) for line in done.out.splitlines()) <= 100

    def test_a_working_day_and_a_year_are_taken_from_options_before_settings(self, sopkit, put):
        put("sop/sopkit.yaml", "calendar: {workday: 5h, year: 72000}\n")
        data = json.loads(sopkit("workload", "sop", "--volumes", "volumes.csv", "-f", "json").out)
        assert data["year"] | {"source": ""} == {"minutes": 72000, "origin": "settings", "source": ""}
        assert data["workday"] == 300
        more = ("--workday", "7 jam 30 menit", "--year", "60000")
        data = json.loads(sopkit("workload", "sop", "--volumes", "volumes.csv", "-f", "json", *more).out)
        assert data["year"] == {"minutes": 60000, "source": "60000 minutes, as given", "origin": "option"}
        assert data["workday"] == 450

    def test_positions_of_the_settings_join_executors(self, sopkit, put):
        put("sop/b.yaml", SOP.replace('"001"', '"002"').replace("name: Arsiparis", "name: Penata Arsip"))
        put("sop/sopkit.yaml", "positions:\n  arsip: {name: Arsiparis, staff: 3, also: [Penata Arsip]}\n")
        put("volumes.yaml", '"001": 500\n"002": {volume: 100, steps: {serah: 0}}\n')
        data = json.loads(sopkit("workload", "sop", "--volumes", "volumes.yaml", "-f", "json").out)
        (staff,) = (one for one in data["positions"] if one["kind"] == "staff")
        assert (staff["position"], staff["sops"], staff["staff"]) == ("arsip", ["001", "002"], 3)
        assert staff["minutes"]["middle"] == 18000
        assert [one["sop"] for one in data["left_out"]] == ["001"]

    def test_csv_says_aside_what_it_cannot_hold(self, sopkit):
        done = sopkit("workload", "sop", "--volumes", "volumes.csv", "-f", "csv")
        names = [row["name"] for row in csv.DictReader(io.StringIO(done.raw.decode("utf-8-sig")))]
        assert names == ["Arsiparis", "Pemohon"]
        assert "left out: SOP 001, step serah: `2 hari` is in days" in done.err
        assert "PermenPAN-RB 1/2020" in done.err

    @pytest.mark.parametrize("form", ["text", "csv", "json", "xlsx"])
    def test_the_result_can_go_to_a_file_and_is_the_same_each_time(self, sopkit, folder, form):
        command = ("workload", "sop", "--volumes", "volumes.csv", "-f", form, "-o")
        assert "wrote out\n" in sopkit(*command, "out").out
        raw = (folder / "out").read_bytes()
        assert raw == sopkit(*command, "-").raw

    def test_a_workbook_needs_a_file(self, sopkit):
        done = sopkit("workload", "sop", "--volumes", "volumes.csv", "-f", "xlsx")
        assert (done.status, done.out) == (2, "")
        assert "`-f xlsx` needs a file: `-o beban-kerja.xlsx`" in done.err

    def test_an_sop_that_does_not_load_is_told_and_the_others_are_reckoned(self, sopkit, put):
        put("sop/b.yaml", "sopkit: 1\ntitle: Satu\ntitle: Dua\n")
        done = sopkit("workload", "sop", "--volumes", "volumes.csv")
        assert done.status == 1
        assert done.err.startswith("sop/b.yaml:3:1: error: the key `title` is already in use [S103]\n")
        assert "Workload of 1 SOP in a year" in done.out

    def test_an_sop_without_a_volume_is_named(self, sopkit, put):
        put("sop/b.yaml", SOP.replace('"001"', '"002"'))
        put("sop/c.yaml", SOP.replace('number: "001"\n', ""))
        out = " ".join(sopkit("workload", "sop", "--volumes", "volumes.csv").out.split())
        assert (
            "left out, for the table gives them no volume: 002 Peminjaman Arsip, Peminjaman Arsip (sop/c.yaml)" in out
        )

    def test_two_steps_of_one_id_count_once_each(self, sopkit, put):
        put("sop/a.yaml", SOP.replace("activity: Mencatat peminjaman", "id: serah\n    activity: Mencatat peminjaman"))
        done = sopkit("workload", "sop", "--volumes", "volumes.csv", "--workday", "5h")
        assert done.status == 0
        assert "whichever way decisions go (two steps have the same id)" in " ".join(done.out.split())

    def test_it_speaks_indonesian(self, sopkit):
        out = sopkit("workload", "sop", "--volumes", "volumes.csv", "--lang", "id").out
        assert out.startswith("Beban kerja 1 SOP dalam setahun\n")
        assert "15.000" in out
        assert "+1,80" in out

    @pytest.mark.parametrize(
        ("table", "line"),
        [
            ("sop,volume\n001,500\n999,5\n", "volumes.csv:3: no SOP has the number `999`; the numbers are `001`"),
            ("sop,volume\n001,500\n001,5\n", "volumes.csv:3: `001` already stands on line 2; keep one line for it"),
            (
                "sop,volume\n001,-5\n",
                "volumes.csv:2: the volume `-5` is negative; write how often it is done in a year",
            ),
            ("sop,volume\n001,1.200\n", "volumes.csv:2: the volume `1.200` can mean 1200 or 1.2"),
            ("sop;volume\n001;banyak\n", "volumes.csv:2: the volume `banyak` is not a number"),
            ("sop;jml\n001;5\n", "volumes.csv:1: the column `jml` is unknown"),
            ("sop;langkah\n001;5\n", "volumes.csv:1: there is no column `volume`"),
            (
                "sop,volume,step\n001,5,\n001,5,sera\n",
                "volumes.csv:3: SOP `001` has no step `sera`; did you mean `serah`?",
            ),
            ("", "volumes.csv: the table is empty"),
        ],
    )
    def test_a_table_with_a_fault_is_one_line_and_nothing_is_written(self, sopkit, put, folder, table, line):
        put("volumes.csv", table)
        done = sopkit("workload", "sop", "--volumes", "volumes.csv", "-f", "csv", "-o", "out.csv")
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith(f"sopkit: {line}")
        assert done.err.count("\n") == 1
        assert not (folder / "out.csv").exists()

    def test_of_very_many_faults_the_first_are_told(self, sopkit, put):
        put("volumes.csv", "sop,volume\n" + "001,x\n" * 100)
        lines = sopkit("workload", "sop", "--volumes", "volumes.csv").err.splitlines()
        assert len(lines) == 21
        assert lines[-1] == "sopkit: volumes.csv: 80 more faults of this kind"

    @pytest.mark.parametrize(
        ("arguments", "line"),
        [
            ([], "`--volumes` is missing: a table of how often SOPs are done in a year"),
            (["--volumes", "nowhere.csv"], "nowhere.csv: there is no such file or folder"),
            (["--volumes", "sop"], "sop: this is a folder"),
            (["--volumes", ""], "this is a folder"),
            (["--volumes", "volumes.csv", "--year", "1250h"], "`--year` is a whole number of minutes, such as 72000"),
            (["--volumes", "volumes.csv", "--year", "0"], "`--year` is a whole number of minutes, such as 72000"),
            (["--volumes", "volumes.csv", "--year", "-5"], "`--year` is a whole number of minutes, such as 72000"),
            (["--volumes", "volumes.csv", "--year", "9999999"], "`--year` is a whole number of minutes"),
            (["--volumes", "volumes.csv", "--workday", "besok"], "`besok` is no length of a working day"),
            (["--volumes", "volumes.csv", "-f", "pdf"], "`pdf` is not one of the values of `--format`"),
        ],
    )
    @pytest.mark.skipif(sys.platform == "win32", reason="Windows says otherwise that a folder is no file")
    def test_a_command_line_that_can_not_work_is_said_in_words(self, sopkit, arguments, line):
        done = sopkit("workload", "sop", *arguments)
        assert (done.status, done.out) == (2, "")
        assert line in done.err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom the system refuses")
def test_a_table_that_the_system_refuses_is_one_line(sopkit, put):
    put("a.yaml", SOP)
    put("volumes.csv", VOLUMES).chmod(0)
    assert sopkit("workload", "a.yaml", "--volumes", "volumes.csv").err == "sopkit: volumes.csv: access is denied\n"


def test_the_sop_may_come_from_standard_input(sopkit, put):
    put("volumes.csv", VOLUMES)
    done = sopkit("workload", "-", "--volumes", "volumes.csv", stdin=SOP)
    assert (done.status, done.err) == (0, "")
    assert "Arsiparis" in done.out


def test_where_no_sop_loads_nothing_is_reckoned(sopkit, put):
    put("a.yaml", "sopkit: 1\n")
    put("volumes.csv", VOLUMES)
    done = sopkit("workload", "a.yaml", "--volumes", "volumes.csv")
    assert (done.status, done.out) == (1, "")
