"""`sopkit lint` from the command line: what it reports, where to, what it mends, and what it refuses."""

import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace

import sopkit as package
from sopkit.cli.commands.lint import FORMS
from sopkit.lint import selection
from sopkit.report.formats import FORMATS

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
GOOD = EXAMPLES / "musi-rawas" / "003-pelayanan-dan-pengaturan-surat-menyurat.yaml"
DAY = ("--today", "2026-06-01")


@pytest.fixture
def archive(folder):
    """A folder `sop` with the examples, linted as on one day."""
    shutil.copytree(EXAMPLES / "musi-rawas", folder / "sop")
    return folder / "sop"


def codes(done):
    return [finding["code"] for finding in json.loads(done.out)["findings"]]


def test_the_formats_are_those_of_reports():
    assert sorted(FORMATS) == sorted(FORMS)


def test_a_good_sop_has_nothing_wrong(sopkit, put):
    put("a.yaml", GOOD.read_text(encoding="utf-8"))
    done = sopkit("lint", "a.yaml", *DAY)
    assert (done.status, done.both) == (0, "1 file, nothing wrong\n")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("archive")
def test_every_format_reports_a_folder(sopkit, form):
    done = sopkit("lint", "sop", "-f", form, *DAY)
    assert done.status == 1
    assert done.err == ""
    assert "P411" in done.out or form.startswith("scorecard")
    if form.endswith("json") or form in {"sarif", "gitlab"}:
        json.loads(done.out)
    if form == "junit":
        ET.fromstring(done.out)


@pytest.mark.usefixtures("archive")
def test_several_formats_at_once_each_have_their_file(sopkit, folder):
    done = sopkit("lint", "sop", "-o", "sarif=a.sarif", "-o", "junit=b.xml", "-o", "main.txt", "--concise", *DAY)
    assert done.status == 1
    assert json.loads((folder / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (folder / "b.xml").read_text(encoding="utf-8").startswith("<?xml")
    main = (folder / "main.txt").read_text(encoding="utf-8")
    assert "[P105]" in main
    assert "^" not in main
    assert done.out.splitlines() == ["wrote main.txt", "wrote a.sarif", "wrote b.xml"]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (("-o", "srif=a"), "there is no format `srif`; did you mean `sarif`?"),
        (("-o", "json="), "`--output json=` names no file"),
        (
            ("-o", "a.txt", "-o", "b.txt"),
            "`--output` names one file, or several as `FORMAT=FILE`; the formats are `text`",
        ),
        (("--today", "kemarin"), "`--today` is a day such as `2026-06-30`, not `kemarin`"),
        (("--select", "P1,many-step"), "`--select`: there is no rule, code or principle `many-step`; did you mean"),
        (
            ("--ignore", "xyz"),
            "`--ignore`: there is no rule, code or principle `xyz`; `sopkit explain` lists all rules",
        ),
        (("--preset", "hard"), "`hard` is not one of the values of `--preset`"),
        (("--baseline", "none.json"), "none.json: there is no such file or folder"),
    ],
)
def test_a_command_line_that_asks_for_what_there_is_not_is_told_so(sopkit, put, output, message):
    put("a.yaml")
    done = sopkit("lint", "a.yaml", *output)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


@pytest.mark.usefixtures("archive")
def test_rules_are_selected_and_ignored(sopkit):
    assert set(codes(sopkit("lint", "sop", "--select", "P4,executor-in-activity", "-f", "json", *DAY))) == {
        "P105", "P411", "P414", "P416", "P419",
    }  # fmt: skip
    done = sopkit("lint", "sop", "--select", "measurability", "--ignore", "P411", "-f", "json", *DAY)
    assert (done.status, set(codes(done))) == (0, {"P414", "P416", "P419"})


@pytest.mark.usefixtures("archive")
def test_advice_fails_only_where_asked(sopkit):
    assert sopkit("lint", "sop", "--select", "P416", *DAY).status == 0
    assert sopkit("lint", "sop", "--select", "P416", "--fail-on", "advice", *DAY).status == 1
    assert sopkit("lint", "sop", "--select", "P411", "--fail-on", "error", *DAY).status == 0


