"""The laws of the drawing notice a damaged drawing: each damage is reported in the words that are expected."""

from dataclasses import replace

import pytest
from boards import sop_from
from drawing_laws import broken

from sopkit.flow import build_flow
from sopkit.layout import arrange
from sopkit.layout.values import ConnectorKind, Role

# A decision with a way back, joint work of distant lanes, a fork, and enough rows for a cut.
ROWS = "\n".join(
    [
        "masuk a",
        "cek b ? Ya rapat, Tidak masuk",
        "rapat ac",
        "bagi b > satu dua",
        "satu a > selesai",
        "dua c > selesai",
        "selesai b",
        *(f"s{number} {'abc'[number % 3]}" for number in range(12)),
    ]
)
SOP = sop_from(ROWS)
FLOW = build_flow(SOP)
LAYOUT = arrange(SOP, FLOW)


def on_page(number, **changes):
    """The layout with a page's tuples changed by functions of what was there."""
    page = LAYOUT.pages[number - 1]
    new = replace(page, **{name: change(getattr(page, name)) for name, change in changes.items()})
    return replace(LAYOUT, pages=tuple(new if each is page else each for each in LAYOUT.pages))


def where(test, change):
    """Change the first thing that passes a test, and leave the others."""

    def changed(things):
        things = list(things)
        index = next(index for index, thing in enumerate(things) if test(thing))
        new = change(things[index])
        things[index : index + 1] = [new] if new is not None else []
        return tuple(things)

    return changed


def symbol(name):
    return lambda each: each.id == name


def arrow(source, target):
    return lambda each: (each.source, each.target) == (source, target)


def text(role, column=None):
    return lambda each: each.role is role and column in (None, each.column)


def moved(**by):
    return lambda thing: replace(thing, **{name: getattr(thing, name) + step for name, step in by.items()})


def points(change):
    return lambda each: replace(each, points=tuple(change(list(each.points))))


def label(**changes):
    return lambda each: replace(each, label=replace(each.label, **changes))


def of(number, name):
    (found,) = (each for each in LAYOUT.pages[number - 1].symbols if each.id == name)
    return found


def way(source, target):
    return next(each for each in LAYOUT.pages[1].connectors if arrow(source, target)(each))


def gone(_thing):
    return None


def twice(things):
    return (*things, things[0])


MASUK, CEK, BAGI, SATU, DUA = (of(2, name) for name in ("masuk", "cek", "bagi", "satu", "dua"))
FIRST, NO, YES = way("masuk", "cek"), way("cek", "masuk"), way("cek", "rapat")
NUMBER, ACTIVITY = (
    next(each for each in LAYOUT.pages[1].texts if text(Role.CELL, name)(each)) for name in ("number", "activity")
)


def through(box):
    """Points through the inside of a box, from side to side."""
    y = box.y + box.height / 2
    return lambda old: [old[0], (box.x - 5, old[0][1]), (box.x - 5, y), (box.x + box.width + 5, y), old[-1]]


def first_way(change):
    """Change the points of the arrow from `masuk` to `cek`."""
    return {"connectors": where(arrow("masuk", "cek"), points(change))}


def way_back(**changes):
    """Change the label of the arrow from `cek` back to `masuk`."""
    return {"connectors": where(arrow("cek", "masuk"), label(**changes))}


