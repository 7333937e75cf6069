"""`sopkit explain` in Indonesian, and who reads the catalogue of pages for it."""

import gettext
import json
import re

import pytest

from sopkit import i18n
from sopkit.report import pages
from sopkit.report.lines import plain

DAY = ("--today", "2026-06-01")

HEADINGS = {
    "## Why it matters": "## Mengapa penting",
    "## Bad": "## Contoh yang keliru",
    "## Good": "## Contoh yang benar",
    "## Options": "## Opsi",
}


def test_a_page_is_explained_in_indonesian(sopkit):
    out = sopkit("explain", "P101", "--lang", "id").out
    assert out.startswith(
        "P101 activity-without-verb\n\nKegiatan tidak diawali dengan kata kerja aktif.\n\n## Mengapa penting\n\n"
    )
    assert out.endswith("```\n\nTingkat: saran. Kumpulan: recommended.\n")


def test_all_pages_have_the_same_headings_and_snippets_in_both_languages(sopkit):
    english, indonesian = (sopkit("explain", "--all", "--lang", language).out for language in ("en", "id"))
    shape = re.compile(r"^## [^\n]+$|^```.*?^```$", re.MULTILINE | re.DOTALL)
    parts = shape.findall(english)
    assert len(parts) > 500
    assert [HEADINGS.get(part, part) for part in parts] == shape.findall(indonesian)


def test_the_list_and_the_reference_are_in_indonesian(sopkit):
    assert sopkit("explain", "P4", "--lang", "id").out.startswith(
        "P401  kesalahan   missing-time               Langkah tidak mempunyai waktu\n"
    )
    lines = sopkit("explain", "P4", "-f", "markdown", "--lang", "id").out.splitlines()
    assert lines[0] == "# Aturan"
    assert lines.index("| kode | nama | tingkat | apa yang salah |") == lines.index("## P4 Keterukuran") + 2
    assert "| [P401](#p401-missing-time) | missing-time | kesalahan | Langkah tidak mempunyai waktu |" in lines
    assert lines[lines.index("## Halaman") + 4].startswith("Langkah tidak mempunyai waktu. Tingkat: kesalahan. ")
    assert "#### Mengapa penting" in lines


def test_sarif_describes_rules_in_the_language_of_its_messages(sopkit, put):
    put("a.yaml")
    rules = {}
    for language in ("en", "id"):
        done = sopkit("lint", "a.yaml", "-f", "sarif", "--select", "P401", "--lang", language, *DAY)
        (rules[language],) = json.loads(done.out)["runs"][0]["tool"]["driver"]["rules"]
    assert rules["en"]["shortDescription"] == {"text": "A step has no time"}
    assert rules["en"]["help"]["text"].startswith("A step has no time.\n\n## Why it matters\n")
    assert rules["id"]["shortDescription"] == {"text": "Langkah tidak mempunyai waktu"}
    assert rules["id"]["help"]["markdown"].startswith("Langkah tidak mempunyai waktu.\n\n## Mengapa penting\n")
    assert rules["id"]["fullDescription"]["text"] == rules["id"]["help"]["text"]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("explain P101", True),
        ("explain", True),
        ("lint a.yaml -f sarif", True),
        ("lint a.yaml", False),
        ("lint a.yaml -f junit", False),
        ("lint a.yaml --tally", False),
        ("validate a.yaml", False),
        ("times a.yaml", False),
        ("--help", False),
    ],
)
def test_the_catalogue_of_pages_is_read_where_pages_are_shown(sopkit, put, monkeypatch, line, asked):
    read = []

    def translation(domain, *arguments, **options):
        read.append(domain)
        return found(domain, *arguments, **options)

    found = gettext.translation
    monkeypatch.setattr(gettext, "translation", translation)
    i18n.translations.cache_clear()
    put("a.yaml")
    sopkit(*line.split(), "--lang", "id")
    assert ("pages" in read) is asked
    assert "sopkit" in read


@pytest.mark.parametrize("name", ["certainty", "legal certainty", "Kepastian hukum", "kepastian-hukum", "P8"])
def test_a_principle_is_called_as_reports_call_it(sopkit, name):
    assert sopkit("explain", name).out == sopkit("explain", "certainty").out != ""


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("columns", [0, 40, 100])
def test_a_page_keeps_to_the_columns_of_its_terminal(language, columns):
    for page in pages.pages(language):
        text = "\n".join(plain(line) for line in pages.shown(page, language, columns))
        prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        # What stands between backticks is not broken, so that a line may be as long as that.
        whole = re.sub(r"`[^`]*`", lambda code: "x" * min(len(code[0]), 10), prose)
        assert max(map(len, whole.splitlines()[1:])) <= max(columns, 20)
        assert text.split() == "\n".join(map(plain, pages.shown(page, language))).split()
