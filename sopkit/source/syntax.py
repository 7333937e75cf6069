"""A parser's complaint in a person's words; knows YAML's usual slips, not what the text is about.

libyaml and PyYAML's own parser stop at the same places, with slightly different words: each pattern of the table
fits both. Where the parser stops is often not where the slip is (an unclosed quote is noticed at the end of the
text), so each case looks at the text again and points at the smallest thing that is wrong.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from sopkit.i18n import Message, _
from sopkit.source.spans import Fault, Lines


class Trouble(NamedTuple):
    """Where the parser stopped, and where the thing that it was reading began (the same place if it doesn't say)."""

    text: str
    at: int
    opened: int
    problem: str

    @property
    def character(self) -> str:
        """The character at which the parser stopped; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        """Where the line begins on which the parser stopped."""
        return _line_start(self.text, self.at)

    @property
    def before(self) -> str:
        """What stands before that place on its line."""
        return self.text[self.line_start : self.at]


class Said(NamedTuple):
    """What is wrong, from where to where, and what to do about it."""

    start: int
    end: int
    message: Message
    hint: Message


_QUOTE_IT: Final = _('put the whole value in quotes: `"…"`')
_LINE_UP: Final = _("line it up with the keys or items that belong beside it, with spaces")
_ONE_A_LINE: Final = _("write each item on its own line with `- ` before it, deeper than the key above")

# `waktu:4 jam`, but not a web address or a time of day.
_NO_SPACE: Final = re.compile(r"[ \t]*(?:- +)*[A-Za-z_][\w.-]*(:)(?=[^\s:/\\])(?!.*: )[^\r\n]*")
_KEY: Final = re.compile(r"[ \t]*(?:- +)*[^\s#][^#]*?(:)(?=[ \t]|$)")
_CONFLICT: Final = re.compile(r"^<{7,}(?: [^\r\n]*)?$(?=[\s\S]*^={7,}\r?$[\s\S]*^>{7,}(?: |\r?$))", re.MULTILINE)
_LAST_BACKSLASH: Final = re.compile(r"\\(?:U.{0,8}|u.{0,4}|x.{0,2}|.)?")


def syntax_fault(error: Exception, lines: Lines) -> Fault:
    """Say what is wrong where a parser gave up, with where and how to mend it."""
    trouble = _trouble(error, lines.text)
    conflict = _CONFLICT.search(lines.text)
    if conflict:
        # No such line is YAML where a key may stand, so it is this that the parser met, wherever it gave up.
        message = _("a merge has left a conflict here that nobody has decided")
        hint = _("choose between the lines above and below `=======`, then delete the lines with the marks")
        return Fault("S102", "yaml-syntax", message, lines.span(*conflict.span()), hint)
    said = _explain(trouble, str(getattr(error, "context", None) or ""))
    code, name = ("S105", "tag") if "tag handle" in trouble.problem else ("S102", "yaml-syntax")
    return Fault(code, name, said.message, lines.span(said.start, said.end), said.hint)


def _trouble(error: Any, text: str) -> Trouble:
    problem_mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    at = min(problem_mark.index if problem_mark else 0, len(text))
    opened = min(context_mark.index if context_mark else at, len(text))
    return Trouble(text, at, opened, str(getattr(error, "problem", None) or error))


def _explain(trouble: Trouble, context: str) -> Said:
    for problem, reading, explain in _CASES:
        if re.search(problem, trouble.problem) and re.search(reading, context):
            return explain(trouble)
    return _general(trouble)


def _general(trouble: Trouble) -> Said:
    message = _("this can't be read as YAML: {problem}", problem=trouble.problem)
    hint = _("compare the line with its neighbours: indentation, colons, quotes, brackets")
    return Said(trouble.at, trouble.at + 1, message, hint)


def _bad_start(trouble: Trouble) -> Said:
    if trouble.character == "\t" or not trouble.character:
        return _tab(trouble)
    return _cannot_begin(trouble.text, trouble.at)


def _sign(trouble: Trouble) -> Said:
    return _cannot_begin(trouble.text, trouble.opened)


def _cannot_begin(text: str, at: int) -> Said:
    character = text[at : at + 1]
    if character == "`":
        # Between backticks it would look like a slip of the message.
        message = _("a backtick has a meaning of its own in YAML and can't begin text")
    else:
        message = _("`{character}` has a meaning of its own in YAML and can't begin text", character=character)
    return Said(at, at + 1, message, _QUOTE_IT)


def _tab(trouble: Trouble) -> Said:
    return Said(
        trouble.at, trouble.at + 1, _("a tab stands in the indentation"), _("indent with spaces; YAML allows no tabs")
    )


def _open_quote(trouble: Trouble) -> Said:
    return Said(
        trouble.opened,
        trouble.opened + 1,
        _("the quote that opens here is never closed"),
        _("close it with the same sign; an apostrophe in text needs double quotes around the text"),
    )


def _escape(trouble: Trouble) -> Said:
    # The parsers stop at, or shortly after, the backslash.
    start = max(trouble.text.rfind("\\", trouble.opened, trouble.at + 1), trouble.opened)
    match = _LAST_BACKSLASH.match(trouble.text, start)
    end = match.end() if match else start + 1
    return Said(
        start,
        end,
        _("`{escape}` means nothing inside double quotes", escape=trouble.text[start:end]),
        _("use single quotes, or write the backslash twice"),
    )


def _open_bracket(trouble: Trouble) -> Said:
    bracket = trouble.text[trouble.opened : trouble.opened + 1]
    closing = "]" if bracket == "[" else "}"
    if trouble.line_start <= trouble.opened and trouble.character.strip():
        return Said(
            trouble.at,
            trouble.at + 1,
            _("a comma or `{closing}` is missing before this", closing=closing),
            _('put quotes around text that holds a comma, a bracket or a colon: `"…"`'),
        )
    return Said(
        trouble.opened,
        trouble.opened + 1,
        _("`{bracket}` is never closed", bracket=bracket),
        _("add `{closing}` where the list ends", closing=closing),
    )


def _second_colon(trouble: Trouble) -> Said:
    if _KEY.match(trouble.before):
        return Said(trouble.at, trouble.at + 1, _("`: ` stands inside a value that has no quotes"), _QUOTE_IT)
    above = _line_above(trouble.text, trouble.line_start)
    if above is not None:
        start, line = above
        if match := _NO_SPACE.fullmatch(line):
            return _no_space(start, match)
        if not _KEY.match(line):
            return _no_colon(start, line)
    return _indentation(trouble)


def _simple_key(trouble: Trouble) -> Said:
    start = _line_start(trouble.text, trouble.opened)
    line = Lines(trouble.text[start:]).line(1)
    if match := _NO_SPACE.fullmatch(line):
        return _no_space(start, match)
    return _no_colon(start, line)


def _no_space(line_start: int, match: "re.Match[str]") -> Said:
    start = line_start + match.start(1)
    return Said(start, start + 1, _("a space is missing after the colon"), _("write `key: value`"))


def _no_colon(line_start: int, line: str) -> Said:
    written = line.strip()
    start = line_start + line.index(written)
    return Said(
        start,
        start + len(written),
        _("this line is neither `key: value` nor an item with `- `"),
        _("if it continues the text above, indent it deeper than the key of that text"),
    )


def _indentation(trouble: Trouble) -> Said:
    line = Lines(trouble.text[trouble.line_start :]).line(1)
    start = trouble.line_start + len(line) - len(line.lstrip())
    return Said(start, start + 1, _("the indentation of this line fits nothing above it"), _LINE_UP)


def _unexpected(trouble: Trouble) -> Said:
    """Tell the causes of "did not find expected key" and its like apart."""
    before = trouble.before.rstrip()
    if before.endswith(('"', "'", "]", "}")):
        return Said(
            trouble.at,
            trouble.at + 1,
            _("text follows after `{sign}`, where the value has ended", sign=before[-1]),
            _("put quotes around the whole value, of the kind that is not inside it: `\"…\"` or `'…'`"),
        )
    if trouble.character in {"]", "}"}:
        return _stray(trouble)
    if trouble.character == ":":
        return Said(trouble.at, trouble.at + 1, _("there is no key before the colon"), _("write `key: value`"))
    if before.strip():
        return _general(trouble)
    if trouble.at - trouble.line_start == trouble.opened - _line_start(trouble.text, trouble.opened):
        item = trouble.character == "-"
        message = _("an item with `- ` stands among keys") if item else _("a key stands among items with `- `")
        return Said(trouble.at, trouble.at + 1, message, _LINE_UP)
    return _indentation(trouble)


def _outside(trouble: Trouble) -> Said:
    """Explain what stands after the end of the document: the first line was indented, or a bracket is too many."""
    if trouble.character in {"]", "}"}:
        return _stray(trouble)
    ended = re.search(r"^\.\.\.", trouble.text[: trouble.at], re.MULTILINE)
    return _general(trouble) if ended or trouble.before.strip() else _indentation(trouble)


def _no_content(trouble: Trouble) -> Said:
    if trouble.character in {"]", "}"}:
        return _stray(trouble)
    if trouble.character.strip():
        return _cannot_begin(trouble.text, trouble.at)
    return _general(trouble)


def _stray(trouble: Trouble) -> Said:
    return Said(
        trouble.at, trouble.at + 1, _("`{sign}` closes nothing", sign=trouble.character), _("delete it, or open it")
    )


def _item_here(trouble: Trouble) -> Said:
    if not trouble.before.strip():
        return _indentation(trouble)
    message = _("an item with `- ` can't begin on the line of its key")
    return Said(trouble.at, trouble.at + 1, message, _ONE_A_LINE)


def _tag_handle(trouble: Trouble) -> Said:
    message = _("a word with `!` before it is a tag, which sopkit doesn't read")
    return Said(trouble.at, trouble.at + 1, message, _QUOTE_IT)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_above(text: str, start: int) -> tuple[int, str] | None:
    """Find the nearest line above that holds more than a comment, with its offset."""
    while start > 0:
        end = start - (2 if text[max(start - 2, 0) : start] == "\r\n" else 1)
        start = _line_start(text, end)
        line = text[start:end]
        if line.strip() and not line.lstrip().startswith("#"):
            return start, line
    return None


# What the parser says, what it was reading, what that means; the first that fits.
_CASES: Final[tuple[tuple[str, str, Callable[[Trouble], Said]], ...]] = (
    ("tab character", "", _tab),
    ("cannot start any token", "", _bad_start),
    ("unexpected (end of stream|document separator)", "quoted", _open_quote),
    ("escape", "quoted", _escape),
    ("mapping values are not allowed", "", _second_colon),
    ("could not find expected ':'", "simple key", _simple_key),
    ("expected ',' or", "flow", _open_bracket),
    ("expected (the )?node content", "", _no_content),
    ("sequence entries are not allowed", "", _item_here),
    ("mapping keys are not allowed", "", _bad_start),
    ("tag handle", "", _tag_handle),
    ("", "an (anchor|alias)$|a tag$|block scalar|directive", _sign),
    ("expected key|<block end>|'-' indicator", "block", _unexpected),
    ("<document start>", "", _outside),
)
