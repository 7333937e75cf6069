"""Files that change while they are looked at, and files that are called or linked as nobody would expect."""

import os
import subprocess
import sys
import time
import tracemalloc
import unicodedata
from pathlib import Path

import pytest
from processes import FLAWED, environment, posix, rows

from sopkit.cli.inputs import Input, find_inputs

CHANGES = {
    "is gone": lambda file: file.unlink(),
    "grew": lambda file: file.write_bytes(file.read_bytes() + b"# lain\n"),
    "shrank": lambda file: os.truncate(file, 30),
    "is a folder": lambda file: (file.unlink(), file.mkdir()),
    "is a pipe": lambda file: (file.unlink(), os.mkfifo(file)),
}


@pytest.fixture
def three(put):
    return [put(f"sop/{name}.yaml", FLAWED) for name in "abc"]


@posix
@pytest.mark.usefixtures("in_time")
@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("is gone", "there is no such file or folder"),
        ("is a folder", "this is a folder"),
        ("is a pipe", "there is no such file or folder"),
    ],
)
@pytest.mark.parametrize(
    "arguments", [["validate"], ["lint", "--fix"], ["fmt"], ["render", "-j", "1"], ["times"]], ids=" ".join
)
def test_a_file_that_goes_after_it_was_found_is_one_line_and_the_others_are_done(
    sopkit, three, monkeypatch, arguments, change, complaint
):
    _first, second, _third = three

    def found(*asked):
        items = find_inputs(*asked)
        CHANGES[change](second)
        return items

    monkeypatch.setattr("sopkit.cli.session.find_inputs", found)
    done = sopkit(*arguments, "sop")
    assert done.status == 2
    assert f"sopkit: sop/b.yaml: {complaint}\n" in done.err
    done.err.index("sopkit: ")
    assert done.err.count("sopkit: ") == 1
    assert "sop/c.yaml" in done.both or "2 " in done.both or Path("c.html").exists()


@posix
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("arguments", [["lint", "--fix"], ["fmt"], ["submit"]], ids=" ".join)
def test_what_somebody_else_wrote_meanwhile_is_not_lost(sopkit, three, monkeypatch, arguments, change):
    first, second, _third = three
    read = Input.read

    def reading(source):
        text = read(source)
        if source.path == Path("sop/b.yaml"):
            CHANGES[change](second)
        return text

    monkeypatch.setattr(Input, "read", reading)
    done = sopkit(*arguments, "sop/b.yaml" if arguments == ["submit"] else "sop")
    assert done.status == 2
    complaint = "this can't be written: it was changed by somebody else after it was read; run this again"
    assert done.err.splitlines().count(f"sopkit: sop/b.yaml: {complaint}") == 1
    if change == "grew":
        assert second.read_text(encoding="utf-8") == FLAWED + "# lain\n"
    elif change == "shrank":
        assert second.read_text(encoding="utf-8") == FLAWED[:30]
    else:
        assert not second.is_file()
    assert (first.read_text(encoding="utf-8") == FLAWED) is (arguments == ["submit"])
    assert [path for path in Path("sop").iterdir() if path.suffix != ".yaml"] == []


@pytest.mark.parametrize(("end", "formatted"), [("\n", "\n"), ("\r\n", "\r\n"), ("\r", "\n")], ids=["LF", "CRLF", "CR"])
def test_line_ends_change_no_place_and_no_meaning_and_are_kept(sopkit, put, end, formatted):
    text = FLAWED.replace("by: pemohon", "by: pemohn").replace("\n", end)
    put("a.yaml", text)
    put("b.yaml", FLAWED.replace("by: pemohon", "by: pemohn"))
    found, usual = (sopkit("lint", "--concise", name).out for name in ("a.yaml", "b.yaml"))
    assert "a.yaml:9:9: error: " in found
    assert found == usual.replace("b.yaml", "a.yaml")
    assert sopkit("lint", "--fix", "a.yaml").err == "a.yaml: 1 finding mended\n"
    mended = Path("a.yaml").read_bytes().decode()
    assert mended == text.replace(f"  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan{end}", "", 1)
    put("a.yaml", mended.replace("pemohn", "pemohon"))
    put("c.yaml", mended.replace("pemohn", "pemohon").replace(end, "\n"))
    assert (sopkit("diff", "c.yaml", "a.yaml").both, sopkit("diff", "a.yaml", "c.yaml").status) == ("", 0)
    sopkit("fmt", "a.yaml")
    written = Path("a.yaml").read_bytes().decode()
    assert written.count(formatted) == len(written.splitlines())
    assert formatted == "\r\n" or "\r" not in written
    assert sopkit("fmt", "--check", "a.yaml").status == 0


