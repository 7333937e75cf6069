"""SOPs, settings, files and commits whose every text is an attack, and all that commands make of them: nothing runs."""

import csv
import io
import json
import re
import socket
import subprocess
import sys
from collections import Counter
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from armed import armed, as_yaml, texts_in, texts_of
from attacks import ATTACKS, CONSOLES, HOST, JOINED, MARKUP, letters
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pypdf import PdfReader
from repositories import init
from started import Terminal, started

from sopkit.config.settings import Settings
from sopkit.model import Sop, load
from sopkit.source import read

FEW = 18
"""Attacks in a document whose report must fit into a comment."""

SETTINGS = {
    "columns": {
        "titles": {
            name: MARKUP[place]
            for place, name in enumerate(
                ("number", "activity", "executors", "standard", "requires", "time", "output", "note")
            )
        }
    },
    "approval": {
        "chain": [{"level": word, "position": word} for word in (*MARKUP[:2], *CONSOLES[:5])],
        "ratified_by": CONSOLES[4],
    },
    "positions": {word: {"name": word, "also": [f"juga {word}"]} for word in (*MARKUP[:3], *CONSOLES[:3])},
    "superseded": [{"old": word, "new": word, "source": word} for word in (*MARKUP[:3], *CONSOLES[:3])],
}

REPORTS = (
    *(f"lint a.yaml -f {form}" for form in ("text", "concise", "json", "sarif", "junit", "rdjson", "github", "gitlab")),
    *(f"lint a.yaml b.yaml --preset all -f {form}" for form in ("scorecard", "scorecard-html", "statistics")),
    "lint f.yaml -f markdown",
    "lint broken.yaml",
    "validate a.yaml",
    "validate broken.yaml -f json",
    *(f"times a.yaml -f {form}" for form in ("text", "json", "csv", "html")),
    *(f"times . -f {form}" for form in ("text", "json", "csv", "html")),
    *(f"times a.yaml --set 2.time=1jam -f {form}" for form in ("text", "csv", "html")),
    *(f"workload a.yaml --volumes v.yaml -f {form}" for form in ("text", "json", "csv")),
    *(f"diff f.yaml g.yaml -f {form}" for form in ("text", "json", "markdown", "html")),
    *(f"status . -f {form}" for form in ("text", "json", "html")),
    "verify a.yaml",
    "verify a.yaml -f json",
    "lint --unsafe-fixes --diff f.yaml",
    "fmt --diff a.yaml",
)
DRAWINGS = {
    "html": "render a.yaml -f html -o a.html",
    "sheet": "render f.yaml --sheet -f html -o sheet.html",
    "book": "render f.yaml g.yaml --book -f html -o book.html",
    "svg": "render f.yaml -f svg -o f.svg",
    "dot": "render a.yaml -f dot -o a.dot",
    "layout": "render a.yaml -f layout -o a.json",
    "pdf": "render p.yaml -f pdf -o p.pdf",
    "xlsx": "workload a.yaml --volumes v.yaml -f xlsx -o a.xlsx",
}


