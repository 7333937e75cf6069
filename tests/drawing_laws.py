"""The laws of the drawing (DESIGN §6) as questions about a finished layout; each yields what it finds broken."""

from collections import Counter, defaultdict
from itertools import combinations, pairwise

from sopkit.layout import Form, IdentityPlace
from sopkit.layout.cells import paragraphs
from sopkit.layout.footer import GAP
from sopkit.layout.form import LANES, TEXT_COLUMNS
from sopkit.layout.heading import UNDER, titles
from sopkit.layout.ruler import Ruler
from sopkit.layout.totals import total_cells
from sopkit.layout.values import ConnectorKind, PageKind, Role, SymbolKind
from sopkit.model import Status

NEAR = 0.02
SYMBOL_TEXT = Ruler(7)
"""In which painters write into symbols."""
JUMP = 0.8
"""Radius of a line jump."""


def stretches(connector):
    """The connector's stretches as (x1, y1, x2, y2) with x1 <= x2 and y1 <= y2."""
    return [(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)) for (x1, y1), (x2, y2) in pairwise(connector.points)]


def hits(stretch, box, shrink=NEAR):
    """Whether a stretch comes into the inside of a box (x, y, width, height)."""
    x1, y1, x2, y2 = stretch
    x, y, width, height = box
    return x1 < x + width - shrink and x2 > x + shrink and y1 < y + height - shrink and y2 > y + shrink


def box(thing):
    return thing.x, thing.y, thing.width, thing.height


def boxes_meet(one, two, shrink=NEAR):
    x1, y1, w1, h1 = one
    x2, y2, w2, h2 = two
    return x1 + shrink < x2 + w2 and x2 + shrink < x1 + w1 and y1 + shrink < y2 + h2 and y2 + shrink < y1 + h1


def on_border(point, symbol):
    """Whether a point lies on the drawn outline: a tip of a diamond, anywhere straight on the others."""
    x, y = point
    left, top, right, bottom = symbol.x, symbol.y, symbol.x + symbol.width, symbol.y + symbol.height
    middle, centre = (left + right) / 2, (top + bottom) / 2
    tips = [(left, centre), (right, centre), (middle, top), (middle, bottom)]
    if symbol.kind in (SymbolKind.DECISION, SymbolKind.OFFPAGE):
        return any(abs(x - tx) < NEAR and abs(y - ty) < NEAR for tx, ty in tips)
    round_end = symbol.height / 2 if symbol.kind in (SymbolKind.START, SymbolKind.END) else 0
    flat = left + round_end - NEAR <= x <= right - round_end + NEAR
    return (abs(y - centre) < NEAR and min(abs(x - left), abs(x - right)) < NEAR) or (
        flat and min(abs(y - top), abs(y - bottom)) < NEAR
    )


def side(point, symbol):
    x, y = point
    gaps = {
        "left": abs(x - symbol.x),
        "right": abs(x - symbol.x - symbol.width),
        "top": abs(y - symbol.y),
        "bottom": abs(y - symbol.y - symbol.height),
    }
    return min(gaps, key=gaps.get)


def law1(page):
    """Connectors are orthogonal, join the borders of their symbols, and touch nothing else."""
    symbols = {symbol.id: symbol for symbol in page.symbols}
    if len(symbols) != len(page.symbols):
        yield f"page {page.number}: ids are not unique"
    for one, two in combinations(page.symbols, 2):
        if boxes_meet(box(one), box(two)):
            yield f"page {page.number}: symbols {one.id} and {two.id} overlap"
    for connector in page.connectors:
        name = f"page {page.number}: {connector.source} → {connector.target}"
        for (x1, y1), (x2, y2) in pairwise(connector.points):
            if abs(x1 - x2) > 1e-9 and abs(y1 - y2) > 1e-9:
                yield f"{name}: slanted"
            if abs(x1 - x2) < 1e-9 and abs(y1 - y2) < 1e-9:
                yield f"{name}: a stretch of no length"
        for point, end in ((connector.points[0], connector.source), (connector.points[-1], connector.target)):
            if not on_border(point, symbols[end]):
                yield f"{name}: {point} is not on the border of {end}"
        for stretch in stretches(connector):
            for symbol in page.symbols:
                if hits(stretch, box(symbol)):
                    yield f"{name}: runs through {symbol.id}"
            for text in page.texts:
                if hits(stretch, box(text), -NEAR):
                    yield f"{name}: runs through the text {text.lines}"
            if page.heading and stretch[1] < page.heading.y + page.heading.height + NEAR:
                yield f"{name}: runs into the heading"


