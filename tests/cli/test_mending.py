"""`sopkit lint --fix` of texts that are judged together: what one becomes must not harm the others."""

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
DAY = ("--today", "2026-06-01")
LAW = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"
NAME = "  peminjam: Pegawai Peminjam"
CLEAN = (
    (EXAMPLES / "flawed" / "trailing-stop.yaml")
    .read_text(encoding="utf-8")
    .replace("arsip.\n", "arsip\n")
    .replace("arsip;\n", "arsip\n")
    .replace("20 menit.", "20 menit")
)
WAIVER = "waivers: [{rule: P131, reason: namanya ditetapkan begitu}]\n"


def named(number, name, more=""):
    """An SOP of that number in which nothing else is wrong, with that name in place of an executor's."""
    title = {"901": "Peminjaman Arsip Inaktif", "902": "Penyerahan Arsip Statis", "903": "Penilaian Arsip"}[number]
    text = CLEAN.replace('"209"', f'"{number}"').replace("title: Peminjaman Arsip Inaktif", f"title: {title}")
    assert NAME in text
    return text.replace(NAME, f"  peminjam: {name}") + more


def found(done):
    return {(one["path"], one["code"]) for one in json.loads(done.out)["findings"]}


@pytest.mark.parametrize("numbers", [("901", "902"), ("901", "902", "903")])
def test_what_is_wrong_in_several_texts_is_mended_in_all_at_once(sopkit, put, numbers):
    files = [put(f"{number}.yaml", named(number, "Pegawai Peminjam.")) for number in numbers]
    done = sopkit("lint", ".", "--fix", "-f", "json", *DAY)
    assert (done.status, found(done)) == (0, set())
    assert done.err == "".join(f"{number}.yaml: 1 finding mended\n" for number in numbers)
    assert all(f"{NAME}\n" in file.read_text(encoding="utf-8") for file in files)


# Of two spellings that are used alike the first counts as the usual one: 901 alone is harmless to itself.
@pytest.mark.parametrize(("numbers", "waiving"), [(2, "902"), (2, "901"), (3, "901"), (3, "902"), (3, "903")], ids=str)
def test_a_repair_that_brings_a_finding_to_any_text_is_taken_back(sopkit, put, numbers, waiving):
    texts = {
        number: named(number, "Pegawai Peminjam.", WAIVER if number == waiving else "")
        for number in ("901", "902", "903")[:numbers]
    }
    # What no neighbour sees is mended all the same.
    texts["901"] = texts["901"].replace(f"[{LAW}]", f"[{LAW}, {LAW}]")
    files = {number: put(f"{number}.yaml", text) for number, text in texts.items()}
    before = found(sopkit("lint", ".", "-f", "json", *DAY))
    done = sopkit("lint", ".", "--fix", "-f", "json", *DAY)
    assert found(done) < before
    assert all(f"{NAME}." in file.read_text(encoding="utf-8") for file in files.values())
    assert f"[{LAW}]" in files["901"].read_text(encoding="utf-8")
    assert found(sopkit("lint", ".", "-f", "json", *DAY)) == found(done)
    again = sopkit("lint", ".", "--fix", "-f", "json", *DAY)
    assert (again.err, found(again)) == ("", found(done))


def test_a_report_after_a_repair_says_what_a_new_run_says(sopkit, put):
    put("901.yaml", named("901", "Pegawai Peminjam."))
    put("902.yaml", named("902", "Pegawai Peminjam"))
    # Before the repair it is 902 that is in the way of 901, or the other way round.
    assert ("P308" in {code for _file, code in found(sopkit("lint", ".", "-f", "json", *DAY))}) is True
    done = sopkit("lint", ".", "--fix", "-f", "json", *DAY)
    assert found(done) == found(sopkit("lint", ".", "-f", "json", *DAY)) == set()


def test_chosen_files_are_compared_with_each_other_but_are_not_all_there_are(sopkit, put):
    related = CLEAN.replace("related: [Petunjuk Teknis Tata Kearsipan]", 'related: [{sop: "007"}]')
    put("a.yaml", related)
    put("b.yaml", related)
    named_singly = found(sopkit("lint", "a.yaml", "b.yaml", "-f", "json", *DAY))
    in_a_folder = found(sopkit("lint", ".", "-f", "json", *DAY))
    assert ("a.yaml", "P304") in named_singly
    assert in_a_folder - named_singly == {("a.yaml", "P301"), ("b.yaml", "P301")}
