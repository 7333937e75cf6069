"""What `import sopkit` offers."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

import sopkit

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "musi-rawas" / "001-penetapan-angka-kredit.yaml"

VERBS = ["arrange", "build_flow", "check", "form_of", "load", "measure", "read", "render", "settings_near"]
TYPES = [
    *("Amount", "Diagnostic", "Document", "Executor", "Exit", "Fault", "Finding", "Flow", "Form", "Layout", "Level"),
    *("Loaded", "Message", "Paper", "Reading", "Sop", "Span", "Step", "Time", "Times", "Unit", "Unmeasured"),
]


def python(script):
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_public_names_are_exactly_these():
    assert sorted(sopkit.__all__) == sorted([*VERBS, *TYPES, "__version__"])
    assert dir(sopkit) == sorted(sopkit.__all__)


@pytest.mark.parametrize("name", [*VERBS, *TYPES])
def test_every_public_name_can_be_had_and_is_documented(name):
    value = getattr(sopkit, name)
    assert value.__doc__
    assert callable(value) if name in VERBS else isinstance(value, type)


def test_the_type_checker_sees_the_same_names_from_the_same_rooms():
    import ast

    tree = ast.parse(Path(sopkit.__file__).read_text(encoding="utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    seen = {(node.module.removeprefix("sopkit."), alias.name) for node in block.body for alias in node.names}
    assert seen == {(room, name) for room, names in sopkit._ROOMS.items() for name in names}
    assert {name for _room, name in seen} == {*VERBS, *TYPES}


def test_importing_sopkit_loads_nothing_heavy():
    loaded = json.loads(python("import sys, json, sopkit; print(json.dumps(sorted(sys.modules)))"))
    heavy = {
        "yaml",
        "pydantic",
        "jinja2",
        "graphviz",
        "fontTools",
        "rich",
        "typer",
        "babel",
        "pathspec",
        "importlib.resources",
    }
    assert heavy.isdisjoint(loaded)
    assert [name for name in loaded if name.startswith("sopkit.")] == []


@pytest.mark.parametrize(
    "before", ["", "import sopkit.render", "from sopkit.render import FORMATS", "import sopkit.cli.app"]
)
def test_render_is_the_verb_whatever_was_imported_before(before):
    assert (
        python(f"{before}\nimport sopkit\nprint(sopkit.render.__name__, type(sopkit.render).__name__)")
        == "render function\n"
    )


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'sopkit' has no attribute 'draw'"):
        sopkit.draw  # noqa: B018
    with pytest.raises(ImportError):
        exec("from sopkit import draw")


def test_rooms_can_still_be_imported_as_modules():
    for room in ("source", "model", "flow", "times", "lint", "layout", "render", "report"):
        assert importlib.import_module(f"sopkit.{room}").__name__ == f"sopkit.{room}"


def test_from_a_file_to_a_drawing():
    reading = sopkit.read(EXAMPLE)
    assert sopkit.check(reading) == []
    sop = sopkit.load(reading.document).sop
    flow = sopkit.build_flow(sop)
    assert [(amount.unit, amount.max) for amount in sopkit.measure(sop, flow).total] == [(sopkit.Unit.MINUTE, 805)]
    assert sopkit.render(sop, sopkit.arrange(sop, flow), "html").startswith("<!DOCTYPE html>")


def test_a_text_is_read_from_a_path_of_any_kind_or_from_bytes():
    raw = EXAMPLE.read_bytes()
    readings = [sopkit.read(EXAMPLE), sopkit.read(str(EXAMPLE)), sopkit.read(raw), sopkit.read(raw, "a.yaml")]
    assert [reading.document.data for reading in readings] == [readings[0].document.data] * 4
    assert [reading.name for reading in readings] == [EXAMPLE.as_posix(), EXAMPLE.as_posix(), "<text>", "a.yaml"]
    with pytest.raises(FileNotFoundError):
        sopkit.read("missing.yaml")


def test_an_sop_is_drawn_in_the_form_that_its_office_wants(tmp_path):
    (tmp_path / "sopkit.yaml").write_text(
        "paper: F4\nmargins: {left: 25}\nnumbers: true\ntotals: true\n", encoding="utf-8"
    )
    configured = sopkit.settings_near(tmp_path / "sop" / "a.yaml")
    assert configured.findings == ()
    form = sopkit.form_of(configured.settings, orientation="portrait", numbers=False)
    assert (form.paper.name, form.paper.width, form.paper.height) == ("F4", 215, 330)
    assert (form.margins.left, form.margins.right, form.numbers, form.totals) == (25, 10, False, True)
    sop = sopkit.load(sopkit.read(EXAMPLE).document).sop
    assert sopkit.arrange(sop, sopkit.build_flow(sop), form).paper == form.paper


def test_without_wishes_the_form_is_the_usual_one():
    assert sopkit.form_of() == sopkit.Form()
    with pytest.raises(ValueError, match="B5"):
        sopkit.form_of(paper="B5")
    with pytest.raises(ValueError, match="under"):
        sopkit.form_of(identity="under")


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"title: [\n", ["S102"]),
        (b"sopkit: 1\ntitle: x\n", ["S111", "S111"]),
        (b"sopkit: 1\ntitle: x\nexecutors: {a: A}\nsteps: [{activity: y, by: b, next: q}]\n", ["S203", "S204"]),
    ],
)
def test_check_finds_what_validate_finds(raw, codes):
    found = sopkit.check(sopkit.read(raw))
    assert [finding.code for finding in found if finding.level is sopkit.Level.ERROR] == codes


def test_the_types_are_shipped():
    assert (Path(sopkit.__file__).parent / "py.typed").is_file()
