"""From paths to texts: what is found in folders, and what is passed over."""

import os
import shutil
import subprocess
import sys

import pytest

from sopkit.cli.inputs import Input, find_inputs


def names(*paths):
    return [item.name for item in find_inputs(paths, None)]


def test_a_folder_is_searched_for_files_that_carry_the_key_in_the_order_of_their_names(put):
    for name in ("sop/b.yaml", "sop/a.yml", "sop/sub/z.yaml", "sop/sub/y.YAML", "sop/c/1.yaml", "sop/note.txt"):
        put(name)
    put("sop/other.yaml", "title: Surat\n")
    put("sop/data.yaml", "")
    assert names("sop") == ["sop/a.yml", "sop/b.yaml", "sop/c/1.yaml", "sop/sub/y.YAML", "sop/sub/z.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "title: x\nsopkit: 1\n",
        "# note\n\nsopkit : 1\n",
        "\ufeffsopkit: 1\n",
        "'sopkit': 1\n",
        '"sopkit": 1\n',
        "Sopkit: 1\n",
        "title: x\rsopkit: 1\r",
        "{sopkit: 1, title: x}",
        "# note\n--- {title: x, 'sopkit': 1}",
        '{\n  "sopkit": 1\n}',
        "  sopkit: 1\n  title: x\n",
        "---\nsopkit: 1\n",
        "- sopkit: 1\n  title: x\n",
        "sopkit: 1\ntitle: [broken\n",
        "sopkit: 1\n".encode("utf-16"),
        "sopkit: 1\n".encode("utf-16-be"),
        b"title: \xff\nsopkit: 1\n",
    ],
)
def test_an_sop_is_known_by_its_key_however_it_is_written(put, text):
    put("sop/a.yaml", text)
    assert names("sop") == ["sop/a.yaml"]


@pytest.mark.parametrize("size", [1000, 1016, 1023, 1024, 1025, 5000])
def test_the_key_is_found_however_far_below_it_stands(put, size):
    put("sop/a.yaml", "#".ljust(size, "x") + "\nsopkit: 1\n")
    put("sop/b.yaml", "#".ljust(size, "x") + "\ntitle: x\n")
    assert names("sop") == ["sop/a.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "jobs:\n  sopkit: 1\n",
        "repos:\n- id: x\n  sopkit: 1\n",
        "# sopkit: 1\n",
        "text: 'sopkit: 1'\n",
        "sopkit\n",
        "sopkits: 1\n",
        "a: {sopkit: 1}\n",
        b"\x00\x01\x02",
    ],
)
def test_another_yaml_file_is_passed_over(put, text):
    put("sop/a.yaml", text)
    put("sop/b.yaml")
    assert names("sop") == ["sop/b.yaml"]


def test_hidden_folders_settings_and_links_to_nothing_are_passed_over(put, folder):
    put("sop/a.yaml")
    put("sop/.git/b.yaml")
    put("sop/.venv/x/c.yaml")
    put("sop/sopkit.yaml")
    put("sop/folder.yaml/d.txt")
    if sys.platform != "win32":
        (folder / "sop" / "e.yaml").symlink_to("nowhere")
        (folder / "sop" / "loop").symlink_to(folder / "sop")
    assert names("sop") == ["sop/a.yaml"]
    assert names("sop/.git") == ["sop/.git/b.yaml"]


def test_a_file_that_is_named_is_taken_whatever_it_is(put):
    put("sopkit.yaml")
    put("note.txt")
    put(".hidden/a.yaml")
    assert names("sopkit.yaml", "note.txt", ".hidden/a.yaml") == ["sopkit.yaml", "note.txt", ".hidden/a.yaml"]