DAMAGES = {
    # Law 1.
    "a slanted line": (first_way(lambda old: [old[0], old[-1]]), "slanted"),
    "a stretch of no length": (first_way(lambda old: [old[0], *old]), "no length"),
    "an arrow that ends short of its symbol": (
        first_way(lambda old: [*old[:-1], (old[-1][0] - 1, old[-1][1])]),
        "is not on the border of cek",
    ),
    "an arrow that begins beside its symbol": (
        first_way(lambda old: [(old[0][0], old[0][1] + 0.5), *old[1:]]),
        "is not on the border of masuk",
    ),
    "a line into a diamond beside its tip": (
        first_way(lambda old: [(x, y + 1 if index else y) for index, (x, y) in enumerate(old)]),
        "is not on the border of cek",
    ),
    "a line through a symbol": (first_way(through(SATU)), "runs through satu"),
    "a line through a text": (
        first_way(through(ACTIVITY)),
        "runs through the text",
    ),
    "a line in the heading": (
        first_way(lambda old: [old[0], (old[0][0], 20.0), *old[1:]]),
        "runs into the heading",
    ),
    "two symbols on each other": (
        {"symbols": where(symbol("satu"), moved(x=BAGI.x - SATU.x, y=BAGI.y - SATU.y))},
        "overlap",
    ),
    "one id twice": ({"symbols": where(symbol("satu"), lambda each: replace(each, id="dua"))}, "ids are not unique"),
    # Law 2.
    "strangers on one stretch": (
        {"connectors": where(arrow("masuk", "cek"), lambda each: replace(each, points=YES.points))},
        "share a stretch",
    ),
    "in and out on one side": (
        {
            "connectors": where(
                arrow("masuk", "cek"), lambda each: replace(each, points=(*each.points[:-1], YES.points[0]))
            )
        },
        "in and out at the",
    ),
    # Law 3.
    "a label on a symbol": (way_back(x=CEK.x + 1, y=CEK.y + 1), "lies on cek"),
    "a label on another label": (
        way_back(x=YES.label.x, y=YES.label.y),
        "labels",
    ),
    "a label on a text": (
        way_back(x=ACTIVITY.x, y=ACTIVITY.y),
        "lies on the text",
    ),
    "a label on a line": (
        way_back(x=YES.points[0][0] - 1, y=CEK.y + CEK.height + 0.3, width=2.0, height=1.0),
        "is crossed by cek",
    ),
    "a label nearer to another line": (
        way_back(x=FIRST.points[0][0] + 0.3, y=FIRST.points[0][1] + 1, width=1.0, height=1.0),
        "is nearer to",
    ),
    "a label far from its decision": (
        way_back(y=NO.label.y + 40),
        "stands far from its decision",
    ),
    "a label beside the lanes": (way_back(x=60.0), "leaves the lanes"),
    # Law 4.
    "a symbol in another lane": ({"symbols": where(symbol("satu"), moved(x=22.0))}, "satu leaves its lanes"),
    "a symbol in another row": ({"symbols": where(symbol("satu"), moved(y=12.0))}, "satu leaves its row"),
    "a symbol of other executors": (
        {"symbols": where(symbol("satu"), lambda each: replace(each, executors=("b",)))},
        "satu leaves its lanes",
    ),
    "an arrow that is missing": ({"connectors": where(arrow("bagi", "satu"), gone)}, "edges differ"),
    "an arrow that is drawn twice": ({"connectors": twice}, "edges differ"),
    "an arrow from the wrong symbol": (
        {"connectors": where(arrow("bagi", "satu"), lambda each: replace(each, source="dua"))},
        "edges differ",
    ),
    "another outcome": (
        {"connectors": where(arrow("cek", "masuk"), lambda each: replace(each, outcome="Batal"))},
        "edges differ",
    ),
    "a joint line that is missing": (
        {"connectors": where(lambda each: each.kind is ConnectorKind.JOINT, gone)},
        "step rapat: 0 joint lines for 2 boxes",
    ),
    "a joint line between two steps": (
        {"connectors": where(arrow("bagi", "satu"), lambda each: replace(each, kind=ConnectorKind.JOINT))},
        "a joint line between two steps",
    ),
    # Law 5.
    "a symbol off the paper": ({"symbols": where(symbol("satu"), moved(x=-200.0))}, "leaves the page"),
    "a text off the paper": ({"texts": where(text(Role.FOOTER), moved(y=20.0))}, "leaves the page"),
    "a line off the paper": (
        first_way(lambda old: [*old[:-1], (400.0, old[-1][1]), old[-1]]),
        "a connector leaves the page",
    ),
    "type under 7 points": ({"texts": where(text(Role.CELL), lambda each: replace(each, size=6.9))}, "6.9 pt"),
    "a line wider than its box": (
        {"texts": where(text(Role.CELL, "activity"), lambda each: replace(each, lines=("Memeriksa berkas " * 20,)))},
        "is wider than its cell",
    ),
    "more lines than the box holds": (
        {"texts": where(text(Role.CELL, "number"), lambda each: replace(each, lines=("1", "2")))},
        "are higher than their box",
    ),
    "two texts on each other": (
        {"texts": where(text(Role.CELL, "number"), moved(x=ACTIVITY.x - NUMBER.x))},
        "overlap",
    ),
    "a text in another column": (
        {"texts": where(text(Role.CELL, "activity"), moved(x=25.0))},
        "leave their cell",
    ),
    "a text over the rule": ({"texts": where(text(Role.CELL, "activity"), moved(y=-4.0))}, "unreadable"),
    "words that are cut off": (
        {"texts": where(text(Role.CELL, "activity"), lambda each: replace(each, lines=("Memeriksa",)))},
        "step masuk: the activity reads 'Memeriksa'",
    ),
    "a gap between two rows": ({"rows": where(lambda row: row.step == "cek", moved(height=-1.0))}, "rows do not join"),
    "a table over the footer": (
        {"rows": lambda rows: (*rows[:-1], replace(rows[-1], height=rows[-1].height + 60))},
        "runs into the footer",
    ),
}


def test_the_drawing_is_whole_before_it_is_damaged():
    assert list(broken(LAYOUT, SOP, FLOW)) == []
    assert len(LAYOUT.pages) == 3


def noticed(layout):
    """What the laws find broken; a layout that they can't even read to the end is broken, too."""
    found = []
    try:
        found.extend(broken(layout, SOP, FLOW))
    except (KeyError, RuntimeError) as error:
        found.append(f"unreadable: {error!r}")
    return found


@pytest.mark.parametrize("name", DAMAGES)
def test_the_laws_notice(name):
    damage, words = DAMAGES[name]
    found = noticed(on_page(2, **damage))
    assert any(words in fault for fault in found), found


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ({"symbols": where(symbol("in:A"), lambda each: replace(each, letter="B"))}, "letter A stands 1 times"),
        ({"connectors": where(lambda each: each.source == "in:A", gone)}, "('A', 'in')"),
    ],
)
def test_the_laws_notice_a_pair_of_connectors_that_is_broken(damage, words):
    found = noticed(on_page(3, **damage))
    assert any(words in fault for fault in found), found
