"""A baseline holds what was there already; what is new is told of."""

import json
from datetime import date

import pytest
from together import judged_together

from sopkit.config.settings import Configured
from sopkit.diagnostic import Finding, Level
from sopkit.i18n import _
from sopkit.inspection.inspector import Inspector
from sopkit.lint import baseline
from sopkit.lint.texts import text_of
from sopkit.source import read

PLACE = read("x").document.span(())


def finding(mark, code="P411", file="a.yaml", step=None, marks=""):
    return Finding(file, PLACE, code, "x", Level.WARNING, _("x"), step=step, fingerprint=mark, marks=tuple(marks))


def written(findings):
    return baseline.as_text(baseline.rows_of(findings))


def known_of(*findings):
    return baseline.read(written(findings))


def everywhere(_row):
    return True


def test_what_was_there_is_known_and_the_rest_is_new():
    known = known_of(finding("a"), finding("b"), finding("b"))
    sifted = known.sift([finding("b", file="c.yaml"), finding("c"), finding("b"), finding("b", step="9")], everywhere)
    assert [one.fingerprint for one in sifted.new] == ["c", "b"]
    assert ([one.file for one in sifted.known], sifted.gone) == (["c.yaml", "a.yaml"], 1)


def test_what_nobody_looked_for_is_not_gone():
    known = known_of(finding("a"), finding("b", "P9"), finding("c", file="b.yaml"), finding("d"), finding("d", "P9"))
    assert known.sift([], everywhere).gone == 5
    assert known.sift([], lambda row: (row.code, row.path) == ("P411", "a.yaml")).gone == 2
    # The one that is left may be the one that nobody looked for.
    assert known.sift([finding("d")], lambda row: row.code == "P411" and row.path == "a.yaml").gone == 1


@pytest.mark.parametrize(
    ("before", "after", "new", "gone"),
    [
        pytest.param("ab", "ab", 0, 0, id="the same"),
        pytest.param("ab", "ba", 0, 0, id="in another order"),
        pytest.param("ab", "abc", 1, 0, id="one more"),
        pytest.param("ab", "cab", 1, 0, id="one more before them"),
        pytest.param("ab", "ac", 1, 1, id="one for another"),
        pytest.param("ab", "b", 0, 1, id="the first is gone"),
        pytest.param("ab", "abb", 1, 0, id="one more of the same"),
        pytest.param("abb", "bb", 0, 1, id="two of the same are left"),
    ],
)
def test_what_speaks_of_several_things_is_new_when_one_of_them_is(before, after, new, gone):
    known = known_of(finding(before[0], marks=before))
    sifted = known.sift([finding(after[0], marks=after)], everywhere)
    assert (len(sifted.new), sifted.gone) == (new, gone)
    # An older baseline does not hold the single things: what it knows by its first stays known.
    older = known_of(finding(before[0])).sift([finding(after[0], marks=after)], everywhere)
    assert len(older.new) == (before[0] != after[0])


def test_what_is_told_together_is_known_when_each_was_and_the_other_way_round():
    apart, together = [finding("a"), finding("b")], finding("x", marks="ab")
    assert known_of(*apart).sift([together], everywhere).new == ()
    assert known_of(together).sift(apart, everywhere).new == ()
    assert known_of(apart[0]).sift([together], everywhere).new == (together,)


INSPECTOR = Inspector(Configured(), date(2026, 6, 1), preset="all")
MARK = ("- {activity: Mencatat berkas., by: a}", "- {activity: Menyimpan berkas., by: a}")
STEPS = ("- {activity: Mencatat berkas, by: a}", "- {activity: Menyimpan berkas, by: a}")
TIMED = ("{activity: Mencatat, by: a, time: 5 menit}", "{activity: Membaca, by: a, time: 2 hari}")
SAME = tuple(f"- {{activity: Menulis bagian {n}, by: a, time: 5 menit}}" for n in range(6))
SIGNED = tuple(f"- {{activity: {verb} nota dinas, by: a}}" for verb in ("Memaraf", "Menyetujui", "Mengesahkan"))
PIECES = tuple(f"- {{activity: {verb} surat, by: a, output: Surat}}" for verb in ("Membuka", "Membaca", "Melipat"))
ISLAND = (
    "- {id: p, activity: P, by: a, next: q}",
    "- {id: q, activity: Q, by: a, next: p}",
    "- {id: z, activity: Z, by: a}",
)
START = "- {activity: Menerima berkas, by: a, next: z}"
LOOPS = (
    "- {activity: Menyusun, by: a}",
    "- {activity: Memeriksa, by: a, decision: {Ya: '3', Tidak: '1'}}",
    "- {activity: Menelaah, by: a}",
    "- {activity: Menguji, by: a, decision: {Ya: end, Tidak: '3'}}",
)
COPIED = "warnings: [Jika SOP tidak dilaksanakan maka pekerjaan terhambat, Data warga harus dijaga]"


