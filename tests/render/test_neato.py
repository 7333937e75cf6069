"""Graphviz as the one who draws."""

from importlib import import_module

import pytest
from drawings import SMALL, small
from wild import sop_of

from sopkit.render.neato import OUTPUTS, GraphvizError, draw

BEGINS = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF-"}


@pytest.mark.parametrize("name", OUTPUTS)
def test_graphviz_draws_every_output(name, needs):
    needs("neato")
    assert draw(SMALL, small(), name, dpi=100).startswith(BEGINS[name])


def test_more_dots_to_the_inch_make_a_larger_picture(needs):
    needs("neato")
    wide, wider = (int.from_bytes(draw(SMALL, small(), "png", dpi=dpi)[16:20]) for dpi in (50, 200))
    assert wider == pytest.approx(4 * wide, rel=0.02)


def test_its_pdf_has_the_date_of_the_sop_and_not_that_of_today(needs):
    needs("neato")
    sop = sop_of([{}], created="2009-04-28")
    assert b"/CreationDate (D:20090428000000" in draw(sop, small(), "pdf", dpi=100)


def test_without_graphviz_it_says_what_is_missing_and_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GraphvizError, match=r"no `neato` on the PATH.*without `--engine graphviz`"):
        draw(SMALL, small(), "svg", dpi=100)


def test_what_graphviz_complains_of_is_passed_on(monkeypatch, needs):
    needs("neato")
    monkeypatch.setattr(import_module("sopkit.render.dot_graph"), "paint", lambda _sop, _layout: "no graph")
    with pytest.raises(GraphvizError, match="syntax error"):
        draw(SMALL, small(), "svg", dpi=100)
