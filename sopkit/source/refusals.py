"""All that is refused in a text, with its place; knows what sopkit does not read of YAML, and why it says so.

Refused is what makes a text mean something else than it shows: of two equal keys one is lost without a word, an
alias stands for text that is elsewhere, a tag changes a value's type, a second document is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)

from sopkit.i18n import _
from sopkit.source.events import MAX_DEPTH, MAX_ENTRIES, MAX_STEPS, ParserError, parser
from sopkit.source.spans import Fault, Lines, Span
from sopkit.source.syntax import syntax_fault

_PROPERTY: Final = re.compile(r"[&*][\w-]+|!<[^>\s]*>?|![^\s,\[\]{}]*", re.ASCII)
_BETWEEN: Final = re.compile(r"(?:[ \t\r\n\x85\u2028\u2029]|#[^\r\n\x85\u2028\u2029]*)*+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_HALF: Final = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}")


def refusals(lines: Lines, *, pure: bool = False) -> Iterator[Fault]:
    """Go through a text as far as it can be parsed, and give all that is refused, in the order of the text."""
    source = parser(lines.text, pure=pure)
    inspection = _Inspection(lines)
    try:
        while not isinstance(event := source.get_event(), StreamEndEvent):
            yield from inspection.see(event)
            if inspection.too_deep:
                # A text with thousands of open brackets is no SOP: reading on only takes time.
                return
    except ParserError as error:
        # From 0.2.6 on libyaml counts brackets itself, as it looks a line ahead, before it tells of any.
        at: int | None = getattr(getattr(error, "problem_mark", None), "index", None)
        too_deep = "nesting depth" in str(getattr(error, "problem", ""))
        yield syntax_fault(error, lines) if at is None or not too_deep else _nested(lines, at)
    finally:
        source.dispose()


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    keys: dict[str, Span] | None
    """Keys seen so far with their places; None in a sequence."""
    steps: bool = False
    """It is the list of the steps."""
    children: int = 0
    """Keys, values and items so far."""
    key: str | None = None
    """The key before the value that comes next."""


@dataclass(slots=True)
class _Inspection:
    lines: Lines
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0
    too_deep: bool = False

    def see(self, event: Any) -> Iterator[Fault]:
        if isinstance(event, NodeEvent):
            yield from self._properties(event)
            yield from self._place(event)
            if isinstance(event, CollectionStartEvent):
                yield from self._open(event)
        elif isinstance(event, CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                yield Fault(
                    "S106",
                    "several-documents",
                    _("a second document begins here"),
                    self._span(event) if event.explicit else self.lines.rest(_start(event)),
                    _("give each SOP a file of its own"),
                )

    def _span(self, event: Any) -> Span:
        return self.lines.span(_start(event), event.end_mark.index)

    def _properties(self, event: Any) -> Iterator[Fault]:
        """Report the anchor and the tag that stand before a value; their marks are those of the value."""
        if isinstance(event, AliasEvent):
            yield self._anchor(self._span(event), f"*{event.anchor}", alias=True)
            return
        at = _start(event)
        for _number in range((event.anchor is not None) + (event.tag is not None)):
            blank = _BETWEEN.match(self.lines.text, at)
            at = blank.end() if blank else at
            match = _PROPERTY.match(self.lines.text, at)
            span = self.lines.span(at, match.end() if match else at + 1)
            written = self.lines.text[span.start : span.end]
            if written.startswith("&"):
                yield self._anchor(span, written, alias=False)
            else:
                yield Fault(
                    "S105",
                    "tag",
                    _("`{tag}` is a tag, which sopkit doesn't read", tag=written),
                    span,
                    _("delete it; if it belongs to the text, put the text in quotes"),
                )
            at = span.end

    def _anchor(self, span: Span, written: str, *, alias: bool) -> Fault:
        if alias:
            message = _("`{name}` is an alias, which sopkit doesn't read", name=written)
        else:
            message = _("`{name}` is an anchor, which sopkit doesn't read", name=written)
        hint = _("write the value out where it is needed; if it is text, put it in quotes")
        return Fault("S104", "anchor-or-alias", message, span, hint)

    def _place(self, event: Any) -> Iterator[Fault]:
        """See a value as what it is to the collection around it: a key, the value of a key, or an item."""
        if isinstance(event, ScalarEvent):
            yield from self._surrogates(event)
        if not self.stack:
            return
        around = self.stack[-1]
        around.children += 1
        if around.children == MAX_ENTRIES * (1 if around.keys is None else 2) + 1:
            yield Fault(
                "S121",
                "too-many-entries",
                _("a list or group of keys has more than {limit} entries", limit=f"{MAX_ENTRIES:,}"),
                self._span(event) if isinstance(event, ScalarEvent) else self.lines.rest(_start(event)),
                _("check whether something was pasted here that does not belong to the SOP"),
            )
        if around.keys is None:
            if around.steps and around.children == MAX_STEPS + 1:
                yield Fault(
                    "S109",
                    "too-many-steps",
                    _("there are more than {limit} steps", limit=MAX_STEPS),
                    self._span(event) if isinstance(event, ScalarEvent) else self.lines.rest(_start(event)),
                    _("divide the SOP, and name the parts by `sop:` in a larger one"),
                )
        elif around.children % 2:
            yield from self._key(event, around.keys)
            around.key = event.value if isinstance(event, ScalarEvent) else None

    def _key(self, event: Any, keys: dict[str, Span]) -> Iterator[Fault]:
        if isinstance(event, CollectionStartEvent):
            yield Fault(
                "S102",
                "yaml-syntax",
                _("a list or a group of keys stands where a key should"),
                self.lines.span(_start(event), _start(event) + 1),
                _('put quotes around text that begins with a bracket: `"…"`'),
            )
        elif isinstance(event, ScalarEvent):
            first = keys.setdefault(event.value, self._span(event))
            if first.start != _start(event):
                yield Fault(
                    "S103",
                    "duplicate-key",
                    _("the key `{key}` is already in use", key=event.value),
                    self._span(event),
                    _("keep one of the two, or rename one"),
                    ((first, _("first used here")),),
                )

    def _surrogates(self, event: Any) -> Iterator[Fault]:
        # `"\\ud800"` is half a character. libyaml refuses it; the pure parser makes text that can't be written.
        if _SURROGATE.search(event.value):
            span = self._span(event)
            escape = _HALF.search(self.lines.text, span.start, span.end)
            yield Fault(
                "S102",
                "yaml-syntax",
                _("an escape in this text stands for half a character"),
                self.lines.span(*escape.span()) if escape else span,
                _("write the character itself"),
            )

    def _open(self, event: Any) -> Iterator[Fault]:
        if len(self.stack) == MAX_DEPTH:
            self.too_deep = True
            yield _nested(self.lines, _start(event))
        steps = len(self.stack) == 1 and self.stack[0].key == "steps" and not self.stack[0].children % 2
        self.stack.append(_Open({} if isinstance(event, MappingStartEvent) else None, steps=steps))


def _start(event: Any) -> int:
    # The type stubs say that a mark may be missing, which is true only of events made by hand.
    start: int = event.start_mark.index
    return start


def _nested(lines: Lines, at: int) -> Fault:
    return Fault(
        "S108",
        "nested-too-deep",
        _("lists and keys stand more than {limit} deep in each other", limit=MAX_DEPTH),
        lines.span(at, at + 1),
        _("check the indentation and the brackets"),
    )
