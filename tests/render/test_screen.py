"""The page on a screen: headings that stay, the keyboard, the ways of a step, the dark, and what axe says to it all."""

import re

import pytest
from accessibility import axe, complaints
from drawings import SMALL, small
from seeded import seeded_sop

from sopkit.flow import build_flow
from sopkit.layout import arrange
from sopkit.layout.values import SymbolKind
from sopkit.render.speech import Speech

STUCK = """
number => {
  const page = document.querySelectorAll('section.page')[number], head = page.querySelector('thead');
  window.scrollTo(0, page.getBoundingClientRect().top + window.scrollY + 140);
  return head.getBoundingClientRect().toJSON();
}
"""

# The colours of everything drawn on the page that has the step's symbol.
COLOURS = """
id => {
  const symbol = [...document.querySelectorAll('.symbol')].find(symbol => symbol.dataset.id === id);
  const page = symbol.closest('section'), style = element => getComputedStyle(element);
  return {
    connectors: [...page.querySelectorAll('.connector')].map(connector =>
      [connector.dataset.from, connector.dataset.to, style(connector.querySelector('polyline, path')).stroke]),
    symbols: Object.fromEntries([...page.querySelectorAll('.symbol')].map(symbol =>
      [symbol.dataset.id, style(symbol.querySelector('rect, polygon')).stroke])),
    fill: style(symbol.querySelector('rect, polygon')).fill,
    labels: [...page.querySelectorAll('text.label')].map(label => [label.textContent, style(label).fill]),
  };
}
"""

COLOUR = """
names => {
  const probe = document.body.appendChild(document.createElement('i'));
  const colours = names.map(name => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; });
  probe.remove();
  return colours;
}
"""


def colours(page, *names):
    """The page's colours of these names as red, green and blue."""
    return [tuple(map(int, re.findall(r"\d+", colour)))[:3] for colour in page.evaluate(COLOUR, list(names))]


def contrast(one, two):
    """The ratio that WCAG 2 asks for: 4.5 at least for text, 3 for lines."""

    def light(colour):
        parts = [part / 255 for part in colour]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(two)))
    return (bright + 0.05) / (dark + 0.05)


def stops(layout):
    """Where Tab must lead, by the order of the table: each step, then the off-page connectors of its row."""
    letters = {(page.number, symbol.letter) for page in layout.pages for symbol in page.symbols if symbol.letter}
    for page in layout.pages:
        for row in page.rows:
            if row.number is not None and row.part == 1:
                yield f"langkah-{row.number}", None
            inside = (symbol for symbol in page.symbols if row.y <= symbol.y + symbol.height / 2 < row.y + row.height)
            for symbol in sorted(inside, key=lambda symbol: symbol.x):
                if (symbol.partner_page, symbol.letter) in letters:
                    yield symbol.letter, page.number


def test_the_heading_stays_while_its_page_is_scrolled(opened):
    sop = seeded_sop(3, steps=25, lanes=6)
    page = opened(sop, arrange(sop, build_flow(sop)))
    for number in (1, 2):
        assert page.evaluate(STUCK, number)["top"] == pytest.approx(0, abs=1)


def test_nothing_shows_through_the_heading_and_it_keeps_its_rules(opened):
    sop = seeded_sop(3, steps=25, lanes=6)
    page = opened(sop, arrange(sop, build_flow(sop)))
    box = page.evaluate(STUCK, 1)
    # Within the frame of the table, half of whose line lies outside.
    clip = {"x": box["x"] + 2, "y": 2, "width": box["width"] - 4, "height": box["height"] - 4}
    above_the_drawing = page.screenshot(clip=clip)
    # Not by its visibility, which the heading's copy of the rules would inherit.
    page.evaluate("for (const drawing of document.querySelectorAll('.drawing')) drawing.style.opacity = 0")
    assert page.screenshot(clip=clip) == above_the_drawing
    page.evaluate("for (const rules of document.querySelectorAll('.head-rules')) rules.style.visibility = 'hidden'")
    assert page.screenshot(clip=clip) != above_the_drawing


def test_tab_reaches_every_step_and_connector_in_the_order_of_the_table(drawing, opened):
    sop, layout = drawing
    page = opened(sop, layout)
    reached = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const at = document.activeElement, page = at.closest('section');
              if (!page) return null;
              const name = at.getAttribute('aria-label') ?? at.textContent;
              const heading = page.querySelector('thead').getBoundingClientRect(), box = at.getBoundingClientRect();
              return {id: at.id, name, page: page.id, hidden: box.top < heading.bottom - 1, tag: at.tagName};
            }"""
        )
        if stop is None:
            break
        reached.append(stop)
    wanted = list(stops(layout))
    assert len(reached) == len(wanted)
    speech = Speech(sop, layout)
    for stop, (name, number) in zip(reached, wanted, strict=True):
        assert not stop["hidden"], f"{stop['name']} is under the heading"
        if number is None:
            assert (stop["id"], stop["name"]) == (name, speech.step(int(name.removeprefix("langkah-"))))
        else:
            assert stop["name"].startswith(f"{name}: ")
            assert stop["page"] == f"page-{number}"


def of_most_ways(layout):
    """A step's own symbol with most connectors, and its page."""

    def ways(found):
        page, symbol = found
        return sum(symbol.id in (connector.source, connector.target) for connector in page.connectors)

    own = [(page, symbol) for page in layout.pages for symbol in page.symbols if symbol.id == symbol.step]
    return max(own, key=ways)


