"""The pages behind the codes: what each finding means. Makes the list, one page, and the whole reference."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import LANGUAGES, Message, _
from sopkit.lint.registry import FAMILIES, rules
from sopkit.lint.rule import Preset
from sopkit.lint.words import rule_word
from sopkit.report.codes import SHAPE
from sopkit.report.findings import LEVELS
from sopkit.report.lines import Line, Piece
from sopkit.report.paragraphs import COLUMNS, page_in, title_in, wrapped
from sopkit.report.principles import PRINCIPLES, Principle

_GROUPS: dict[str, Message] = {
    "S1": _("Text and shape"),
    "S2": _("References"),
    "S3": _("Flow"),
    **{f"P{principle.number}": principle.name for principle in PRINCIPLES},
}
"""What the codes that begin so are about."""

INTRODUCTION = """\
# Rules

What `sopkit lint` asks, and what `sopkit validate` says of text, references and flow. This file is made of the rules
themselves: `sopkit explain --all -f markdown -o RULES.md`.

In the snippets, `#!` marks the lines on which the finding stands; what does not matter is left out. Levels: an error
keeps an SOP from being one or from being followed, a warning should be mended or waived with a reason, advice may be
taken. The preset `strict` asks more than `recommended`, and `all` asks everything."""

_HEADS = (_("code"), _("name"), _("level"), _("what is wrong"))
"""Of a table of codes."""


class Page(Struct, frozen=True):
    """What stands behind one code."""

    code: str
    name: str
    title: str
    """What is wrong, in one line without a full stop."""
    body: str
    """Markdown below the title, in English; may be blank."""
    level: Level
    preset: Preset
    library: bool
    """Whether only a folder of SOPs is judged by it."""


def pages(language: str) -> list[Page]:
    """Give the pages of all codes, sorted, with their titles in a language."""
    found = [
        Page(code, name, sentence.text(language).removesuffix("."), "", Level.ERROR, Preset.RECOMMENDED, library=False)
        for (code, name), sentence in SHAPE.items()
    ]
    for rule in rules():
        title, body = title_in(rule.title, language), rule.page.partition("\n")[2].strip()
        found.append(Page(rule.code, rule.name, title, body, rule.level, rule.preset, rule.library))
    return sorted(found, key=lambda page: page.code)


def matching(word: str, every: Sequence[Page]) -> list[Page]:
    """Find the pages that a word names: a code, a name, a beginning of codes, or a principle."""
    name = rule_word(word)
    name = next((one.key for one in PRINCIPLES if name in _names(one)), name)
    begin = FAMILIES.get(name.replace("-", "_"), name.upper())
    exact = [page for page in every if name in {page.code.lower(), page.name}]
    return exact or [page for page in every if begin and page.code.startswith(begin)]


def _names(principle: Principle) -> set[str]:
    """Give the names of a principle as reports print them, as they are compared."""
    return {rule_word(principle.name.text(language)) for language in LANGUAGES}


def words(every: Iterable[Page]) -> dict[str, str]:
    """Give all words that name pages, as they are written, by how they are compared."""
    named = {word: word for page in every for word in (page.name, page.code)}
    return named | {rule_word(family): rule_word(family) for family in FAMILIES}


def listed(every: Sequence[Page], language: str) -> Iterator[Line]:
    """List pages: code, level, name, title."""
    longest = max((len(page.name) for page in every), default=0)
    levels = {level: LEVELS[level].text(language) for level in Level}
    wide = max(map(len, levels.values()))
    for page in every:
        level = f"{levels[page.level]:{wide}}"
        yield (
            Piece(page.code, "place"),
            Piece("  "),
            Piece(level, page.level.value),
            Piece(f"  {page.name:{longest}}  {page.title}"),
        )


def shown(page: Page, language: str, columns: int = COLUMNS) -> Iterator[Line]:
    """Show one page in a terminal of so many columns."""
    yield Piece(page.code, "place"), Piece(f" {page.name}")
    body = f"\n{page_in(page.body, language, columns)}\n" if page.body else ""
    title, standing = (wrapped(text, columns) for text in (f"{page.title}.", _standing(page, language)))
    for line in ("", *f"{title}\n{body}\n{standing}".splitlines()):
        yield (Piece(line),)


def _standing(page: Page, language: str) -> str:
    """Say how much a finding weighs, and when the rule is asked."""
    level = LEVELS[page.level].text(language)
    text = _("Level: {level}. Preset: {preset}.", level=level, preset=page.preset.value).text(language)
    together = _("Asked where several SOPs are linted together.").text(language)
    return f"{text} {together}" if page.library else text


def reference(every: Sequence[Page], language: str) -> str:
    """Write all pages as one Markdown document, by what they are about."""
    parts = [page_in(INTRODUCTION, language)]
    heads = " | ".join(head.text(language) for head in _HEADS)
    for begin, name in _GROUPS.items():
        if members := [page for page in every if page.code.startswith(begin)]:
            heading = f"{begin} {name.text(language)}"
            rows = [_row(page, heading, language) for page in members]
            parts += [f"## {heading}", "\n".join([f"| {heads} |", "|---|---|---|---|", *rows])]
    parts.append(f"## {_('Pages').text(language)}")
    parts += [_page(page, language) for page in every if page.body]
    return "\n\n".join(parts) + "\n"


def _row(page: Page, heading: str, language: str) -> str:
    """Say in a table what a code is about; the link leads to its page, or where it has none, to the table."""
    place = (f"{page.code} {page.name}" if page.body else heading).lower().replace(" ", "-")
    level = LEVELS[page.level].text(language)
    asked = "" if page.preset is Preset.RECOMMENDED else f" ({page.preset})"
    return f"| [{page.code}](#{place}) | {page.name} | {level}{asked} | {page.title} |"


def _page(page: Page, language: str) -> str:
    deeper = re.sub(r"^## ", "#### ", page_in(page.body, language), flags=re.MULTILINE)
    return f"### {page.code} {page.name}\n\n{page.title}. {_standing(page, language)}\n\n{deeper}"