@pytest.fixture(scope="module")
def folder_of_attacks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serangan")
    half = len(ATTACKS) // 2
    whole = {"a": armed(), "b": armed(half, 20), "f": armed(0, FEW), "g": armed(7, FEW)}
    for name, data in whole.items():
        (folder / f"{name}.yaml").write_text(as_yaml(data), encoding="utf-8")
    steps = [{"activity": word, "by": "a"} for word in ATTACKS if word not in JOINED]
    short = {"sopkit": 1, "title": ATTACKS[0], "executors": {"a": ATTACKS[1]}, "steps": steps}
    (folder / "p.yaml").write_text(as_yaml(short), encoding="utf-8")
    (folder / "broken.yaml").write_text(
        as_yaml({"sopkit": 1, "title": "x", "steps": "", **dict.fromkeys((word[:900] for word in ATTACKS), "x")}),
        encoding="utf-8",
    )
    (folder / "sopkit.yaml").write_text(as_yaml(SETTINGS), encoding="utf-8")
    volumes = {armed()["number"].strip(): {"volume": 10, "steps": {"2": 3}}}
    (folder / "v.yaml").write_text(as_yaml(volumes), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def product(folder_of_attacks):
    """Give what a command line writes; each is run once."""
    kept = {}

    def made(line):
        if line not in kept:
            status, out, err = started(folder_of_attacks, line)
            assert status in {0, 1}, err
            assert "fault of its own" not in err
            name = line.rpartition(" -o ")[2] if " -o " in line else ""
            kept[line] = (folder_of_attacks / name).read_bytes() if name and "svg" not in name else out
        return kept[line]

    return made


# The documents are what they are taken for.


@pytest.mark.parametrize("shift", [0, 40])
def test_every_text_of_the_format_is_an_attack(shift):
    found = list(texts_in(load(read(as_yaml(armed(shift))).document).sop))
    assert {path for path, _text in found} == set(texts_of(Sop))
    known = {word.strip() for word in ATTACKS}
    assert all(any(word in text for word in known) for _path, text in found)
    assert {word.strip() for word in ATTACKS} <= {text for path, text in found if path == ("steps", "*", "activity")}


PRINTED = {"columns", "approval", "positions", "superseded"}
NOT_PRINTED = {"language", "paper", "orientation", "margins", "identity", "numbers", "totals", "rounding"} | {
    *("git", "lint", "diff", "calendar", "logo")
}
"""Settings whose words are chosen, or are names of rules and files."""


def test_every_setting_that_is_printed_is_an_attack():
    assert set(SETTINGS) == PRINTED
    assert set(Settings.model_fields) == PRINTED | NOT_PRINTED


# Pages.

PAGES = [line for line in (*REPORTS, *DRAWINGS.values()) if "html" in line]

LOOK = f"""
() => {{
  const bad = [];
  const own = /^(#|data:(image|font)\\/)/;
  for (const element of document.querySelectorAll('*')) {{
    const name = element.localName;
    if (['script', 'iframe', 'frame', 'object', 'embed', 'form', 'base', 'link', 'button', 'input', 'animate', 'set',
         'audio', 'video', 'source', 'template', 'textarea'].includes(name)) bad.push(name);
    for (const {{localName, value}} of element.attributes) {{
      if (/^on|^(srcdoc|action|formaction|autofocus|ping|target)$/i.test(localName))
        bad.push(`${{name}} ${{localName}}`);
      if (['href', 'src', 'xlink:href', 'srcset', 'poster', 'background', 'data'].includes(localName)
          && !own.test(value)) bad.push(`${{name}} ${{localName}}=${{value.slice(0, 80)}}`);
      if (localName === 'style' && /url|expression|{HOST}/i.test(value)) bad.push(value);
    }}
    for (const kind of ['mouseover', 'mouseenter', 'focus', 'toggle', 'load', 'error', 'begin', 'animationstart'])
      element.dispatchEvent(new Event(kind, {{bubbles: false}}));
    if (name === 'a' && !/^http/.test(element.getAttribute('href')))
      element.dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true}}));
  }}
  for (const meta of document.querySelectorAll('meta[http-equiv]'))
    if (meta.httpEquiv !== 'Content-Security-Policy') bad.push(meta.httpEquiv);
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) if (rule.cssText.includes('{HOST}') || rule instanceof CSSImportRule)
      bad.push(rule.cssText);
  return bad;
}}
"""


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    """Open a file in a browser that heeds no policy of the page and may fetch nothing; note all that it does."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.continue_() if route.request.url.startswith(("file:", "data:")) else route.abort()

    context.route("**/*", answer)
    folder = tmp_path_factory.mktemp("halaman")

    def show(data, suffix):
        path = folder / f"halaman{suffix}"
        path.write_bytes(data)
        page = context.new_page()
        page.dialogs = []
        page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("popup", lambda other: page.dialogs.append(other.url))
        asked.clear()
        page.goto(path.as_uri())
        page.asked = asked
        return page

    yield show
    context.close()


def assert_quiet(page):
    """Nothing has run, nobody was asked anything, nothing was fetched, and the page is still itself."""
    page.wait_for_timeout(50)
    assert page.evaluate("[window.pwned, top.pwned]") == [None, None]
    assert page.dialogs == []
    assert [url for url in page.asked if not url.startswith("data:")] == [page.url.partition("#")[0]]


@pytest.mark.parametrize("line", PAGES)
def test_a_page_holds_words_and_nothing_that_runs_or_leads_away(line, product, opened):
    page = opened(product(line), ".html")
    assert page.evaluate(LOOK) == []
    page.mouse.move(200, 200)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert_quiet(page)
    policy = page.evaluate("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "script" not in policy
    page.close()


CAUGHT = [
    ("<script>window.pwned=1</script>", True),
    ("<img src=x onerror=window.pwned=1>", True),
    ("<svg onload=window.pwned=1></svg>", True),
    ('<iframe srcdoc="<script>top.pwned=1</script>"></iframe>', True),
    ('<div style="position:absolute;inset:0" onmouseover="window.pwned=1"></div>', True),
    ("<a href=javascript:window.pwned=1>klik</a>", True),
    (f"<a href=http://{HOST}/>klik</a>", False),
    (f"<form action=http://{HOST}/></form>", False),
    (f"<object data=http://{HOST}/x></object>", False),
    (f"<style>body {{ background: url(http://{HOST}/x.png) }}</style>", False),
    (f"<base href=http://{HOST}/>", False),
]


@pytest.mark.parametrize(("words", "runs"), CAUGHT)
def test_the_look_at_pages_finds_what_it_is_to_find(words, runs, opened):
    page = opened(f"<!DOCTYPE html><body>{words}".encode(), ".html")
    assert page.evaluate(LOOK) != []
    page.mouse.move(200, 200)
    page.wait_for_timeout(50)
    assert page.evaluate("window.pwned") == (1 if runs else None)
    page.close()


def test_a_page_says_every_word(product, opened):
    page = opened(product(DRAWINGS["html"]), ".html")
    said = letters(page.evaluate("document.body.textContent"))
    assert [word for word in ATTACKS if letters(word) not in said] == []
    page.close()


# Drawings.


def test_a_picture_is_xml_that_does_nothing(product, folder_of_attacks, opened):
    product(DRAWINGS["svg"])
    files = sorted(folder_of_attacks.glob("f*.svg"))
    said = ""
    for file in files:
        root = ET.fromstring(file.read_bytes())
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {*("svg", "title", "desc", "style", "defs", "g", "path", "rect", "polygon", "polyline", "line"),
                        *("text", "tspan", "image", "use", "clipPath")}  # fmt: skip
        said += "".join(root.itertext())
    for file in files[:3]:
        page = opened(file.read_bytes(), ".svg")
        assert page.evaluate(LOOK) == []
        assert_quiet(page)
        page.close()
    assert [word for word in ATTACKS[:FEW] if letters(word) not in letters(said)] == []


def test_graphviz_sees_words_and_no_more_nodes_links_or_files(product, needs):
    source = product(DRAWINGS["dot"]).decode()
    layout = json.loads(product(DRAWINGS["layout"]))
    done = subprocess.run(
        [needs("neato"), "-n2", "-Tdot_json"], input=source, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    graph = json.loads(done.stdout)
    kinds = Counter(node["class"] for node in graph["objects"])
    symbols = Counter(symbol["kind"] for page in layout["pages"] for symbol in page["symbols"])
    assert {kind: kinds[kind] for kind in symbols} == symbols
    assert set(kinds) <= {*symbols, "row", "lane", "lane-head", "cell", "heading", "mark"}
    assert len(graph["edges"]) == sum(len(page["connectors"]) for page in layout["pages"])
    keys = {key.lower() for one in (graph, *graph["objects"], *graph["edges"]) for key in one}
    assert not keys & {"url", "href", "image", "shapefile", "target", "imagepath", "stylesheet", "edgeurl", "labelurl"}
    # A lane is headed by markup of Graphviz, the only bold that it knows.
    heads = [one["label"] for one in graph["objects"] if one["class"] == "lane-head"]
    assert [label for label in heads if not re.fullmatch(r"(?:</?B>|<BR/>|[^<>])*", label)] == []
    words = letters(" ".join(one["label"].replace("\\n", "").replace("\\l", "") for one in graph["objects"]))
    assert [word for word in MARKUP if letters(word.replace("&", "&amp;")) not in words] == []


def test_a_pdf_says_every_word_and_leads_nowhere(product):
    reader = PdfReader(io.BytesIO(product(DRAWINGS["pdf"])))
    said = letters("".join(page.extract_text() for page in reader.pages))
    assert [word for word in ATTACKS if letters(word) not in said] == []
    assert "root:" not in "".join(page.extract_text() for page in reader.pages)
    catalogue = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(catalogue)
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(catalogue.get("/Names", {}))
    assert [
        page
        for page in reader.pages
        if any("/URI" in note.get_object().get("/A", {}) for note in page.get("/Annots", []))
    ] == []


def test_a_png_is_pixels_and_nothing_else(folder_of_attacks, opened):
    status, _out, err = started(folder_of_attacks, "render f.yaml -f png --dpi 30 -o f.png")
    assert status == 0, err
    files = sorted(folder_of_attacks.glob("f*.png"))
    assert files
    for file in files:
        data = file.read_bytes()
        kinds, at = [], 8
        while at < len(data):
            length = int.from_bytes(data[at : at + 4], "big")
            kinds.append(data[at + 4 : at + 8])
            at += 12 + length
        assert at == len(data), "nothing follows the picture"
        assert set(kinds) <= {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"pHYs", b"sRGB", b"gAMA", b"iCCP", b"sBIT"}
    page = opened(files[0].read_bytes(), ".png")
    assert_quiet(page)
    page.close()


# Tables.


def test_a_workbook_computes_nothing_but_its_own(product):
    book = load_workbook(io.BytesIO(product(DRAWINGS["xlsx"])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    formulas = {cell.value for cell in cells if cell.data_type == "f"}
    detail = r"'Detail'![$A-Z0-9:]+"
    ours = rf"=(?:[A-Z]+\d+\*\$K\d+|[A-Z]+\d+/\$F\$2|L\d+-I\d+|SUM\([A-Z\d:]+\)|SUMIFS\({detail},{detail},\$A\d+\))"
    assert {formula for formula in formulas if not re.fullmatch(ours, formula)} == set()
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    words = [letters(str(cell.value)) for cell in cells]
    assert all(any(letters(word) in text for text in words) for word in MARKUP)


@pytest.mark.parametrize("line", [line for line in REPORTS if line.endswith("csv")])
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_cell_of_a_table_is_a_formula(line, language, folder_of_attacks):
    status, out, _err = started(folder_of_attacks, f"{line} --lang {language}")
    assert status in {0, 1}
    rows = list(
        csv.reader(io.StringIO(out.decode("utf-8-sig"), newline=""), delimiter=";" if language == "id" else ",")
    )
    assert len({len(row) for row in rows}) == 1
    dangerous = [cell for row in rows for cell in row if re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell)]
    assert [cell for cell in dangerous if not re.fullmatch(r"-?[0-9]+(?:[.,][0-9]+)?", cell)] == []


# Texts.

TEXTS = [line for line in REPORTS if not line.endswith(("html", "csv"))]


@pytest.mark.parametrize("line", TEXTS)
def test_a_report_holds_no_control_character_but_line_ends(line, product):
    text = product(line).decode()
    if "json" in line or "sarif" in line or "rdjson" in line or "gitlab" in line:
        json.loads(text)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)
    else:
        # A patch holds the lines of the file as they are.
        hidden = [sign for sign in set(text) - {"\n"} if not sign.isprintable()]
        assert hidden == [] or "--diff" in line


@pytest.mark.parametrize("line", [line for line in TEXTS if " -f " not in line or line.endswith("text")])
def test_a_terminal_gets_no_escape_but_colours(line, folder_of_attacks):
    _status, out, err = started(folder_of_attacks, line, Terminal)
    left = re.sub(r"\x1b\[[0-9;]*m", "", out.decode() + err)
    assert [sign for sign in set(left) - {"\n"} if not sign.isprintable()] == []


def test_git_gets_what_a_terminal_may_be_shown(folder_of_attacks):
    status, out, err = started(folder_of_attacks, "git textconv a.yaml")
    assert (status, err) == (0, "")
    assert [sign for sign in set(out.decode()) - {"\n"} if not sign.isprintable()] == []
    assert "\\x1b[31mmerah" in out.decode()


def test_xml_for_machines_is_xml(product):
    root = ET.fromstring(product("lint a.yaml -f junit"))
    assert {element.tag for element in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "properties",
                                                         "property", "system-out", "skipped", "error"}  # fmt: skip


def test_each_line_for_a_forge_is_one_command_of_ours(product):
    lines = product("lint a.yaml -f github").decode().splitlines()
    assert all(re.match(r"::(?:error|warning|notice) file=a\.yaml,line=\d+", line) for line in lines)


@pytest.mark.parametrize("line", [line for line in REPORTS if line.endswith(("text", ".yaml", "concise", "scorecard"))])
def test_no_line_of_a_log_is_a_command_of_a_forge(line, product):
    text = product(line).decode()
    assert [one for one in text.splitlines() if re.match(r"\s*(?:::|##vso\[|##\[|##teamcity\[)", one)] == []


@pytest.mark.parametrize("line", [line for line in REPORTS if line.endswith("markdown")])
@pytest.mark.parametrize("html", [False, True])
def test_markdown_holds_no_link_and_no_element_but_ours(line, html, product):
    assert_plain_markdown(product(line).decode(), html=html)


def assert_plain_markdown(text, *, html):
    reader = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    tokens = [token for top in reader.parse(text) for token in (top, *(top.children or ()))]
    assert not {token.type for token in tokens} & {"link_open", "image", "fence", "code_block", "html_block"} - {
        "html_block" if text.startswith("<!-- sopkit diff -->") else ""
    }
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<code>", "</code>", "<br>"}
    # What GitHub and GitLab would make a link or a call of without any markup.
    plain = re.sub(r"^#+ ", "", unescape(text), flags=re.MULTILINE)
    assert not re.search(r"(?:https?|data|javascript):(?=//)|www\.|(?<![\w`])[@#](?=[A-Za-z0-9])", plain)


# What git keeps.

SUBJECTS = [word for word in ATTACKS if "\0" not in word and word.strip()]
FILE = "a&b <img src=x onerror=window.pwned=1> `[x](y)` {{7}} '\x1b[31m\n::error::x\u202e.yaml"
PAST = [f"log {{file}} -f {form}" for form in ("text", "markdown", "json")] + [
    f"diff HEAD~1 -f {form}" for form in ("text", "markdown", "json", "html")
]


@pytest.fixture(scope="module")
def repository(tmp_path_factory, needs):
    """A repository whose commits, authors and file names are attacks."""
    needs("git")
    folder = tmp_path_factory.mktemp("riwayat")
    name = FILE if sys.platform != "win32" else "a&b {{7}}.yaml"
    repo = init(folder / "repo", folder)
    for number, subjects in enumerate((SUBJECTS[:40], SUBJECTS[40:80], SUBJECTS[80:])):
        repo.write(name, as_yaml(armed(number, 3)))
        repo.git("add", "-A")
        repo.git(
            *("commit", "-q", "-m", " ".join(" ".join(subjects).split()), "--author"),
            f"{CONSOLES[3]} [x](http://{HOST}) {SUBJECTS[number]} <a@b.id>".replace("<script>", "(script)"),
        )
    return repo.folder, name


@pytest.mark.parametrize("line", PAST)
def test_commits_authors_and_names_of_files_are_words(line, repository, opened):
    folder, name = repository
    status, out, err = started(folder, [name if word == "{file}" else word for word in line.split()])
    assert status in {0, 1}, err
    text = out.decode()
    if line.endswith("html"):
        page = opened(out, ".html")
        assert page.evaluate(LOOK) == []
        assert_quiet(page)
        page.close()
        return
    assert [sign for sign in set(text + err) - {"\n"} if not sign.isprintable()] == []
    assert not re.search(r"^\s*::", text + err, flags=re.MULTILINE)
    if line.endswith("json"):
        assert json.loads(text)
    if line.endswith("markdown"):
        for html in (False, True):
            assert_plain_markdown(text, html=html)


# What leaves.


def test_no_command_asks_a_server(folder_of_attacks, monkeypatch):
    def refused(*_arguments, **_options):
        raise AssertionError("something asked for a connection")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    for line in ("lint f.yaml -f json", "times . -f html", *(DRAWINGS[form] for form in ("sheet", "pdf", "xlsx"))):
        status, _out, err = started(folder_of_attacks, line)
        assert status in {0, 1}, err
        assert "connection" not in err
