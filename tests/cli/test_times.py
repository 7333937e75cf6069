import json

import pytest

BROKEN = "sopkit: 1\ntitle: Satu\ntitle: Dua\n"


def test_the_table_shows_steps_totals_and_what_they_rest_on(sopkit, put):
    put("a.yaml")
    done = sopkit("times", "a.yaml")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("SOP Peminjaman Arsip\n")
    assert "2 days" in done.out
    assert "5 minutes" in done.out
    assert "\x1b" not in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 100


def test_the_table_is_in_the_language_that_is_asked_for(sopkit, put):
    put("a.yaml")
    out = sopkit("times", "a.yaml", "--lang", "id").out
    assert "5 menit" in out
    assert "Kegiatan" in out
    assert "Activity" not in out


def test_a_working_day_makes_one_figure(sopkit, put):
    put("a.yaml")
    done = sopkit("times", "a.yaml", "--workday", "7.5h")
    assert "As one figure: 15 hours 5 minutes (a working day is 7 h 30 min of work)" in done.out


def test_json_is_versioned_and_holds_the_calendar_that_is_asked_for(sopkit, put):
    put("a.yaml")
    data = json.loads(sopkit("times", "a.yaml", "-f", "json").out)
    assert data["version"] == 1
    assert data["sop"] == {"number": None, "title": "Peminjaman Arsip"}
    assert data["total"] == [{"unit": "minute", "min": 5, "max": 5}, {"unit": "day", "min": 2, "max": 2}]
    assert "converted" not in data
    data = json.loads(sopkit("times", "a.yaml", "-f", "json", "--workday", "7 jam 30 menit").out)
    assert data["converted"]["max"] == 905


def test_the_tables_of_a_folder_stand_below_each_other_and_json_holds_one(sopkit, put):
    put("sop/a.yaml")
    assert json.loads(sopkit("times", "sop", "-f", "json").out)["version"] == 1
    put("sop/b.yaml")
    assert sopkit("times", "sop").out.count("SOP Peminjaman Arsip\n") == 2
    done = sopkit("times", "sop", "-f", "json")
    assert (done.status, done.out, done.err) == (2, "", "sopkit: sop: 2 SOPs are found, JSON holds one\n")


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_result_can_go_to_a_file(sopkit, put, folder, form):
    put("a.yaml")
    assert sopkit("times", "a.yaml", "-f", form, "-o", "out.txt").both == "wrote out.txt\n"
    text = (folder / "out.txt").read_bytes().decode("utf-8")
    assert text == sopkit("times", "a.yaml", "-f", form).out == sopkit("times", "a.yaml", "-f", form, "-o", "-").out


def test_a_text_that_is_no_sop_gives_its_findings(sopkit, put):
    put("a.yaml", BROKEN)
    done = sopkit("times", "a.yaml", "-f", "json")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("a.yaml:3:1: error: the key `title` is already in use [S103]\n")
    assert sopkit("times", "-", stdin=BROKEN).err.startswith("<stdin>:3:1: error: ")