def law2(page):
    """Only connectors with a common end share a stretch; no side of a symbol has arrows in and out."""
    symbols = {symbol.id: symbol for symbol in page.symbols}
    for one, two in combinations(page.connectors, 2):
        if one.source == two.source or one.target == two.target:
            continue
        for a in stretches(one):
            for b in stretches(two):
                if overlap(a, b):
                    yield f"page {page.number}: {one.source}→{one.target} and {two.source}→{two.target} share a stretch"
    sides = defaultdict(set)
    for connector in page.connectors:
        if connector.kind is ConnectorKind.FLOW:
            sides[connector.source, side(connector.points[0], symbols[connector.source])].add("out")
            sides[connector.target, side(connector.points[-1], symbols[connector.target])].add("in")
    for (name, where), ways in sides.items():
        if len(ways) > 1:
            yield f"page {page.number}: in and out at the {where} of {name}"


def overlap(a, b):
    """Whether two stretches lie on each other over some length, or touch end to end in one line."""
    ax1, ay1, ax2, ay2 = a
    bx1, by1, bx2, by2 = b
    if ax1 == ax2 and bx1 == bx2 and abs(ax1 - bx1) < NEAR:
        return ay1 < by2 - NEAR and by1 < ay2 - NEAR
    if ay1 == ay2 and by1 == by2 and abs(ay1 - by1) < NEAR:
        return ax1 < bx2 - NEAR and bx1 < ax2 - NEAR
    return False


def law3(page):
    """A label lies on nothing, stands at its decision, and is nearest to its own connector."""
    symbols = {symbol.id: symbol for symbol in page.symbols}
    labelled = [connector for connector in page.connectors if connector.label]
    for one, two in combinations(labelled, 2):
        if boxes_meet(box(one.label), box(two.label)):
            yield f"page {page.number}: labels {one.label.text} and {two.label.text} overlap"
    for connector in labelled:
        label = connector.label
        name = f"page {page.number}: label {label.text!r} of {connector.source}"
        for symbol in page.symbols:
            if boxes_meet(box(label), box(symbol)):
                yield f"{name} lies on {symbol.id}"
        for text in page.texts:
            if boxes_meet(box(label), box(text)):
                yield f"{name} lies on the text {text.lines}"
        for other in page.connectors:
            if any(hits(stretch, box(label)) for stretch in stretches(other)):
                yield f"{name} is crossed by {other.source}→{other.target}"
        mine = distance(label, connector)
        shared = {
            id(other)
            for other in page.connectors
            if other.source == connector.source and other.points[0] == connector.points[0]
        }
        for other in page.connectors:
            if id(other) not in shared and distance(label, other) <= mine:
                yield f"{name} is nearer to {other.source}→{other.target}"
        if gap(box(label), box(symbols[connector.source])) > 15:
            yield f"{name} stands far from its decision"
        lanes = page.lanes
        if not lanes[0].x - NEAR <= label.x or not label.x + label.width <= lanes[-1].x + lanes[-1].width + NEAR:
            yield f"{name} leaves the lanes"


def gap(one, two):
    x1, y1, w1, h1 = one
    x2, y2, w2, h2 = two
    across = max(x1 - x2 - w2, x2 - x1 - w1, 0)
    down = max(y1 - y2 - h2, y2 - y1 - h1, 0)
    return (across**2 + down**2) ** 0.5


def distance(label, connector):
    return min(gap(box(label), (x1, y1, x2 - x1, y2 - y1)) for x1, y1, x2, y2 in stretches(connector))


