"""`sopkit diff` in real repositories: which versions are meant, what is refused, and the exit status."""

import json

import pytest
from repositories import init

from sopkit.cli.commands.diff import FORMS, WEIGHTS
from sopkit.config.differences import WEIGHTS as WEIGHTS_OF_SETTINGS
from sopkit.diff import Weight
from sopkit.report.changes import FORMATS

OLD = """\
sopkit: 1
number: '7'
title: Peminjaman Arsip
status: effective
effective: 2026-01-05
executors:
  pemohon: Pemohon
  arsiparis: Arsiparis
steps:
  - activity: Mengajukan permohonan
    by: pemohon
    time: 5 menit
  - activity: Menyerahkan arsip
    by: arsiparis
    time: 2 hari
"""
TIMED = OLD.replace("5 menit", "7 menit")
HANDED = OLD.replace("by: pemohon", "by: arsiparis")
NOTED = OLD.replace("    time: 2 hari\n", "    time: 2 hari\n    note: Lewat loket\n")
OTHER = OLD.replace("'7'", "'8'").replace("Peminjaman", "Pengembalian")
TIME = "the time of step `Mengajukan permohonan`: 5 menit → 7 menit"
CONFLICT = OLD.replace("    time: 5 menit\n", "<<<<<<< a\n    time: 5 menit\n=======\n    time: 6 menit\n>>>>>>> b\n")


@pytest.fixture
def office(repo, monkeypatch):
    """A repository with two versions of an SOP, in which one stands."""
    repo.write("sop/a.yaml", OLD)
    repo.write("sop/lain.yaml", OTHER)
    repo.write("sop/tidak.yaml", "apa: saja\n")
    repo.commit("satu")
    repo.git("tag", "satu")
    repo.write("sop/a.yaml", TIMED)
    repo.write("sop/tidak.yaml", "apa: lagi\n")
    repo.commit("dua")
    monkeypatch.chdir(repo.folder)
    return repo


def pairs(done):
    """The names of the versions that were compared, with the kinds of their changes."""
    data = json.loads(done.raw)
    return [
        (one["old"], one["new"], [change["kind"] for change in one["changes"]]) for one in data.get("reviews", [data])
    ]


def test_two_files_are_compared(sopkit, put):
    put("lama.yaml", OLD)
    put("baru.yaml", TIMED)
    done = sopkit("diff", "lama.yaml", "baru.yaml")
    assert (done.status, done.err) == (1, "")
    assert "lama.yaml → baru.yaml" in done.out
    assert TIME in done.out


def test_a_file_is_no_different_from_itself(sopkit, put):
    put("lama.yaml", OLD)
    done = sopkit("diff", "lama.yaml", "lama.yaml")
    assert (done.status, done.both) == (0, "")
    assert json.loads(sopkit("diff", "lama.yaml", "lama.yaml", "-f", "json").raw) == {"version": 1, "reviews": []}


def test_two_folders_are_compared_file_by_file(sopkit, put):
    put("lama/a.yaml", OLD)
    put("lama/hilang.yaml", OTHER)
    put("lama/sama.yaml", OLD)
    put("baru/a.yaml", TIMED)
    put("baru/sama.yaml", OLD)
    put("baru/sub/baru.yaml", OTHER)
    done = sopkit("diff", "lama", "baru", "-f", "json")
    assert pairs(done) == [
        ("lama/a.yaml", "baru/a.yaml", ["time_changed"]),
        ("lama/hilang.yaml", None, []),
        (None, "baru/sub/baru.yaml", []),
    ]


WITHOUT_A_WORD = [("HEAD:sop/a.yaml", "sop/a.yaml", ["time_changed"])]
FROM_ONE = [("satu:sop/a.yaml", "sop/a.yaml", ["time_changed"])]
BETWEEN = [("satu:sop/a.yaml", "HEAD:sop/a.yaml", ["time_changed"])]


@pytest.mark.parametrize(
    ("words", "compared"),
    [
        (["satu"], FROM_ONE),
        (["satu", "sop/a.yaml"], FROM_ONE),
        (["satu", "--", "sop/a.yaml"], FROM_ONE),
        (["satu", "sop"], FROM_ONE),
        (["satu", "HEAD"], BETWEEN),
        (["satu", "HEAD", "--", "sop/a.yaml"], BETWEEN),
        (["satu..HEAD"], BETWEEN),
        (["satu..", "sop/a.yaml"], BETWEEN),
        (["satu:sop/a.yaml", "HEAD:sop/a.yaml"], BETWEEN),
        (["satu:sop/a.yaml", "sop/a.yaml"], FROM_ONE),
        (["satu", "sop/lain.yaml"], []),
        ([], []),
        (["HEAD", "HEAD"], []),
    ],
    ids=lambda value: " ".join(value) if all(isinstance(word, str) for word in value) else "",
)
@pytest.mark.usefixtures("office")
def test_the_words_say_which_versions_are_meant(words, compared, sopkit):
    done = sopkit("diff", "-f", "json", *words)
    assert (pairs(done) if compared else json.loads(done.raw)["reviews"]) == compared
    assert (done.status, done.err) == (1 if compared else 0, "")


