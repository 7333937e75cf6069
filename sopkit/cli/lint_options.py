"""What `sopkit lint` is asked on a command line: days, rules, and where reports go. Knows no format of its own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

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


def targets(outputs: Sequence[str], formats: Collection[str], session: Session, ctx: Context) -> Targets:
    """Read what stands behind `--output`: `FILE`, or `FORMAT=FILE` as often as one likes."""
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
    return Targets(main[0] if main else None, tuple(others))


def rules_asked(option: str, words: Sequence[str], session: Session, ctx: Context) -> tuple[str, ...]:
    """Read the rules behind an option, several with commas between them; each must name some."""
    from sopkit.lint.selection import hint_for, named, unknown

    found = tuple(word.strip() for text in words for word in text.split(",") if word.strip())
    for word in found:
        if not named(word):
            text = f"`{option}`: {session.text(unknown(word))}; {session.text(hint_for(word))}"
            raise UsageError(text, ctx)
    return found