def test_the_day_decides_whether_a_review_is_overdue(sopkit, put):
    put("a.yaml", GOOD.read_text(encoding="utf-8"))
    assert codes(sopkit("lint", "a.yaml", "-f", "json", "--today", "2028-03-02")) == ["P501"]


@pytest.mark.usefixtures("archive")
def test_settings_choose_rules_levels_and_options_also_for_some_files(sopkit, put):
    put(
        "sopkit.yaml",
        """\
lint:
  select: [P207, P411, P416]
  levels: {P416: error}
  options: {many-steps: {most: 39}}
  overrides:
    - files: sop/001*
      ignore: [missing-output]
    - files: [sop/002*]
      options: {P207: {most: 40}}
""",
    )
    done = sopkit("lint", "sop", "-f", "json", *DAY)
    assert [(one["code"], one["level"]) for one in json.loads(done.out)["findings"]] == [("P416", "error")]


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("lint: {select: [P1, many-step]}", "1:21: error: there is no rule, code or principle `many-step` [S114]"),
        (
            "lint: {options: {P207: {most: x}}}",
            "1:31: error: option `most` of `many-steps` must be a whole number [S113]",
        ),
        ("lint: {levels: {P207: hard}}", "1:23: error: `hard` is not one of the values of `lint.levels` [S114]"),
        ("lint: {slect: [P1]}", "1:8: error: `slect` is not a key of `lint` [S112]"),
        ("lint: P1", "1:7: error: `lint` must be a block of keys [S113]"),
        ("lint: {overrides: [{ignore: [P1]}]}", "1:20: error: an item of `lint.overrides` must say for which `files`"),
        ("lint: {overrides: [{files: '!'}]}", "1:28: error: `!` is no pattern of files"),
        ("lint: {overrides: [{files: [a, '!']}]}", "1:32: error: `!` is no pattern of files"),
        ("select: [P1]", "1:1: error: `select` is not a key of the settings [S112]"),
        ("superseded: [{old: x}]", "1:14: error: an item of `superseded` must name the `old` and the `new` regulation"),
        ("lint: {preset: harsh}", "1:16: error: `harsh` is not one of the values of `lint.preset` [S114]"),
        ("lint: {select: [[P1]]}", "1:17: error: `lint.select` must be a list of words [S113]"),
        ("lint: {options: {P207: 5}}", "1:24: error: the options of a rule are a block of `name: value` lines [S113]"),
    ],
)
def test_settings_that_are_wrong_are_told_of_and_nothing_is_linted(sopkit, put, settings, line):
    put("a.yaml")
    put("sopkit.yaml", settings + "\n")
    done = sopkit("lint", "a.yaml")
    assert (done.status, done.out) == (2, "")
    assert f"sopkit.yaml:{line}" in done.err


def test_a_law_that_an_office_knows_to_be_replaced_is_a_finding(sopkit, put):
    text = GOOD.read_text(encoding="utf-8")
    put("a.yaml", text)
    put(
        "sopkit.yaml",
        "superseded:\n"
        "  - old: Permendagri 54/2009\n    new: Permendagri 1 Tahun 2023\n    source: pasal 99 of the new one\n",
    )
    done = sopkit("lint", "a.yaml", *DAY)
    assert done.status == 1
    assert "[P704]" in done.out


def test_waived_findings_are_left_out_and_their_reasons_stand_in_the_score_card(sopkit, archive):
    file = archive / "001-penetapan-angka-kredit.yaml"
    with file.open("a", encoding="utf-8") as stream:
        stream.write("waivers:\n  - {rule: P416, reason: arsip belum dibentuk}\n")
    assert "P416" not in codes(sopkit("lint", "sop/001-penetapan-angka-kredit.yaml", "-f", "json", *DAY))
    assert "arsip belum dibentuk" in sopkit("lint", "sop/001-penetapan-angka-kredit.yaml", "-f", "scorecard", *DAY).out


