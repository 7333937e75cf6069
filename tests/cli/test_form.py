"""Settings and options of the form, as `render` takes them."""

import json

import pytest
from emblems import HOSTILE, png, svg

from sopkit import config
from sopkit.cli.commands import render
from sopkit.config import settings


def layout(sopkit, *arguments):
    done = sopkit("render", *arguments, "-f", "layout", "-o", "-")
    assert done.status == 0, done.both
    return json.loads(done.out), done.err


def wide(lanes):
    """An SOP of many lanes."""
    executors = "".join(f"  e{lane}: Pelaksana {lane}\n" for lane in range(lanes))
    steps = "".join(f"  - {{activity: Memeriksa, by: e{lane}}}\n" for lane in range(lanes))
    return f"sopkit: 1\ntitle: Lebar\nexecutors:\n{executors}steps:\n{steps}"


def test_the_words_of_options_are_those_of_settings():
    assert render.PAPERS == settings.PAPERS
    assert render.PLACES == settings.PLACES


@pytest.mark.parametrize(
    ("text", "arguments", "paper"),
    [
        ("", [], ("A4", 297, 210)),
        ("paper: F4\n", [], ("F4", 330, 215)),
        ("paper: F4\norientation: portrait\n", [], ("F4", 215, 330)),
        ("paper: F4\norientation: portrait\n", ["--landscape"], ("F4", 330, 215)),
        ("paper: F4\n", ["--paper", "Legal", "--portrait"], ("Legal", 215.9, 355.6)),
        ("", ["--paper", "A3"], ("A3", 420, 297)),
    ],
)
def test_options_win_over_settings_for_the_paper(sopkit, put, text, arguments, paper):
    put("a.yaml")
    put("sopkit.yaml", text)
    found = layout(sopkit, "a.yaml", *arguments)[0]["paper"]
    assert (found["name"], found["width"], found["height"]) == paper


def test_settings_change_margins_columns_numbers_and_corners(sopkit, put):
    put("a.yaml")
    put(
        "sopkit.yaml",
        "margins: {left: 30, top: 20}\nnumbers: true\nrounding: 2\nidentity: none\n"
        "columns:\n  titles: {activity: Tahapan, executors: Pelaku}\n"
        "  order: [activity, number, lanes, note, output, time, requires]\n",
    )
    data, _err = layout(sopkit, "a.yaml")
    (page,) = data["pages"]
    assert (page["columns"][0]["x"], page["heading"]["y"]) == (30, 20)
    names = [column["name"] for column in page["columns"]]
    assert names == ["activity", "number", "lane", "lane", "note", "output", "time", "requires"]
    words = {text["column"]: text["lines"] for text in page["texts"] if text["role"] == "heading"}
    assert (words["activity"], words["executors"]) == (["Tahapan"], ["Pelaku"])
    assert data["rounding"] == 2
    assert layout(sopkit, "a.yaml", "--identity", "page")[0]["pages"][0]["kind"] == "identity"


def test_numbers_stand_in_symbols_where_they_are_asked_for(sopkit, put):
    put("a.yaml", wide(3))

    def words(*arguments):
        data, _err = layout(sopkit, "a.yaml", *arguments)
        return [symbol["text"] for page in data["pages"] for symbol in page["symbols"]]

    assert words() == ["Mulai", None, "Selesai"]
    assert words("--numbers") == ["Mulai", "2", "Selesai"]
    put("sopkit.yaml", "numbers: true\n")
    assert words() == ["Mulai", "2", "Selesai"]
    assert words("--no-numbers") == ["Mulai", None, "Selesai"]


def test_the_total_ends_the_table_where_it_is_asked_for(sopkit, put):
    put("a.yaml")

    def last(*arguments):
        data, _err = layout(sopkit, "a.yaml", *arguments)
        page = data["pages"][-1]
        row = page["rows"][-1]
        texts = {
            text["column"]: text["lines"] for text in page["texts"] if text["step"] is None and text["y"] > row["y"]
        }
        return row.get("total"), texts.get("activity"), texts.get("time")

    assert last()[0] is None
    assert last("--totals") == (True, ["Jumlah"], ["2 hari", "+ 5 menit"])
    put("sopkit.yaml", "totals: true\n")
    assert last()[0] is True
    assert last("--no-totals")[0] is None


def test_the_identity_block_stands_above_where_it_is_asked_to(sopkit, put):
    put("a.yaml")
    data, _err = layout(sopkit, "a.yaml", "--identity", "above", "--portrait")
    (page,) = data["pages"]
    assert page["kind"] == "flowchart"
    assert page["boxes"]