def test_without_a_word_the_work_tree_is_compared_with_the_last_commit(sopkit, office):
    office.write("sop/a.yaml", OLD)
    assert pairs(sopkit("diff", "-f", "json")) == WITHOUT_A_WORD
    assert pairs(sopkit("diff", "-f", "json", "--", "sop/a.yaml")) == WITHOUT_A_WORD


def test_three_dots_compare_with_where_the_two_parted(sopkit, office):
    office.git("checkout", "-q", "-b", "usulan", "satu")
    office.write("sop/lain.yaml", OTHER.replace("5 menit", "9 menit"))
    office.commit("usulan")
    assert len(pairs(sopkit("diff", "-f", "json", "main..usulan"))) == 2
    ((_old, new, kinds),) = pairs(sopkit("diff", "-f", "json", "main...usulan"))
    assert (new, kinds) == ("usulan:sop/lain.yaml", ["time_changed"])


def test_histories_without_a_common_commit_have_no_place_where_they_parted(sopkit, office):
    office.git("checkout", "-q", "--orphan", "lain")
    office.commit("sendiri")
    done = sopkit("diff", "main...lain")
    assert (done.status, done.both) == (2, "sopkit: git: `main` and `lain` have no commit in common\n")


@pytest.mark.parametrize(
    "words", [["../sop/a.yaml"], ["a.yaml"], ["HEAD:./a.yaml", "a.yaml"], ["HEAD:sop/a.yaml", "a.yaml"]]
)
def test_paths_are_those_of_the_folder_one_stands_in(words, sopkit, office, monkeypatch):
    office.write("sop/a.yaml", OLD)
    monkeypatch.chdir(office.folder / "sop")
    ((old, _new, kinds),) = pairs(sopkit("diff", "-f", "json", *words))
    assert old.startswith("HEAD:")
    assert kinds == ["time_changed"]


def test_a_path_above_that_is_gone_is_a_path(sopkit, office, monkeypatch):
    (office.folder / "sop/a.yaml").unlink()
    (office.folder / "lain").mkdir()
    monkeypatch.chdir(office.folder / "lain")
    assert pairs(sopkit("diff", "-f", "json", "../sop/a.yaml")) == [("HEAD:sop/a.yaml", None, [])]