def test_only_what_a_baseline_does_not_hold_is_told_of(sopkit, archive, folder):
    wrote = sopkit("lint", "sop", "--write-baseline", "base.json", *DAY)
    assert (wrote.status, wrote.out) == (0, "wrote base.json\n")
    first = (folder / "base.json").read_bytes()
    known = sopkit("lint", "sop", "--baseline", "base.json", *DAY)
    assert known.status == 0
    assert known.out == "9 files, nothing wrong\n"
    assert "findings of the baseline are not told of" in known.err
    # Lines move, and nothing new has come; then one step loses its output.
    file = archive / "003-pelayanan-dan-pengaturan-surat-menyurat.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text("# moved\n\n" + text, encoding="utf-8")
    assert sopkit("lint", "sop", "--baseline", "base.json", *DAY).status == 0
    file.write_text(text.replace("    output: Surat masuk yang telah dipilah\n", "", 1), encoding="utf-8")
    new = sopkit("lint", "sop", "--baseline", "base.json", "-f", "json", *DAY)
    assert (new.status, codes(new)) == (1, ["P411"])
    assert sopkit("lint", "sop", "--baseline", "base.json", *DAY).err.count("gone") == 0
    first_sop = archive / "001-penetapan-angka-kredit.yaml"
    mended = first_sop.read_text(encoding="utf-8").replace("mengusulkan", "usul", 1)
    first_sop.write_text(mended, encoding="utf-8")
    assert (
        "findings of the baseline are gone: write it anew" in sopkit("lint", "sop", "--baseline", "base.json", *DAY).err
    )
    sopkit("lint", "sop", "--write-baseline", "base.json", *DAY)
    assert (folder / "base.json").read_bytes() != first


