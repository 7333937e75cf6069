"""How `sopkit verify` tells what it has found: one line for each fault, then how much holds; or as JSON."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from sopkit.diff import Weight
from sopkit.i18n import Message, _, n_
from sopkit.model import Event, Status
from sopkit.report.changes.plain_data import change_as_json
from sopkit.report.lines import Line, Piece, one_line, table
from sopkit.source import Document
from sopkit.verification import Since, Verified

VERSION = 1
"""Of the JSON."""

_SHORT = 10
"""Hexadecimal digits of a commit that are shown."""

_WEIGHTS = {Weight.EDITORIAL: _("editorial"), Weight.SUBSTANTIVE: _("substantive"), Weight.APPROVAL: _("approval")}


class Told(Struct, frozen=True):
    """An SOP that was verified, with its text."""

    document: Document
    verified: Verified


def lines(told: Sequence[Told], language: str) -> Iterator[Line]:
    """Tell of one SOP every entry with what proves it, of several what does not hold."""
    if len(told) == 1:
        yield from _entries(told[0], language)
    for one in told:
        yield from _faults(one, language)
    yield _summary(told, language)


def as_json(told: Sequence[Told], skipped: Sequence[str], today: date, language: str) -> dict[str, Any]:
    """Give what was found as plain data, version 1.

    `commit` of an entry is the oldest one that carries it with the content that it binds, null where there is none.
    `since` is null unless something was changed since the last agreement and that version is in the repository; its
    `changes` are as in the JSON of `sopkit diff`. `skipped` are files that can't be loaded.
    """
    return {
        "version": VERSION,
        "today": today.isoformat(),
        "sops": [_sop(one, language) for one in told],
        "skipped": list(skipped),
        "summary": {"sops": len(told), "faults": sum(len(one.verified.faults) for one in told)},
    }


def _sop(told: Told, language: str) -> dict[str, Any]:
    verified, document = told.verified, told.document
    faults = [(document.span(path), message.text(language)) for path, message in verified.faults]
    return {
        "path": document.name,
        "number": verified.sop.number,
        "title": verified.sop.title,
        "state": verified.state.value,
        "in_repository": verified.in_repository,
        "entries": [
            {**_event(entry.event), "commit": entry.commit, "signed": entry.signed} for entry in verified.entries
        ],
        "faults": [{"line": span.line, "column": span.column, "message": message} for span, message in faults],
        "since": _since(verified.since, verified.state, language) if verified.since else None,
    }


def _event(event: Event) -> dict[str, Any]:
    on = event.on.isoformat() if event.on else None
    return {"stage": event.stage, "level": event.level, "on": on, "by": event.by}


def _since(since: Since, state: Status, language: str) -> dict[str, Any]:
    return {
        "entry": _event(since.event),
        "commit": since.commit,
        "changes": [change_as_json(change, language) for change in since.changes],
        "weight": since.weight.value if since.weight else None,
        "next": _what_next(since, state).text(language),
    }


def _entries(told: Told, language: str) -> Iterator[Line]:
    rows = [
        tuple(
            Piece(one_line(text), kind)
            for text, kind in (
                (entry.event.stage or "", ""),
                (entry.event.level or "", ""),
                (entry.event.on.isoformat() if entry.event.on else "-", ""),
                (entry.event.by or "", ""),
                (_commit(told.verified, entry.commit, language), "code"),
                (_("signed").text(language) if entry.signed else "", "good"),
            )
        )
        for entry in told.verified.entries
    ]
    if rows:
        yield from table(rows)


def _commit(verified: Verified, commit: str | None, language: str) -> str:
    if commit is None:
        return ""
    return _("commit {name}", name=commit[:_SHORT]).text(language) if verified.in_repository else ""


def _faults(told: Told, language: str) -> Iterator[Line]:
    document = told.document
    for path, message in told.verified.faults:
        line = document.span(path).line
        yield (
            Piece(f"{one_line(document.name)}:{line}", "place"),
            Piece(": "),
            Piece(one_line(message.text(language)), "error"),
        )
    if told.verified.since:
        yield from _changes(told.verified.since, told.verified.state, language)


def _changes(since: Since, state: Status, language: str) -> Iterator[Line]:
    count = n_(
        "{n} change since commit {commit}:",
        "{n} changes since commit {commit}:",
        n=len(since.changes),
        commit=since.commit[:_SHORT],
    )
    yield Piece("  "), Piece(count.text(language))
    for change in since.changes:
        weight = _WEIGHTS[change.weight].text(language)
        yield Piece("    "), Piece(one_line(change.message.text(language))), Piece(f" ({weight})", "code")
    yield Piece("  "), Piece(_what_next(since, state).text(language), "hint")


def _what_next(since: Since, state: Status) -> Message:
    """Say which stages are to be repeated: those of the whole chain, or none."""
    if state is Status.REVIEW:
        return _("all levels must validate anew: `sopkit revise`, then `sopkit submit`")
    if since.weight is Weight.APPROVAL:
        return _("the whole chain and the ratification must be repeated: `sopkit revise`, then `sopkit submit`")
    return _("no stage need be repeated: `sopkit amend` records the change")


def _summary(told: Sequence[Told], language: str) -> Line:
    files = n_("{n} SOP verified", "{n} SOPs verified", n=len(told)).text(language)
    faults = sum(len(one.verified.faults) for one in told)
    if faults:
        wrong = n_("{n} thing does not hold", "{n} things do not hold", n=faults).text(language)
        return Piece(f"{files}, "), Piece(wrong, "error")
    return Piece(f"{files}, "), Piece(_("all holds").text(language), "good")
