"""What tests of a page in the browser share: the drawings to look at, and a browser that fetches nothing."""

import pytest
from drawings import SMALL, small
from emblems import wished

from examples import EXAMPLES, drawn
from sopkit.render import render

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "msedge")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session", params=["by hand", "wished", *EXAMPLES], ids=lambda case: getattr(case, "stem", case))
def drawing(request):
    """Every example, the pages made by hand that have all kinds of symbols, and one with all that can be set."""
    match request.param:
        case "by hand":
            return SMALL, small()
        case "wished":
            return wished()
        case path:
            return drawn(path)


@pytest.fixture(scope="session")
def browser(needs):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=needs(*BROWSERS), args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(shown):
    """Open a drawing from a file."""
    return lambda sop, layout: shown(render(sop, layout, "html"))


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
