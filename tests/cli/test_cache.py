"""What is kept changes nothing but the time: the same bytes and the same status with a cache as without."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept_library import OVERRIDES, TEXTS
from msgspec.structs import replace

from sopkit.cache import program
from sopkit.cli import judging, linting, remembered
from sopkit.cli.commands.lint import FORMS
from sopkit.lint import selection
from sopkit.resources import folder as folder_of

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = ("--today", "2026-06-01")

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are those of POSIX")


@pytest.fixture(autouse=True)
def caches(folder, monkeypatch):
    """A folder of its own for what a test keeps, beside that in which it stands."""
    place = folder.parent / f"{folder.name} caches"
    monkeypatch.setenv("SOPKIT_CACHE_DIR", str(place))
    return place


@pytest.fixture
def archive(put):
    for name, text in TEXTS.items():
        put(f"sop/{name}", text)
    return Path("sop")


@pytest.fixture
def remembers(capsysbinary):
    """What is answered without any command, as the program itself asks it first."""

    def ask(*arguments):
        capsysbinary.readouterr()
        status = remembered.answer(arguments)
        out, err = capsysbinary.readouterr()
        return None if status is None else (status, out, err.decode())

    return ask


def came_to(done):
    return done.status, done.raw, done.err


@pytest.fixture
def agrees(sopkit, remembers):
    """Run a command without a cache, with one, and ask what is remembered: all must be the same."""

    def run(*arguments, again=True):
        wanted = came_to(sopkit(*arguments, "--no-cache"))
        for _time in range(2 if again else 1):
            assert came_to(sopkit(*arguments)) == wanted
        if again and wanted[0] < 2:
            assert remembers(*arguments) == wanted
        return wanted

    return run


# The law.


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("form", FORMS)
def test_every_format_is_the_same_from_a_cache(agrees, form):
    assert agrees("lint", "sop", *DAY, "-f", form)[0] == 1


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("form", ["text", "json"])
def test_validate_is_the_same_from_a_cache(agrees, form):
    assert agrees("validate", "sop", "-f", form)[0] == 1


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "options",
    [
        ["--preset", "all"],
        ["--select", "P3", "--ignore", "P304"],
        ["--select", "P304,S"],
        ["--fail-on", "error", "--lang", "id"],
        ["--statistics"],
        ["--concise", "--preset=strict"],
        ["-j", "2"],
    ],
    ids=" ".join,
)
def test_what_is_asked_is_the_same_from_a_cache(agrees, put, options):
    agrees("lint", "sop", *DAY)  # what is kept of another question is no answer to this one
    agrees("lint", "sop", *DAY, *options)
    put("sopkit.yaml", OVERRIDES)
    agrees("lint", "sop", *DAY, *options)


@pytest.mark.parametrize("name", ["flawed", "musi-rawas"])
def test_the_examples_are_the_same_from_a_cache(agrees, name):
    for command in (["validate"], ["lint", *DAY, "--preset", "all"]):
        agrees(*command, str(folder_of("examples") / name))


@pytest.mark.usefixtures("archive")
def test_files_named_one_by_one_are_the_same_from_a_cache(agrees):
    names = [f"sop/{name}" for name in TEXTS if name.startswith("0")]
    agrees("lint", *names, *DAY)
    agrees("lint", *reversed(names), *DAY)
    agrees("lint", *names, names[0], *DAY)
    agrees("lint", "sop/sub", *names, *DAY)


_NAMES = st.sampled_from([*TEXTS, "new.yaml", "sub/new.yaml"])
_CHANGES = st.one_of(
    st.tuples(st.just("write"), _NAMES, st.sampled_from(list(TEXTS.values()))),
    st.tuples(
        st.just("add"), _NAMES, st.sampled_from(["note: x\n", "unit: Bagian Umum\n", "# x\n", "status: revoked\n"])
    ),
    st.tuples(st.just("drop"), _NAMES),
    st.tuples(
        st.just("set"), st.sampled_from(["sopkit.yaml", "sop/sopkit.yaml"]), st.sampled_from(["", OVERRIDES, None])
    ),
    st.tuples(st.just("ignore"), st.sampled_from(["sub/\n", "0*\n", None])),
    st.tuples(
        st.just("ask"), st.sampled_from([(), ("--preset", "all"), ("--select", "P3"), ("--today", "2030-01-01")])
    ),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_CHANGES, min_size=1, max_size=5))
def test_after_any_changes_what_is_kept_is_what_is_found(sopkit, archive, put, remembers, changes):
    for name, text in TEXTS.items():
        put(f"sop/{name}", text)
    asked = ()
    for kind, *what in changes:
        if kind == "ask":
            asked = what[0]
        elif kind == "add":
            path = archive / what[0]
            if path.exists():
                path.write_bytes(path.read_bytes() + what[1].encode())
        elif kind == "drop":
            (archive / what[0]).unlink(missing_ok=True)
        else:
            *names, text = what
            path = (
                Path("sop/.gitignore")
                if kind == "ignore"
                else archive / names[0]
                if kind == "write"
                else Path(names[0])
            )
            path.unlink(missing_ok=True) if text is None else put(str(path), text)
        for command in (["lint", "sop", *DAY, *asked, "-f", "json"], ["validate", "sop"]):
            wanted = came_to(sopkit(*command, "--no-cache"))
            assert remembers(*command) in (None, wanted)
            assert came_to(sopkit(*command)) == wanted
    for path in (Path("sopkit.yaml"), archive / "sopkit.yaml", archive / ".gitignore", archive / "new.yaml"):
        path.unlink(missing_ok=True)


# What is found once is not asked again.


@pytest.fixture
def asked(monkeypatch):
    """The names of texts that are judged."""
    names = []
    judge = linting.Linting.judge
    monkeypatch.setattr(linting.Linting, "judge", lambda job, raw, name: names.append(name) or judge(job, raw, name))
    return names


@pytest.mark.usefixtures("archive")
def test_only_what_has_changed_is_judged_again(sopkit, asked, put):
    sopkit("lint", "sop", *DAY)
    no_sop = {"sop/bad.yaml", "sop/odd.yaml", "sop/shape.yaml", "sop/empty.yaml"}
    del asked[:]
    put("sop/03.yaml", TEXTS["03.yaml"].replace("menit", "jam"))
    Path("sop/04.yaml").rename("sop/44.yaml")
    sopkit("lint", "sop", *DAY)
    assert set(asked) - no_sop == {"sop/03.yaml"}


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "change",
    [
        lambda _put, patch: patch.setattr(program.sys, "version", "3.99"),
        lambda _put, patch: patch.setattr(program, "__version__", "99"),
        lambda _put, patch: patch.setattr(program, "_files", lambda _folder: ["a rule 99 99"]),
        lambda _put, patch: patch.setattr(program, "_library", lambda name: f"{name} 99"),
        lambda put, _patch: put("sopkit.yaml", "superseded: [{old: UU 1/1999, new: UU 2/2020}]"),
        lambda put, _patch: put("sopkit.yaml", "lint: {options: {copied-text: {most: 1}}}"),
    ],
    ids=["Python", "version", "a rule's source", "a library", "settings", "options"],
)
def test_what_another_program_has_found_is_not_believed(sopkit, asked, monkeypatch, put, change, remembers):
    command = ("lint", "sop", *DAY)
    sopkit(*command)
    assert remembers(*command) is not None
    del asked[:]
    change(put, monkeypatch)
    program.fingerprint.cache_clear()
    assert remembers(*command) is None
    sopkit(*command)
    program.fingerprint.cache_clear()
    assert set(asked) == {f"sop/{name}" for name in TEXTS}


def test_a_changed_file_of_the_program_is_seen(tmp_path):
    file = tmp_path / "rules" / "one.py"
    file.parent.mkdir()
    file.write_text("a = 1\n")
    before = list(program._files(str(tmp_path)))
    file.write_text("a = 2\n")
    os.utime(file, (1, 1))
    assert list(program._files(str(tmp_path))) != before
    assert all(program._library(name) for name in ("pydantic", "yaml", "no-such-library"))


def test_a_few_texts_are_not_kept(sopkit, put, caches):
    for number in range(4):
        put(f"sop/{number}.yaml")
    sopkit("lint", "sop")
    assert not caches.exists()
    put("sop/4.yaml")
    sopkit("lint", "sop", "--no-cache")
    assert not caches.exists()
    sopkit("lint", "sop")
    assert {path.name for path in caches.iterdir()} == {"texts", "reports", "CACHEDIR.TAG", ".gitignore"}


@pytest.mark.usefixtures("archive")
def test_no_name_of_a_file_is_kept_with_texts(sopkit, caches):
    sopkit("lint", "sop", *DAY)
    (shelf,) = (caches / "texts").iterdir()
    assert b"Penerimaan Surat" in shelf.read_bytes()
    assert b"01.yaml" not in shelf.read_bytes()


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "arguments",
    [
        ["lint", "sop", "-o", "out.txt"],
        ["lint", "sop", "--fix", "--diff"],
        ["lint", "sop", "--baseline", "b.json"],
        ["lint", "sop", "--no-cache"],
        ["lint", "sop", "missing.yaml"],
        ["lint", "-", "sop"],
        ["lint", "sop", "-fjson"],
        ["lint", "sop", "--select"],
        ["lint", "sop", "--concise=1"],
        ["lint", "--", "sop"],
        ["validate", "sop", "--today", "2026-06-01"],
        ["times", "sop"],
        ["lint"],
        [],
    ],
    ids=" ".join,
)
def test_only_plain_command_lines_are_remembered(sopkit, remembers, arguments):
    sopkit("lint", "sop", *DAY)
    sopkit(*arguments)
    assert remembers(*arguments) is None


@pytest.mark.usefixtures("archive")
def test_the_language_before_a_command_is_the_same_question(sopkit, remembers):
    told = came_to(sopkit("--lang", "id", "validate", "sop"))
    assert remembers("validate", "sop") is None
    assert remembers("validate", "sop", "--lang", "id") == told
    assert remembers("--lang", "id", "validate", "sop") is None


@pytest.mark.usefixtures("archive")
def test_a_logo_that_is_gone_is_told_of(sopkit, put, remembers):
    png = folder_of("examples") / "musi-rawas" / "001-penetapan-angka-kredit.svg"
    put("logo.svg", png.read_bytes())
    put("sopkit.yaml", "logo: logo.svg\n")
    if sopkit("lint", "sop", *DAY).status == 2:
        put("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h9v9z"/></svg>')
        sopkit("lint", "sop", *DAY)
    assert remembers("lint", "sop", *DAY) is not None
    Path("logo.svg").unlink()
    assert remembers("lint", "sop", *DAY) is None
    assert "there is no file `logo.svg`" in sopkit("lint", "sop", *DAY).err


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("first", [True, False], ids=["there before", "there since"])
def test_settings_that_are_not_used_are_told_of_each_time(sopkit, put, remembers, first):
    settings = put("sop/dalam/sopkit.yaml", "language: id\n")
    put("sop/dalam/x.yaml", TEXTS["05.yaml"])
    if not first:
        settings.unlink()
        sopkit("lint", "sop", *DAY)
        assert remembers("lint", "sop", *DAY) is not None
        settings.touch()
    for _time in range(2):
        assert "not even `sop/dalam/sopkit.yaml`" in sopkit("lint", "sop", *DAY).err
        assert remembers("lint", "sop", *DAY) is None


@pytest.mark.usefixtures("archive")
def test_fixes_are_found_with_a_cache(sopkit):
    wanted = came_to(sopkit("lint", "sop", *DAY, "--fix", "--unsafe-fixes", "--diff", "--no-cache"))
    assert b"-  - {sop: '0001'}\n+  - {sop: '001'}\n" in wanted[1]
    for _time in range(2):
        assert came_to(sopkit("lint", "sop", *DAY, "--fix", "--unsafe-fixes", "--diff")) == wanted


@pytest.mark.usefixtures("archive")
def test_a_baseline_is_the_same_with_a_cache(sopkit):
    written = []
    for more in (["--no-cache"], [], []):
        sopkit("lint", "sop", *DAY, "--write-baseline", "b.json", *more)
        written.append(Path("b.json").read_bytes())
        assert (
            "findings of the baseline are not told of" in sopkit("lint", "sop", *DAY, "--baseline", "b.json", *more).err
        )
    assert len(set(written)) == 1


# A cache that fails.


def damaged(place):
    """Ways in which a file of a cache may be other than it was written."""
    whole = place.read_bytes()
    yield b""
    yield b"rubbish"
    yield whole[:-1]
    yield whole[: len(whole) // 2]
    yield whole[:-3] + bytes([whole[-3] ^ 1]) + whole[-2:]
    yield whole.replace(b"cache 1", b"cache 2", 1)
    yield whole + b"\n"
    yield os.urandom(len(whole))
    yield b"\0" * (1 << 20)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("part", ["texts", "reports"])
def test_a_damaged_cache_is_told_of_once_and_made_anew(sopkit, caches, remembers, part):
    wanted = sopkit("lint", "sop", *DAY)
    (file,) = (caches / part).iterdir()
    whole = file.read_bytes()
    for content in damaged(file):
        file.write_bytes(content)
        assert part == "texts" or remembers("lint", "sop", *DAY) is None
        done = sopkit("lint", "sop", *DAY)
        assert (done.status, done.raw) == (wanted.status, wanted.raw)
        assert done.err == f"sopkit: {file}: this cache is damaged and is made anew\n"
        assert sorted(file.read_bytes().splitlines()[2:]) == sorted(whole.splitlines()[2:]) or part == "reports"
        assert sopkit("lint", "sop", *DAY).err == ""


@pytest.mark.usefixtures("archive")
def test_a_folder_in_place_of_a_file_is_told_of_once(sopkit, caches):
    wanted = sopkit("lint", "sop", *DAY)
    for part in ("texts", "reports"):
        (file,) = (caches / part).iterdir()
        file.unlink()
        (file / "inside").mkdir(parents=True)
    for _time in range(2):
        done = sopkit("lint", "sop", *DAY)
        assert (done.status, done.raw) == (wanted.status, wanted.raw)
        assert done.err.startswith(f"sopkit: {caches}: this cache can't be used: ")
        assert done.err.count("\n") == 1


@pytest.mark.usefixtures("archive")
def test_a_cache_that_is_too_large_is_not_read(sopkit, monkeypatch):
    sopkit("lint", "sop", *DAY)
    monkeypatch.setattr("sopkit.cache.files.LARGEST", 1000)
    assert "damaged" in sopkit("lint", "sop", *DAY).err


@pytest.mark.usefixtures("archive")
def test_a_file_in_place_of_the_folder_is_told_of_once(sopkit, caches):
    caches.write_text("a file")
    done = sopkit("lint", "sop", *DAY)
    assert done.status == 1
    assert done.err.startswith(f"sopkit: {caches}: this cache can't be used: ")
    assert done.err.count("\n") == 1


@pytest.mark.usefixtures("archive")
@posix
def test_a_cache_in_which_others_can_write_is_not_believed(sopkit, caches, remembers):
    wanted = sopkit("lint", "sop", *DAY)
    for part in ("texts", "reports"):
        (caches / part).chmod(0o777)
    assert remembers("lint", "sop", *DAY) is None
    done = sopkit("lint", "sop", *DAY)
    assert (done.status, done.raw) == (wanted.status, wanted.raw)
    assert (
        done.err == f"sopkit: {caches}: this cache can't be used: others can write in it; `--no-cache` goes without\n"
    )


@pytest.mark.usefixtures("archive")
@posix
def test_a_read_only_folder_is_told_of_once(sopkit, caches):
    if os.geteuid() == 0:
        pytest.skip("needs a user whom the system refuses")
    caches.mkdir()
    caches.chmod(0o500)
    done = sopkit("lint", "sop", *DAY)
    caches.chmod(0o700)
    assert done.err == f"sopkit: {caches}: this cache can't be used: access is denied; `--no-cache` goes without\n"


@pytest.mark.usefixtures("archive")
def test_a_full_disk_is_told_of_once(sopkit, monkeypatch, caches):
    def full(*_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    done = sopkit("lint", "sop", *DAY)
    assert done.status == 1
    assert "No space left on device" in done.err
    assert done.err.count("\n") == 1
    assert [path for path in caches.rglob("*") if path.name.endswith(".tmp")] == []


@pytest.mark.usefixtures("archive")
def test_without_a_home_nothing_is_kept_and_nothing_said(sopkit, monkeypatch):
    def nowhere():
        raise RuntimeError

    for name in ("SOPKIT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    assert sopkit("lint", "sop", *DAY).err == ""
    assert sopkit("clean").err == "there is no folder for caches, so nothing is kept\n"


def test_a_text_that_changes_while_it_is_judged_is_not_remembered(sopkit, archive, monkeypatch, remembers):
    finished = linting.Run._finished

    def change(run, one, among):
        (archive / "06.yaml").write_bytes(b"sopkit: 1\n")
        return finished(run, one, among)

    monkeypatch.setattr(linting.Run, "_finished", change)
    sopkit("lint", "sop", *DAY)
    (archive / "06.yaml").write_text(TEXTS["06.yaml"], encoding="utf-8", newline="\n")
    assert remembers("lint", "sop", *DAY) is None


@pytest.mark.usefixtures("archive")
def test_a_rule_that_fails_is_told_of_each_time(sopkit, monkeypatch):
    def fails(*_given):
        raise ValueError("broken")

    failing = tuple(replace(one, check=fails) if one.code == "P201" else one for one in selection.rules())
    monkeypatch.setattr(selection, "rules", lambda: failing)
    wanted = came_to(sopkit("lint", "sop", *DAY, "--no-cache", "-f", "scorecard"))
    assert wanted[0] == 2
    assert wanted[2].count("sopkit met a fault of its own: ValueError: broken") >= len(TEXTS) - 4
    # Only a worker that is a copy of this process knows the rule that fails.
    copied = sys.platform == "linux" and threading.active_count() == 1
    for more in ([], [], ["-j", "2"] if copied else []):
        assert came_to(sopkit("lint", "sop", *DAY, "-f", "scorecard", *more)) == wanted


# Real processes.


def start(*arguments, **more):
    known = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.Popen(
        [sys.executable, "-m", "sopkit", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**known, "PYTHONPATH": str(ROOT), **more},
    )


@pytest.mark.usefixtures("archive")
def test_runs_at_once_agree_and_leave_a_whole_cache(caches, sopkit, remembers):
    wanted = came_to(sopkit("lint", "sop", *DAY, "--no-cache"))
    runs = [start("lint", "sop", *DAY) for _number in range(3)]
    for run in runs:
        out, err = run.communicate()
        assert (run.returncode, out, err.decode()) == wanted
    assert remembers("lint", "sop", *DAY) == wanted
    assert came_to(sopkit("lint", "sop", *DAY)) == wanted
    assert [path for path in caches.rglob("*") if path.name.endswith(".tmp")] == []


def test_a_run_that_is_killed_while_it_writes_harms_nothing(archive, caches, sopkit):
    code = (
        "import os, signal, sys; from pathlib import Path; from sopkit.cli.app import run; write = Path.write_bytes; "
        "Path.write_bytes = lambda path, data: (write(path, data[: len(data) // 2]), os._exit(9)); "
        f"run({['lint', 'sop', *DAY]!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 9
    (draft,) = (caches / "texts").iterdir()
    assert draft.name.endswith(".tmp")
    assert came_to(sopkit("lint", "sop", *DAY)) == came_to(sopkit("lint", "sop", *DAY, "--no-cache"))
    assert draft.exists()
    os.utime(draft, (time.time() - 7200,) * 2)
    (archive / "01.yaml").write_text(TEXTS["01.yaml"] + "# x\n", encoding="utf-8")
    sopkit("lint", "sop", *DAY)
    assert not draft.exists()


@pytest.mark.usefixtures("archive")
def test_what_is_remembered_loads_next_to_nothing(sopkit):
    wanted = came_to(sopkit("lint", "sop", *DAY))
    heavy = ["typer", "pydantic", "yaml", "rich", "json", "dataclasses", "gettext", "pathspec", "concurrent.futures"]
    code = (
        f"import sys; sys.argv = ['sopkit', 'lint', 'sop', *{DAY!r}]; from sopkit.__main__ import main\n"
        "try: main()\nfinally: print(sorted(set(" + repr(heavy) + ") & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (*wanted[:2], b"[]\n")


@pytest.mark.usefixtures("archive")
@posix
def test_a_pipe_that_nobody_reads_ends_quietly_from_a_cache_too(sopkit):
    sopkit("lint", "sop", *DAY)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "sopkit", "lint", "sop", *DAY],
            stdout=pipe, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, b"")


# Several at once.


@pytest.mark.usefixtures("archive")
def test_several_at_once_are_as_one_after_another(sopkit, monkeypatch):
    monkeypatch.setattr(judging, "_BATCH", 3)
    for command in (["lint", "sop", *DAY, "-f", "json", "--preset", "all"], ["validate", "sop"]):
        wanted = came_to(sopkit(*command, "--no-cache", "-j", "1"))
        assert came_to(sopkit(*command, "--no-cache", "-j", "2")) == wanted
        assert came_to(sopkit(*command, "-j", "2")) == wanted


@pytest.mark.parametrize(
    ("count", "jobs", "many"), [(149, None, None), (150, None, 7), (4, 2, 2), (3, 9, 3), (150, 1, None), (900, 99, 61)]
)
def test_many_texts_are_judged_by_as_many_workers_as_pay(monkeypatch, count, jobs, many):
    from sopkit.cli import workers
    from sopkit.cli.inputs import Input

    seen = []
    monkeypatch.setattr(judging, "processors", lambda: 7)
    monkeypatch.setattr(judging, "_judge", lambda *_more, **_as: judging.Judged())

    def each(_work, batches, _job, many, **_more):
        seen.append(many)
        return [[judging.Judged()] * len(batch.sources) for batch in batches]

    monkeypatch.setattr(workers, "each", each)
    sources = [Input(str(number), Path(str(number))) for number in range(count)]
    assert len(list(judging.judged(sources, None, None, jobs))) == count
    assert seen == ([] if many is None else [many])


class Deadly:
    """A job that ends its process at a text."""

    def asked(self, _name):
        return b""

    def judge(self, raw, name):
        from sopkit.cli.checking import Checking

        if b"deadly" in raw:
            os._exit(3)
        return Checking().judge(raw, name)


def test_a_text_that_ends_its_process_is_one_message(put, monkeypatch):
    from sopkit.cli.inputs import Input

    monkeypatch.setattr(judging, "_BATCH", 2)
    for number in range(4):
        put(f"{number}.yaml", "deadly: 1\n" if number == 2 else "sopkit: 1\n")
    sources = [Input(f"{number}.yaml", Path(f"{number}.yaml")) for number in range(4)]
    done = list(judging.judged(sources, Deadly(), None, 2))
    assert [one.fault is not None for one in done] == [False, False, True, False]
    assert "a worker process ended with status" in done[2].fault.what


@posix
def test_workers_end_with_the_process_that_started_them():
    code = (
        "import os, sys, time; sys.path.insert(0, 'tests'); from sopkit.cli import workers\n"
        "class Portion:\n    def held(self): return self\n"
        "def work(portion, job): print(os.getpid(), flush=True); time.sleep(60)\n"
        "next(workers.each(work, [Portion(), Portion()], None, 2, copies=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    pids = [int(process.stdout.readline()) for _number in range(2)]
    process.kill()
    process.wait()
    process.stdout.close()
    for _try in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            break
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


# Cleaning.


@pytest.mark.usefixtures("archive")
def test_clean_deletes_what_is_kept_and_nothing_else(sopkit, caches):
    sopkit("lint", "sop", *DAY)
    (caches / "mine").write_text("kept")
    assert sopkit("clean", "--dry-run").out.startswith(f"{caches} holds 2 files, ")
    assert (caches / "texts").exists()
    assert sopkit("clean", "--lang", "id").out.startswith(f"dihapus dari {caches}: 2 berkas, ")
    assert {path.name for path in caches.iterdir()} == {"mine", "CACHEDIR.TAG", ".gitignore"}
    assert sopkit("clean").out == f"deleted from {caches}: 0 files, 0.0 kB\n"


@pytest.mark.usefixtures("archive")
def test_clean_says_what_it_can_not_delete(sopkit, caches, monkeypatch):
    sopkit("lint", "sop", *DAY)

    def refuse(*_more, **_as):
        raise PermissionError(13, "Permission denied", str(caches))

    monkeypatch.setattr("shutil.rmtree", refuse)
    done = sopkit("clean")
    assert (done.status, done.err) == (2, f"sopkit: {caches}: access is denied\n")
