"""The house stands: a room imports lower floors only, and each outside library is let in by one door.

The table is that of CONTRIBUTING.md. Imports are read from the source text, so that one inside a function counts.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "sopkit"

FLOORS: dict[str, int] = {
    "source": 1,
    "resources": 1,
    "repository": 1,
    "i18n": 1,
    "spelling": 1,
    "cache": 1,
    "json_text": 1,
    "diagnostic": 2,
    "model": 3,
    "config": 3,
    "flow": 4,
    "formatting": 4,
    "times": 5,
    "lint": 6,
    "layout": 6,
    "diff": 6,
    "lifecycle": 6,
    "workload": 6,
    "merge": 7,
    "review": 7,
    "render": 7,
    "report": 7,
    "inspection": 7,
    "verbs": 7,
    "repair": 7,
    "verification": 7,
    "cli": 8,
    "__main__": 9,
    "__init__": 9,
}

SAME_FLOOR = {("source", "i18n"), ("repository", "i18n"), ("render", "resources"), ("report", "review")}
"""Steps on one floor that are meant: a refusal is said in words. What is shown
of a change is a review. Everything else on one floor is a stranger."""

DOORS = {
    "yaml": {"source"},
    "typer": {"cli"},
    "graphviz": {"render"},
    # The score card is a sheet of its own, filled in from a report and not from a layout.
    "jinja2": {"render", "report"},
    "fontTools": {"render"},
    "typst": {"render"},
    "imagesize": {"config"},
    "rich": {"report", "cli"},
    "xlsxwriter": {"report"},
    "pydantic": {"model", "config"},
}
"""Libraries, and the rooms that may know them."""


def room_of(module: str) -> str:
    """The room that a module `sopkit.<room>…` belongs to."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(source: str) -> Iterator[str]:
    """Full names of everything that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from names if node.module == "sopkit" else (str(node.module),)


def faults(module: str, source: str) -> Iterator[str]:
    """What a module may not import."""
    room = room_of(module)
    for name in imports(source):
        top = name.split(".")[0]
        if top == "sopkit":
            other = room_of(name)
            if other == "__version__":
                continue
            lower = FLOORS[other] < FLOORS[room]
            if other != room and not lower and (room, other) not in SAME_FLOOR:
                yield f"{module} imports {name}: {room} is on floor {FLOORS[room]}, {other} on {FLOORS[other]}"
        elif top in DOORS and room not in DOORS[top]:
            yield f"{module} imports {name}, which only {sorted(DOORS[top])} may know"


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("sopkit", *path.relative_to(PACKAGE).with_suffix("").parts)
        yield ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts), path


def test_every_room_has_its_floor():
    rooms = {room_of(module) for module, _ in modules()}
    assert rooms == set(FLOORS)


def test_no_room_imports_upstairs():
    found = [fault for module, path in modules() for fault in faults(module, path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("sopkit.flow.graph", "from sopkit.lint import check"),
        ("sopkit.layout.place", "import sopkit.render.html_page"),
        ("sopkit.lint.rules.flow.no_end", "from sopkit.layout import arrange"),
        ("sopkit.model.load", "def late():\n    from sopkit import flow"),
        ("sopkit.times.reading", "import yaml"),
        ("sopkit.report.findings", "from typer import echo"),
    ],
)
def test_an_import_upstairs_or_past_the_door_is_noticed(module, source):
    assert list(faults(module, source))


def test_a_python_file_is_no_longer_than_a_person_reads_at_once():
    # About 300 lines; a quarter more is borne where a seam would be worse than the length.
    long = {str(path.relative_to(PACKAGE)) for _, path in modules() if len(path.read_text("utf-8").splitlines()) > 375}
    assert long == set()