def test_the_repository_is_that_of_the_paths(sopkit, office, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    done = sopkit("diff", "-f", "json", "satu", str(office.folder / "sop" / "a.yaml"))
    assert pairs(done) == FROM_ONE


def test_a_renamed_sop_is_one_sop(sopkit, office):
    office.git("mv", "sop/a.yaml", "sop/pinjam arsip.yaml")
    office.write("sop/pinjam arsip.yaml", HANDED.replace("5 menit", "7 menit"))
    assert pairs(sopkit("diff", "-f", "json")) == [("HEAD:sop/a.yaml", "sop/pinjam arsip.yaml", ["executor_changed"])]


def test_new_and_removed_sops_are_told(sopkit, office):
    office.write(
        "sop/baru.yaml", "sopkit: 1\ntitle: Lain sama sekali\nexecutors: {x: X}\nsteps: [{activity: Mencatat, by: x}]\n"
    )
    office.git("rm", "-q", "sop/lain.yaml")
    office.git("add", "-A")
    done = sopkit("diff", "--fail-on", "approval")
    assert (done.status, done.err) == (1, "")
    assert "sop/baru.yaml is new: 1 step\n" in done.out
    assert "HEAD:sop/lain.yaml is gone: 2 steps\n" in done.out


def test_a_renamed_sop_that_says_the_same_has_not_changed(sopkit, office):
    office.git("mv", "sop/a.yaml", "sop/b.yaml")
    assert (sopkit("diff").status, sopkit("diff").both) == (0, "")


def test_names_with_spaces_and_letters_of_all_kinds_are_names(sopkit, office):
    office.write("sop baru/ñ “surat”.yaml", OLD)
    office.commit("tiga")
    office.write("sop baru/ñ “surat”.yaml", TIMED)
    for words in ([], ["HEAD", "sop baru"], ["HEAD", "sop baru/ñ “surat”.yaml"]):
        ((old, new, kinds),) = pairs(sopkit("diff", "-f", "json", *words))
        assert (old, new, kinds) == ("HEAD:sop baru/ñ “surat”.yaml", "sop baru/ñ “surat”.yaml", ["time_changed"])


def test_a_bare_repository_has_revisions_and_no_work_tree(sopkit, office, tmp_path, monkeypatch):
    office.git("clone", "-q", "--bare", ".", str(tmp_path / "gudang.git"))
    monkeypatch.chdir(tmp_path / "gudang.git")
    assert pairs(sopkit("diff", "-f", "json", "satu", "HEAD")) == BETWEEN
    assert pairs(sopkit("diff", "-f", "json", "satu", "HEAD", "sop/a.yaml")) == BETWEEN
    assert pairs(sopkit("diff", "-f", "json", "satu:sop/a.yaml", "HEAD:sop/a.yaml")) == BETWEEN
    done = sopkit("diff", "satu")
    assert (done.status, done.both) == (2, "sopkit: git: a bare repository has no work tree; name a second revision\n")


def test_in_a_shallow_clone_a_revision_beyond_it_is_said_to_be_cut_off(sopkit, office, tmp_path, monkeypatch):
    office.git("clone", "-q", "--depth", "1", office.folder.as_uri(), str(tmp_path / "dangkal"))
    monkeypatch.chdir(tmp_path / "dangkal")
    (tmp_path / "dangkal/sop/a.yaml").write_text(HANDED, encoding="utf-8")
    assert pairs(sopkit("diff", "-f", "json"))[0][2] == ["executor_changed", "time_changed"]
    for words in (["HEAD~1"], ["HEAD~1..HEAD"], ["HEAD~1", "sop/a.yaml"]):
        done = sopkit("diff", *words)
        assert done.status == 2
        assert done.both.startswith("sopkit: git: there is no revision `HEAD~1` here, where the history is cut off; ")
        assert done.both.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["entah"], "sopkit: entah: is neither a file nor a revision\n"),
        (["entah", "sop/a.yaml"], "sopkit: entah: is neither a file nor a revision\n"),
        (["satu", "entah.yaml"], "sopkit: entah.yaml: is neither a file nor a revision\n"),
        (["satu..entah"], "sopkit: git: there is no revision `entah`\n"),
        (["satu:entah.yaml", "sop/a.yaml"], "sopkit: git: there is no file `entah.yaml` in `satu`\n"),
        (["satu", "../luar.yaml"], "sopkit: git: `../luar.yaml` is not in the repository\n"),
        (["kembar"], "sopkit: kembar: is both a file and a revision; write `./kembar` for the file\n"),
        (["sop", "sop/a.yaml", "sop/entah.yaml"], "sopkit: sop/entah.yaml: is neither a file nor a revision\n"),
        (["-f", "teks"], "sopkit: `teks` is not one of the values of `--format`"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_not_there_is_one_line(words, said, sopkit, office):
    office.folder.parent.joinpath("luar.yaml").write_text(OLD, encoding="utf-8")
    office.write("kembar", "")
    office.git("branch", "kembar")
    done = sopkit("diff", *words)
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith(said)


def test_a_word_that_is_both_is_a_file_where_it_is_written_as_one(sopkit, office):
    office.git("branch", "kembar", "satu")
    office.write("kembar/a.yaml", OLD)
    office.commit("tiga")
    office.write("kembar/a.yaml", TIMED)
    assert pairs(sopkit("diff", "-f", "json", "./kembar"))[0][0] == "HEAD:kembar/a.yaml"


@pytest.mark.usefixtures("home")
def test_outside_a_repository_there_are_no_revisions(sopkit, put):
    put("a.yaml", OLD)
    for words in ([], ["a.yaml"], ["HEAD", "a.yaml"]):
        done = sopkit("diff", *words)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("sopkit: git: `")
        assert done.err.endswith("` is not in a git repository\n")


def test_a_repository_without_a_commit_has_nothing_to_compare_with(sopkit, repo, monkeypatch):
    monkeypatch.chdir(repo.folder)
    done = sopkit("diff")
    assert (done.status, done.both) == (2, "sopkit: git: the repository has no commit yet\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sopkit: 1\ntitle: [\n", "sop/lain.yaml:3:1: error: "),
        (CONFLICT, "sop/lain.yaml:12:1: error: a merge has left a conflict here that nobody has decided [S102]"),
        (OLD.replace("sopkit: 1", "sopkit: 99"), "sop/lain.yaml:1:9: error: "),
    ],
    ids=["broken", "conflict", "newer"],
)
def test_a_version_that_is_no_sop_is_named_and_the_others_are_compared(text, said, sopkit, office):
    office.write("sop/lain.yaml", text)
    office.write("sop/a.yaml", OLD)
    done = sopkit("diff", "-f", "json")
    assert pairs(done) == WITHOUT_A_WORD
    assert done.status == 2
    assert said in done.err
    assert done.err.endswith("sopkit: sop/lain.yaml: this version is no SOP that can be compared\n")


