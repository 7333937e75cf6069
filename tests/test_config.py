from pathlib import Path

import pytest

from sopkit.config import find_settings, settings
from sopkit.config.faults import _MEANINGS
from sopkit.config.settings import Settings, read_settings
from sopkit.layout import PAPERS, IdentityPlace, form
from sopkit.report.findings import as_text
from sopkit.report.lines import plain


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sopkit.yaml"


def said(file, text, language="en"):
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    configured = read_settings(file)
    assert configured.settings == Settings()
    return [plain(line).removeprefix(file.as_posix()) for line in as_text(configured.findings, language)]


def test_the_nearest_settings_are_found_from_a_file_a_folder_or_what_is_not_there_yet(tmp_path, file):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_settings(inner) != inner / "sopkit.yaml"
    file.touch()
    (inner / "sopkit.yaml").touch()
    (inner / "x.yaml").touch()
    assert find_settings(inner) == inner / "sopkit.yaml"
    assert find_settings(inner / "x.yaml") == inner / "sopkit.yaml"
    assert find_settings(inner / "missing" / "x.yaml") == inner / "sopkit.yaml"
    assert find_settings(tmp_path / "a") == file
    assert find_settings(tmp_path / "a" / ("x" * 5000)) == file


def test_a_folder_of_that_name_is_no_settings(tmp_path, file):
    file.mkdir()
    assert find_settings(tmp_path) != file


def test_a_relative_path_is_looked_for_from_the_current_folder(tmp_path, file, monkeypatch):
    file.touch()
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert find_settings(Path()) == file
    assert find_settings(Path("x.yaml")) == file
    (tmp_path / "a" / "sopkit.yaml").touch()
    assert find_settings(Path("../b/x.yaml")) == file


def test_no_file_is_no_settings():
    assert read_settings(None).settings == Settings()


@pytest.mark.parametrize(
    ("text", "language"),
    [("language: id\n", "id"), ("language: en", "en"), ("", None), ("# nothing\n", None), ("language:\n", None)],
)
def test_settings_are_read(file, text, language):
    file.write_text(text, encoding="utf-8")
    configured = read_settings(file)
    assert (configured.settings.language, configured.findings, configured.file) == (language, (), file)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "langage: id\n",
            [
                ":1:1: error: `langage` is not a key of the settings [S112]",
                "    langage: id",
                "    ^^^^^^^ did you mean `language`?",
            ],
        ),
        (
            "language: id\ninstitution: Dinas\n",
            [
                ":2:1: error: `institution` is not a key of the settings [S112]",
                "    institution: Dinas",
                "    ^^^^^^^^^^^",
            ],
        ),
        (
            "language: fr\n",
            [
                ":1:11: error: `fr` is not one of the values of `language` [S114]",
                "    language: fr",
                "              ^^ the values are `en`, `id`",
            ],
        ),
        (
            "language: [id]\n",
            [
                ":1:11: error: `language` must be one word [S113]",
                "    language: [id]",
                "              ^^^^ the values are `en`, `id`",
            ],
        ),
        (
            "- id\n",
            [
                ":1:1: error: settings are a block of `key: value` lines [S113]",
                "    - id",
                "    ^^^^",
            ],
        ),
        (
            "sopkit: 1\ntitle: x\n",
            [
                ":1:1: error: `sopkit.yaml` is the name of the settings, but this is an SOP [S112]",
                "    sopkit: 1",
                "    ^^^^^^^^^ give the SOP another file name",
            ],
        ),
        (
            "language: en\nlanguage: id\n",
            [
                ":2:1: error: the key `language` is already in use [S103]",
                "    language: id",
                "    ^^^^^^^^ keep one of the two, or rename one",
            ],
        ),
    ],
)
def test_what_is_wrong_with_settings_is_said_as_of_a_document(file, text, lines):
    assert said(file, text)[:3] == lines


def test_all_faults_are_told_in_the_order_of_the_file(file):
    heads = [line for line in said(file, "numbers: 4\nlanguage: 1\nbahasa: id\n") if line.startswith(":")]
    assert [head.split(": ")[0] for head in heads] == [":1:10", ":2:11", ":3:1"]


def test_faults_are_told_in_indonesian(file):
    assert said(file, "langage: id\n", "id")[0] == ":1:1: kesalahan: `langage` bukan kunci pada pengaturan [S112]"


def test_settings_that_are_no_text_are_told_so(file):
    assert said(file, b"language: \xff\n")[0] == ":1:11: error: the byte 0xFF is not UTF-8 [S101]"


def test_the_words_are_those_of_the_drawing():
    assert tuple(PAPERS) == settings.PAPERS
    assert tuple(IdentityPlace) == settings.PLACES
    assert sorted(form.ORDER) == sorted(settings.COLUMNS)
    assert sorted(form.TITLES) == sorted(settings.TITLES) == sorted(settings.Titles.model_fields)
    assert sorted(_MEANINGS) == list(_MEANINGS)


FULL = """\
language: id
paper: F4
orientation: portrait
margins: {left: 20, top: 7.5, right: }
columns:
  titles: {activity: Uraian Prosedur, number: 5, note: }
  order: [number, activity, lanes, output, time, requires, note]
identity: above
numbers: true
totals: true
rounding: 1
"""


