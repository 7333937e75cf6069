import re

import pytest

from sopkit import __version__
from sopkit.cli.commands import COMMANDS
from sopkit.cli.ending import language_asked
from sopkit.i18n import translations
from sopkit.report.formats import FORMATS


def test_the_version_is_shown(sopkit):
    assert sopkit("--version").out == f"sopkit {__version__}\n"


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)], ids=str)
def test_help_explains_and_shows_an_example(sopkit, command, language):
    done = sopkit("--lang", language, *command, "--help")
    assert done.status == 0
    assert done.err == ""
    heading = {"en": "Examples:", "id": "Contoh:"}[language]
    examples = done.out.partition(f"\n{heading}\n")[2].splitlines()
    assert examples
    assert all(example.startswith(f"  {' '.join(['sopkit', *command])}") for example in examples)
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_without_a_command_help_is_shown(sopkit):
    assert sopkit() == sopkit("--help")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_of_the_english_help_is_left_in_the_indonesian(sopkit, command):
    english, indonesian = (sopkit(command, "--help", "--lang", language).out for language in ("en", "id"))
    assert indonesian.startswith(f"Pemakaian: sopkit {command} [OPSI]")
    same = set(english.splitlines()) & set(indonesian.splitlines())
    shown = {re.sub(r"^ *(-\w, )?(--[\w-]+)?( \[[\w|]+\])? *", "", line) for line in same} - {""}
    shown = {line for line in shown if not set(re.findall(r"[\w-]+", line)) <= FORMATS.keys()}
    assert all(line.startswith(("sopkit ", "$schema=")) for line in shown), shown


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["--lang", "id", "validate", "x"], "id"),
        (["validate", "x", "--lang", "id"], "id"),
        (["validate", "--lang=id"], "id"),
        (["--lang", "id", "validate", "--lang", "en"], "en"),
        (["--lang", "xx"], None),
        (["--lang"], None),
        (["validate", "--", "--lang", "id"], None),
        (["validate"], None),
    ],
)
def test_the_language_is_found_wherever_it_is_asked_for(arguments, asked):
    assert language_asked(arguments) == asked


@pytest.mark.parametrize(
    ("arguments", "environment", "settings", "language"),
    [
        (["--lang", "id", "validate", "a.yaml"], "en", "en", "id"),
        (["validate", "a.yaml", "--lang", "id"], "en", "en", "id"),
        (["validate", "a.yaml"], "en", "id", "id"),
        (["validate", "a.yaml"], "id", None, "id"),
        (["validate", "a.yaml"], "id_ID.UTF-8", None, "id"),
        (["validate", "a.yaml"], "fr", None, "en"),
        (["validate", "a.yaml"], "", None, "en"),
    ],
)
def test_the_language_is_that_asked_for_else_set_else_of_the_environment(
    sopkit, put, monkeypatch, arguments, environment, settings, language
):
    put("a.yaml")
    monkeypatch.setenv("SOPKIT_LANG", environment)
    if settings:
        put("sopkit.yaml", f"language: {settings}\n")
    said = {"en": "1 file, nothing wrong\n", "id": "1 berkas, tidak ada temuan\n"}
    assert sopkit(*arguments).out == said[language]


def test_help_is_in_the_language_of_the_settings_as_well(sopkit, put):
    put("sopkit.yaml", "language: id\n")
    assert sopkit("--help").out.startswith("Pemakaian:")


NEVER = "`never` is not one of the values of `--fail-on`: `error`, `warning`, `advice`"