PARTS = {
    "one file": ("sop/001-penetapan-angka-kredit.yaml",),
    "some files": ("sop/00[2-9]*.yaml",),
    "a principle": ("sop", "--select", "P1"),
    "without a rule": ("sop", "--ignore", "P411"),
    "from another folder": ("002-pedoman-pelaksanaan-mtq.yaml",),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_what_a_baseline_holds_can_be_judged_and_written_anew(sopkit, archive, folder, monkeypatch, part):
    base = folder / "base.json"
    sopkit("lint", "sop", "--write-baseline", "base.json", *DAY)
    text = base.read_text(encoding="utf-8")
    if part == "from another folder":
        monkeypatch.chdir(archive)
    done = sopkit("lint", *PARTS[part], "--baseline", str(base), *DAY)
    assert (done.status, "gone" in done.err) == (0, False)
    again = sopkit("lint", *PARTS[part], "--write-baseline", str(base), *DAY)
    assert base.read_text(encoding="utf-8") == text
    assert "that this run did not look at stay" in again.err


def test_of_a_file_that_is_no_more_a_baseline_keeps_nothing(sopkit, archive, folder):
    sopkit("lint", "sop", "--write-baseline", "base.json", *DAY)
    (archive / "001-penetapan-angka-kredit.yaml").rename(archive / "one.yaml")
    assert sopkit("lint", "sop", "--baseline", "base.json", *DAY).status == 0
    assert sopkit("lint", "sop", "--write-baseline", "base.json", *DAY).err == ""
    paths = {row["path"] for row in json.loads((folder / "base.json").read_text(encoding="utf-8"))["findings"]}
    assert "sop/one.yaml" in paths
    assert "sop/001-penetapan-angka-kredit.yaml" not in paths


def test_what_is_said_of_an_sop_among_others_is_not_gone_where_some_are_missing(sopkit, folder):
    for place in ("kb", "dinas"):
        (folder / place).mkdir()
        (folder / place / "a.yaml").write_text(GOOD.read_text(encoding="utf-8"), encoding="utf-8")
    sopkit("lint", ".", "--write-baseline", "base.json", *DAY)
    text = (folder / "base.json").read_text(encoding="utf-8")
    assert "P304" in text
    assert "gone" not in sopkit("lint", "kb", "--baseline", "base.json", *DAY).err
    sopkit("lint", "kb", "--write-baseline", "base.json", *DAY)
    assert (folder / "base.json").read_text(encoding="utf-8") == text
    (folder / "dinas" / "a.yaml").unlink()
    assert "gone" in sopkit("lint", "kb", "--baseline", "base.json", *DAY).err


@pytest.mark.parametrize(
    "text", ["?", '{"version": 1, "findings": [{"fingerprint": "a", "path": "%s"}]}' % ("x" * 9000)]
)
def test_what_is_no_baseline_or_of_no_file_is_overwritten(sopkit, put, folder, text):
    put("a.yaml")
    put("base.json", text)
    assert sopkit("lint", "a.yaml", "--write-baseline", "base.json", *DAY).status == 0
    assert "xxx" not in (folder / "base.json").read_text(encoding="utf-8")
    assert sopkit("lint", "a.yaml", "--baseline", "base.json", *DAY).status == 0


def test_a_baseline_of_standard_input_holds_its_name(sopkit, folder):
    bad, name = GOOD.read_bytes().replace(b"    output: ", b"    note: "), "x" * 9000
    sopkit("lint", "-", "--stdin-filename", name, "--write-baseline", "base.json", *DAY, stdin=bad)
    assert name in (folder / "base.json").read_text(encoding="utf-8")
    done = sopkit("lint", "-", "--stdin-filename", "y.yaml", "--baseline", "base.json", *DAY, stdin=bad)
    assert (done.status, "gone" in done.err) == (0, False)


@pytest.mark.parametrize("form", ["scorecard", "scorecard-html", "statistics", "statistics-json"])
@pytest.mark.usefixtures("archive")
def test_a_baseline_makes_no_sop_better(sopkit, form):
    sopkit("lint", "sop", "--write-baseline", "base.json", *DAY)
    without = sopkit("lint", "sop", "-f", form, *DAY)
    beside = sopkit("lint", "sop", "-f", form, "--baseline", "base.json", *DAY)
    assert beside.raw == without.raw
    assert (without.status, beside.status) == (1, 0)
    assert "but count in score cards and statistics" in beside.err


@pytest.mark.parametrize(
    ("text", "message"), [('{"version": 9}', "version 9, not 1"), ("?", "it is not JSON"), ("[]", "it has no version")]
)
def test_a_baseline_of_another_kind_is_refused(sopkit, put, text, message):
    put("a.yaml")
    put("base.json", text)
    done = sopkit("lint", "a.yaml", "--baseline", "base.json")
    assert (done.status, done.out) == (2, "")
    assert f"sopkit: base.json: this is no baseline: {message}" in done.err or message in done.err


def test_what_can_be_mended_is_shown_and_then_mended(sopkit, put):
    text = GOOD.read_text(encoding="utf-8").replace(
        "  - Undang-Undang Nomor 43", "  - Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik\n"
        "  - Undang-Undang Nomor 43",
    )  # fmt: skip
    file = put("a.yaml", text)
    shown = sopkit("lint", "a.yaml", "--diff", *DAY)
    assert shown.status == 1
    assert shown.out.startswith("--- a/a.yaml\n+++ b/a.yaml\n")
    assert file.read_text(encoding="utf-8") == text
    done = sopkit("lint", "a.yaml", "--fix", *DAY)
    assert (done.status, done.out, done.err) == (0, "1 file, nothing wrong\n", "a.yaml: 1 finding mended\n")
    assert file.read_bytes() == GOOD.read_bytes()
    assert sopkit("lint", "a.yaml", "--fix", *DAY).err == ""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('activity: "Mengajukan permohonan."', 'activity: "Mengajukan permohonan"'),
        ("activity: 'Mengajukan permohonan;'  # apa", "activity: 'Mengajukan permohonan'  # apa"),
        ('activity: "Mengajukan \\x22permohonan\\x22."', 'activity: "Mengajukan \\x22permohonan\\x22"'),
        ("activity: Mengajukan\n      permohonan. # apa", "activity: Mengajukan\n      permohonan # apa"),
        (
            "activity: >- # apa\n      Mengajukan\n      permohonan.\n",
            "activity: >- # apa\n      Mengajukan\n      permohonan\n",
        ),
        ("activity: |-\n       Mengajukan permohonan.", "activity: |-\n       Mengajukan permohonan"),
        ("activity: >\n       Mengajukan permohonan.", "activity: >-\n       Mengajukan permohonan"),
        ("\"activity\": 'Mengajukan permohonan'\n    output: [\"Kartu.\", 'Surat.',  Map., Buku]",
         "\"activity\": 'Mengajukan permohonan'\n    output: [\"Kartu\", 'Surat',  Map, Buku]"),
    ],
)  # fmt: skip
def test_a_text_that_is_mended_keeps_its_quotes_and_lines(sopkit, put, before, after, line_end):
    lines = [
        "sopkit: 1",
        "title: Peminjaman Arsip",
        "executors: {pemohon: Pemohon}",
        "steps:",
        "  - by: pemohon",
        "    <>",
    ]
    text = "\n".join(lines) + "\n"
    file = put("a.yaml", "")
    file.write_bytes(text.replace("<>", before).replace("\n", line_end).encode())
    assert "mended" in sopkit("lint", "a.yaml", "--fix", *DAY).err
    assert file.read_bytes().decode() == text.replace("<>", after).replace("\n", line_end)