def law4(layout, sop, flow):
    """Every edge is drawn once; every symbol stands in its executors' lanes and its step's row."""
    for page in layout.pages:
        lanes = {lane.executor: lane for lane in page.lanes}
        rows = {row.step: row for row in page.rows if row.step is not None and row.part == 1}
        for symbol in page.symbols:
            left = min(lanes[executor].x for executor in symbol.executors)
            right = max(lanes[executor].x + lanes[executor].width for executor in symbol.executors)
            if not (left - NEAR <= symbol.x and symbol.x + symbol.width <= right + NEAR):
                yield f"page {page.number}: {symbol.id} leaves its lanes"
            if symbol.step is not None:
                row = rows[symbol.step]
                if not (row.y <= symbol.y and symbol.y + symbol.height <= row.y + row.height):
                    yield f"page {page.number}: {symbol.id} leaves its row"
    yield from _edges(layout, sop, flow)


def _edges(layout, sop, flow):
    """Follow the connectors, over pentagons, from step to step, and compare with the flow."""
    letters = defaultdict(list)
    ways, joins = Counter(), Counter()
    ends = {}
    for page in layout.pages:
        symbols = {symbol.id: symbol for symbol in page.symbols}
        for symbol in page.symbols:
            if symbol.kind is SymbolKind.OFFPAGE:
                letters[symbol.letter].append((page.number, symbol))
        for connector in page.connectors:
            source, target = symbols[connector.source], symbols[connector.target]
            if connector.kind is ConnectorKind.JOINT:
                if source.step != target.step:
                    yield f"page {page.number}: a joint line between two steps"
                joins[source.step] += 1
            elif SymbolKind.OFFPAGE in (source.kind, target.kind):
                pentagon, way = (target, "out") if target.kind is SymbolKind.OFFPAGE else (source, "in")
                ends[pentagon.letter, way] = (source.step if way == "out" else target.step, connector.outcome)
            elif source.kind is SymbolKind.START and source.id != source.step:
                continue  # from the capsule to the symbol of its own step
            else:
                ending = target.kind is SymbolKind.END and target.id != target.step
                ways[source.step, None if ending else target.step, connector.outcome] += 1
    for letter, pair in letters.items():
        if len(pair) != 2 or pair[0][0] == pair[1][0]:
            yield f"letter {letter} stands {len(pair)} times"
        ways[ends[letter, "out"][0], ends[letter, "in"][0], ends[letter, "out"][1]] += 1
    wanted = Counter()
    names = drawn_ids(flow.ids)
    for edge in flow.edges:
        silent = edge.target is None and [each.target for each in flow.outgoing[edge.source]] == [None]
        if silent and not sop.steps[edge.source].decision and edge.source not in flow.starts:
            continue  # the step's own symbol is the capsule
        wanted[names[edge.source], None if edge.target is None else names[edge.target], edge.outcome] += 1
    if ways != wanted:
        yield f"edges differ: drawn too often {ways - wanted}, missing {wanted - ways}"
    for index, step in enumerate(sop.steps):
        lanes = sorted({sop.lanes.index(executor) for executor in step.by})
        runs = 1 + sum(two - one > 1 for one, two in pairwise(lanes))
        if joins[names[index]] != runs - 1:
            yield f"step {names[index]}: {joins[names[index]]} joint lines for {runs} boxes"


def drawn_ids(ids):
    found = []
    for name in ids:
        free = name
        while free in found:
            free += "'"
        found.append(free)
    return found