@pytest.mark.parametrize(
    ("arguments", "sentence", "helped"),
    [
        (["validat"], "there is no command `validat`; did you mean `validate`?", "sopkit"),
        (["VALIDATE"], "there is no command `VALIDATE`; did you mean `validate`?", "sopkit"),
        (["cetak"], "there is no command `cetak`", "sopkit"),
        (["--nothing"], "there is no option `--nothing`", "sopkit"),
        (["validate"], "`PATH…` is missing", "sopkit validate"),
        (
            ["validate", "a.yaml", "--frmat", "json"],
            "there is no option `--frmat`; did you mean `--format`?",
            "sopkit validate",
        ),
        (["validate", "a.yaml", "-z"], "there is no option `-z`", "sopkit validate"),
        (["validate", "a.yaml", "-f"], "`-f` needs a value", None),
        (["render", "a.yaml", "--open=x"], "`--open` takes no value", None),
        (["schema", "b.yaml"], "the command line holds more than it should: `b.yaml`", "sopkit schema"),
        (
            ["validate", "a.yaml", "-f", "xml"],
            "`xml` is not one of the values of `--format`: `text`, `json`",
            "sopkit validate",
        ),
        (
            ["render", "a.yaml", "-f", "docx"],
            "`docx` is not one of the values of `--format`: `html`, `svg`, `png`, `pdf`, `dot`, `layout`",
            "sopkit render",
        ),
        (["validate", "a.yaml", "--fail-on", "never"], NEVER, "sopkit validate"),
        (["--lang", "fr", "validate", "a.yaml"], "`fr` is not one of the values of `--lang`: `en`, `id`", "sopkit"),
        (
            ["times", "a.yaml", "--workday", "long"],
            "`long` is no length of a working day; write `--workday 7.5h`",
            "sopkit times",
        ),
    ],
)
def test_a_command_line_that_is_wrong_is_told_so_with_where_help_is_found(sopkit, put, arguments, sentence, helped):
    put("a.yaml")
    done = sopkit(*arguments)
    assert (done.status, done.out) == (2, "")
    more = f"sopkit: see `{helped} --help`\n" if helped else ""
    assert done.err == f"sopkit: {sentence}\n{more}"


def test_a_wrong_command_line_is_told_of_in_indonesian(sopkit):
    assert sopkit("--lang", "id", "validat").err == (
        "sopkit: tidak ada perintah `validat`; apakah maksud Anda `validate`?\nsopkit: lihat `sopkit --help`\n"
    )


def test_a_fault_of_sopkit_itself_is_one_line(sopkit, put, monkeypatch):
    put("a.yaml")
    monkeypatch.setattr("sopkit.times.analyse", lambda *_all, **_more: 1 / 0)
    done = sopkit("times", "a.yaml")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "a.yaml: sopkit met a fault of its own: ZeroDivisionError: division by zero; "
        "please report it, with `SOPKIT_DEBUG=1` for details\n"
    )
    monkeypatch.setenv("SOPKIT_DEBUG", "1")
    done = sopkit("times", "a.yaml")
    assert done.status == 2
    assert done.err.startswith("Traceback")
    assert done.err.count("met a fault") == 1


def test_ctrl_c_ends_quietly(sopkit, put, monkeypatch):
    def interrupt():
        raise KeyboardInterrupt

    put("a.yaml")
    monkeypatch.setattr("sopkit.lint.engine.well_formed", interrupt)
    done = sopkit("validate", "a.yaml")
    assert (done.status, done.both) == (130, "")


def test_typers_own_words_are_in_the_catalogue():
    from sopkit.cli.frame import TYPER_WORDS

    assert all(translations("id").gettext(word) != word for word in TYPER_WORDS)


@pytest.mark.parametrize(
    ("rule", "beginning"),
    [
        ("S203", "S203 unknown-executor\n\nAn executor is named that the SOP does not list.\n\n## Why it matters\n"),
        ("s203", "S203 unknown-executor\n"),
        ("unknown-executor", "S203 unknown-executor\n"),
        ("unknown_executor", "S203 unknown-executor\n"),
        ("S103", "S103 duplicate-key\n\nA key stands twice in one block"),
    ],
)
def test_a_code_or_name_is_explained(sopkit, rule, beginning):
    done = sopkit("explain", rule)
    assert done.status == 0
    assert done.out.startswith(beginning)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("unknown-executer", "there is no such code or name; did you mean `unknown-executor`?"),
        ("?", "there is no such code or name; `sopkit explain` lists them"),
    ],
)
def test_a_code_that_does_not_exist_is_told_so(sopkit, rule, sentence):
    done = sopkit("explain", rule)
    assert (done.status, done.out, done.err) == (2, "", f"sopkit: {rule}: {sentence}\n")


def test_all_codes_are_listed_once(sopkit):
    from sopkit.lint.registry import rules

    codes = [line.split()[0] for line in sopkit("explain").out.splitlines()]
    assert codes == sorted(codes)
    assert len(codes) == len(set(codes))
    assert {rule.code for rule in rules()} < set(codes)


def test_the_schema_is_written(sopkit, folder):
    import json

    done = sopkit("schema", "-o", "sop.schema.json")
    assert (done.status, done.both) == (0, "wrote sop.schema.json\n")
    written = (folder / "sop.schema.json").read_text(encoding="utf-8")
    assert written == sopkit("schema").out == sopkit("schema", "-o", "-").out
    assert json.loads(written)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