def test_one_sheet_holds_everything(sopkit, put):
    put("a.yaml", wide(60))
    data, err = layout(sopkit, "a.yaml", "--sheet")
    assert (len(data["pages"]), data["paper"]["name"]) == (1, "sheet")
    assert "60 lanes are too wide for A4: drawn on a sheet of" in err
    put("a.yaml")
    for form in ("svg", "png", "html", "pdf"):
        assert sopkit("render", "a.yaml", "--sheet", "-f", form).out == f"wrote a.{form}\n"


@pytest.mark.parametrize(
    ("lanes", "said"),
    [
        (18, "a.yaml: 18 lanes are too wide for A4: drawn on A3 (420 × 297 mm); print it on that, or divide the SOP\n"),
        (40, "a.yaml: 40 lanes are too wide for A4: drawn on a sheet of 6"),
    ],
)
def test_a_larger_paper_is_told_with_what_to_do(sopkit, put, lanes, said):
    put("a.yaml", wide(lanes))
    data, err = layout(sopkit, "a.yaml")
    assert said in err
    assert err.count("\n") == 1
    assert layout(sopkit, "a.yaml", "--lang", "id")[1].startswith(f"a.yaml: {lanes} kolom pelaksana terlalu lebar")
    if data["paper"]["name"] == "A3":
        assert layout(sopkit, "a.yaml", "--paper", "A3")[1] == ""


def test_nothing_is_said_of_paper_that_is_large_enough(sopkit, put):
    put("a.yaml", wide(15))
    assert layout(sopkit, "a.yaml")[1] == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--paper", "B5"], "`B5` is not one of the values of `--paper`: `A4`, `F4`, `Legal`, `Letter`, `A3`"),
        (["--identity", "x"], "`x` is not one of the values of `--identity`: `page`, `above`, `none`"),
        (["--title", "x"], "`--title` is for `--book`: a drawing has the title of its SOP"),
        (["-j", "-1"], "`-j` is a whole number from 1, or `auto`, not `-1`"),
        (["-j", "two"], "`-j` is a whole number from 1, or `auto`, not `two`"),
        (["-j", "1.5"], "`-j` is a whole number from 1, or `auto`, not `1.5`"),
        (["-j", ""], "`-j` is a whole number from 1, or `auto`, not ``"),
        (["-j", "²"], "`-j` is a whole number from 1, or `auto`, not `²`"),
        (["--book", "-f", "svg"], "`--book` makes `-f html`, `-f pdf`"),
        (["--book", "-f", "pdf", "--engine", "graphviz"], "`--book` is drawn without `--engine graphviz`"),
    ],
)
def test_options_that_say_nothing_are_refused(sopkit, put, folder, arguments, sentence, needs):
    if "graphviz" in arguments:
        needs("neato")
    put("a.yaml")
    done = sopkit("render", "a.yaml", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"sopkit: {sentence}\nsopkit: see `sopkit render --help`\n"
    assert [path.name for path in folder.iterdir()] == ["a.yaml"]


def test_a_logo_is_drawn_and_a_hostile_one_is_not(sopkit, put, folder):
    put("sop/a.yaml")
    put("sopkit.yaml", "logo: gambar/logo.svg\n")
    put("gambar/logo.svg", svg())
    assert sopkit("render", "sop/a.yaml").status == 0
    html = (folder / "a.html").read_text(encoding="utf-8")
    assert html.count("data:image/svg+xml;base64,") == 1
    put("gambar/logo.svg", HOSTILE)
    assert "sopkit.yaml:1:7: error: `gambar/logo.svg` holds something that runs" in sopkit("render", "sop/a.yaml").err
    put("gambar/logo.svg", png())
    assert sopkit("render", "sop/a.yaml", "-f", "pdf").status == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("logo: missing.png\n", ":1:7: error: there is no file `missing.png` [S115]\n"),
        ("logo: a.yaml\n", ":1:7: error: `a.yaml` is not a picture that can be read [S115]\n"),
        ("margins: 51\n", ":1:10: error: `51` is not between 0 and 50 millimetres [S115]\n"),
        ("columns: {order: [number]}\n", "error: `columns.order` lacks `activity`, `lanes`"),
    ],
)
def test_what_is_wrong_with_the_form_is_told_and_nothing_is_drawn(sopkit, put, folder, text, said):
    put("a.yaml")
    put(config.FILE_NAME, text)
    done = sopkit("render", "a.yaml")
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert not list(folder.glob("*.html"))