def test_unsafe_fixes_are_made_only_where_asked(sopkit, put):
    text = GOOD.read_text(encoding="utf-8").replace("activity: Meneliti ket", "activity: Melakukan penelitian ket", 1)
    text = text.replace("by: petugas", "by: petugs", 1)
    file = put("a.yaml", text)
    assert sopkit("lint", "a.yaml", "--fix", *DAY).status == 1
    assert file.read_text(encoding="utf-8") == text
    assert sopkit("lint", "a.yaml", "--unsafe-fixes", *DAY).status == 0
    mended = file.read_text(encoding="utf-8")
    assert "by: petugas" in mended
    assert "petugs" not in mended


def test_standard_input_is_mended_to_standard_output(sopkit):
    text = GOOD.read_text(encoding="utf-8").replace("by: petugas", "by: petugs", 1)
    done = sopkit("lint", "-", "--unsafe-fixes", *DAY, stdin=text.encode())
    assert (done.status, done.raw) == (0, GOOD.read_bytes())


def test_findings_of_standard_input_have_its_name(sopkit):
    done = sopkit("lint", "-", "--concise", *DAY, stdin=GOOD.read_bytes().replace(b"by: petugas", b"by: petugs", 1))
    assert done.out.startswith("<stdin>:")
    assert "[S203]" in done.out


@pytest.mark.usefixtures("archive")
def test_statistics_count_instead_of_telling(sopkit):
    text = sopkit("lint", "sop", "--statistics", *DAY)
    assert "executor-in-activity" in text.out
    assert "^" not in text.out
    assert json.loads(sopkit("lint", "sop", "--statistics", "-f", "json", *DAY).out)["version"] == 1


def test_a_folder_is_a_library_and_a_file_is_none(sopkit, archive):
    one = archive / "003-pelayanan-dan-pengaturan-surat-menyurat.yaml"
    (archive / "copy.yaml").write_bytes(one.read_bytes())
    assert "P304" in codes(sopkit("lint", "sop", "-f", "json", *DAY))
    assert "P304" not in codes(sopkit("lint", "sop/copy.yaml", "-f", "json", *DAY))


def test_what_is_no_sop_is_told_of_beside_the_others(sopkit, archive):
    (archive / "broken.yaml").write_text("sopkit: 1\ntitle: a\ntitle: b\n", encoding="utf-8")
    done = sopkit("lint", "sop", "missing.yaml", "-f", "json", *DAY)
    assert done.status == 2
    assert "S103" in codes(done)
    assert "P416" in codes(done)
    assert "missing.yaml: there is no such file or folder" in done.err


