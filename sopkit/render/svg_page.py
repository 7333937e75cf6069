"""One SVG picture for each page, complete in itself: plain text, and of the font only what the page shows.

The baselines of the letters are written out, since not every viewer can find the middle of a line.
"""

from base64 import b64encode
from collections.abc import Iterator

from jinja2 import Template

from sopkit.layout.values import Layout, Page
from sopkit.model import Sop
from sopkit.render.fonts import faces
from sopkit.render.lines import lines
from sopkit.render.signs import Signs
from sopkit.render.templating import environment
from sopkit.render.writable import writable


def paint(sop: Sop, layout: Layout) -> list[str]:
    """Draw every page as an SVG text, in order."""
    template = environment().get_template("sheet.svg.jinja")
    signs = Signs(sop, layout)
    return [_sheet(template, layout, page, signs) for page in layout.pages]


def _sheet(template: Template, layout: Layout, page: Page, signs: Signs) -> str:
    text = template.render(
        layout=layout,
        font=layout.font,
        page=page,
        heading=signs.speech.page(page),
        signs=list(signs.of(page)),
        lines=list(lines(page, layout.rounding, layout.jump)),
        logo=signs.speech.logo(),
        faces=list(_faces(layout, page)),
    )
    return writable(text)


def _faces(layout: Layout, page: Page) -> Iterator[tuple[int, str]]:
    """Yield weight and base64 text of a font of the characters that the page shows in that weight."""
    bold = set(_letters(page))
    regular = {" "}
    for text in page.texts:
        (bold if text.bold else regular).update(*text.lines)
    for symbol in page.symbols:
        regular.update(symbol.text or "")
    for connector in page.connectors:
        if connector.label:
            regular.update(*connector.label.lines)
    for face in faces(layout.font):
        yield face.weight, b64encode(face.part(bold if face.weight > 400 else regular)).decode("ascii")


def _letters(page: Page) -> Iterator[str]:
    yield " "
    for symbol in page.symbols:
        yield from symbol.letter or ""
