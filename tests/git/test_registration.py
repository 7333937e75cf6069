"""What `sopkit git` writes, and that it takes exactly that out again."""

import webbrowser
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from sopkit.cli.app import run
from sopkit.cli.git_drivers import difftool
from sopkit.repository.registration import with_lines, without_lines

FILES = {
    "no file": None,
    "an empty file": "",
    "lines": "*.txt text\n",
    "a line without an end": "*.txt text",
    "carriage returns": "*.txt text\r\n*.png binary\r\n",
    "carriage returns, no end": "*.txt text\r\n*.png binary",
    "bytes that are no text": "*.\udce9 text\n",
}


@pytest.fixture(autouse=True)
def in_repo(repo, monkeypatch):
    monkeypatch.chdir(repo.folder)
    for name in ("SOPKIT_LANG", "LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "")


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_attributes_are_taken_out_so_that_the_file_is_as_it_was(text):
    written = with_lines(text, ["*.sop.yaml"])
    assert "*.sop.yaml diff=sop merge=sop" in written.splitlines()
    assert written.startswith(text or "")
    assert without_lines(written) == text
    assert with_lines(written, ["*.sop.yaml"]) == written


def test_lines_that_a_person_has_added_below_stay():
    written = with_lines("*.txt text", ["*.sop.yaml"]) + "*.png binary\n"
    assert without_lines(written) == "*.txt text\n*.png binary\n"
    alone = with_lines(None, ["*.sop.yaml"]) + "*.png binary\n"
    assert without_lines(alone) == "*.png binary\n"


def test_other_globs_take_the_place_of_those_that_are_there():
    written = with_lines("*.txt text\n", ["*.sop.yaml"])
    again = with_lines(written, ["sop lama/*.yaml", 'a"b.yaml'])
    assert again.splitlines()[2:4] == [
        '"sop lama/*.yaml" diff=sop merge=sop',
        '"a\\"b.yaml" diff=sop merge=sop',
    ]
    assert without_lines(again) == "*.txt text\n"


@pytest.mark.parametrize("text", [None, "*.txt text"], ids=["no attributes", "attributes"])
@pytest.mark.parametrize("extra", [[], ["--external-diff"]], ids=["usual", "external"])
def test_enable_twice_and_disable_leave_nothing(repo, text, extra):
    repo.git("config", "diff.sop.cachetextconv", "true")
    before = repo.read(".git/config")
    if text is not None:
        repo.write(".gitattributes", text)
    assert run(["git", "enable", *extra]) == 0
    once = repo.read(".git/config"), repo.read(".gitattributes")
    assert run(["git", "enable", *extra]) == 0
    assert (repo.read(".git/config"), repo.read(".gitattributes")) == once
    assert ("external-diff" in once[0]) == bool(extra)
    assert run(["git", "disable"]) == 0
    assert repo.read(".git/config") == before
    assert (repo.folder / ".gitattributes").exists() == (text is not None)
    if text is not None:
        assert repo.read(".gitattributes") == text
    assert run(["git", "disable"]) == 0


def test_status_says_what_is_missing(repo, capsys):
    assert run(["git", "status"]) == 1
    assert "merges go by meaning: missing" in capsys.readouterr().out
    assert run(["git", "enable"]) == 0
    assert run(["git", "status"]) == 0
    capsys.readouterr()
    repo.git("config", "--unset", "merge.sop.driver")
    repo.write(".gitattributes", f"{repo.read('.gitattributes')}*.sop.yml -diff\n")
    assert run(["git", "status"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines if "missing" in line] == [
        "merges go by meaning",
        "`*.sop.yml` is an SOP",
    ]


def test_globs_come_from_the_settings_and_the_command_line(repo):
    repo.write("sopkit.yaml", "git: {globs: ['prosedur/*.yaml']}\n")
    assert run(["git", "enable", "--glob", "SOP lama/**/*.yaml"]) == 0
    names = ("prosedur/a.yaml", "SOP lama/b/c.yaml", "d.sop.yaml", "e.yaml")
    given = repo.git("check-attr", "merge", "--", *names).splitlines()
    assert [line.rpartition(": ")[2] for line in given] == ["sop", "sop", "sop", "unspecified"]
    assert run(["git", "status", "--glob", "SOP lama/**/*.yaml"]) == 0


def test_settings_for_all_repositories_of_a_person(repo, home):
    assert run(["git", "enable", "--global"]) == 0
    assert "sopkit git textconv" in (home / "gitconfig").read_text()
    assert (home / ".config/git/attributes").is_file()
    assert not (repo.folder / ".gitattributes").exists()
    # What holds everywhere holds here as well.
    assert run(["git", "status"]) == 0
    assert run(["git", "status", "--global"]) == 0
    assert run(["git", "disable", "--global"]) == 0
    assert (home / "gitconfig").read_text() == ""
    assert not (home / ".config/git/attributes").exists()
    assert run(["git", "status", "--global"]) == 1


def test_a_person_s_own_file_of_attributes_is_found(repo, home):
    repo.git("config", "--global", "core.attributesFile", str(home / "atribut"))
    assert run(["git", "enable", "--global"]) == 0
    assert "diff=sop" in (home / "atribut").read_text()


FAULTS = {
    "outside a repository": (lambda _repo: None, "is not in a git repository"),
    "broken settings of git": (
        lambda repo: repo.write(".git/config", "[user\n"),
        "git could not do this: bad config",
    ),
    "broken settings of sopkit": (lambda repo: repo.write("sopkit.yaml", "git: {glob: a}\n"), "did you mean `globs`?"),
}


@pytest.mark.parametrize("action", ["enable", "disable", "status"])
@pytest.mark.parametrize(("prepare", "said"), FAULTS.values(), ids=FAULTS)
def test_what_can_t_be_done_is_said_in_a_line(repo, tmp_path, monkeypatch, capsys, action, prepare, said):
    if prepare(repo) is None:
        monkeypatch.chdir(tmp_path)
    assert run(["git", action]) == 2
    assert said in capsys.readouterr().err


def test_without_git_one_line_says_so(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert run(["git", "enable"]) == 2
    assert capsys.readouterr().err == "sopkit: git: git is not installed, or not on PATH\n"


@pytest.mark.parametrize("glob", ["!x.yaml", "", "a\nb"])
def test_a_glob_that_git_would_not_take_is_refused(repo, capsys, glob):
    assert run(["git", "enable", "--glob", glob]) == 2
    assert "this is no pattern of `.gitattributes`" in capsys.readouterr().err
    assert not (repo.folder / ".gitattributes").exists()


@pytest.mark.parametrize("action", ["external-diff", "difftool", "textconv"])
def test_an_action_of_git_s_own_says_how_it_is_called(capsys, action):
    assert run(["git", action, "satu"] if action != "textconv" else ["git", action]) == 2
    assert capsys.readouterr().err.startswith(f"sopkit: sopkit git {action} ")


def test_the_page_of_a_change_is_opened(repo, monkeypatch):
    sop = "sopkit: 1\ntitle: Surat\nexecutors: {a: Staf}\nsteps: [{activity: Menulis surat, by: a}]\n"
    old, new = repo.write("lama.sop.yaml", sop), repo.write("baru.sop.yaml", sop.replace("surat,", "nota,"))
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    assert difftool([str(old), str(new), "sop/001 surat.sop.yaml"]) == 0
    (address,) = opened
    assert address.startswith("file://")
    assert address.endswith("/001%20surat.sop.html")
    assert "Menulis nota" in Path(url2pathname(urlsplit(address).path)).read_text(encoding="utf-8")


def test_where_there_is_no_page_nothing_is_opened(monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _address: pytest.fail("there is no page"))
    assert difftool(["lama", "baru"]) == 2


def test_a_glob_of_the_settings_writes_no_line_of_its_own(repo):
    written = with_lines(None, ["a\n* filter=jahat\nb"])
    assert len(written.splitlines()) == 3
    repo.write(".gitattributes", written)
    assert repo.git("check-attr", "filter", "--", "apa.yaml").strip().endswith("unspecified")
