"""Words, names of files and settings that a terminal would take for commands: it is shown signs in their place."""

import re
import sys

import pytest
from armed import armed, as_yaml
from started import Terminal, started

OURS = "0|1|2|32|33|36|1;31|1;33|1;36"
SIGNS = "a\x1b[31m\x1b]0;x\x07\r\n::error::x\u202e\u2066\x9b35m\x7f\u2028\u200bz"
"""All that a terminal or a log heeds, or hides."""

TYPED = (
    *("{}", "lint --{}", "--lang {} lint a.yaml", "lint --lang {} a.yaml", "explain {}", "explain -f {}", "git {}"),
    *("lint {}", "validate {}", "fmt {}", "fmt --diff {}", "times {}", "render {}", "status {}", "log {}", "verify {}"),
    *(
        "diff {}",
        "diff {} a.yaml",
        "merge {} {} {}",
        "approve {}",
        "clean {}",
        "schema {}",
        "workload a.yaml --volumes {}",
    ),
    *(
        "lint --select {} a.yaml",
        "lint --baseline {} a.yaml",
        "lint --write-baseline no/{} a.yaml",
        "lint -j {} a.yaml",
    ),
    *("lint --fail-on {} a.yaml", "lint --today {} a.yaml", "lint --output {} a.yaml", "lint --output {}=x a.yaml"),
    *(
        "times --set {} a.yaml",
        "times --set 1.time={} a.yaml",
        "times --set {}.time=1jam a.yaml",
        "times --workday {} a.yaml",
    ),
    *("render a.yaml -o no/{}/x.html", "render a.yaml --paper {}", "render a.yaml -f {}", "render a.yaml --dpi {}"),
    *("validate - --stdin-filename {}", "publish a.yaml --on {}", "submit a.yaml --by {} --on 2026-01-01"),
)
"""Everything that a command line may hold."""

CALLED = (
    *(
        "validate {}",
        "lint {}",
        "lint -f concise {}",
        "lint -f scorecard {}",
        "lint --unsafe-fixes --diff {}",
        "times {}",
    ),
    *("fmt --check {}", "fmt --diff {}", "status {}", "verify {}", "log {}", "diff {}", "diff a.yaml {}"),
    *("render {} -o x.html", "workload --volumes v.yaml {}", "git textconv {}", "revise {}", "approve {}"),
)
"""What reads a file."""

BROKEN = {
    "words.yaml": 'sopkit: 1\ntitle: "\\e[31m\\u202e"\n"\\e[0m": x\nexecutors: {a: A}\nsteps: "\\e]0;x\\a"\n',
    "syntax.yaml": 'sopkit: 1\ntitle: "a\u202e\n\u202eb: [',
    "raw.yaml": "sopkit: 1\ntitle:   a\u202eb\x85 c # \u202e\nexecutors: {a: A}\nsteps:\n  - {activity: x, by: a}\n",
    "sign.yaml": "sopkit: 1\ntitle: Pene\x1b[31mtapan\n",
}
CONFIGURED = {
    "unknown": '"\\e[31mkey": "\\e[32m"\nlanguage: "\\e[33m"\nlint: {rules: {"\\e[35m": off}}\n',
    "chosen": 'logo: "\\e[36m.png"\nlint: {select: ["\\e[34m"]}\n',
    "broken": 'a: "\u202e',
}


@pytest.fixture(scope="module")
def folder_of_names(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nama")
    text = as_yaml(armed(0, 5))
    name = SIGNS if sys.platform != "win32" else "a\u202e\u200bz"
    for file in ("a.yaml", f"{name}.yaml"):
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    for file, broken in BROKEN.items():
        (folder / file).write_text(broken, encoding="utf-8", newline="\n")
    (folder / "v.yaml").write_text('"\\e[31m": {volume: "\\e[1m"}\n', encoding="utf-8")
    for inner, settings in CONFIGURED.items():
        (folder / inner).mkdir()
        (folder / inner / "sopkit.yaml").write_text(settings, encoding="utf-8")
        (folder / inner / "a.yaml").write_text(text, encoding="utf-8")
    return folder, f"{name}.yaml"


def assert_nothing_commands(text):
    """A terminal is told colours by us, and nothing by anybody else."""
    left = re.sub(rf"\x1b\[(?:{OURS})m", "", text)
    assert [sign for sign in set(left) - {"\n"} if not sign.isprintable()] == []
    assert not re.search(r"^\s*(?:::|##)", text, flags=re.MULTILINE)


def assert_terminal_is_safe(folder, line, word):
    status, out, err = started(folder, [part.replace("{}", word) for part in line.split()], Terminal)
    assert status in {0, 1, 2}
    assert "fault of its own" not in err
    assert_nothing_commands(out.decode() + err)


@pytest.mark.parametrize("line", TYPED)
def test_what_is_typed_reaches_no_terminal_raw(line, folder_of_names):
    assert_terminal_is_safe(folder_of_names[0], line, SIGNS)


@pytest.mark.parametrize("line", CALLED)
def test_what_a_file_is_called_reaches_no_terminal_raw(line, folder_of_names):
    assert_terminal_is_safe(folder_of_names[0], line, folder_of_names[1])


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize(
    "line", ["validate {}", "lint {}", "lint --fix --diff {}", "fmt --diff {}", "times {}", "log {}"]
)
def test_a_text_that_is_no_sop_reaches_no_terminal_raw(name, line, folder_of_names):
    assert_terminal_is_safe(folder_of_names[0], line, name)


@pytest.mark.parametrize("inner", CONFIGURED)
@pytest.mark.parametrize("line", ["lint {}", "times {}", "render {} -o x.html", "status {}"])
def test_settings_reach_no_terminal_raw(inner, line, folder_of_names):
    assert_terminal_is_safe(folder_of_names[0], line, f"{inner}/a.yaml")


def test_what_is_made_for_machines_reaches_no_terminal_raw(folder_of_names):
    folder, _name = folder_of_names
    for line in ("merge a.yaml a.yaml raw.yaml", "lint raw.yaml -f json", "render a.yaml -f svg -o -"):
        assert_terminal_is_safe(folder, line, "")
    assert "\u202e" in started(folder, "merge a.yaml a.yaml raw.yaml")[1].decode(), "a pipe gets every byte"