def sop(*lines, head=""):
    steps = [line if line.startswith("-") else f"- {line}" for line in lines]
    return "\n".join(
        ["sopkit: 1", head or "number: '1'", "title: Surat", "executors: {a: Petugas}", "steps:", *steps, ""]
    )


def headed(*lines):
    return sop(*STEPS, head="\n".join(["number: '1'", *lines]))


def others(*heads):
    """SOPs of a library."""
    return [
        f"sopkit: 1\ntitle: Lain {n}\n{head}\nexecutors: {{a: A}}\nsteps: [{{activity: x, by: a}}]\n"
        for n, head in enumerate(heads)
    ]


CASES = {
    # rule, with what; once more of it; less of it; other SOPs
    "P131": (sop(*MARK), sop("- {activity: Membaca., by: a}", *MARK), sop(STEPS[0], MARK[1])),
    "P804": (
        headed("created:", "warnings:", "related: Tidak ada", "equipment: Komputer"),
        headed("created:", "warnings:", "equipment: Komputer"),
        headed("created: 2025-01-01", "warnings:", "related: Tidak ada", "equipment: Komputer"),
    ),
    "P607": tuple(
        headed(f"service: {{fee: Gratis{more}}}")
        for more in (", product: Surat, safety: Aman", ", product: Surat", ", product: Surat, safety: Aman, staff: Dua")
    ),
    "P309": tuple(
        headed("institution: Dinas Sosial Kota Batam", f"records: {texts}")
        for texts in (
            "[Buku Kota Mataram, Map Kota Mataram]",
            "[Agenda Kota Mataram, Buku Kota Mataram, Map Kota Mataram]",
            "[Map Kota Mataram]",
        )
    ),
    "P203": (sop(*SIGNED), sop(*SIGNED, "- {activity: Menandatangani nota dinas, by: a}"), None),
    "P205": (sop(*PIECES[:2]), sop(*PIECES), None),
    "S303": (
        sop(START, *ISLAND),
        sop(
            START,
            ISLAND[0],
            "- {id: q, activity: Q, by: a, next: r}",
            "- {id: r, activity: R, by: a, next: p}",
            ISLAND[2],
        ),
        None,
    ),
    "P407": (
        sop(*TIMED, "{activity: Menyusun, by: a, time: 2 minggu}"),
        sop(*TIMED, "{activity: Menyusun, by: a, time: 2 minggu}", "{activity: Menulis, by: a, time: 1 bulan}"),
        sop("{activity: Menulis, by: a, time: 3 minggu}", *TIMED, "{activity: Menyusun, by: a, time: 2 minggu}"),
    ),
    "P408": (
        sop(TIMED[1], "{activity: Menyusun, by: a, time: 2 hari kerja}"),
        sop(TIMED[1], "{activity: Menyusun, by: a, time: 2 hari kerja}", "{activity: A, by: a, time: 2 hari kalender}"),
        sop("{activity: B, by: a, time: 1 hari}", TIMED[1], "{activity: Menyusun, by: a, time: 2 hari kerja}"),
    ),
    "P419": (
        sop(*LOOPS[:3], LOOPS[3].replace("'3'", "{to: '3', chance: 10%}")),
        sop(*LOOPS),
        None,
    ),
    "P305": (
        headed("related: Pedoman"),
        None,
        None,
        others("number: '2'\nrelated: [{sop: '1'}]"),
        others("number: '2'\nrelated: [{sop: '1'}]", "number: '3'\nrelated: [{sop: '1'}]"),
    ),
    "P311": (
        headed(COPIED),
        headed(COPIED.replace("[", "[Berkas pemohon disimpan selama lima tahun, ")),
        headed(COPIED.replace("Jika", "Apabila hujan dan jika")),
        others(*[COPIED.replace("]", ", Berkas pemohon disimpan selama lima tahun]")] * 5),
    ),
    "P401": (sop(*STEPS), sop(STEPS[0], TIMED[1], "- {activity: Menulis, by: a}"), sop(STEPS[0], TIMED[1])),
    "P402": tuple(
        sop(*(f"{{id: {key}, activity: A, by: a, time: {time}}}" for key, time in times.items()))
        for times in ({"p": 5, "q": 6}, {"p": 5, "q": "6 menit", "r": 7}, {"p": 5, "q": "6 menit"})
    ),
    "P411": (sop(*STEPS), sop(STEPS[0], PIECES[0], "- {activity: Menulis, by: a}"), sop(STEPS[0], PIECES[0])),
    "P414": (
        sop(*STEPS),
        sop(STEPS[0], "{activity: Membaca, by: a, requires: Buku}", "- {activity: Menulis, by: a}"),
        sop(STEPS[0], "{activity: Membaca, by: a, requires: Buku}"),
    ),
    "P417": (sop(*SAME[1:]), None, sop(*SAME)),
    "P123": (
        sop("{activity: Menyusun DUPAK, by: a}", STEPS[1]),
        sop("{activity: Menyusun DUPAK dan RKAS, by: a}", STEPS[1]),
        sop(STEPS[1], "{activity: Mengirim DUPAK, by: a}"),
    ),
}


