"""`sopkit render`: draws SOPs in the official form, each by itself or all in one book."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sopkit.cli.inputs import STDIN, Input
from sopkit.cli.jobs import Jobs, jobs_asked, processors
from sopkit.cli.options import Lang, Paths, StdinName, format_option, one_of, words
from sopkit.cli.parameters import Context, Option, UsageError
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.cli.targets import Targets
from sopkit.i18n import N_, Message, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopkit.cli.drawing import Drawn, Job
    from sopkit.layout import Layout
    from sopkit.model import Sop

HELP = N_("""Draw SOPs in the official form, ready to print and sign.

Writes one file for each SOP into the current folder, under the name of the SOP's file; as svg or png one for each page,
numbered. An SOP with findings is drawn as well, as long as it can be loaded. Paper, margins, logo and columns can be
set in sopkit.yaml.""")

EXAMPLES = (
    "sopkit render 001-surat.yaml --open",
    "sopkit render sop/ -o drawings -f pdf --paper F4",
    "sopkit render 001-surat.yaml -f png --dpi 300",
    "sopkit render sop/ --book -f pdf -o buku.pdf",
)

# The names of `sopkit.render.FORMATS` and so on, which tests compare: help must not load what draws.
FORMS = ("html", "svg", "png", "pdf", "dot", "layout")
OF_GRAPHVIZ = ("svg", "png", "pdf")
OF_BOOK = ("html", "pdf")
PAPERS = ("A4", "F4", "Legal", "Letter", "A3")
PLACES = ("page", "above", "none")

ENGINES = ("sopkit", "graphviz")
LEAST_DPI, MOST_DPI = 20, 600
"""What can be read, and what still fits into the memory of an office computer."""

BOOK = "buku"
"""Name of a book's file where none is given."""


