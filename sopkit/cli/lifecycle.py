"""What the commands of the life cycle have in common: their options, and a move from the file to the file.

What a move may do and writes is `sopkit.lifecycle`'s.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from msgspec.structs import replace

from sopkit.cli.days import Today, day_asked, today_asked
from sopkit.cli.inputs import STDIN, Input, why
from sopkit.cli.options import Lang
from sopkit.cli.output import UnwritableError, say, write_file
from sopkit.cli.parameters import Argument, Context, Option
from sopkit.cli.session import Session, tell_unwritable
from sopkit.i18n import N_, Message, _, n_
from sopkit.report.lines import Piece

if TYPE_CHECKING:
    from sopkit.lifecycle import Asked, Moved
    from sopkit.model.stages import Stage
    from sopkit.source import Document

File = Annotated[str, Argument(metavar=N_("FILE"), help=N_("The SOP."), show_default=False)]

By = Annotated[
    str | None,
    Option(
        "--by",
        metavar=N_("POSITION"),
        help=N_("Position of the official; without it that of the SOP or of the settings."),
        show_default=False,
    ),
]

On = Annotated[
    str | None,
    Option("--on", metavar=N_("DAY"), help=N_("Day on which it happened, such as 2026-05-20."), show_default=False),
]

Remark = Annotated[
    str | None,
    Option("--remark", metavar=N_("TEXT"), help=N_("What the official has noted."), show_default=False),
]

Sign = Annotated[
    str | None,
    Option(
        "--sign",
        metavar=N_("KEY"),
        help=N_("Sign the entry with this SSH key file, or with gpg:NAME; the signature goes into a file beside it."),
        show_default=False,
    ),
]

Diff = Annotated[bool, Option("--diff", help=N_("Write nothing, show what would change."))]

Allowed = Callable[[Session, "Document", "Moved", Path], Message | None]
"""Says why a move that is possible is not to be made after all."""


class Moving:
    """One move of one file."""

    def __init__(self, ctx: Context, lang: str | None, file: str) -> None:
        self.ctx, self.file = ctx, file
        self.session = Session(ctx, lang, [file])

    def asked(
        self,
        *,
        today: str | None,
        on: str | None,
        by: str | None,
        remark: str | None,
        level: str | None = None,
        number: str | None = None,
        effective: str | None = None,
        review: str | None = None,
    ) -> "Asked":
        """Read what the options ask for."""
        from sopkit.lifecycle import Asked

        return Asked(
            today=today_asked(today, self.session, self.ctx),
            on=day_asked("--on", on, self.session, self.ctx),
            by=_text(by),
            level=_text(level),
            remark=_text(remark),
            number=_text(number),
            effective=day_asked("--effective", effective, self.session, self.ctx),
            review=day_asked("--review", review, self.session, self.ctx),
        )

    def make(
        self, stage: "Stage", asked: "Asked", *, sign: str | None, diff: bool, allowed: Allowed | None = None
    ) -> int:
        """Make the move: written whole, or refused in one line with nothing written."""
        from sopkit.lifecycle import RefusedError, move
        from sopkit.lifecycle.signing import SignatureError

        source = self._source()
        document = self._read(source) if source else None
        if source is None or source.path is None or document is None:
            return self.session.status
        approving = self.session.approving
        try:
            moved = move(document, stage, asked, approving)
            reason = allowed(self.session, document, moved, source.path) if allowed else None
            if reason:
                self.session.fail(source.name, reason)
                return self.session.status
            signed_in = None
            if sign:
                signed_in = signature_file(source.path, moved)
                moved = move(document, stage, replace(asked, signature=signed_in.name), approving)
            if diff:
                self._show(source, document, moved)
            else:
                self._write(source.path, document, moved, sign, signed_in)
        except (RefusedError, SignatureError) as error:
            self.session.fail(source.name, error.message)
        except OSError as error:
            # Whoever signs needs room for files of its own.
            self.session.fail(error.filename or source.name, why(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing is written
            self.session.fault(error, source.name)
        return self.session.status

    def _source(self) -> Input | None:
        if self.file == STDIN or Path(self.file).is_dir():
            self.session.fail(self.file, _("name the file of one SOP"))
            return None
        return Input(Path(self.file).as_posix(), Path(self.file))

    def _read(self, source: Input) -> "Document | None":
        """Read an SOP without errors; what keeps it from being one is told in one line."""
        from sopkit.diagnostic import Level
        from sopkit.verbs import judge

        try:
            reading = source.read()
            judgement = judge(reading)
        except OSError as error:
            self.session.fail(source.name, why(error))
            return None
        except Exception as error:  # noqa: BLE001 - the same
            self.session.fault(error, source.name)
            return None
        errors = [finding for finding in judgement.findings if finding.level is Level.ERROR]
        if not errors and judgement.sop is not None:
            return reading.document
        count = n_("{n} error", "{n} errors", n=len(errors))
        self.session.fail(source.name, _("{count}, see `sopkit validate {file}`", count=count, file=source.name))
        return None

    def _show(self, source: Input, document: "Document", moved: "Moved") -> None:
        from sopkit.source.patch import patch

        self.session.deliver(patch(source.name, document.raw.decode(), moved.document.raw.decode()), None)

    def _write(self, path: Path, document: "Document", moved: "Moved", key: str | None, signed_in: Path | None) -> None:
        from sopkit.lifecycle.signing import sign

        signature = sign(moved.event, key) if key else b""
        try:
            if signed_in:
                write_file(signed_in, signature)
            write_file(path, moved.document.raw, instead_of=document.raw)
        except UnwritableError as error:
            if signed_in:
                signed_in.unlink(missing_ok=True)
            tell_unwritable(error, self.session.language)
            self.session.status = self.session.status or 2
            return
        say((Piece(self.session.text(_told(path, moved))),))


def recording(stage: str, allowed: Allowed | None = None) -> Callable[..., int]:
    """Make the command that records a stage of which nothing more is asked than of every move."""

    def run(
        ctx: Context,
        file: File,
        *,
        by: By = None,
        on: On = None,
        remark: Remark = None,
        sign: Sign = None,
        diff: Diff = False,
        today: Today = None,
        lang: Lang = None,
    ) -> int:
        from sopkit.model.stages import Stage

        moving = Moving(ctx, lang, file)
        asked = moving.asked(today=today, on=on, by=by, remark=remark)
        return moving.make(Stage(stage), asked, sign=sign, diff=diff, allowed=allowed)

    return run


def _text(option: str | None) -> str | None:
    return " ".join(option.split()) or None if option else None


def signature_file(path: Path, moved: "Moved") -> Path:
    """Name the file of a signature: beside the SOP, by its level or stage, with a number where that is taken."""
    event = moved.event
    what = re.sub(r"[^\w.-]+", "-", event.level or event.stage or "")
    name, number = f"{path.name}.{what}", 1
    file = path.with_name(f"{name}.sig")
    while file.exists():
        number += 1
        file = path.with_name(f"{name}-{number}.sig")
    return file


def _told(path: Path, moved: "Moved") -> Message:
    from sopkit.lifecycle.moving import called
    from sopkit.model.stages import state_of

    return _(
        "{file}: {entry} is recorded, the SOP is in the state `{state}`",
        file=path.as_posix(),
        entry=called(moved.event),
        state=state_of(moved.sop).value,
    )
