"""The layout as JSON: its shape is a contract."""

import json

import pytest
from drawings import SMALL, of_pages, small
from msgspec.structs import replace

from sopkit.render import render
from sopkit.render.figures import figure


def test_the_small_layout_reads_like_this(golden):
    golden("small.layout.json", render(SMALL, small(), "layout"))


# The keys that the design names; more may stand beside them.
KEYS = {
    "rows": {"step", "number", "y", "height"},
    "lanes": {"executor", "x", "width"},
    "texts": {"step", "column", "x", "y", "width", "height", "lines"},
    "symbols": {"id", "step", "kind", "executors", "x", "y", "width", "height", "text", "letter"},
    "connectors": {"kind", "from", "to", "outcome", "points", "label"},
}


@pytest.mark.parametrize("part", KEYS)
def test_every_part_has_the_keys_of_the_design(part):
    pages = json.loads(render(SMALL, small(), "layout"))["pages"]
    items = [item for page in pages for item in page[part]]
    assert items
    assert all(KEYS[part] <= item.keys() for item in items)


def test_a_label_says_its_text_and_its_place():
    pages = json.loads(render(SMALL, small(), "layout"))["pages"]
    label = pages[1]["connectors"][2]["label"]
    assert label.items() >= {"text": "Tidak lengkap", "x": 104, "y": 45, "width": 9, "height": 6.174}.items()


@pytest.mark.parametrize(
    ("value", "written"), [(10.0, "10"), (0.1 + 0.2, "0.3"), (1 / 3, "0.333"), (-0.0001, "0"), (7, "7"), (2.5, "2.5")]
)
def test_a_number_is_written_to_a_thousandth_and_whole_ones_without_a_point(value, written):
    assert json.dumps(figure(value)) == written


def test_letters_of_every_script_stand_as_they_are():
    layout = replace(of_pages(), title="Izin Überé 許可")
    assert "Izin Überé 許可" in render(SMALL, layout, "layout")