def law5(layout, sop, form):
    """No text leaves its cell, nothing leaves the page, nothing is cut off, no type is under 7 pt."""
    words = defaultdict(list)
    for page in layout.pages:
        bottom = layout.paper.height
        for thing in (*page.texts, *page.symbols, *page.boxes, *page.pictures):
            x, y, width, height = box(thing)
            if x < 0 or y < 0 or x + width > layout.paper.width + NEAR or y + height > bottom + NEAR:
                yield f"page {page.number}: {thing} leaves the page"
        for connector in page.connectors:
            for x, y in connector.points:
                if not (0 <= x <= layout.paper.width and 0 <= y <= bottom):
                    yield f"page {page.number}: a connector leaves the page"
        for text in page.texts:
            if text.size < 7:
                yield f"page {page.number}: {text.size} pt"
            ruler = Ruler(text.size, text.bold)
            along, across = (text.height, text.width) if text.upright else (text.width, text.height)
            for line in text.lines:
                if ruler.width(line) > along + NEAR and len(line) > 1:
                    yield f"page {page.number}: {line!r} is wider than its cell"
            if ruler.height(len(text.lines)) > across + NEAR:
                yield f"page {page.number}: {text.lines} are higher than their box"
        for one, two in combinations(page.texts, 2):
            if boxes_meet(box(one), box(two)) and one.lines and two.lines:
                yield f"page {page.number}: texts {one.lines} and {two.lines} overlap"
        if page.kind is PageKind.FLOWCHART:
            yield from _cells(page, words)
        for symbol in page.symbols:
            if SYMBOL_TEXT.width(symbol.text or symbol.letter or "") > symbol.width:
                yield f"page {page.number}: {symbol.text} is wider than its symbol"
    for index, name in enumerate(drawn_ids(sop.step_ids)):
        cells = paragraphs(sop, index, form.language)
        for column in TEXT_COLUMNS:
            drawn = letters_of(words[name, column])
            if drawn != letters_of(part for item in cells.get(column, ()) for part in (item.mark, item.text)):
                yield f"step {name}: the {column} reads {drawn!r}"


def letters_of(lines):
    """What lines say, whatever their breaks."""
    return "".join("".join(lines).split())


def _cells(page, words):
    columns = {(column.name, column.executor): column for column in page.columns}
    for one, two in pairwise(page.rows):
        if abs(one.y + one.height - two.y) > NEAR:
            yield f"page {page.number}: rows do not join"
    last = page.rows[-1]
    foot = min(text.y for text in page.texts if text.role is Role.FOOTER)
    if last.y + last.height > foot + NEAR:
        yield f"page {page.number}: the table runs into the footer"
    for text in page.texts:
        if text.role is Role.CELL:
            column = columns[text.column, None]
            row = next(
                row for row in page.rows if row.step == text.step and row.y - NEAR <= text.y <= row.y + row.height
            )
            if text.step is not None:
                words[text.step, text.column].extend(text.lines)
            if not (
                column.x <= text.x
                and text.x + text.width <= column.x + column.width + NEAR
                and row.y <= text.y + NEAR
                and text.y + text.height <= row.y + row.height + NEAR
            ):
                yield f"page {page.number}: {text.lines} leave their cell"


def form_laws(layout, sop, form):
    """The drawing is the one that the office's form asks for, and keeps to its margins."""
    sheet, margins = layout.paper, form.margins
    for page in layout.pages:
        for x, y in corners_of(page):
            across = margins.left - NEAR <= x <= sheet.width - margins.right + NEAR
            if not across or not margins.top - NEAR <= y <= sheet.height - margins.bottom + NEAR:
                yield f"page {page.number}: something stands in the margin at {x}, {y}"
        yield from _marks(page, sop)
        yield from _block(page, form)
        yield from _jumps(page)
        if page.kind is PageKind.FLOWCHART:
            yield from _table(page, sheet, form)
            yield from _titles(page, sop, form)
    kinds = [page.kind for page in layout.pages]
    if form.identity is IdentityPlace.NONE and (
        PageKind.IDENTITY in kinds or any(page.boxes or page.pictures for page in layout.pages)
    ):
        yield "an identity block that nobody wants"
    if form.identity is not IdentityPlace.NONE:
        yield from _identity(layout, sop)
    if form.sheet and kinds != [PageKind.FLOWCHART]:
        yield f"{len(kinds)} pages of one sheet"