def test_each_text_is_taken_once(put):
    put("sop/a.yaml")
    put("sop/b.yaml")
    assert names("sop/b.yaml", "sop", "./sop/a.yaml", "sop/../sop/b.yaml") == ["sop/b.yaml", "sop/a.yaml"]
    assert names("-", "-") == ["<stdin>"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_link_in_a_folder_is_the_text_that_it_leads_to(put, folder):
    put("sop/b.yaml")
    put("other/c.yaml")
    (folder / "sop" / "a.yaml").symlink_to("b.yaml")
    (folder / "sop" / "d.yaml").symlink_to("../other/c.yaml")
    (folder / "link").symlink_to("sop")
    assert names("sop") == ["sop/a.yaml", "sop/d.yaml"]
    assert names("other", "sop", "link") == ["other/c.yaml", "sop/a.yaml"]


def test_paths_are_shown_as_they_are_given(put, folder):
    put("sop/a.yaml")
    assert names(str(folder / "sop")) == [(folder / "sop" / "a.yaml").as_posix()]
    assert names("sop/") == ["sop/a.yaml"]
    assert names(".") == ["sop/a.yaml"]


def test_a_pattern_that_the_shell_left_is_filled_in(put):
    put("sop/b.yaml")
    put("sop/a.yaml")
    put("sop/[x].yaml")
    assert names("sop/?.yaml") == ["sop/a.yaml", "sop/b.yaml"]
    assert names("sop/[x].yaml") == ["sop/[x].yaml"]


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        ({".gitignore": "b.yaml\n"}, ["a.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": "/a.yaml\n"}, ["b.yaml", "sub/a.yaml", "sub/b.yaml", "sub/deep/a.yaml", "sub/deep/b.yaml"]),
        ({".gitignore": "sub/\n"}, ["a.yaml", "b.yaml"]),
        ({".gitignore": "sub/**/a.yaml\n"}, ["a.yaml", "b.yaml", "sub/b.yaml", "sub/deep/b.yaml"]),
        ({".gitignore": "*.yaml\n!a.yaml\n"}, ["a.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": "*.yaml\n", "sub/.gitignore": "!b.yaml\n"}, ["sub/b.yaml", "sub/deep/b.yaml"]),
        ({"sub/deep/.gitignore": "*\n"}, ["a.yaml", "b.yaml", "sub/a.yaml", "sub/b.yaml"]),
        ({".gitignore": "# a.yaml\n\n!\n/\nb.yaml\n"}, ["a.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": b"\xff\xfe\nb.yaml\n"}, ["a.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
    ],
)
def test_what_git_ignores_is_passed_over(put, rules, left):
    for place in ("", "sub/", "sub/deep/"):
        put(f"{place}a.yaml")
        put(f"{place}b.yaml")
    for name, text in rules.items():
        put(name, text)
    assert names(".") == left


def test_rules_above_the_folder_count_within_a_repository_only(put, folder):
    put(".gitignore", "b.yaml\nbuild/\n")
    for name in ("sop/a.yaml", "sop/b.yaml", "build/c.yaml"):
        put(name)
    assert names("sop") == ["sop/a.yaml", "sop/b.yaml"]
    (folder / ".git").mkdir()
    assert names("sop") == ["sop/a.yaml"]
    # Ignored, but asked for by name.
    assert names("build") == ["build/c.yaml"]
    assert names("sop/b.yaml") == ["sop/b.yaml"]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_and_we_agree_on_what_is_ignored(put, folder):
    rules = "/top.yaml\n*.tmp.yaml\nout/\n!out/keep.yaml\nsub/*\n!sub/keep.yaml\n**/deep/x?.yaml\na b.yaml\n\\#c.yaml\n"
    put(".gitignore", rules)
    files = [
        *("top.yaml", "q/top.yaml", "q.tmp.yaml", "out/keep.yaml", "q/out/a.yaml", "sub/a.yaml", "sub/keep.yaml"),
        *("q/sub/a.yaml", "deep/x1.yaml", "q/deep/x2.yaml", "q/deep/x.yaml", "a b.yaml", "#c.yaml", "é.yaml"),
    ]
    for name in files:
        put(name)
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "init", "-q", "."], check=True, cwd=folder, env=environment)
    command = ["git", "-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard", "*.yaml"]
    listed = subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert sorted(names(".")) == sorted(listed.stdout.splitlines())


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom the system refuses")
def test_what_the_system_refuses_is_told_and_the_rest_is_found(put, folder):
    put("sop/a.yaml")
    put("sop/b.yaml").chmod(0)
    put("sop/c/d.yaml")
    (folder / "sop/c").chmod(0)
    found = find_inputs(["sop"], None)
    (folder / "sop/c").chmod(0o700)
    assert [(item.name, isinstance(item, Input)) for item in found] == [
        ("sop/a.yaml", True),
        ("sop/b.yaml", False),
        ("sop/c", False),
    ]
