"""What axe-core says of a page that is open in a browser."""

from functools import cache
from importlib.resources import files


@cache
def axe():
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def complaints(page):
    """What axe finds wrong, rule by rule, with the first place of each."""
    page.evaluate(axe())
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [(each["id"], each["nodes"][0]["html"]) for each in found]
