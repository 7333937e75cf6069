"""Marks at the end of a text that say nothing: which they are, and that taking them away changes nothing else."""

from pathlib import Path

import pytest
from asking import TODAY, diagnostics, places, said
from hypothesis import given
from wild import sop_of
from wild_words import sops_of_wild_words

from sopkit.lint import World, check, preset
from sopkit.lint.rules.clarity import trailing_stop
from sopkit.lint.written import placed
from sopkit.model import Sop, load
from sopkit.model.texts import placed_texts
from sopkit.repair import repair
from sopkit.source import Write, read
from sopkit.times import read_time

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples" / "musi-rawas").glob("00[2-9]*.yaml"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Menyusun laporan.", "Menyusun laporan"),
        ("Menyusun laporan ;", "Menyusun laporan"),
        ("Laporan,", "Laporan"),
        ("Laporan;.", "Laporan"),
        ("Fotokopi KTP.", "Fotokopi KTP"),
        ("Sarjana S1.", "Sarjana S1"),
        ("Tahun 2009.", "Tahun 2009"),
        ("Surat (asli).", "Surat (asli)"),
        ("Kepala Badan KB Kab. Musi Rawas.", "Kepala Badan KB Kab. Musi Rawas"),
        ("Undangan tgl. 5 Mei, dst. dari camat.", "Undangan tgl. 5 Mei, dst. dari camat"),
        ("ATK, komputer;", "ATK, komputer"),
        ("ATK, dll.,", "ATK, dll."),
    ],
)
def test_a_mark_that_says_nothing_is_taken_away(text, plain):
    for where in ({"activity": text}, {"requires": text}, {"output": ["Berkas", text]}):
        (found,) = diagnostics("P131", sop_of([where]))
        assert [edit.text for edit in found.fix.edits] == [plain]


@pytest.mark.parametrize(
    "text",
    [
        *("Laporan", "ATK, komputer, dll.", "ATK, DLL.", "Perlengkapan dsb.", "Menyusun laporan dst.", "Undangan tgl."),
        *("Surat No.", "Pemerintah Kab.", "Surat a.n.", "Ahmad, S.Kom.", "Budi S.", "Menyusun laporan …", "Laporan..."),
        *("Laporan …,", "Nama: ______.", ".", "-.", "...", ";", "1.", "Menerima berkas. Memeriksa berkas.", "Sah? Ya."),
        *("KTP.\nKK.", "Seksi A &amp;", "Berkas (dll.)", "s.d.a."),
    ],
)  # fmt: skip
def test_a_mark_that_belongs_there_is_left_alone(text):
    assert said("P131", [{"activity": text, "requires": text, "output": ["Berkas", text]}]) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Penyusunan Laporan."},
        {"executors": {"petugas": "Petugas."}},
        {"executors": {"petugas": {"name": "Petugas,"}}},
        {"legal_basis": ["UU 25 Tahun 2009 tentang Pelayanan Publik;", "UU 30 Tahun 2014"]},
        {"qualifications": "Sarjana."},
        {"equipment": ["Komputer", "Printer."]},
        {"records": "Buku agenda."},
        {"related": ["Pedoman Tata Naskah Dinas.", {"sop": "2"}]},
        {"related": {"text": "Pedoman Tata Naskah Dinas;"}},
    ],
    ids=str,
)
def test_no_phrase_of_the_identity_is_passed_over(fields):
    assert len(places("P131", **fields)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"warnings": "Jika SOP ini tidak dilaksanakan, laporan terlambat."},
        {"definitions": {"PAK": "Penetapan Angka Kredit."}},
        {"service": {"complaints": "Pengaduan disampaikan ke loket 3."}},
        {"approved_by": "Kepala Dinas,"},
        {"steps": [{"note": "Berkas dikembalikan kepada pemohon."}]},
        {"legal_basis": ["UU 25 Tahun 2009;", "UU 30 Tahun 2014;", "Permenpan 35 Tahun 2012."]},
        {"steps": [{"requires": ["Surat permohonan;", "KTP;", "KK."]}]},
        {"related": ["Pedoman A;", "Pedoman B."]},
    ],
    ids=str,
)
def test_sentences_and_lists_as_in_a_decree_are_left_alone(fields):
    assert places("P131", **{"steps": [{}], **fields}) == []