def totals_law(layout, sop, flow, form):
    """The total is the last row where the form wants it, with the drawing above it; nowhere else is one."""
    rows = [(page, row) for page in layout.pages for row in page.rows if row.total]
    if len(rows) != form.totals:
        yield f"{len(rows)} rows of a total"
    for page, row in rows:
        if row is not page.rows[-1] or page is not layout.pages[-1]:
            yield f"page {page.number}: the total is not the last row"
        if row.step is not None or row.number is not None:
            yield f"page {page.number}: the total is a step"
        lowest = [each.y + each.height for each in page.symbols]
        lowest += [y for each in page.connectors for _, y in each.points]
        lowest += [each.label.y + each.label.height for each in page.connectors if each.label]
        if max(lowest, default=0) > row.y:
            yield f"page {page.number}: the drawing reaches into the total"
        if len(page.rows) == 1:
            above = layout.pages[page.number - 2].rows[-1]
            foot = min(text.y for text in page.texts if text.role is Role.FOOTER)
            if above.y + above.height + row.height < foot - GAP - NEAR:
                yield f"page {page.number}: the total stands alone, though there is room for it"
        written = {name: "".join(texts) for name, texts in total_cells(sop, flow, form.language).items()}
        said = {
            text.column: letters_of(text.lines)
            for text in page.texts
            if text.role is Role.CELL and text.step is None and text.y >= row.y
        }
        if said != {name: letters_of([text]) for name, text in written.items()}:
            yield f"page {page.number}: the total reads {said}"


def corners_of(page):
    """Corners of all that has to keep to the margins: everything but the mark of a draft."""
    texts = [text for text in page.texts if text.role is not Role.MARK]
    labels = [connector.label for connector in page.connectors if connector.label]
    for thing in (*texts, *labels, *page.symbols, *page.boxes, *page.pictures):
        yield thing.x, thing.y
        yield thing.x + thing.width, thing.y + thing.height
    for connector in page.connectors:
        yield from connector.points
    for rule in page.rules:
        yield rule.x1, rule.y1
        yield rule.x2, rule.y2


def _marks(page, sop):
    """A draft bears its mark on every page, outside the block and the table; nothing else does."""
    marks = [text for text in page.texts if text.role is Role.MARK]
    if len(marks) != (sop.status in (Status.DRAFT, Status.REVIEW)):
        yield f"page {page.number}: {len(marks)} marks of a draft"
    top = min(rule.y1 for rule in page.rules)
    for mark in marks:
        if mark.y + mark.height > top + NEAR:
            yield f"page {page.number}: the mark of a draft reaches into the table"


def _block(page, form):
    """The boxes of the identity block: apart from each other, over the table, with their texts and the logo inside."""
    for one, two in combinations(page.boxes, 2):
        if boxes_meet(box(one), box(two)):
            yield f"page {page.number}: boxes {one.name} and {two.name} overlap"
    for each in page.boxes:
        if page.heading and each.y + each.height > page.heading.y - NEAR:
            yield f"page {page.number}: box {each.name} reaches into the table"
    for text in page.texts:
        if text.role in (Role.LABEL, Role.VALUE) and not any(
            holds(each, text) for each in page.boxes if text.column in ("colon", each.name)
        ):
            yield f"page {page.number}: {text.lines} leave their box"
    for picture in page.pictures:
        if not any(holds(each, picture) for each in page.boxes if each.name == "agency"):
            yield f"page {page.number}: the picture {picture.name} leaves its box"
        for text in page.texts:
            if boxes_meet(box(picture), box(text)):
                yield f"page {page.number}: the picture {picture.name} lies on {text.lines}"
        logo = form.logo
        if logo is None:
            yield f"page {page.number}: a picture {picture.name} that nobody wants"
        elif abs(picture.width * logo.height - picture.height * logo.width) > 0.002 * (logo.height + logo.width):
            yield f"page {page.number}: the picture {picture.name} is out of shape"


def _identity(layout, sop):
    """What the SOP says of itself stands in the block, whole and once."""
    said = defaultdict(list)
    for page in layout.pages:
        for text in page.texts:
            if text.role is Role.VALUE:
                said[text.column] += text.lines
    approval = sop.approved_by
    wanted = {
        "agency": [sop.institution, sop.unit, sop.location],
        "number": [sop.number or "-"],
        "title": [sop.title],
        "approved_by": [approval.position or "-", approval.name, approval.id and f"NIP {approval.id}"],
    }
    for name in ("legal_basis", "qualifications", "equipment", "warnings", "records"):
        items = getattr(sop, name)
        wanted[name] = [f"{number}. {item}" for number, item in enumerate(items, 1)] if items[1:] else items or ["-"]
    for name, parts in wanted.items():
        if letters_of(said[name]) != letters_of(part or "" for part in parts):
            yield f"the identity's {name} reads {letters_of(said[name])!r}"


