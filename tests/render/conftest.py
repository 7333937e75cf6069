"""What tests of a page in the browser share: the drawings to look at, and a browser that fetches nothing."""

import pytest
from drawings import SMALL, small

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


@pytest.fixture(scope="session", params=[None, *EXAMPLES], ids=lambda path: path.stem if path else "by hand")
def drawing(request):
    """Every example, and the pages made by hand that have all kinds of symbols."""
    return drawn(request.param) if request.param else (SMALL, small())


@pytest.fixture(scope="session")
def browser(needs):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=needs(*BROWSERS), args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a drawing from a file, and note everything that the page complains of or asks for."""
    # Without motion, what is asked for is there at once.
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True, reduced_motion="reduce")

    def show(sop, layout):
        path = tmp_path / "sop.html"
        path.write_text(render(sop, layout, "html"), encoding="utf-8", newline="\n")
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