def test_a_rule_that_fails_is_named_with_its_document_and_the_others_are_asked(sopkit, put, monkeypatch):
    def fail(_context, *_options):
        raise ValueError("broken")

    put("a.yaml")
    failing = tuple(replace(one, check=fail) if one.code == "P416" else one for one in selection.rules())
    monkeypatch.setattr(selection, "rules", lambda: failing)
    done = sopkit("lint", "a.yaml", "-f", "json")
    assert done.status == 2
    assert "a.yaml: P416 no-records: sopkit met a fault of its own: ValueError: broken" in done.err
    assert "P801" in codes(done)
    # Who sees the reports alone must not take the silence of the rule for a good sign.
    assert "1 rule has failed: P416" in sopkit("lint", "a.yaml", "-f", "scorecard").out
    assert ET.fromstring(sopkit("lint", "a.yaml", "-f", "junit").out).get("errors") == "1"
    (run,) = json.loads(sopkit("lint", "a.yaml", "-f", "sarif").out)["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_a_text_that_sopkit_fails_at_keeps_no_other_from_being_linted(sopkit, put, monkeypatch):
    from sopkit.lint import texts

    load = texts.load
    monkeypatch.setattr(texts, "load", lambda document: 1 / 0 if document.name == "a.yaml" else load(document))
    put("a.yaml")
    put("b.yaml", GOOD.read_text(encoding="utf-8"))
    done = sopkit("lint", "a.yaml", "b.yaml", *DAY)
    assert (done.status, done.out) == (2, "1 file, nothing wrong\n")
    assert done.err.startswith("a.yaml: sopkit met a fault of its own: ZeroDivisionError")


def test_ten_thousand_findings_are_reported(sopkit, put):
    steps = "".join(f"  - {{activity: Mencatat surat {number}, by: x{number}}}\n" for number in range(1000))
    for number in range(4):
        put(f"sop/{number}.yaml", f"sopkit: 1\ntitle: Surat {number}\nexecutors: {{a: A}}\nsteps:\n{steps}")
    done = sopkit("lint", "sop", "-f", "json", "--preset", "all", *DAY)
    assert done.status == 1
    assert json.loads(done.out)["summary"]["errors"] > 4000


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("P207",), "P207 many-steps"), (("many-steps",), "P207 many-steps")],
)
def test_a_rule_is_explained_with_level_and_preset(sopkit, arguments, code):
    out = sopkit("explain", *arguments).out
    assert out.startswith(f"{code}\n\n")
    assert out.endswith("Level: advice. Preset: recommended.\n")
    assert "## Options" in out


def test_the_rules_of_a_principle_are_listed(sopkit):
    lines = sopkit("explain", "efficiency").out.splitlines()
    assert [line.split()[0] for line in lines] == [f"P20{number}" for number in range(1, 10)]
    assert sopkit("explain", "P2").out == sopkit("explain", "Efficiency").out


def test_a_new_rule_is_one_file(folder):
    """A copy of the package with one file more asks the new rule, explains it and lets settings speak of it."""
    copy = folder / "site" / "sopkit"
    shutil.copytree(Path(package.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "examples"):
        shutil.copytree(EXAMPLES.parent / name, folder / "site" / name)
    (copy / "lint" / "rules" / "clarity" / "loud_title.py").write_text(
        '"""The title is written in capitals only.\n\n## Why it matters\n\nIt is hard to read.\n"""\n\n'
        "from sopkit.diagnostic import Level\nfrom sopkit.i18n import _\nfrom sopkit.lint.rule import Remark\n\n"
        'CODE = "P198"\nLEVEL = Level.WARNING\n\n\ndef check(context):\n'
        '    if context.sop.title.isupper():\n        yield Remark(("title",), _("the title shouts"))\n',
        encoding="utf-8",
    )
    (folder / "a.yaml").write_text(
        "sopkit: 1\ntitle: SURAT\nexecutors: {a: A}\nsteps: [{activity: Mencatat surat, by: a}]\n", encoding="utf-8"
    )
    (folder / "sopkit.yaml").write_text("lint: {levels: {loud-title: error}}\n", encoding="utf-8")

    def run(*arguments):
        code = f"import sys; sys.path.insert(0, {str(folder / 'site')!r}); from sopkit.cli.app import run; "
        command = [sys.executable, "-c", f"{code}sys.exit(run({list(arguments)!r}))"]
        return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)

    assert "a.yaml:2:8: error: the title shouts [P198]" in run("lint", "a.yaml", "--select", "loud-title").stdout
    assert run("explain", "P198").stdout.startswith("P198 loud-title\n\nThe title is written in capitals only.")
    assert "P198" in run("lint", "a.yaml", "-f", "json").stdout


def test_the_inspector_asks_no_rule_twice():

    inspection = import_module("sopkit.inspection.inspector")
    plan = inspection.Inspector(None).plan_for("a.yaml")
    assert len({one.rule.code for one in plan.asked}) == len(plan.asked)
