"""`sopkit render`: draws SOPs in the official form."""

import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sopkit.cli.inputs import STDIN, Input
from sopkit.cli.options import Lang, Paths, StdinName, format_option, one_of, words
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.cli.targets import Targets
from sopkit.i18n import N_, Message, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopkit.layout import Layout
    from sopkit.model import Sop
    from sopkit.render import Painted

HELP = N_("""Draw SOPs in the official form, ready to print and sign.

Writes one file for each SOP into the current folder, under the name of the SOP's file; as svg or png one for each page,
numbered. An SOP with findings is drawn as well, as long as it can be loaded.""")

EXAMPLES = (
    "sopkit render 001-surat.yaml --open",
    "sopkit render sop/ -o drawings -f pdf",
    "sopkit render 001-surat.yaml -f png --dpi 300",
)

# The names of `sopkit.render.FORMATS` and of `sopkit.render.neato.OUTPUTS`, which tests compare: help must not load
# what draws.
FORMS = ("html", "svg", "png", "pdf", "dot", "layout")
OF_GRAPHVIZ = ("svg", "png", "pdf")

ENGINES = ("sopkit", "graphviz")
LEAST_DPI, MOST_DPI = 20, 600
"""What can be read, and what still fits into the memory of an office computer."""


def run(
    ctx: typer.Context,
    paths: Paths,
    *,
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
    dpi: Annotated[
        str | None,
        typer.Option(
            "--dpi",
            metavar=N_("NUMBER"),
            help=N_("Pixels to the inch of paper, for png; 150 unless told otherwise."),
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar=words(ENGINES),
            help=N_("Who draws svg, png and pdf; graphviz leaves the identity block out."),
            callback=one_of("--engine", ENGINES),
        ),
    ] = "sopkit",
    show: Annotated[bool, typer.Option("--open", help=N_("Show the drawing in the browser."))] = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Draw each SOP by itself, so that one that fails keeps no other from being drawn."""
    session = Session(ctx, lang, [stdin_filename or "", *paths])
    job = _job(session, ctx, form, engine, dpi)
    inputs = session.inputs(paths, stdin_filename)
    if output is None and inputs and inputs[0].path is None and stdin_filename is None:
        output = STDIN
    targets = Targets(inputs, output, job.suffix)
    if targets.to_stdout and len(inputs) > 1:
        raise typer.BadParameter(session.text(_("standard output takes one drawing, not {n}", n=len(inputs))), ctx)
    if targets.to_stdout and show:
        raise typer.BadParameter(session.text(_("`--open` needs a file, not standard output")), ctx)
    for source in watched(inputs, session.language):
        sop = session.load(source)
        parts = None if sop is None else _draw(sop, job, source, session)
        if parts is not None:
            _deliver(parts, source, targets, session)
    if show and targets.written:
        _show(targets.written[0], session)
    return session.status


@dataclass(frozen=True, slots=True)
class _Job:
    """How each SOP is drawn, and how its files end."""

    suffix: str
    paint: "Callable[[Sop, Layout], Painted]"


def _job(session: Session, ctx: typer.Context, form: str, engine: str, dpi: str | None) -> _Job:
    from sopkit.render import FORMATS, USUAL_DPI, neato

    if dpi is not None and form != "png":
        raise typer.BadParameter(session.text(_("`--dpi` is for `-f png`: other formats have no pixels")), ctx)
    dots = USUAL_DPI if dpi is None else _dots(dpi, session, ctx)
    if engine == "sopkit":
        return _Job(FORMATS[form].suffix, lambda sop, layout: FORMATS[form].paint(sop, layout, dpi=dots))
    if form not in OF_GRAPHVIZ:
        listed = ", ".join(f"`-f {name}`" for name in OF_GRAPHVIZ)
        raise typer.BadParameter(session.text(_("`--engine graphviz` draws {formats}", formats=listed)), ctx)
    try:
        neato.program()
    except neato.GraphvizError as error:
        raise typer.BadParameter(session.text(error.message), ctx) from error
    return _Job(f".{form}", lambda sop, layout: neato.draw(sop, layout, form, dpi=dots))


def _dots(dpi: str, session: Session, ctx: typer.Context) -> float:
    try:
        dots = float(dpi)
    except ValueError:
        dots = 0.0
    if not LEAST_DPI <= dots <= MOST_DPI:
        message = _(
            "`--dpi` is a number from {least} to {most}, not `{value}`", least=LEAST_DPI, most=MOST_DPI, value=dpi
        )
        raise typer.BadParameter(session.text(message), ctx)
    return dots


def _draw(sop: "Sop", job: _Job, source: Input, session: Session) -> list[str | bytes] | None:
    """Draw an SOP, file by file; None when that fails, which is then told."""
    from sopkit.flow import build_flow
    from sopkit.layout import arrange
    from sopkit.render.neato import GraphvizError

    try:
        painted = job.paint(sop, arrange(sop, build_flow(sop)))
    except GraphvizError as error:
        session.fail(source.name, error.message)
        return None
    except Exception as error:  # noqa: BLE001 - whatever it is, the other SOPs are drawn
        session.fault(error, source.name)
        return None
    return [painted] if isinstance(painted, str | bytes) else [*painted]


def _deliver(parts: list[str | bytes], source: Input, targets: Targets, session: Session) -> None:
    if targets.to_stdout:
        if len(parts) > 1:
            session.fail(
                source.name, _("the drawing has {n} pages, each a file of its own: name them with `-o`", n=len(parts))
            )
        else:
            session.deliver(parts[0], None)
        return
    files = list(targets.of(source, len(parts)))
    refused: Message | None = next(filter(None, (targets.refuse(source, file) for file in files)), None)
    if refused is not None:
        session.fail(source.name, refused)
        return
    for file, part in zip(files, parts, strict=True):
        if not session.deliver(part, str(file)):
            break
        targets.written.append(file)


def _show(file: Path, session: Session) -> None:
    if not webbrowser.open(file.resolve().as_uri()):
        session.say(_("no browser is found; open {file} yourself", file=file.as_posix()))
