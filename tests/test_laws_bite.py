"""The laws of the drawing notice a damaged drawing: each damage is reported in the words that are expected."""

import pytest
from boards import sop_from
from drawing_laws import broken, totals_law
from msgspec.structs import replace

from sopkit.flow import build_flow
from sopkit.layout import Form, IdentityPlace, Logo, arrange
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
    "a word wider than its symbol": (
        {"symbols": where(symbol("satu"), lambda each: replace(each, text="Persetujuan akhir"))},
        "Persetujuan akhir is wider than its symbol",
    ),
    "a row without its number": ({"texts": where(text(Role.CELL, "number"), gone)}, "step masuk: the number reads ''"),
    "a gap between two rows": ({"rows": where(lambda row: row.step == "cek", moved(height=-1.0))}, "rows do not join"),
    "a table over the footer": (
        {"rows": lambda rows: (*rows[:-1], replace(rows[-1], height=rows[-1].height + 60))},
        "runs into the footer",
    ),
}


def test_the_drawing_is_whole_before_it_is_damaged():
    assert list(broken(LAYOUT, SOP, FLOW)) == []
    assert len(LAYOUT.pages) == 3


def noticed(layout, sop=SOP, form=None):
    """What the laws find broken; a layout that they can't even read to the end is broken, too."""
    found = []
    try:
        found.extend(broken(layout, sop, FLOW, form))
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


# The same steps in a form of an office: a draft with its identity and a logo above the rows.
MORE = {"institution": "Dinas Contoh", "legal_basis": ["UU 25/2009", "PP 96/2012"], "status": "draft"}
FORM = Form(identity=IdentityPlace.ABOVE, logo=Logo(b"logo", "image/png", 300, 200), order=Form().order[::-1])
OFFICE = sop_from(ROWS, **MORE)
OFFICIAL = arrange(OFFICE, FLOW, FORM)


def on_first(**changes):
    """The office's layout with its first page's tuples changed by functions of what was there."""
    first, *others = OFFICIAL.pages
    new = {name: change(getattr(first, name)) for name, change in changes.items()}
    return replace(OFFICIAL, pages=(replace(first, **new), *others))


def named(name):
    return lambda each: each.name == name


FIRST_HEAD = OFFICIAL.pages[0].heading
FORM_DAMAGES = {
    "a rule in the margin": ({"rules": where(lambda rule: rule.heavy, moved(x1=-2.0))}, "stands in the margin at 8.0"),
    "a text in the margin": ({"texts": where(text(Role.VALUE, "agency"), moved(x=-3.0))}, "stands in the margin"),
    "a footer under its margin": ({"texts": where(text(Role.FOOTER), moved(y=1.0))}, "stands in the margin"),
    "a draft without its mark": ({"texts": where(text(Role.MARK), gone)}, "0 marks of a draft"),
    "a mark on the block": ({"texts": where(text(Role.MARK), moved(y=8.0))}, "the mark of a draft reaches into"),
    "two boxes on each other": ({"boxes": where(named("number"), moved(y=5.0))}, "boxes number and created overlap"),
    "a box over the table": (
        {"boxes": where(named("records"), lambda each: replace(each, height=each.height + 20))},
        "box records reaches into the table",
    ),
    "a text beside its box": ({"texts": where(text(Role.VALUE, "number"), moved(y=12.0))}, "leave their box"),
    "a name without its box": ({"boxes": where(named("title"), gone)}, "leave their box"),
    "a logo out of its box": ({"pictures": where(named("logo"), moved(x=90.0))}, "the picture logo leaves its box"),
    "a logo on a text": ({"pictures": where(named("logo"), moved(y=15.0))}, "the picture logo lies on"),
    "a logo out of shape": ({"pictures": where(named("logo"), moved(width=2.0))}, "the picture logo is out of shape"),
    "a word that the identity has lost": (
        {"texts": where(text(Role.VALUE, "legal_basis"), gone)},
        "the identity's legal_basis reads 'UU25/20092.PP96/2012'",
    ),
    "columns in another order": ({"columns": lambda columns: columns[::-1]}, "the order of columns is"),
    "a gap between two columns": (
        {"columns": where(named("time"), moved(width=-1.0))},
        "a gap before the column requires",
    ),
    "a table that ends short of the margin": (
        {"columns": where(named("number"), moved(width=-1.0))},
        "the table ends at",
    ),
    "a lane that is no column": ({"lanes": where(lambda lane: lane.executor == "a", moved(x=1.0))}, "lanes are no col"),
    "a column without a title": (
        {"texts": where(text(Role.HEADING, "time"), gone)},
        "titles differ: too many Counter(), missing Counter({('time', None): 1})",
    ),
    "a group without a title": ({"texts": where(text(Role.HEADING, "standard"), gone)}, "titles differ"),
    "a title of other words": (
        {"texts": where(text(Role.HEADING, "note"), lambda each: replace(each, lines=("Ket.",)))},
        "a title reads ('Ket.',)",
    ),
    "a title over another column": (
        {"texts": where(text(Role.HEADING, "note"), moved(x=20.0))},
        "the title ('Keterangan',) leaves its cell",
    ),
    "a lane's name over the line of the group titles": (
        {"texts": where(text(Role.HEADING, "lane"), moved(y=FIRST_HEAD.y - FIRST_HEAD.split))},
        "leaves its cell",
    ),
    "a jump over nothing": (
        {"connectors": where(arrow("masuk", "cek"), lambda each: replace(each, jumps=(each.points[0],)))},
        "masuk → cek jumps over nothing",
    ),
}