def test_everything_can_be_set_and_blank_is_absent(file):
    file.write_text(FULL, encoding="utf-8")
    configured = read_settings(file)
    assert configured.findings == ()
    found = configured.settings
    assert (found.paper, found.orientation, found.identity, found.numbers) == ("F4", "portrait", "above", True)
    assert found.margins.model_dump() == {"top": 7.5, "right": None, "bottom": None, "left": 20.0}
    assert found.columns.titles.model_dump(exclude_none=True) == {"activity": "Uraian Prosedur", "number": "5"}
    assert found.columns.order == ("number", "activity", "lanes", "output", "time", "requires", "note")
    assert (found.totals, found.rounding) == (True, 1.0)


@pytest.mark.parametrize("value", ["0", "50", "12.5"])
def test_one_margin_stands_for_all_sides(file, value):
    file.write_text(f"margins: {value}\n", encoding="utf-8")
    assert set(read_settings(file).settings.margins.model_dump().values()) == {float(value)}


ALL = "`number`, `activity`, `lanes`, `requires`, `time`, `output`, `note`"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("margins: 60", ":1:10: error: `60` is not between 0 and 50 millimetres [S115]", "such as `margins: 15`"),
        (
            "margins: wide",
            ":1:10: error: `margins` must be a number of millimetres or a block of sides [S113]",
            "write `margins: 15`, or below `margins:` the sides `top`",
        ),
        ("margins: {top: -1}", ":1:16: error: `-1` is not between 0 and 50 millimetres [S115]", "such as `top: 15`"),
        ("margins: {top: a}", ":1:16: error: `margins.top` must be a number of millimetres [S113]", "`top: 15`"),
        ("margins: {topp: 1}", ":1:11: error: `topp` is not a key of `margins` [S112]", "did you mean `top`?"),
        ("top: 1", ":1:1: error: `top` is not a key of the settings [S112]", "`top` belongs in `margins`"),
        ("kertas: F4", ":1:1: error: `kertas` is not a key of the settings [S112]", "did you mean `paper`?"),
        ("paper: a4", ":1:8: error: `a4` is not one of the values of `paper` [S114]", "write `A4`; the values are"),
        ("paper: folio", ":1:8: error: `folio` is not one of the values of `paper` [S114]", "write `F4`"),
        ("paper: 4", ":1:8: error: `paper` must be one word [S113]", "the values are `A4`, `F4`"),
        ("orientation: tegak", ":1:14: error: `tegak` is not one of the values of `orientation` [S114]", "`portrait`"),
        ("identity: atas", ":1:11: error: `atas` is not one of the values of `identity` [S114]", "`above`, `none`"),
        ("numbers: ya", ":1:10: error: `numbers` must be `true` or `false` [S113]", "write `true` or `false`"),
        ("rounding: 3.1", ":1:11: error: `3.1` is not between 0 and 3 millimetres [S115]", "`rounding: 1`"),
        ("rounding: true", ":1:11: error: `rounding` must be a number of millimetres [S113]", "`rounding: 1`"),
        ("columns: x", ":1:10: error: `columns` must be a block of keys [S113]", "are `titles`, `order`"),
        ("columns: {title: x}", ":1:11: error: `title` is not a key of `columns` [S112]", "did you mean `titles`?"),
        (
            "columns: {titles: {kegiatan: x}}",
            ":1:20: error: `kegiatan` is not a key of `columns.titles` [S112]",
            "did you mean `activity`?",
        ),
        (
            "columns: {titles: {time: [1]}}",
            ":1:26: error: `columns.titles.time` must be text [S113]",
            "write `time: …`",
        ),
        ("columns: {order: 3}", ":1:18: error: `columns.order` must be a list [S113]", f"write each of {ALL} once"),
        (
            "columns: {order: [number, activity, lanes, requires, output]}",
            ":1:18: error: `columns.order` lacks `time`, `note` [S115]",
            f"write each of {ALL} once",
        ),
        (
            "columns: {order: [number, time, time]}",
            ":1:33: error: `time` stands twice in `columns.order` [S115]",
            f"write each of {ALL} once",
        ),
        (
            "columns: {order: [number, tme]}",
            ":1:27: error: `tme` is not one of the values of `columns.order` [S114]",
            "write `time`; the values are",
        ),
        ("columns: {order: [1]}", ":1:19: error: `columns.order` must be one word [S113]", "the values are"),
        (
            "lint: {select: [true]}",
            ":1:17: error: `lint.select` must be a list of words [S113]",
            "write `select: [a, b]`",
        ),
        (
            "lint: {select: [P1, ~]}",
            ":1:21: error: `lint.select` must be a list of words [S113]",
            "take the empty item",
        ),
        ("logo: 3", ":1:7: error: `logo` must be the path of a file [S113]", "write `logo: logo.png`"),
    ],
)
def test_each_fault_of_the_form_is_told_at_the_smallest_thing(file, text, line, hint):
    lines = said(file, text + "\n")
    assert lines[0] == line
    assert hint in " ".join(lines[1:])
    assert sum(each.startswith(":") for each in lines) == 1


def test_a_number_in_a_list_of_words_is_its_digits(file):
    file.write_text("lint: {select: [1, P105]}\n", encoding="utf-8")
    assert read_settings(file).settings.lint.select == ("1", "P105")


def test_words_of_a_value_are_shown_as_they_are(file):
    assert said(file, 'paper: "{key}"\n')[0] == ":1:8: error: `{key}` is not one of the values of `paper` [S114]"
