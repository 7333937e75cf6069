"""Layouts made by hand, so that painters are tested without the engine that places things."""

from collections.abc import Sequence

from sopkit.layout.values import (
    Box,
    Column,
    Connector,
    ConnectorKind,
    Heading,
    Label,
    Lane,
    Layout,
    Page,
    PageKind,
    Paper,
    Quality,
    Role,
    Row,
    Rule,
    Symbol,
    SymbolKind,
    Text,
)
from sopkit.model import Sop

LEADING = 3.528
"""Millimetres from line to line of 8 pt text."""
ROW = 18.0
TOP = 24.0

COLUMNS = (
    Column("number", 10, 8.4),
    Column("activity", 18.4, 60.333),
    Column("lane", 78.733, 33.1, "petugas"),
    Column("lane", 111.833, 33.1, "kepala"),
    Column("requires", 144.933, 40),
    Column("time", 184.933, 22),
    Column("output", 206.933, 40),
    Column("note", 246.933, 40.067),
)
HEADS = {
    "number": "No.",
    "activity": "Kegiatan",
    "petugas": "Petugas",
    "kepala": "Kepala Bidang",
    "requires": "Kelengkapan",
    "time": "Waktu",
    "output": "Output",
    "note": "Keterangan",
}
SMALL = Sop.model_validate(
    {
        "sopkit": 1,
        "title": "Pemeriksaan Berkas",
        "number": "7",
        "executors": {"petugas": "Petugas", "kepala": "Kepala Bidang"},
        "steps": [
            {"id": "terima", "activity": "Menerima berkas", "by": "petugas"},
            {
                "id": "periksa",
                "activity": "Memeriksa berkas",
                "by": "kepala",
                "decision": {"Ya": "arsip", "Tidak": "terima"},
            },
            {"id": "arsip", "activity": "Mengarsipkan berkas", "by": ["petugas", "kepala"]},
        ],
    }
)


def text(role: Role, column: str, box: tuple[float, float, float], lines: Sequence[str], **more) -> Text:
    """A text at x, y and width of `box`, as high as its lines."""
    x, y, width = box
    return Text(role, column, x, y, width, LEADING * len(lines), tuple(lines), 8.0, LEADING, **more)


def heading_texts() -> tuple[Text, ...]:
    titles = [
        text(Role.HEADING, "executors", (79.933, 11.2, 63.8), ["Pelaksana"], bold=True, align="center"),
        text(Role.HEADING, "standard", (146.133, 11.2, 99.6), ["Mutu Baku"], bold=True, align="center"),
    ]
    for column in COLUMNS:
        y = 17.2 if column.name in ("lane", "requires", "time", "output") else 14.2
        box = (column.x + 1.2, y, column.width - 2.4)
        words = [HEADS[column.executor or column.name]]
        titles.append(text(Role.HEADING, column.name, box, words, bold=True, align="center", executor=column.executor))
    return tuple(titles)


def cell_text(column: Column, row: Row, lines: Sequence[str]) -> Text:
    return text(Role.CELL, column.name, (column.x + 1.2, row.y + 1.2, column.width - 2.4), lines, step=row.step)


def frame(rows: Sequence[Row]) -> tuple[Rule, ...]:
    bottom = rows[-1].y + rows[-1].height
    inner = [Rule(column.x, 10, column.x, bottom) for column in COLUMNS[1:]]
    inner += [Rule(10, row.y, 287, row.y) for row in rows[1:]]
    edges = [
        (10, 10, 287, 10),
        (10, bottom, 287, bottom),
        (10, 10, 10, bottom),
        (287, 10, 287, bottom),
        (10, TOP, 287, TOP),
    ]
    return (*inner, *(Rule(*edge, heavy=True) for edge in edges))


def flowchart(
    number: int,
    rows: Sequence[Row],
    texts: Sequence[Text] = (),
    symbols: Sequence[Symbol] = (),
    connectors: Sequence[Connector] = (),
) -> Page:
    return Page(
        number=number,
        kind=PageKind.FLOWCHART,
        texts=(*heading_texts(), *texts, text(Role.FOOTER, "footer", (10, 198, 277), [f"Halaman {number}"])),
        rules=frame(rows),
        columns=COLUMNS,
        lanes=tuple(Lane(column.executor, column.x, column.width) for column in COLUMNS if column.executor),
        heading=Heading(10, TOP - 10, 16.5),
        rows=tuple(rows),
        symbols=tuple(symbols),
        connectors=tuple(connectors),
    )


