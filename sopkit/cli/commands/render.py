"""`sopkit render`: draws SOPs in the official form."""

import os
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sopkit.cli.inputs import STDIN, Input
from sopkit.cli.options import Lang, Paths, StdinName, format_option
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.i18n import N_, Message, _

if TYPE_CHECKING:
    from sopkit.model import Sop

HELP = N_("""Draw SOPs in the official form, ready to print and sign.

Writes one file for each SOP into the current folder, under the name of the SOP's file. An SOP with findings is drawn
as well, as long as it can be loaded.""")

EXAMPLES = (
    "sopkit render 001-surat.yaml --open",
    "sopkit render sop/ -o drawings",
    "sopkit render 001-surat.yaml -f dot -o 001-surat.dot",
)

# The names of `sopkit.render.FORMATS`, which a test compares: help must not load what draws.
FORMS = ("html", "dot", "layout")


def run(
    ctx: typer.Context,
    paths: Paths,
    form: Annotated[str, format_option(FORMS)] = "html",
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar=N_("FILE"),
            help=N_("Write to this file, or with several SOPs into this folder; - is standard output."),
            show_default=False,
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help=N_("Show the drawing in the browser."))] = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Draw each SOP by itself, so that one that fails keeps no other from being drawn."""
    session = Session(ctx, lang, [stdin_filename or "", *paths])
    inputs = session.inputs(paths, stdin_filename)
    if output is None and inputs and inputs[0].path is None and not stdin_filename:
        output = STDIN
    targets = _Targets(inputs, output, _suffix(form))
    if targets.to_stdout and len(inputs) > 1:
        raise typer.BadParameter(session.text(_("standard output takes one drawing, not {n}", n=len(inputs))), ctx)
    if targets.to_stdout and show:
        raise typer.BadParameter(session.text(_("`--open` needs a file, not standard output")), ctx)
    for source in watched(inputs, session.language):
        reason = targets.refuse(source)
        if reason is not None:
            session.fail(source.name, reason)
            continue
        sop = session.load(source)
        text = None if sop is None else _draw(sop, form, source, session)
        if text is not None:
            file = targets.of(source)
            if session.deliver(text, None if file is None else str(file)) and file is not None:
                targets.written.append(file)
    if show and targets.written:
        _show(targets.written[0], session)
    return session.status


def _suffix(form: str) -> str:
    from sopkit.render import FORMATS

    return FORMATS[form].suffix


class _Targets:
    """Where each drawing goes."""

    def __init__(self, inputs: list[Input], output: str | None, suffix: str) -> None:
        self.written: list[Path] = []
        self.to_stdout = output == STDIN
        self._inputs = inputs
        self._suffix = suffix
        self._file: Path | None = None
        self._folder = Path()
        self._taken: dict[str, Input] = {}
        if output is not None:
            several = len(inputs) > 1 or any(source.from_folder for source in inputs)
            if several or Path(output).is_dir() or output.endswith(("/", os.sep)):
                self._folder = Path(output)
            else:
                self._file = Path(output)

    def of(self, source: Input) -> Path | None:
        """Give the file of a drawing; None is standard output."""
        if self.to_stdout:
            return None
        return self._file or self._folder / f"{source.stem}{self._suffix}"

    def refuse(self, source: Input) -> Message | None:
        """Say why a drawing can't go where it should: each has a file of its own, and no SOP is written over."""
        file = self.of(source)
        if file is None:
            return None
        other = self._taken.setdefault(os.path.normcase(file.resolve()), source)
        if other is not source:
            return _("`{file}` is the drawing of `{other}` already", file=file.as_posix(), other=other.name)
        if any(given.path is not None and _same(given.path, file) for given in self._inputs):
            return _("`{file}` is an SOP and would be lost; name another file", file=file.as_posix())
        if self._file is None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                return _("`{folder}` is no folder and can't be made one", folder=self._folder.as_posix())
        return None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _draw(sop: "Sop", form: str, source: Input, session: Session) -> str | None:
    """Draw an SOP; None when sopkit fails at it, which is then told."""
    from sopkit.flow import build_flow
    from sopkit.layout import arrange
    from sopkit.render import render

    try:
        return render(sop, arrange(sop, build_flow(sop)), form)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other SOPs are drawn
        session.fault(error, source.name)
        return None


def _show(file: Path, session: Session) -> None:
    if not webbrowser.open(file.resolve().as_uri()):
        session.say(_("no browser is found; open {file} yourself", file=file.as_posix()))