def holds(frame, thing):
    return (
        frame.x - NEAR <= thing.x
        and thing.x + thing.width <= frame.x + frame.width + NEAR
        and frame.y - NEAR <= thing.y
        and thing.y + thing.height <= frame.y + frame.height + NEAR
    )


def _jumps(page):
    """A line hops where it crosses another, with room on both sides, and nowhere else."""
    for number, connector in enumerate(page.connectors):
        others = [
            stretch
            for other in page.connectors[:number] + page.connectors[number + 1 :]
            for stretch in stretches(other)
        ]
        for x, y in connector.jumps:
            mine = any(
                y1 == y2 and abs(y - y1) < NEAR and x1 + 2 * JUMP - NEAR <= x <= x2 - 2 * JUMP + NEAR
                for x1, y1, x2, y2 in stretches(connector)
            )
            theirs = any(x1 == x2 and abs(x - x1) < NEAR and y1 < y < y2 for x1, y1, x2, y2 in others)
            if not mine or not theirs:
                yield f"page {page.number}: {connector.source} → {connector.target} jumps over nothing at {x}, {y}"


def _table(page, sheet, form):
    """The columns stand in the order of the form and fill the width between its margins."""
    names = [name for name in form.order if name != LANES]
    at = form.order.index(LANES)
    names[at:at] = ["lane"] * len(page.lanes)
    if [column.name for column in page.columns] != names:
        yield f"page {page.number}: the order of columns is {[column.name for column in page.columns]}"
    x = form.margins.left
    for column in page.columns:
        if abs(column.x - x) > NEAR:
            yield f"page {page.number}: a gap before the column {column.name}"
        x = column.x + column.width
    if abs(x - sheet.width + form.margins.right) > NEAR:
        yield f"page {page.number}: the table ends at {x}"
    if [(lane.executor, lane.x, lane.width) for lane in page.lanes] != [
        (column.executor, column.x, column.width) for column in page.columns if column.name == "lane"
    ]:
        yield f"page {page.number}: lanes are no columns"


def _titles(page, sop, form):
    """Every column has its title in its own cell of the heading; group titles stand over their columns."""
    head, words = page.heading, titles(form)
    top, split, foot = head.y, head.split, head.y + head.height
    columns = {(column.name, column.executor): column for column in page.columns}
    found = [text for text in page.texts if text.role is Role.HEADING]
    named = Counter((text.column, text.executor) for text in found)
    runs = sum(two in UNDER and one not in UNDER for one, two in pairwise(("", *form.order)))
    wanted = Counter(dict.fromkeys(columns, 1)) + Counter({("executors", None): 1, ("standard", None): runs})
    if named != wanted:
        yield f"page {page.number}: titles differ: too many {named - wanted}, missing {wanted - named}"
    for text in found:
        said = sop.executor_name(text.executor) if text.executor is not None else words[text.column]
        if letters_of(text.lines) != letters_of([said]):
            yield f"page {page.number}: a title reads {text.lines}"
        group = {"executors": ("lane",), "standard": UNDER}.get(text.column)
        cells = [column for column in page.columns if column.name in group] if group else []
        left = columns[text.column, text.executor].x if not group else min(cell.x for cell in cells)
        right = max(cell.x + cell.width for cell in (cells if group else [columns[text.column, text.executor]]))
        high = split if text.column in UNDER or text.executor is not None else top
        low = split if group else foot
        if not (
            left - NEAR <= text.x
            and text.x + text.width <= right + NEAR
            and high - NEAR <= text.y
            and text.y + text.height <= low + NEAR
        ):
            yield f"page {page.number}: the title {text.lines} leaves its cell"


def broken(layout, sop, flow, form=None):
    """Everything that a layout breaks; `form` is the one that it was asked for in."""
    form = form or Form()
    for page in layout.pages:
        yield from law1(page)
        yield from law2(page)
        yield from law3(page)
    yield from law4(layout, sop, flow)
    yield from law5(layout, sop, form)
    yield from form_laws(layout, sop, form)
    yield from totals_law(layout, sop, flow, form)