def test_a_broken_version_in_the_past_is_named_by_its_revision(sopkit, office):
    office.write("sop/lain.yaml", "sopkit: 1\ntitle: [\n")
    office.commit("rusak")
    office.write("sop/lain.yaml", OTHER)
    done = sopkit("diff")
    assert done.status == 2
    assert done.err.startswith("HEAD:sop/lain.yaml:3:1: error: ")


@pytest.mark.parametrize(("new", "weight"), [(NOTED, "editorial"), (TIMED, "substantive"), (HANDED, "approval")])
@pytest.mark.parametrize("fail_on", WEIGHTS)
def test_changes_of_less_weight_than_asked_for_give_no_exit_status(new, weight, fail_on, sopkit, put):
    put("lama.yaml", OLD)
    put("baru.yaml", new)
    done = sopkit("diff", "lama.yaml", "baru.yaml", "--fail-on", fail_on)
    assert done.status == int(WEIGHTS.index(weight) >= WEIGHTS.index(fail_on))
    assert "lama.yaml → baru.yaml" in done.out


def test_settings_say_how_much_a_change_matters(sopkit, put):
    put("lama.yaml", OLD)
    put("baru.yaml", TIMED)
    put("sopkit.yaml", "diff: {weights: {time_changed: approval}}\n")
    done = sopkit("diff", "lama.yaml", "baru.yaml", "--fail-on", "approval", "-f", "json")
    assert done.status == 1
    assert json.loads(done.raw)["changes"][0]["weight"] == "approval"
    assert json.loads(done.raw)["needs_approval"] is True


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ("{time_changed: penting}", "`penting` is not one of the values of `diff.weights` [S114]"),
        ("{time_changed: pengesahan}", "write `approval`; the values are `editorial`, `substantive`, `approval`"),
        ("[time_changed]", "`diff.weights` must be a block of kinds of change [S113]"),
        ("{time_change: approval}", "did you mean `time_changed`?"),
        ("{identity_change.number: approval}", "did you mean `identity_changed.number`?"),
        ("{jam: approval}", "the kinds of change are `step_added`, "),
        ("{1: approval}", "`1` is no kind of change [S112]"),
    ],
)
def test_a_wrong_weight_or_kind_in_the_settings_is_a_finding(weights, said, sopkit, put):
    put("lama.yaml", OLD)
    put("baru.yaml", TIMED)
    put("sopkit.yaml", f"diff:\n  weights: {weights}\n")
    done = sopkit("diff", "lama.yaml", "baru.yaml")
    assert (done.status, done.out) == (2, "")
    assert "sopkit.yaml:2:" in done.err
    assert said in done.err


def test_settings_of_one_file_hold_for_all_its_versions(sopkit, office, monkeypatch):
    office.write("sop/a.yaml", OLD)
    office.write("sopkit.yaml", "lint: {preset: all, overrides: [{files: [sop/a.yaml], ignore: [P]}]}\n")
    for folder in (".", "sop"):
        monkeypatch.chdir(office.folder / folder)
        data = json.loads(sopkit("diff", "-f", "json").raw)
        assert data["findings"] == {"new": [], "mended": []}


def test_a_product_goes_to_a_file(sopkit, put, folder):
    put("lama.yaml", OLD)
    put("baru.yaml", TIMED)
    done = sopkit("diff", "lama.yaml", "baru.yaml", "-o", "perubahan.txt")
    assert (done.status, done.both) == (1, "wrote perubahan.txt\n")
    assert TIME in (folder / "perubahan.txt").read_text(encoding="utf-8")


def test_the_messages_are_indonesian_where_wanted(sopkit, put):
    put("lama.yaml", OLD)
    put("baru.yaml", TIMED)
    assert "Substantif" in sopkit("diff", "lama.yaml", "baru.yaml", "--lang", "id").out


def test_the_words_of_the_command_are_those_of_the_rooms():
    assert tuple(FORMATS) == FORMS
    assert tuple(Weight) == WEIGHTS == WEIGHTS_OF_SETTINGS


@pytest.mark.usefixtures("office")
def test_a_file_of_another_repository_is_not_in_this_one(sopkit, home, tmp_path):
    other = init(tmp_path / "lain", home)
    other.write("b.yaml", OLD)
    done = sopkit("diff", "satu", "sop/a.yaml", str(other.folder / "b.yaml"))
    assert done.status == 2
    assert done.err.endswith("b.yaml` is not in the repository\n")