NAMES = (
    "dua kata.yaml",
    "\u00e9.yaml",
    unicodedata.normalize("NFD", "\u00e9.yaml"),
    "A.yaml",
    "a.yaml",
    "-x.yaml",
    "--help.yaml",
    "baris\nbaru.yaml",
    "\x1b[31m.yaml",
    "\u202ertl.yaml",
    "HEAD:x.yaml",
    "$(x) 'a' \"b\".yaml",
    "[a]*?.yaml",
    "#!.yaml",
    "p" * 250 + ".yaml",
    "q" * 251 + ".yml",
)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names, or take two for one")
def test_whatever_a_file_is_called_it_is_found_shown_mended_and_drawn(tmp_path):
    (tmp_path / "sop").mkdir()
    for name in NAMES:
        (tmp_path / "sop" / name).write_text(FLAWED, encoding="utf-8", newline="")
    commands = [
        ["validate", "."],
        ["lint", "--fix", "."],
        ["fmt", "."],
        ["render", ".", "-o", "../out", "-j", "1"],
        ["validate", "--", "-x.yaml"],
        ["validate", "-x.yaml"],
        ["diff", "HEAD:x.yaml", "a.yaml"],
    ]
    # A terminal that knows no letter but those of ASCII.
    surroundings = environment(LC_ALL="C", LANG="POSIX", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    found, linted, written, drawn, dashed, option, compared = rows(commands, env=surroundings, cwd=tmp_path / "sop")
    assert (found.status, found.out, found.err) == (0, f"{len(NAMES)} files, nothing wrong\n", "")
    assert (linted.status, linted.err.count("\n")) == (1, len(NAMES))
    assert (written.status, written.out.count("wrote "), written.err) == (0, len(NAMES), "")
    # 255 bytes are the most that a name may have, and `.html` is longer than `.yml`.
    assert (drawn.status, drawn.out.count("wrote "), drawn.err.count("\n")) == (2, len(NAMES) - 1, 1)
    assert "the system says: File name too long" in drawn.err
    assert {path.stem for path in (tmp_path / "out").iterdir()} == {Path(name).stem for name in NAMES[:-1]}
    assert (dashed.status, option.status) == (0, 2)
    assert (compared.status, compared.err) == (0, "")
    shown = "".join(row.out + row.err for row in (found, linted, written, drawn))
    assert "\x1b" not in shown
    assert shown.isascii()


@posix
def test_links_that_lead_in_a_circle_or_nowhere_are_one_line_each(tmp_path):
    sop = tmp_path / "sop"
    sop.mkdir()
    (sop / "a.yaml").write_text(FLAWED, encoding="utf-8", newline="")
    for name, target in (
        ("self.yaml", "self.yaml"),
        ("one.yaml", "two.yaml"),
        ("two.yaml", "one.yaml"),
        ("nowhere.yaml", "gone.yaml"),
        ("link.yaml", "a.yaml"),
        ("round", "."),
        ("up", ".."),
    ):
        (sop / name).symlink_to(target)
    (sop / "folder.yaml").mkdir()
    os.mkfifo(sop / "pipe.yaml")
    circle = "the system says: Too many levels of symbolic links"
    told = {
        "validate self.yaml": circle,
        "lint one.yaml": circle,
        "fmt self.yaml/x": circle,
        "times two.yaml": circle,
        "submit self.yaml": circle,
        "merge self.yaml a.yaml a.yaml": circle,
        "schema -o self.yaml": f"this can't be written: {circle}",
        "render a.yaml -f layout -o one.yaml": f"this can't be written: {circle}",
        "lint --write-baseline two.yaml a.yaml": f"this can't be written: {circle}",
        "validate nowhere.yaml": "there is no such file or folder",
        "validate folder.yaml": "no SOP is found in this folder: no YAML file with a key `sopkit`",
    }
    commands = [["validate", "."], ["validate", "round/up/sop/a.yaml", "a.yaml", "link.yaml"], ["fmt", "link.yaml"]]
    done = rows([*commands, *(line.split() for line in told)], env=environment(), cwd=sop)
    # A folder is searched without the folders that links lead to; the file of two names is one.
    assert [(row.status, row.out, row.err) for row in done[:2]] == [(0, "1 file, nothing wrong\n", "")] * 2
    assert (done[2].status, (sop / "link.yaml").is_symlink()) == (0, True)
    assert (sop / "a.yaml").read_text(encoding="utf-8") != FLAWED
    for (line, reason), row in zip(told.items(), done[3:], strict=True):
        assert (row.status, row.err.count("\n"), row.err.endswith(f": {reason}\n")) == (2, 1, True), (line, row)


# Many files.


def others(folder, count):
    """Put so many YAML files that are no SOPs into a folder, 300 to each folder in it, and one that is."""
    for number in range(count):
        inside = folder / f"{number // 300:03}"
        if number % 300 == 0:
            inside.mkdir(parents=True)
        (inside / f"{number:06}.yaml").write_bytes(b"name: app\nimage: nginx\nports:\n  - 80\n")
    (folder / "sop.yaml").write_text(FLAWED, encoding="utf-8")
    (folder / ".gitignore").write_text("*.tmp\nbuild/\n", encoding="utf-8")


def test_a_search_takes_time_by_the_number_of_files_and_memory_by_that_of_sops(folder):
    spent, held = [], []
    for count in (600, 2400):
        others(folder / str(count), count)
        best = 1e9
        for _try in range(2):
            begun = time.process_time()
            assert [item.name for item in find_inputs([str(count)], None)] == [f"{count}/sop.yaml"]
            best = min(best, time.process_time() - begun)
        spent.append(best)
        tracemalloc.start()
        find_inputs([str(count)], None)
        held.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert spent[1] < 4 * 1.5 * spent[0]
    # The names of one folder, and a text while it is read.
    assert held[1] < 1.3 * held[0]


@posix
def test_a_deep_folder_is_searched_to_its_end(folder, sopkit):
    here = Path()
    for _level in range(100):
        here /= "d"
    here.mkdir(parents=True)
    (here / "a.yaml").write_text(FLAWED, encoding="utf-8")
    assert sopkit("validate", ".").out == "1 file, nothing wrong\n"
    subprocess.run(["rm", "-r", "d"], cwd=folder, check=True)
