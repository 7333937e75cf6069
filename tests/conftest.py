"""What every test may ask for: programs that are not Python's, a browser, and readable pictures of an output."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from offices import Office
from offices import environment as surroundings_of
from repositories import Repo, environment, init

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "msedge")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# A busy machine is no fault of the code; and what CI says must not change from one run to the next.
settings.register_profile("sopkit", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("sopkit")


@pytest.fixture(autouse=True, scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what is kept in a folder of all tests together, not in that of whoever runs them."""
    os.environ["SOPKIT_CACHE_DIR"] = str(tmp_path_factory.mktemp("caches") / "sopkit")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew from what is made now")


@pytest.fixture(scope="session")
def needs() -> Callable[..., str]:
    """Find a program by one of its names; the test is skipped without it, and fails where SOPKIT_REQUIRE_TOOLS is 1."""

    def find(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        if os.environ.get("SOPKIT_REQUIRE_TOOLS") == "1":
            pytest.fail(f"none of these programs is on PATH: {', '.join(names)}")
        return pytest.skip(f"needs {' or '.join(names)} on PATH")

    return find


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name in `golden/` beside the test; `--update-golden` writes it."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path} is missing: run pytest --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def in_time() -> Iterator[None]:
    """Let a test fail that would wait for ever, such as at a pipe; nothing breaks it off on Windows."""
    if sys.platform == "win32":
        yield
        return

    def told(_number: int, _frame: object) -> None:
        pytest.fail("this waits for what never comes")

    before = signal.signal(signal.SIGALRM, told)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def browser(needs):
    """Start a browser that fetches nothing by itself."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=needs(*BROWSERS), args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def shown(browser, tmp_path):
    """Open a page from a file, and note everything that it complains of or asks for."""
    # Without motion, what is asked for is there at once.
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True, reduced_motion="reduce")

    def show(html):
        path = tmp_path / "sop.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        page = context.new_page()
        page.complaints, page.requests = [], []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda asked: page.requests.append(asked.url))
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready")
        return page

    yield show
    context.close()


@pytest.fixture
def home(tmp_path: Path, needs: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder where git finds no settings, for the repositories of a test and for what sopkit asks of git."""
    needs("git")
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture
def repo(tmp_path: Path, home: Path) -> Repo:
    """A fresh repository without a commit."""
    return init(tmp_path / "repo", home)


@pytest.fixture
def office(needs: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give a repository of its own; programs that the test starts know nothing of the machine either."""
    needs("git")
    surroundings = surroundings_of(tmp_path / "h")
    for name in (*os.environ, *surroundings):
        if name.startswith(("GIT_", "GPG_", "SSH_")):
            monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "kantor kita"
    folder.mkdir()
    made = Office(folder, surroundings)
    made.found()
    return made