def test_the_form_of_the_office_is_whole_before_it_is_damaged():
    assert list(broken(OFFICIAL, OFFICE, FLOW, FORM)) == []
    assert OFFICIAL.pages[0].boxes


@pytest.mark.parametrize("name", FORM_DAMAGES)
def test_the_laws_of_the_form_notice(name):
    damage, words = FORM_DAMAGES[name]
    found = noticed(on_first(**damage), OFFICE, FORM)
    assert any(words in fault for fault in found), found


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Form(), "the order of columns is"),
        (replace(FORM, identity=IdentityPlace.NONE), "an identity block that nobody wants"),
        (replace(FORM, sheet=True), "2 pages of one sheet"),
        (replace(FORM, logo=None), "a picture logo that nobody wants"),
        (replace(FORM, totals=True), "0 rows of a total"),
        (replace(FORM, titles={"note": "Catatan"}), "a title reads ('Keterangan',)"),
    ],
)
def test_the_laws_notice_a_drawing_in_another_form_than_was_asked_for(wanted, words):
    found = noticed(OFFICIAL, OFFICE, wanted)
    assert any(words in fault for fault in found), found


# The same with the total; its last page is the third.
TOTAL_FORM = Form(totals=True)
TOTALLED = arrange(SOP, FLOW, TOTAL_FORM)
TOTAL = TOTALLED.pages[-1].rows[-1]


def in_total(column):
    return lambda each: each.role is Role.CELL and each.column == column and each.y >= TOTAL.y


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ({"rows": lambda rows: (rows[-1], *rows[:-1])}, "the total is not the last row"),
        ({"rows": where(lambda row: row.total, lambda row: replace(row, number=20))}, "the total is a step"),
        ({"rows": where(lambda row: row.total, lambda row: replace(row, total=False))}, "0 rows of a total"),
        ({"symbols": where(symbol("s11"), moved(y=20.0))}, "the drawing reaches into the total"),
        ({"texts": where(in_total("time"), gone)}, "the total reads {'activity': 'Jumlah'}"),
        ({"texts": where(in_total("activity"), lambda each: replace(each, lines=("Total",)))}, "the total reads"),
    ],
)
def test_the_laws_notice_of_the_total(damage, words):
    assert list(broken(TOTALLED, SOP, FLOW, TOTAL_FORM)) == []
    *others, page = TOTALLED.pages
    new = {name: change(getattr(page, name)) for name, change in damage.items()}
    found = noticed(replace(TOTALLED, pages=(*others, replace(page, **new))), SOP, TOTAL_FORM)
    assert any(words in fault for fault in found), found


def test_the_laws_notice_a_total_alone_on_a_page_though_there_is_room_for_it():
    *others, page = TOTALLED.pages
    words = tuple(each for each in page.texts if each.role is not Role.CELL)
    steps = replace(page, rows=page.rows[:-1])
    alone = replace(page, number=page.number + 1, rows=page.rows[-1:], texts=words, symbols=(), connectors=())
    found = list(totals_law(replace(TOTALLED, pages=(*others, steps, alone)), SOP, FLOW, TOTAL_FORM))
    assert any("the total stands alone, though there is room for it" in fault for fault in found), found


def test_the_laws_notice_a_total_that_nobody_wants():
    assert any("1 rows of a total" in fault for fault in noticed(TOTALLED))


def test_the_laws_notice_a_block_that_is_missing():
    bare = arrange(OFFICE, FLOW, replace(FORM, identity=IdentityPlace.NONE))
    assert any("the identity's title reads ''" in fault for fault in noticed(bare, OFFICE, FORM))
