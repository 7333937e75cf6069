"""`sopkit merge`: joins two versions of an SOP that come from a third."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sopkit.cli.inputs import why
from sopkit.cli.options import Lang, Output, one_of, words
from sopkit.cli.output import UnwritableError, emit, say_aside, write_file
from sopkit.cli.parameters import Argument, Context, Option, UsageError
from sopkit.cli.session import FAILED, FOUND, complain, tell_unwritable
from sopkit.i18n import N_, Message, _, preferred
from sopkit.report.lines import Piece, one_line

if TYPE_CHECKING:
    from sopkit.merge import Merge, Style

HELP = N_("""Join two versions of an SOP that come from a third, by what the changes mean.

What only one side has changed is taken from it, comments and order included. What both have changed differently
stands between conflict marks, around the smallest field. An SOP that is joined without marks is checked: a branch
that leads nowhere, or any other error that neither side had, is a conflict, too. Texts that are no SOPs are joined
line by line, as git does it. `sopkit git enable` has git call this.
Exit status: 0 joined, 1 something is left to decide, 2 a file can't be read or written.""")

EXAMPLES = (
    "sopkit merge base.yaml ours.yaml theirs.yaml -o joined.yaml",
    "sopkit merge base.yaml ours.yaml theirs.yaml --style merge",
)

STYLES = ("merge", "diff3", "zdiff3")
_LONGEST_MARK = 1000
_UNFILLED = ("%X", "%S", "%Y")
"""What an older git hands over in place of labels, which it does not know."""


def _file(name: str, meaning: str) -> Argument:
    return Argument(metavar=name, help=meaning, show_default=False)


def _size(ctx: Context, value: str) -> str:
    if not value.isdecimal() or not 1 <= int(value) <= _LONGEST_MARK:
        message = _("`{option}` must be a number from 1 to {most}", option="--marker-size", most=_LONGEST_MARK)
        raise UsageError(message, ctx)
    return value


def run(
    ctx: Context,
    base: Annotated[str, _file(N_("BASE"), N_("What both sides come from; may be empty."))],
    ours: Annotated[str, _file(N_("OURS"), N_("Our version."))],
    theirs: Annotated[str, _file(N_("THEIRS"), N_("Their version."))],
    *,
    output: Output = None,
    marker_size: Annotated[
        str,
        Option("--marker-size", metavar=N_("N"), help=N_("Signs of a conflict mark."), callback=_size),
    ] = "7",
    path: Annotated[
        str | None,
        Option("--path", metavar=N_("PATH"), help=N_("What messages call the file."), show_default=False),
    ] = None,
    label: Annotated[
        list[str] | None,
        Option(
            "--label",
            metavar=N_("NAME"),
            help=N_("What marks call ours, base and theirs; given up to three times."),
            show_default=False,
        ),
    ] = None,
    style: Annotated[
        str | None,
        Option(
            "--style",
            metavar=words(STYLES),
            help=N_("Whether the base stands between the marks; as git is set where it is not given."),
            callback=one_of("--style", STYLES),
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> int:
    """Join, write the result, and say what is left to decide."""
    from sopkit.merge import merged
    from sopkit.repository import RepositoryError

    # Settings are not asked: while git merges, they may be in conflict themselves.
    asked = lang or ctx.asked
    language = preferred(asked, None, os.environ)
    name = path or ours
    try:
        chosen = _style(style, int(marker_size), label or [])
        merge = merged(Path(base).read_bytes(), Path(ours).read_bytes(), Path(theirs).read_bytes(), chosen)
    except OSError as error:
        complain(error.filename or name, why(error), language)
        return FAILED
    except RepositoryError as error:
        complain(name, error.message, language)
        return FAILED
    try:
        if output in {None, "-"}:
            emit(merge.text)
        else:
            write_file(Path(output or ""), merge.text)
    except UnwritableError as error:
        tell_unwritable(error, language)
        return FAILED
    _tell(merge, name, language)
    return 0 if merge.is_clean else FOUND


def _style(asked: str | None, marker_size: int, labels: list[str]) -> "Style":
    from sopkit.merge import Style

    given = [*("" if label in _UNFILLED else label for label in labels), "", "", ""]
    with_base = (asked or _style_of_git()) in {"diff3", "zdiff3"}
    return Style(marker_size, given[0] or "ours", given[1] or "base", given[2] or "theirs", with_base=with_base)


def _style_of_git() -> str | None:
    from sopkit.repository import RepositoryError
    from sopkit.repository.configuration import effective

    try:
        return effective("merge.conflictStyle", Path())
    except RepositoryError:
        return None


def _tell(merge: "Merge", name: str, language: str) -> None:
    """Say what has happened, one line each."""

    def say(message: Message, kind: str, line: int | None = None) -> None:
        place = name if line is None else f"{name}:{line}"
        say_aside((Piece(one_line(place), "place"), Piece(": "), Piece(one_line(message.text(language)), kind)))

    if merge.by_lines is not None:
        say(_("joined line by line, since it can't be done by meaning: {reason}", reason=merge.by_lines), "warning")
    for note in merge.notes:
        say(_("note: {note}", note=note), "advice")
    for conflict in merge.conflicts:
        if conflict.marked:
            say(_("conflict: {what}", what=conflict.message), "error", conflict.line)
        else:
            say(_("conflict: joined, but {what}", what=conflict.message), "error", conflict.line)
