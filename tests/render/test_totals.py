"""The row of the total in every format: a row of the table with a head of its own, where the layout puts it."""

import json
import re

import pytest
from boards import staff
from html_tree import read
from wild import sop_of

from sopkit.flow import build_flow
from sopkit.layout import Form, arrange
from sopkit.render import render

SOP = sop_of([{"time": "13 jam", "by": "a"}, {"time": "25 menit", "by": "b"}, {"by": "a"}], executors=staff("ab"))


def layout_of(sop=SOP, **form):
    return arrange(sop, build_flow(sop), Form(totals=True, **form))


def rows_of(layout, sop=SOP):
    tree = read(render(sop, layout, "html"))
    return [list(row.all("th")) + list(row.all("td")) for body in tree.all("tbody") for row in body.all("tr")]


def test_in_html_the_total_is_a_row_headed_by_its_name():
    *steps, total = rows_of(layout_of())[-4:]
    assert not any(cell.attributes.get("scope") for row in steps for cell in row)
    heads = [(cell.tag, cell.text(), cell.attributes["scope"]) for cell in total if "scope" in cell.attributes]
    assert heads == [("th", "Jumlah", "row")]
    said = [cell.text() for cell in total if cell.text()]
    assert said == ["Jumlah", "13 jam 25 menit (tanpa 1 langkah)"]
    # A cell in every column, as the other rows have.
    assert {len(row) for row in (*steps, total)} == {8}


def test_the_total_of_a_page_without_steps_is_a_table_with_its_heading():
    steps = [{"by": "ab"[row % 2]} for row in range(60)]
    steps[-1]["decision"] = {f"L{number}": str(number + 1) for number in range(20)}
    sop = sop_of(steps, executors=staff("ab"))
    layout = layout_of(sop)
    assert [row.total for row in layout.pages[-1].rows] == [True]
    tree = read(render(sop, layout, "html"))
    table = list(tree.all("table"))[-1]
    assert (len(list(table.all("thead"))), len(list(next(table.all("tbody")).all("tr")))) == (1, 1)
    for name in ("pdf", "dot", "svg"):
        assert render(sop, layout, name)


def test_the_layout_says_which_row_is_the_total_and_only_there():
    rows = json.loads(render(SOP, layout_of(), "layout"))["pages"][-1]["rows"]
    assert [row.get("total", "absent") for row in rows] == ["absent", "absent", "absent", True]
    assert (rows[-1]["step"], rows[-1]["number"], rows[-1]["part"]) == (None, None, 1)


@pytest.mark.parametrize("language", ["id", "en"])
def test_svg_and_dot_show_the_total(language):
    layout = layout_of(language=language)
    name, line = {"id": ("Jumlah", "13 jam"), "en": ("Total", "13 hours")}[language]
    svg, dot = render(SOP, layout, "svg")[-1], render(SOP, layout, "dot")
    assert re.search(rf'<text class="cell bold"[^>]*><tspan [^>]*>{name}</tspan>', svg)
    assert line in svg
    assert f"<B>{name}</B>" in dot


def test_in_dot_the_lanes_end_above_the_total(needs):
    needs("neato")
    layout = layout_of()
    page = layout.pages[-1]
    dot = render(SOP, layout, "dot")
    heights = [float(height) * 25.4 for height in re.findall(r'"lane . page 2".*? height=([0-9.]+)', dot)]
    table = page.rows[-1].y - page.heading.y - page.heading.height
    assert heights == pytest.approx([table, table], abs=0.01)
