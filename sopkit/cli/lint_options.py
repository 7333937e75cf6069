"""What `sopkit lint` is asked on a command line: days, rules, and where reports go. Knows no format of its own."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sopkit.cli.inputs import STDIN
from sopkit.cli.parameters import Context, UsageError
from sopkit.cli.session import Session
from sopkit.i18n import _
from sopkit.spelling import listed, nearest


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a report goes: in the format asked for to one place, in others to files."""

    main: str | None
    """File of the format asked for; None is standard output."""
    others: tuple[tuple[str, str], ...]
    """Formats and their files."""

    @property
    def to_file(self) -> bool:
        """Whether the format asked for goes to a file, so that standard output is free for words."""
        return self.main not in {None, STDIN}


def targets(
    outputs: Sequence[str], formats: Collection[str], held: Collection[str], session: Session, ctx: Context
) -> Targets:
    """Read what stands behind `--output`: `FILE`, or `FORMAT=FILE` as often as one likes, each another one.

    `held` are the files of baselines, over which no report is written.
    """
    main: list[str] = []
    others: list[tuple[str, str]] = []
    for output in outputs:
        form, equals, file = output.partition("=")
        if equals and form in formats:
            if not file:
                raise UsageError(session.text(_("`--output {form}=` names no file", form=form)), ctx)
            others.append((form, file))
            continue
        near = nearest(form.lower(), {name: name for name in formats}) if equals else None
        if near:
            message = _("there is no format `{name}`; did you mean `{near}`?", name=form, near=near)
            raise UsageError(session.text(message), ctx)
        main.append(output)
    if len(main) > 1:
        message = _(
            "`--output` names one file, or several as `FORMAT=FILE`; the formats are {names}", names=listed(formats)
        )
        raise UsageError(session.text(message), ctx)
    taken = {_place(file) for file in held if file != STDIN}
    for file in (main[0] if main else STDIN, *(file for _form, file in others)):
        place = _place(file)
        if place in taken:
            message = (
                _("standard output takes one report; choose it by `--format`, and name files for the others")
                if file == STDIN
                else _("`{file}` is named for two outputs", file=file)
            )
            raise UsageError(session.text(message), ctx)
        taken.add(place)
    return Targets(main[0] if main else None, tuple(others))


def _place(file: str) -> str:
    return STDIN if file == STDIN else os.path.normcase(os.path.realpath(file))


def counted(form: str, session: Session, ctx: Context) -> str:
    """Give the format of statistics for a format that was asked for."""
    known = {"text": "statistics", "json": "statistics-json"}
    if form in known or form in known.values():
        return known.get(form, form)
    raise UsageError(session.text(_("`--statistics` is written as text or as JSON, not as {form}", form=form)), ctx)


def rules_asked(option: str, words: Sequence[str], session: Session, ctx: Context) -> tuple[str, ...]:
    """Read the rules behind an option, several with commas between them; each must name some."""
    from sopkit.lint.selection import hint_for, named, unknown

    found = tuple(word.strip() for text in words for word in text.split(",") if word.strip())
    for word in found:
        if not named(word):
            text = f"`{option}`: {session.text(unknown(word))}; {session.text(hint_for(word))}"
            raise UsageError(text, ctx)
    return found


def selected(words: Sequence[str] | None, session: Session, ctx: Context) -> tuple[str, ...] | None:
    """Read the rules behind `--select`; None where it is not there."""
    if words is None:
        return None
    found = rules_asked("--select", words, session, ctx)
    if not found:
        # As from a variable that nobody has set: then everything would pass.
        raise UsageError(session.text(_("`--select` names no rule; leave it out to ask those of the settings")), ctx)
    return found