def run(
    ctx: Context,
    paths: Paths,
    *,
    form: Annotated[str, format_option(FORMS)] = "html",
    output: Annotated[
        str | None,
        Option(
            "--output",
            "-o",
            metavar=N_("FILE"),
            help=N_("Write to this file, or with several SOPs into this folder; - is standard output."),
            show_default=False,
        ),
    ] = None,
    paper: Annotated[
        str | None,
        Option(
            "--paper",
            metavar=words(PAPERS),
            help=N_("The paper; A4 unless settings say otherwise."),
            callback=one_of("--paper", PAPERS),
            show_default=False,
        ),
    ] = None,
    portrait: Annotated[
        bool | None,
        Option("--portrait/--landscape", help=N_("How the paper lies."), show_default=False),
    ] = None,
    identity: Annotated[
        str | None,
        Option(
            "--identity",
            metavar=words(PLACES),
            help=N_("Where the identity block stands: on a page of its own, above the first rows, or nowhere."),
            callback=one_of("--identity", PLACES),
            show_default=False,
        ),
    ] = None,
    numbers: Annotated[
        bool | None,
        Option("--numbers/--no-numbers", help=N_("Write the step's number into its symbol."), show_default=False),
    ] = None,
    totals: Annotated[
        bool | None,
        Option("--totals/--no-totals", help=N_("End the table with the total of the times."), show_default=False),
    ] = None,
    sheet: Annotated[bool, Option("--sheet", help=N_("Draw everything on one sheet, as high as it must be."))] = False,
    book: Annotated[
        bool,
        Option("--book", help=N_("Join all SOPs into one pdf or html, with cover, contents and guide.")),
    ] = False,
    title: Annotated[
        str | None,
        Option("--title", metavar=N_("TEXT"), help=N_("Title of the book."), show_default=False),
    ] = None,
    dpi: Annotated[
        str | None,
        Option(
            "--dpi",
            metavar=N_("NUMBER"),
            help=N_("Pixels to the inch of paper, for png; 150 unless told otherwise."),
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str,
        Option(
            "--engine",
            metavar=words(ENGINES),
            help=N_("Who draws svg, png and pdf; graphviz leaves the identity block out."),
            callback=one_of("--engine", ENGINES),
        ),
    ] = "sopkit",
    jobs: Jobs = None,
    show: Annotated[bool, Option("--open", help=N_("Show the drawing in the browser."))] = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Draw each SOP by itself, so that one that fails keeps no other from being drawn; a book is all or nothing."""
    from sopkit.cli.drawing import Job, drawings
    from sopkit.verbs import form_of

    session = Session(ctx, lang, [stdin_filename or "", *paths])
    dots, suffix = _dots(dpi, form, session, ctx), _suffix(form, engine, session, ctx)
    _check_book(form, engine, title, session, ctx, asked=book)
    inputs = session.inputs(paths, stdin_filename)
    workers = _workers(jobs, len(inputs), session, ctx)
    if output is None and inputs and inputs[0].path is None and stdin_filename is None:
        output = STDIN
    targets = Targets(inputs, output, suffix, session.was_given, together=book)
    if targets.to_stdout and len(inputs) > 1 and not book:
        raise UsageError(session.text(_("standard output takes one drawing, not {n}", n=len(inputs))), ctx)
    if targets.to_stdout and show:
        raise UsageError(session.text(_("`--open` needs a file, not standard output")), ctx)
    way = None if portrait is None else "portrait" if portrait else "landscape"
    wanted = form_of(
        session.settings, paper=paper, orientation=way, identity=identity, numbers=numbers, totals=totals, sheet=sheet
    )  # fmt: skip
    if book:
        from sopkit.layout.book import book_form

        wanted = book_form(wanted)
    job = Job(form, wanted, engine, dots, bound=book)
    chapters: list[tuple[Sop, Layout]] = []
    drawn = drawings(inputs, job, workers)
    for source, drawing in zip(inputs, watched(drawn, session.language, len(inputs)), strict=True):
        _tell(source, drawing, session)
        if drawing.parts is not None:
            _deliver(drawing.parts, source, targets, session)
        if drawing.chapter is not None:
            chapters.append(drawing.chapter)
    if book and inputs:
        _bind(chapters, inputs, job, title, targets, session)
    if show and targets.written:
        _show(targets.written[0], session)
    return session.status


# What options may say.


def _suffix(form: str, engine: str, session: Session, ctx: Context) -> str:
    from sopkit.render import FORMATS, neato

    if engine == "sopkit":
        return FORMATS[form].suffix
    if form not in OF_GRAPHVIZ:
        raise UsageError(session.text(_("`--engine graphviz` draws {formats}", formats=_formats(OF_GRAPHVIZ))), ctx)
    try:
        neato.program()
    except neato.GraphvizError as error:
        raise UsageError(session.text(error.message), ctx) from error
    return f".{form}"


def _formats(names: "Sequence[str]") -> str:
    return ", ".join(f"`-f {name}`" for name in names)


def _dots(dpi: str | None, form: str, session: Session, ctx: Context) -> float:
    from sopkit.render import USUAL_DPI

    if dpi is None:
        return USUAL_DPI
    if form != "png":
        raise UsageError(session.text(_("`--dpi` is for `-f png`: other formats have no pixels")), ctx)
    try:
        dots = float(dpi)
    except ValueError:
        dots = 0.0
    if not LEAST_DPI <= dots <= MOST_DPI:
        message = _(
            "`--dpi` is a number from {least} to {most}, not `{value}`", least=LEAST_DPI, most=MOST_DPI, value=dpi
        )
        raise UsageError(session.text(message), ctx)
    return dots


def _workers(jobs: str | None, count: int, session: Session, ctx: Context) -> int:
    from sopkit.cli.drawing import FEW

    asked = jobs_asked(jobs, session, ctx)
    if asked is None:
        return processors() if count > FEW else 1
    return asked


def _check_book(form: str, engine: str, title: str | None, session: Session, ctx: Context, *, asked: bool) -> None:
    message: Message | None = None
    if title is not None and not asked:
        message = _("`--title` is for `--book`: a drawing has the title of its SOP")
    elif asked and form not in OF_BOOK:
        message = _("`--book` makes {formats}", formats=_formats(OF_BOOK))
    elif asked and engine != "sopkit":
        message = _("`--book` is drawn without `--engine graphviz`")
    if message is not None:
        raise UsageError(session.text(message), ctx)


# What becomes of a drawing.


def _tell(source: Input, drawn: "Drawn", session: Session) -> None:
    """Tell of one text what it was found to be and why it could not be drawn."""
    if drawn.judged:
        session.judged(source, drawn.findings, loads=drawn.loads)
    if drawn.note is not None:
        session.say(Message(drawn.note.template, (*drawn.note.values, ("file", source.name))))
    if drawn.refusal is not None:
        session.fail(source.name, drawn.refusal)
    if drawn.fault is not None:
        session.fault(drawn.fault, source.name)


def _deliver(parts: "Sequence[str | bytes]", source: Input, targets: Targets, session: Session) -> None:
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


def _bind(
    chapters: "list[tuple[Sop, Layout]]",
    inputs: "Sequence[Input]",
    job: "Job",
    title: str | None,
    targets: Targets,
    session: Session,
) -> None:
    """Write the book, if every SOP that was asked for is in it."""
    from sopkit.layout.book import bind
    from sopkit.render import render_book

    if session.status or len(chapters) < len(inputs):
        session.say(_("the book is not written, since not everything that was asked for can be in it"))
        return
    sops, layouts = zip(*chapters, strict=True)
    try:
        product = render_book(sops, bind(sops, layouts, job.form, title), job.name)
    except Exception as error:  # noqa: BLE001 - no traceback reaches a reader
        session.fault(error, BOOK)
        return
    _deliver([product], Input(BOOK, None), targets, session)


def _show(file: Path, session: Session) -> None:
    import webbrowser

    if not webbrowser.open(file.resolve().as_uri()):
        session.say(_("no browser is found; open {file} yourself", file=file.as_posix()))
