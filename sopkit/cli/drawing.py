"""Draws texts, one after another or several at once: values in, values out. Knows no terminal and no files to write."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sopkit.cli.fault import NO_MEMORY, Fault
from sopkit.cli.inputs import Input, why
from sopkit.cli.jobs import MOST
from sopkit.i18n import Message, _, n_

if TYPE_CHECKING:
    from sopkit.diagnostic import Finding
    from sopkit.layout import Form, Layout
    from sopkit.model import Sop
    from sopkit.render import Painted

MOST_OF_ONE, MOST_OF_ALL = 250_000_000, 1_000_000_000
"""Pixels of one picture, which then takes 1 GB of memory, and of all pictures of an SOP, some 20 s of work."""
SET_BY_TYPST = frozenset({"pdf", "png"})
"""Formats whose library ends its process where memory ends; so where that has a limit, it is given one of its own."""
ABORTED = 6
"""The signal by which it does."""
FEW = 4
"""So many SOPs are drawn sooner than workers are up."""


class Job(Struct, frozen=True):
    """How each SOP is drawn."""

    name: str
    """Of the format."""
    form: "Form"
    engine: str = "sopkit"
    dpi: float = 150.0
    bound: bool = False
    """Laid out only, for a book that is painted as a whole."""


class Drawn(Struct, frozen=True):
    """What came of one text."""

    findings: "tuple[Finding, ...]" = ()
    loads: bool = False
    judged: bool = True
    """Whether the text could be read and judged at all."""
    parts: tuple[str | bytes, ...] | None = None
    """The files of the drawing."""
    chapter: "tuple[Sop, Layout] | None" = None
    note: Message | None = None
    """What the reader should know of a drawing that is there; `{file}` in it is the name of the text."""
    refusal: Message | None = None
    fault: Fault | None = None


def drawings(sources: Sequence[Input], job: Job, workers: int) -> Iterator[Drawn]:
    """Draw all, in their order; one that fails keeps no other from being drawn."""
    workers = min(workers, len(sources), MOST)
    alone = job.name in SET_BY_TYPST and job.engine == "sopkit" and not job.bound and memory_has_limit()
    if workers <= 1 and not alone:
        yield from (draw(source, job) for source in sources)
        return
    # Worker processes cost every command an import of 10 ms, and only many texts need them.
    from sopkit.cli.workers import each, ended

    for done in each(draw_quietly if alone else draw, sources, job, max(workers, 1)):
        if alone and isinstance(done, Fault) and done.what == ended(-ABORTED):
            done = Fault(NO_MEMORY, "")  # noqa: PLW2901 - what the process could not say itself
        yield done if isinstance(done, Drawn) else Drawn(judged=False, fault=done)


def memory_has_limit() -> bool:
    """Tell whether this process may have only so much memory, as `ulimit -v` sets it."""
    try:
        import resource
    except ImportError:  # Windows
        return False
    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY


def draw_quietly(source: Input, job: Job) -> Drawn:
    """Draw one text in a process of its own, whose libraries write no last words to standard error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return draw(source, job)


def draw(source: Input, job: Job) -> Drawn:
    """Read, judge, lay out and paint one text."""
    from sopkit.verbs import judge

    try:
        judgement = judge(source.read())
    except OSError as error:
        return Drawn(judged=False, refusal=why(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other texts are drawn
        return Drawn(judged=False, fault=Fault.of(error))
    if judgement.sop is None:
        return Drawn(judgement.findings)
    return _drawn(judgement.sop, judgement.findings, job)


def _drawn(sop: "Sop", findings: "tuple[Finding, ...]", job: Job) -> Drawn:
    from sopkit.flow import build_flow
    from sopkit.layout import arrange
    from sopkit.render import FORMATS, neato

    try:
        layout = arrange(sop, build_flow(sop), job.form)
        note = larger_paper(layout, job.form, len(sop.lanes))
        if job.bound:
            return Drawn(findings, loads=True, chapter=(sop, layout), note=note)
        if (refusal := too_many_pixels(layout, job)) is not None:
            return Drawn(findings, loads=True, refusal=refusal)
        painted: Painted
        if job.engine == "graphviz":
            painted = neato.draw(sop, layout, job.name, dpi=job.dpi)
        else:
            painted = FORMATS[job.name].paint(sop, layout, dpi=job.dpi)
    except neato.GraphvizError as error:
        return Drawn(findings, loads=True, refusal=error.message)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other SOPs are drawn
        return Drawn(findings, loads=True, fault=Fault.of(error))
    parts: tuple[str | bytes, ...] = (painted,) if isinstance(painted, str | bytes) else (*painted,)
    return Drawn(findings, loads=True, parts=parts, note=note)


def too_many_pixels(layout: "Layout", job: Job) -> Message | None:
    """Say that pictures would have more pixels than a computer can be asked for."""
    from sopkit.render import FORMATS

    paper = layout.paper
    one = (paper.width * paper.height) * (job.dpi / 25.4) ** 2
    pages = len(layout.pages)
    if not FORMATS[job.name].dotted or (one <= MOST_OF_ONE and one * pages <= MOST_OF_ALL):
        return None
    return n_(
        "{n} page of {width} × {height} mm has too many pixels; take a smaller `--dpi`, or `-f pdf`",
        "{n} pages of {width} × {height} mm have too many pixels; take a smaller `--dpi`, or `-f pdf`",
        n=pages,
        width=f"{paper.width:g}",
        height=f"{paper.height:g}",
    )


def larger_paper(layout: "Layout", form: "Form", lanes: int) -> Message | None:
    """Say that a drawing had to take larger paper than was asked for; of one tall sheet, only that it is wider."""
    paper, asked = layout.paper, form.paper
    wider = paper.width > asked.width + 0.01
    if not wider and (form.sheet or paper.height <= asked.height + 0.01):
        return None
    size = f"{paper.width:g} × {paper.height:g} mm"
    if not wider:
        return _(
            "{file}: a row is too high for {asked}: drawn on a sheet of {size}; take larger paper or smaller margins",
            asked=asked.name,
            size=size,
        )
    reason = n_("{n} lane is too wide for {asked}", "{n} lanes are too wide for {asked}", n=lanes, asked=asked.name)
    if form.sheet or paper.name == "custom":
        return _("{file}: {reason}: drawn on a sheet of {size}; divide the SOP to print it", reason=reason, size=size)
    return _(
        "{file}: {reason}: drawn on {paper} ({size}); print it on that, or divide the SOP",
        reason=reason,
        paper=paper.name,
        size=size,
    )
