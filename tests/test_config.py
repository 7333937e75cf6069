from pathlib import Path

import pytest

from sopkit.config import find_settings
from sopkit.config.settings import Settings, read_settings
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
                "    ^^^^^^^^^^^ the keys of the settings are `language`",
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
                "    ^^^^ the keys of the settings are `language`",
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
    heads = [line for line in said(file, "paper: A4\nlanguage: 1\nbahasa: id\n") if line.startswith(":")]
    assert [head.split(": ")[0] for head in heads] == [":1:1", ":2:11", ":3:1"]


def test_faults_are_told_in_indonesian(file):
    assert said(file, "langage: id\n", "id")[0] == ":1:1: kesalahan: `langage` bukan kunci pada pengaturan [S112]"


def test_settings_that_are_no_text_are_told_so(file):
    assert said(file, b"language: \xff\n")[0] == ":1:11: error: the byte 0xFF is not UTF-8 [S101]"
