"""The board: sorted, counted, in three formats, whatever the texts of SOPs hold."""

from datetime import date
from io import StringIO

import pytest
from html_tree import Element, read
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from wild import sop_of

from sopkit.config.approving import Approving
from sopkit.lifecycle import stand
from sopkit.model import Status
from sopkit.model.digest import Binding, digest
from sopkit.report.board import Row, as_json, as_table, board_of, summary
from sopkit.report.board_html import page
from sopkit.report.lines import plain

TODAY = date(2026, 6, 30)
APPROVING = Approving.model_validate(
    {"chain": ["IV", {"level": "III", "position": "Sekretaris"}], "ratified_by": "Kepala Badan"}
)


def row(number=None, path="a.yaml", **fields):
    sop = sop_of([{}], number=number, **fields)
    return Row(path, sop, stand(sop, APPROVING, TODAY))


def validated(level, on, changed=False):
    seal = digest(sop_of([{}]), Binding.CONTENT)
    return {"stage": "validated", "level": level, "on": on, "digest": "sha256:0" if changed else seal}


@pytest.mark.parametrize(
    ("fields", "coming"),
    [
        ({}, ("submit", None, None)),
        ({"responsible": "petugas"}, ("submit", None, "Petugas")),
        ({"status": "review"}, ("endorse", "IV", None)),
        ({"status": "review", "history": [validated("IV", "2026-06-01")]}, ("endorse", "III", "Sekretaris")),
        (
            {"status": "review", "history": [validated("IV", "2026-06-01"), validated("III", "2026-06-02")]},
            ("approve", None, "Kepala Badan"),
        ),
        ({"status": "approved", "approved_by": "Camat"}, ("publish", None, "Camat")),
        ({"status": "effective"}, None),
        ({"status": "revoked"}, None),
    ],
)
def test_it_says_who_is_next_in_the_chain(fields, coming):
    found = row(**fields).standing.next
    assert (found and (found.command, found.level, found.by)) == coming


@pytest.mark.parametrize(
    ("fields", "overdue"),
    [
        ({"status": "effective", "review": "2026-06-29"}, True),
        ({"status": "effective", "review": "2026-06-30"}, False),
        ({"review": "2026-06-29", "effective": "2025-01-01"}, True),
        ({"status": "effective", "review": "2026-06-01", "revised": "2026-06-15"}, False),
        ({"status": "effective", "review": "2026-06-01", "revised": "2026-05-15"}, True),
        ({"status": "effective", "review": "2026-06-01", "effective": "2025-01-01",
          "history": [{"stage": "Evaluasi tahunan", "on": "2026-06-20"}]}, False),
        ({"status": "draft", "review": "2026-06-01"}, False),
        ({"status": "revoked", "review": "2026-06-01"}, False),
    ],
)  # fmt: skip
def test_a_review_is_overdue_where_lint_says_so_as_well(fields, overdue):
    assert row(**fields).standing.overdue == overdue


def test_it_says_what_was_changed_and_what_its_history_contradicts():
    changed = row(status="review", history=[validated("IV", "2026-06-01", changed=True)]).standing
    assert (changed.changed, changed.contradicted) == (True, False)
    draft = row(status="draft", history=[validated("IV", "2026-06-01", changed=True)]).standing
    assert (draft.changed, draft.contradicted) == (False, True)


ROWS = (
    row("10", "c.yaml", title="J", status="effective", review="2026-01-01"),
    row(None, "d.yaml", title="A"),
    row("2/X", "b.yaml", title="K", status="effective"),
    row("2/X", "a.yaml", title="K", status="approved"),
    row("2", "e.yaml", title="Z", status="review", unit="Bidang <b>Arsip</b>"),
)
BOARD = board_of(ROWS, ["z.yaml", "y.yaml"], TODAY)


def test_it_is_sorted_by_number_as_people_count():
    assert [one.path for one in BOARD.rows] == ["e.yaml", "a.yaml", "b.yaml", "c.yaml", "d.yaml"]
    assert board_of(reversed(ROWS), ["y.yaml", "z.yaml"], TODAY) == BOARD


def test_the_json_is_versioned_and_counts():
    data = as_json(BOARD)
    assert (data["version"], data["today"], data["skipped"]) == (1, "2026-06-30", ["y.yaml", "z.yaml"])
    assert data["summary"] == {
        "sops": 5,
        "draft": 1,
        "review": 1,
        "approved": 1,
        "effective": 2,
        "revoked": 0,
        "overdue": 1,
    }
    assert data["sops"][0] == {
        "path": "e.yaml",
        "number": "2",
        "title": "Z",
        "unit": "Bidang <b>Arsip</b>",
        "state": "review",
        "since": None,
        "next": {"command": "endorse", "level": "IV", "by": None},
        "review": None,
        "overdue": False,
        "changed": False,
        "contradicted": False,
    }


def table(board, language="en", **options):
    out = StringIO()
    as_table(board, language, Console(file=out, width=120, **options))
    return out.getvalue()


def test_a_narrow_terminal_gets_some_lines_for_each_sop():
    out = StringIO()
    as_table(BOARD, "en", Console(file=out, width=40))
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    assert lines[:3] == ["2  Z", "  State: under review", "  Next: validation by level IV"]
    assert max(map(len, lines)) <= 40
    assert [line for line in lines if line.startswith("  Note: ")]
    assert "Number" not in out.getvalue()


def test_the_table_has_a_line_for_each_sop():
    lines = [line.split() for line in table(BOARD, "id").splitlines() if line.strip()]
    assert lines[2] == ["2", "Z", "dalam", "pembahasan", "validasi", "tingkat", "IV", "-"]
    assert lines[5] == ["10", "J", "berlaku", "-", "2026-01-01", "terlambat", "ditinjau"]
    assert plain(summary(BOARD, "id")) == (
        "5 SOP: 1 draf, 1 dalam pembahasan, 1 disahkan, 2 berlaku; 1 terlambat ditinjau"
    )


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_has_the_same_rows_and_says_its_states_in_words(language):
    made = read(page(BOARD, language))
    (body,) = made.all("tbody")
    rows = list(body.all("tr"))
    cells = [[cell.text().strip() for cell in one.all("td")] for one in rows]
    assert [number for number, *_others in cells] == ["2", "2/X", "2/X", "10", "–"]
    assert [one.has("noted") for one in rows] == [False, False, False, True, False]
    assert [head.attributes["scope"] for one in rows for head in one.all("th")] == ["row"] * 5
    assert cells[3][-1] == {"en": "review overdue", "id": "terlambat ditinjau"}[language]
    assert [one.text() for one in made.all("li")][-2:] == ["y.yaml", "z.yaml"]


def elements(tree):
    for child in tree.children:
        if isinstance(child, Element):
            yield child
            yield from elements(child)


TEXTS = st.text(max_size=20).filter(str.strip)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from([*Status, None])), max_size=4))
def test_no_text_of_an_sop_is_markup_or_breaks_a_line(found):
    made = []
    for number, (title, unit, status) in enumerate(found):
        try:
            made.append(row(str(number), title=title, unit=unit, status=status))
        except ValueError:
            continue
    board = board_of(made, ["<script>"], TODAY)
    tags = {"h1", "h2", "p", "time", "ul", "li", "b", "div", "table", "caption", "thead", "tbody"}
    (main,) = read(page(board, "id")).all("main")
    assert {element.tag for element in elements(main)} <= tags | {"tr", "th", "td", "span"}
    assert "\x1b" not in table(board)
