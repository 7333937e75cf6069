"""Pages in a language: their prose is translated paragraph by paragraph, their snippets stand as they are.

A page is Markdown of few kinds: a title, headings, paragraphs, lists, and snippets between fences. Its source is
English; the catalogue `pages` holds a translation of each paragraph. It is a catalogue of its own, since a command
that shows no page has no use for its many words.
"""

import re
import textwrap
from collections.abc import Iterator

from sopkit.i18n import translations

DOMAIN = "pages"
COLUMNS = 120
"""What a line of a page keeps to, as the source does."""
_FEWEST = 20
"""A terminal that says it is narrower can't be read anyway."""

_PART = re.compile(r"^```.*?^```$|^\S[^\n]*(?:\n(?!- |```)[^\n]+)*", re.MULTILINE | re.DOTALL)
"""A snippet, or a paragraph with all its lines; an item of a list is a paragraph."""
_FENCE = "```"
_ITEM = "- "
_CODE = re.compile(r"`[^`]*`")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def paragraphs(page: str) -> Iterator[str]:
    """Give the paragraphs of a page's prose, each on one line: title, headings, text and items of lists."""
    return (_on_one_line(part) for part in _PART.findall(page) if not part.startswith(_FENCE))


def page_in(page: str, language: str, columns: int = COLUMNS) -> str:
    """Write a page in a language; a paragraph that has no translation stands as in the source.

    Prose keeps to so many columns, but snippets are what they are.
    """
    return _PART.sub(lambda found: _part_in(found[0], language, min(columns, COLUMNS)), page)


def title_in(title: str, language: str) -> str:
    """Write the title of a page, one line without a full stop, in a language."""
    return translations(language, DOMAIN).gettext(f"{title}.").removesuffix(".")


def _part_in(part: str, language: str, columns: int) -> str:
    if part.startswith(_FENCE):
        return part
    source = _on_one_line(part)
    text = translations(language, DOMAIN).gettext(source)
    return part if text == source and columns == COLUMNS else wrapped(text, columns)


def _on_one_line(part: str) -> str:
    return " ".join(part.split())


def wrapped(text: str, columns: int) -> str:
    """Break a paragraph into lines, but nowhere between backticks: what stands there is copied."""
    whole = _CODE.sub(lambda found: found[0].replace(" ", _NO_BREAK), text)
    indent = " " * len(_ITEM) if text.startswith(_ITEM) else ""
    wide = max(_FEWEST, columns)
    lines = textwrap.wrap(whole, wide, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace(_NO_BREAK, " ")