def of_pages(*pages: Page, title: str = "Pemeriksaan Berkas") -> Layout:
    paper = Paper("A4", 297, 210)
    return Layout("7", title, "Dinas Contoh", "id", paper, "Lato", pages, Quality(0, 2, 0.5, 1.0, 1, 7.0))


def rows_of(*steps: tuple[str | None, int | None]) -> tuple[Row, ...]:
    return tuple(Row(step, number, TOP + ROW * index, ROW) for index, (step, number) in enumerate(steps))


def identity(lists: Sequence[str] = ("Keppres No. 87 Tahun 1999",)) -> Page:
    boxes = (
        Box("agency", 10, 10, 138.5, 24),
        Box("number", 148.5, 10, 138.5, 8),
        Box("created", 148.5, 18, 138.5, 16),
        Box("legal_basis", 10, 34, 138.5, 40),
        Box("qualifications", 148.5, 34, 138.5, 40),
    )
    texts = (
        text(Role.VALUE, "agency", (11.2, 20, 136), ["DINAS CONTOH"], bold=True, align="center"),
        text(Role.LABEL, "number", (149.7, 11.2, 40), ["Nomor SOP"]),
        text(Role.VALUE, "number", (190, 11.2, 90), [": 7"]),
        text(Role.LABEL, "created", (149.7, 19.2, 40), ["Tanggal pembuatan"]),
        text(Role.LABEL, "legal_basis", (11.2, 35.2, 136), ["Dasar hukum:"], bold=True),
        text(Role.VALUE, "legal_basis", (11.2, 39, 136), lists),
        text(Role.LABEL, "qualifications", (149.7, 35.2, 136), ["Kualifikasi pelaksana:"], bold=True),
    )
    rules = tuple(Rule(box.x, box.y, box.x + box.width, box.y) for box in boxes)
    return Page(1, PageKind.IDENTITY, texts, rules, boxes=boxes)


def small() -> Layout:
    """Three steps on an identity page and two pages of flow: every kind of symbol, line and text."""
    first = rows_of(("terima", 1), ("periksa", 2), (None, None))
    second = rows_of((None, None), ("arsip", 3))
    start = Symbol("terima", "terima", SymbolKind.START, ("petugas",), 87.283, 29, 16, 8, text="Mulai")
    check = Symbol("periksa", "periksa", SymbolKind.DECISION, ("kepala",), 119.383, 46, 18, 10)
    leaves = Symbol("A-keluar", None, SymbolKind.OFFPAGE, ("kepala",), 124.883, 63, 7, 7, None, "A", 3, "arsip")
    comes = Symbol("A-masuk", None, SymbolKind.OFFPAGE, ("petugas",), 91.783, 29, 7, 7, None, "A", 2, "periksa")
    one = Symbol("arsip", "arsip", SymbolKind.END, ("petugas",), 87.283, 47, 16, 8, text="Selesai")
    two = Symbol("arsip/2", "arsip", SymbolKind.PROCESS, ("kepala",), 120.383, 47, 16, 8)
    flow, joint = ConnectorKind.FLOW, ConnectorKind.JOINT
    yes = Label("Ya", 129, 57, 3, 3.087, ("Ya",), 7.0, 3.087)
    no = Label("Tidak lengkap", 104, 45, 9, 6.174, ("Tidak", "lengkap"), 7.0, 3.087)
    before = [
        Connector(flow, "terima", "periksa", None, ((103.283, 33), (128.383, 33), (128.383, 46))),
        Connector(flow, "periksa", "A-keluar", "Ya", ((128.383, 56), (128.383, 63)), yes),
        Connector(flow, "periksa", "terima", "Tidak lengkap", ((119.383, 51), (95.283, 51), (95.283, 37)), no),
    ]
    after = [
        Connector(flow, "A-masuk", "arsip", None, ((95.283, 36), (95.283, 47))),
        Connector(joint, "arsip", "arsip/2", None, ((103.283, 51), (120.383, 51))),
    ]
    texts = [
        cell_text(COLUMNS[1], first[0], ["Menerima", "berkas <asli> & salinan"]),
        cell_text(COLUMNS[0], first[0], ["1"]),
        cell_text(COLUMNS[6], first[1], ["Berkas yang", "lengkap"]),
        cell_text(COLUMNS[1], first[2], ["ke halaman 3"]),
    ]
    return of_pages(
        identity(),
        flowchart(2, first, texts, (start, check, leaves), before),
        flowchart(3, second, [cell_text(COLUMNS[1], second[1], ["Mengarsipkan"])], (comes, one, two), after),
    )
