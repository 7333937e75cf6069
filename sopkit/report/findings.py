"""Shows findings: as text for people and as JSON for machines. Decides nothing: not what counts, nor who may fail."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sopkit.diagnostic import Finding, Level
from sopkit.i18n import Message, _, n_
from sopkit.report.lines import Line, Piece, one_line, plain, visible, width
from sopkit.source import Span

VERSION = 1
"""Of the JSON."""

LEVELS = {Level.ERROR: _("error"), Level.WARNING: _("warning"), Level.ADVICE: _("advice")}

_INDENT = Piece("    ")
COLUMNS = 100
"""Cells of an excerpt with its hint, where a terminal has no fewer; of a longer line both sides are cut off."""
_LEAST = 40
"""Cells that it keeps to on a terminal that has fewer still."""


def as_json(findings: Sequence[Finding], files: int, language: str) -> dict[str, Any]:
    """Give findings as plain data, version 1 (DESIGN.md §4), in the order in which they come.

    `files` is the number of texts that were looked at. Lines and columns count characters from 1; `end_column` is
    the column after the last character.
    """
    return {
        "version": VERSION,
        "findings": [_finding(finding, language) for finding in findings],
        "summary": {"files": files, **_counts(findings)},
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "path": finding.file,
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "level": finding.level.value,
        "code": finding.code,
        "name": finding.name,
        "principle": finding.principle,
        "message": finding.message.text(language),
        "hint": finding.hint.text(language) if finding.hint else None,
        "step": finding.step,
        "related": [
            {"line": span.line, "column": span.column, "message": message.text(language)}
            for span, message in finding.related
        ],
    }


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    levels = Counter(finding.level for finding in findings)
    return {"errors": levels[Level.ERROR], "warnings": levels[Level.WARNING], "advice": levels[Level.ADVICE]}


def as_text(findings: Iterable[Finding], language: str, columns: int = COLUMNS) -> Iterator[Line]:
    """Write findings for people: place and sentence, the line of the text with its mark and the hint, other places.

    The first line of each finding is `file:line:column: level: message [CODE]`, in every language; only level and
    message are translated. Excerpts keep to so many columns; sentences are left to whoever wraps lines.
    """
    columns = max(_LEAST, min(columns, COLUMNS))
    for finding in findings:
        yield head(finding, language)
        yield from _excerpt(finding, language, columns)
        for span, message in finding.related:
            yield (
                _INDENT,
                Piece(place(finding.file, span), "place"),
                Piece(f": {one_line(message.text(language))}"),
            )


def place(file: str, span: Span) -> str:
    """Write where a span begins, as `file:line:column`."""
    return f"{one_line(file)}:{span.line}:{span.column}"


def head(finding: Finding, language: str) -> Line:
    """Write the first line of a finding."""
    level = LEVELS[finding.level].text(language)
    return (
        Piece(place(finding.file, finding.span), "place"),
        Piece(": "),
        Piece(level, finding.level.value),
        Piece(f": {one_line(finding.message.text(language))} "),
        Piece(f"[{finding.code}]", "code"),
    )


def _excerpt(finding: Finding, language: str, columns: int) -> Iterator[Line]:
    hint = one_line(finding.hint.text(language)) if finding.hint else ""
    if not finding.source.strip():
        if hint:
            yield _INDENT, Piece(hint, "hint")
        return
    before, marked, after = _window(finding.source, finding.span, columns - len(_INDENT.text))
    yield _INDENT, Piece(before + marked + after, "source")
    mark = (
        Piece(_INDENT.text + " " * width(before)),
        Piece("^" * max(1, width(marked)), finding.level.value),
    )
    if not hint:
        yield mark
    elif width(plain(mark)) + 1 + width(hint) <= columns:
        yield *mark, Piece(f" {hint}", "hint")
    else:
        yield mark
        yield _INDENT, Piece(hint, "hint")


def _window(source: str, span: Span, most: int) -> tuple[str, str, str]:
    """Cut a line around the span: what stands before it, the span as far as it is on this line, what follows."""
    line = visible(source)
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    before, marked, after = line[:start].lstrip(), line[start:end], line[end:].rstrip()
    if width(before + marked + after) <= most:
        return before, marked, after
    # Characters, not cells: a line of wide characters may take twice the room, which breaks nothing.
    if len(marked) > most:
        marked, after = f"{marked[: most - 1]}…", ""
    room = most - len(marked)
    left = min(len(before), max(room // 2, room - len(after)))
    if left < len(before):
        before = f"…{before[len(before) - left + 1 :]}" if left else ""
    if room - left < len(after):
        after = f"{after[: max(0, room - left - 1)]}…"
    return before, marked, after


def summary(findings: Sequence[Finding], files: int, language: str) -> Line:
    """Say in one line how many files were looked at and what was found."""
    looked_at = n_("{n} file", "{n} files", n=files)
    return Piece(looked_at.text(language)), Piece(", "), *counted(findings, language)


def counted(findings: Iterable[Finding], language: str) -> Line:
    """Say how many errors and warnings and how much advice there is, or that there is nothing."""
    counts = _counts(findings)
    parts: list[tuple[Message, str]] = []
    if counts["errors"]:
        parts.append((n_("{n} error", "{n} errors", n=counts["errors"]), "error"))
    if counts["warnings"]:
        parts.append((n_("{n} warning", "{n} warnings", n=counts["warnings"]), "warning"))
    if counts["advice"]:
        parts.append((n_("{n} piece of advice", "{n} pieces of advice", n=counts["advice"]), "advice"))
    if not parts:
        parts.append((_("nothing wrong"), "good"))
    pieces: list[Piece] = []
    for message, kind in parts:
        pieces += [Piece(", "), Piece(message.text(language), kind)]
    return tuple(pieces[1:])