def found_of(code, text, beside):
    texts = [text_of(read(one, f"{n}.yaml")) for n, one in enumerate([text, *beside])]
    first, *_rest = judged_together(INSPECTOR, texts)
    return [one for one in first.findings if one.code == code]


@pytest.mark.parametrize("code", CASES)
def test_one_more_of_what_a_rule_tells_together_is_new_and_one_less_is_not(code):
    text, more, less, *rest = CASES[code]
    beside = rest[0] if rest else ()
    found = found_of(code, text, beside)
    assert found
    known = known_of(*found)
    if more or rest[1:]:
        assert known.sift(found_of(code, more or text, rest[1] if rest[1:] else beside), everywhere).new
    if less:
        left = found_of(code, less, beside)
        assert left
        assert known.sift(left, everywhere).new == ()


@pytest.mark.parametrize("code", ["P401", "P411", "P414"])
def test_what_no_step_has_is_one_finding_whatever_steps_there_are(code):
    known = known_of(*found_of(code, sop(*STEPS), ()))
    for steps in ([*STEPS, "- {activity: Membaca, by: a}"], [STEPS[0], "- {activity: Membaca, by: a}"]):
        sifted = known.sift(found_of(code, sop(*steps), ()), everywhere)
        assert ([one.code for one in sifted.known], sifted.new, sifted.gone) == ([code], (), 0)


def test_fingerprints_do_not_depend_on_what_is_told_together():
    (one,), (more,) = (found_of("P131", text, ()) for text in CASES["P131"][:2])
    assert (
        found_of("P131", CASES["P131"][0].replace("Menyimpan berkas.", "Menyimpan"), ())[0].fingerprint
        == one.fingerprint
    )
    assert one.fingerprint in more.marks


def test_a_baseline_is_written_sorted_one_finding_a_line():
    text = written([finding("z", "P9"), finding("b", step="1"), finding("b", step="1")])
    assert text.splitlines() == [
        '{"version": 1, "findings": [',
        '{"code": "P411", "path": "a.yaml", "step": "1", "fingerprint": "b", "count": 2},',
        '{"code": "P9", "path": "a.yaml", "step": null, "fingerprint": "z", "count": 1}',
        "]}",
    ]
    assert '"count": 1, "marks": ["b", "c"]}' in written([finding("b", marks="bc")])
    assert json.loads(text)["version"] == 1
    assert baseline.read(written([])).rows == ()


def test_findings_alike_in_several_files_are_counted_together_and_names_stay_readable():
    text = written([finding("a"), finding("a", file="kafé.yaml"), finding("a", file="kafé.yaml")])
    assert '"path": "kafé.yaml"' in text
    assert [(row.path, row.count) for row in baseline.read(text).rows] == [("a.yaml", 1), ("kafé.yaml", 2)]


def test_a_row_without_a_count_stands_for_one_finding():
    known = baseline.read('{"version": 1, "findings": [{"fingerprint": "a"}]}')
    assert known.sift([finding("a"), finding("a")], everywhere).new == (finding("a"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this is no baseline: it is not JSON; write it anew with `--write-baseline`"),
        ("[" * 100_000, "this is no baseline: it is not JSON; write it anew with `--write-baseline`"),
        ("{}", "this is no baseline: it has no version; write one with `--write-baseline`"),
        ("[]", "this is no baseline: it has no version; write one with `--write-baseline`"),
        ('{"version": true}', "this is no baseline: it has no version; write one with `--write-baseline`"),
        ('{"version": 2}', "this baseline has version 2, not 1; write it anew with `--write-baseline`"),
        *(
            (
                f'{{"version": 1, "findings": {findings}}}',
                "this baseline is damaged: a finding has no fingerprint; write it anew with `--write-baseline`",
            )
            for findings in (
                "null",
                "[1]",
                "[{}]",
                '[{"fingerprint": "a", "count": 0}]',
                '[{"fingerprint": 1}]',
                '[{"fingerprint": "a", "marks": [1]}]',
                '[{"fingerprint": "a", "marks": "a"}]',
            )
        ),
    ],
)
def test_what_is_no_baseline_is_told_so(text, message):
    with pytest.raises(baseline.BaselineError, match="baseline") as raised:
        baseline.read(text)
    assert raised.value.message.text() == message