@pytest.mark.parametrize(
    ("time", "plain"),
    [
        ("1 hari kerja.", "1 hari kerja"),
        ("1 - 3 jam .", "1 - 3 jam"),
        ("30 mnt.", None),  # an abbreviation
        ("Sesuai kebutuhan.", None),  # P403 speaks of it
        ("1 jm.", None),  # P402 does, and its repair has no stop
        ({"min": "1 jam", "max": "2 jam"}, None),
    ],
    ids=str,
)
def test_a_time_that_can_be_read_is_left_without_its_stop(time, plain):
    found = diagnostics("P131", sop_of([{}, {"time": time}]))
    assert [edit for one in found for edit in one.fix.edits] == ([Write(("steps", 1, "time"), plain)] if plain else [])


@pytest.mark.parametrize("mark", [" .", ".", ",", ";"])
@pytest.mark.parametrize(
    "time", ["1 hari kerja", "1-3 jam", "1 jam 30 menit", "2 menit/berkas", "PT4H", "10 (sepuluh) hari"]
)
def test_a_time_reads_without_the_mark_as_it_does_with_it(time, mark):
    for one in diagnostics("P131", sop_of([{"time": f"{time}{mark}"}])):
        (edit,) = one.fix.edits
        assert read_time(edit.text).amounts == read_time(time).amounts == read_time(f"{time}{mark}").amounts


def test_all_texts_of_an_sop_are_one_finding():
    steps = [{"activity": f"Menyusun laporan {number}.", "output": "Laporan;"} for number in range(1, 9)]
    (found,) = diagnostics("P131", sop_of(steps, title="Penyusunan Laporan."))
    assert found.path == ("title",)
    assert found.message.text() == "17 texts end in a mark that says nothing"
    assert len(found.fix.edits) == 17
    assert [path for path, _message in found.related] == [
        ("steps", step, *cell) for step in range(4) for cell in (("activity",), ("output", 0))
    ]


def test_of_a_single_text_the_end_is_shown_with_its_mark():
    ((path, message),) = said("P131", [{}, {"activity": f"Menyusun {'laporan ' * 9};"}])
    assert path == ("steps", 1, "activity")
    assert message == f"`… {'laporan ' * 7};` ends in a mark that says nothing"
    assert said("P131", [{"activity": "Menyusun\nlaporan"}, {"output": "Surat,"}])[0][1].startswith("`Surat,`")


@given(sops_of_wild_words)
def test_taking_a_mark_away_once_is_enough(sop: Sop):
    for _path, text, _key in placed_texts(sop):
        plain = trailing_stop._without_mark(text.strip())
        assert text.strip().startswith(plain)
        assert trailing_stop._without_mark(plain) == plain
        assert plain == plain.strip()
        assert bool(plain) == bool(text.strip())


def everything(reading):
    """What the recommended rules say of a text."""
    return placed(check(load(reading.document).sop, preset(), World(TODAY)), reading.document)


def phrases(sop, mark):
    """Where what is no sentence stands; of a list not the first item, so that not all of them get a mark.

    A time that ends in another mark than a stop can't be read, and P402 says so.
    """
    for path, text, at_key in placed_texts(sop):
        match path:
            case ("title",) | ("executors", _, "name") | ("steps", _, "activity") if not at_key:
                yield path, text
            case ("steps", _, "time") if mark == ".":
                yield path, text
            case ("legal_basis" | "qualifications" | "equipment" | "records", int(item)) if item:
                yield path, text
            case ("steps", int(step), "requires" | "output" as cell, int(item)):
                if item or len(getattr(sop.steps[step], cell)) == 1:
                    yield path, text


@pytest.mark.parametrize("mark", [".", " ;"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_marks_put_into_an_example_are_taken_away_again_and_nothing_else(path, mark):
    document = read(path.read_bytes(), path.name).document
    sop = load(document).sop
    put = [Write(where, f"{text}{mark}") for where, text in phrases(sop, mark)]
    assert len(put) > 20
    marked = read(document.apply(put).raw, path.name)
    repaired = repair(marked, everything)
    assert repaired.raw == document.raw
    assert repaired.refused == ()
    assert [(one.code, len(one.fix.edits)) for one in repaired.applied] == [("P131", len(put))]
