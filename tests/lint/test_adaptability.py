"""The rules of adaptability at their borders, on the first of June 2026."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace
from rule_pages import TODAY
from wild import sop_of, wild_sops

from sopkit.lint import Asked, Plan, World, check
from sopkit.lint.registry import rules
from sopkit.model import load
from sopkit.model.upkeep import later
from sopkit.source import read_file

EXAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "examples" / "musi-rawas").glob("*.yaml"))
RULES = {rule.code: rule for rule in rules("P5")}
PLAN = Plan(tuple(Asked(rule, rule.level, rule.options() if rule.options else None) for rule in RULES.values()))


def asked(more, code, today=TODAY, **options):
    rule = RULES[code]
    given_ = replace(rule.options(), **options) if rule.options else None
    return check(sop_of([{}], **more), Plan((Asked(rule, rule.level, given_),)), World(today))


def paths(more, code, today=TODAY, **options):
    return [diagnostic.path for diagnostic in asked(more, code, today, **options)]


def events(*pairs):
    return [{"stage": stage, "on": on} for stage, on in pairs]


OLD = {"effective": "2020-01-01"}


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"review": "2026-06-01"}, []),
        ({"review": "2026-05-31"}, [("review",)]),
        ({"review": "2026-05-31", "status": "approved"}, [("review",)]),
        ({"review": "2026-05-31", "status": "draft"}, []),
        ({"review": "2026-05-31", "status": "review"}, []),
        ({"review": "2026-05-31", "status": "revoked"}, []),
        ({"review": "2025-01-01", "revised": "2025-02-01"}, []),
        ({"review": "2025-01-01", "revised": "2024-12-31"}, [("review",)]),
        ({"review": "2025-01-01", "revised": "2027-01-01"}, [("review",)]),
        ({**OLD, "review": "2025-01-01", "history": events(("Evaluasi", "2026-01-05"))}, []),
        ({**OLD, "review": "2025-01-01", "history": events(("Monitoring", "2026-01-05"))}, [("review",)]),
        ({**OLD, "review": "2027-01-01", "history": events(("Evaluasi", "2021-01-05"))}, []),
        ({**OLD, "review": "2022-01-01", "history": events(("Evaluasi", "2022-02-01"))}, [("history", 0, "on")]),
        ({**OLD, "history": events(("Evaluasi", "2025-06-01"))}, []),
        ({**OLD, "history": events(("Evaluasi", "2025-05-31"))}, [("history", 0, "on")]),
        ({**OLD, "history": events(("Evaluasi", "2021-01-01"), ("Evaluasi", "2026-01-01"))}, []),
        ({**OLD, "history": events(("pemantauan", "2025-12-01"))}, []),
        ({**OLD, "history": events(("pemantauan", "2025-11-30"))}, [("history", 0, "on")]),
        ({**OLD, "history": events(("Monitoring", "2025-01-01"), ("Evaluasi", "2026-01-01"))}, []),
        ({**OLD, "history": events(("Monitoring", "2025-01-01"), ("Evaluasi", "2025-07-01"))}, [("history", 1, "on")]),
        ({**OLD, "history": events(("Disahkan", "2020-01-01"), ("Revisi", "2021-01-01"))}, []),
        ({**OLD, "history": events(("reviewed", "2019-11-01"))}, []),
        ({**OLD, "history": [{"stage": "Evaluasi"}, {}]}, []),
        ({"history": events(("Evaluasi", "2021-01-05"))}, []),
        (OLD, []),
    ],
)
def test_a_review_is_overdue_on_the_day_after(more, at):
    assert paths(more, "P501") == at
    assert paths(more, "P501", today=None) == []


def test_how_long_a_look_lasts_is_a_setting():
    evaluated = {**OLD, "history": events(("Evaluasi", "2025-01-05"))}
    assert paths(evaluated, "P501", evaluation=24) == []
    monitored = {**OLD, "history": events(("Monitoring", "2026-04-05"))}
    (found,) = asked(monitored, "P501", monitoring=1)
    assert found.path == ("history", 0, "on")
    assert found.message.text() == "the last monitoring or evaluation was on 2026-04-05, more than 1 month ago"
    assert found.hint.text() == "look whether the SOP still holds, and write the event into `history`"


@pytest.mark.parametrize(
    ("title", "year", "mended"),
    [
        ("Penyusunan Laporan", None, None),
        ("Penyusunan Laporan Tahun 2024", "2024", "Penyusunan Laporan"),
        ("Penyusunan Laporan Tahun Anggaran 2024", "2024", "Penyusunan Laporan"),
        ("Penyusunan Laporan TA. 2024", "2024", "Penyusunan Laporan"),
        ("Penyusunan Laporan (2024)", "2024", "Penyusunan Laporan"),
        ("Sensus 2020 Lanjutan", "2020", None),
        ("Rencana 2020-2024", "2020", None),
        ("2024", "2024", None),
        ("Penerapan Permen 35/2012", None, None),
        ("Penerapan ISO 9001", None, None),
        ("Pengelolaan Arsip 12024", None, None),
    ],
)
def test_a_year_in_the_title_is_found_and_taken_out_at_the_end(title, year, mended):
    found = asked({"title": title}, "P502")
    assert [diagnostic.message.text() for diagnostic in found] == (
        [f"the title names the year `{year}`"] if year else []
    )
    fixes = [diagnostic.fix.edits[0].text for diagnostic in found if diagnostic.fix]
    assert fixes == ([mended] if mended else [])
    for text in fixes:
        assert paths({"title": text}, "P502") == []


@pytest.mark.parametrize(
    ("created", "revised", "effective", "review", "at"),
    [
        ("2025-01-01", None, "2025-01-01", "2025-01-01", []),
        ("2025-01-02", None, "2025-01-01", None, ["effective"]),
        ("2025-01-02", "2025-01-01", None, None, ["revised"]),
        ("2025-01-01", "2030-01-01", "2026-01-01", None, []),
        ("2025-01-01", None, "2025-02-01", "2025-01-15", ["review"]),
        ("2025-01-01", None, None, "2024-12-31", ["review"]),
        ("2025-03-01", "2024-01-01", "2025-02-01", "2025-01-15", ["effective", "revised", "review"]),
        (None, "2024-01-01", None, "2023-01-01", []),
        (None, None, None, None, []),
    ],
)
def test_dates_follow_one_another(created, revised, effective, review, at):
    more = {"created": created, "revised": revised, "effective": effective, "review": review}
    assert paths(more, "P503") == [(name,) for name in at]


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"revised": "2025-01-01"}, [("revised",)]),
        ({"revised": "2026-06-02"}, []),
        ({"revised": None}, []),
        ({"revised": "2025-01-01", "history": events(("Disahkan", "2024-01-01"))}, [("revised",)]),
        ({"revised": "2025-01-01", "history": events(("Disahkan", "2025-01-01"))}, []),
        ({"revised": "2025-01-01", "history": [{"stage": "Direvisi"}]}, []),
        ({"revised": "2025-01-01", "history": [{}]}, [("revised",)]),
    ],
)
def test_a_revision_stands_in_the_history(more, at):
    assert paths(more, "P504") == at


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"effective": "2023-06-01"}, []),
        ({"effective": "2023-05-31"}, [("effective",)]),
        ({"effective": "2010-01-01", "status": "revoked"}, []),
        ({"effective": "2010-01-01", "status": "draft"}, []),
        ({"effective": "2010-01-01", "revised": "2012-01-01"}, []),
        ({"effective": "2010-01-01", "review": "2011-01-01"}, []),
        ({"effective": "2010-01-01", "history": events(("Evaluasi", "2012-01-01"))}, []),
        ({"effective": "2010-01-01", "history": events(("Disahkan", "2010-01-01"))}, [("effective",)]),
        ({}, []),
    ],
)
def test_an_sop_that_was_never_revised_is_old_after_three_years(more, at):
    assert paths(more, "P505") == at
    assert paths(more, "P505", today=None) == []


def test_how_old_is_old_is_a_setting():
    assert paths({"effective": "2023-05-31"}, "P505", years=5) == []
    assert paths({"effective": "2023-05-31"}, "P505", years=100_000) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Memutakhirkan Blok Sensus 2020", "2020"),
        ("Memasang aplikasi versi 2.1", "versi 2.1"),
        ("Memasang SIPD v3.0", "v3.0"),
        ("Membuka Microsoft Office 2016", "Office 2016"),
        ("Menghadap Drs. Suparman", "Drs. Suparman"),
        ("Menghadap Siti Aminah, S.Sos", "Aminah, S.Sos"),
        ("Memeriksa menurut Peraturan BPS Nomor 5 Tahun 2023", None),
        ("Memeriksa menurut PER/21/M.PAN/11/2008", None),
        ("Merujuk ke RSUD Dr. Soetomo", None),
        ("Mengukur tanah 2.000 meter", None),
        ("Memeriksa berkas", None),
        ("Mengisi formulir versi cetak", None),
    ],
)
@pytest.mark.parametrize("column", ["activity", "requires", "output", "note", "equipment"])
def test_names_that_age_are_found_by_their_shape(text, word, column):
    step, more = ({}, {"equipment": ["Komputer", text]}) if column == "equipment" else ({column: text}, {})
    found = check(sop_of([step], **more), Plan((Asked(RULES["P506"], RULES["P506"].level),)))
    path = ("equipment", 1) if column == "equipment" else ("steps", 0, column)
    assert [diagnostic.path for diagnostic in found] == ([path] if word else [])
    assert all(diagnostic.message.text().startswith(f"`{word}` ") for diagnostic in found)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ((2025, 1, 15), 6, (2025, 7, 15)),
        ((2025, 8, 31), 6, (2026, 2, 28)),
        ((2023, 8, 31), 6, (2024, 2, 29)),
        ((2025, 12, 1), 1, (2026, 1, 1)),
        ((9999, 12, 1), 1, (9999, 12, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, expected):
    assert later(date(*day), months) == date(*expected)


@given(wild_sops)
def test_no_rule_of_adaptability_raises(sop):
    check(sop, PLAN, World(TODAY))


def test_a_day_at_the_ends_of_the_calendar_is_judged():
    ends = {"created": "9999-12-31", "effective": "0001-01-01", "history": events(("Evaluasi", "9999-12-31"))}
    assert check(sop_of([{}], **ends), PLAN, World(TODAY))


@pytest.mark.parametrize("path", EXAMPLES[1:], ids=lambda path: path.stem)
def test_of_a_complete_example_nothing_is_said_until_its_review_is_due(path):
    sop = load(read_file(path).document).sop
    assert check(sop, PLAN, World(TODAY)) == []
    assert check(sop, PLAN, World(sop.review)) == []
    late = check(sop, PLAN, World(sop.review + timedelta(days=1)))
    assert [diagnostic.code for diagnostic in late] == ["P501"]