@pytest.mark.parametrize("way", ["focus", "hover"])
def test_a_step_that_is_pointed_at_shows_its_ways_and_all_others_step_back(drawing, opened, way):
    sop, layout = drawing
    planned, step = of_most_ways(layout)
    page = opened(sop, layout)
    accent, faint, lit = (f"rgb({', '.join(map(str, colour))})" for colour in colours(page, "accent", "faint", "lit"))
    if way == "focus":
        number = next(row.number for row in planned.rows if row.step == step.step)
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.id") != f"langkah-{number}":
            page.keyboard.press("Tab")
    else:
        place = page.evaluate(
            "id => [...document.querySelectorAll('.symbol')].find(symbol => symbol.dataset.id === id).id", step.id
        )
        page.hover(f"#{place}")
    seen = page.evaluate(COLOURS, step.id)
    assert seen["fill"] == lit
    flows = [(source, target, step.id in (source, target)) for source, target, _ in seen["connectors"]]
    assert any(own for *_, own in flows)
    for (source, target, own), (*_, stroke) in zip(flows, seen["connectors"], strict=True):
        assert stroke == (accent if own else faint), f"{source} to {target}"
    near = {end for source, target, own in flows if own for end in (source, target)}
    boxes = {symbol.step for symbol in planned.symbols if symbol.id in near and symbol.kind is SymbolKind.PROCESS}
    for symbol in planned.symbols:
        joint = symbol.kind is SymbolKind.PROCESS and symbol.step in boxes
        assert seen["symbols"][symbol.id] == (accent if symbol.id in near or joint else faint), symbol.id
    outcomes = [connector.outcome for connector in planned.connectors if connector.source == step.id]
    assert sum(colour == accent for _, colour in seen["labels"]) >= len(list(filter(None, outcomes)))


def test_nothing_steps_back_while_nothing_is_pointed_at(opened):
    page = opened(SMALL, small())
    seen = page.evaluate(COLOURS, "periksa")
    assert {stroke for *_, stroke in seen["connectors"]} == {"rgb(0, 0, 0)"}


def test_enter_leads_from_a_connector_to_its_partner_and_on_from_there(opened):
    page = opened(SMALL, small())
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "A: ke halaman 3, langkah 3"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').textContent") == "A: dari halaman 2, langkah 2"
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") > 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "langkah-3"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_told_from_its_ground(opened, scheme):
    page = opened(SMALL, small())
    page.emulate_media(color_scheme=scheme)
    sheet, tint, lit, ink, small_print, accent, words, thick = colours(
        page, "sheet", "tint", "lit", "ink", "small", "accent", "faint-words", "thick"
    )
    for text, ground in [
        (ink, sheet),
        (ink, tint),
        (small_print, sheet),
        (accent, sheet),
        (accent, lit),
        (words, sheet),
    ]:
        assert contrast(text, ground) >= 4.5
    assert contrast(thick, sheet) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_ink_black_whatever_the_screen_is(opened, scheme):
    page = opened(SMALL, small())
    page.keyboard.press("Tab")
    page.emulate_media(color_scheme=scheme, media="print")
    black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
    style = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    for selector, name, wanted in [
        ("html", "backgroundColor", "rgba(0, 0, 0, 0)"),
        (".page", "backgroundColor", white),
        (".page", "boxShadow", "none"),
        ("td .text", "color", black),
        ("td a .text", "color", black),
        ("a .text", "outlineStyle", "none"),
        (".connector polyline", "stroke", black),
        (".connector polygon", "fill", black),
        (".symbol rect", "fill", white),
        (".symbol rect", "stroke", black),
        (".rules .heavy", "stroke", black),
        (".drawing text", "fill", black),
        ("thead", "position", "static"),
        (".head-rules", "display", "none"),
    ]:
        assert page.evaluate(style, [selector, name]) == wanted, (selector, name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(drawing, opened, scheme):
    page = opened(*drawing)
    page.emulate_media(color_scheme=scheme)
    if scheme == "dark":
        for _ in range(3):
            page.keyboard.press("Tab")
    assert complaints(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_can_read_every_text_of_the_table(opened, scheme):
    # It can't tell the ground of a text under a drawing: without it, it says no more "maybe".
    page = opened(SMALL, small())
    page.emulate_media(color_scheme=scheme)
    page.evaluate("for (const svg of document.querySelectorAll('svg')) svg.remove()")
    page.evaluate(axe())
    found = page.evaluate("axe.run({runOnly: ['color-contrast']})")
    assert (found["violations"], found["incomplete"]) == ([], [])
    assert found["passes"]
