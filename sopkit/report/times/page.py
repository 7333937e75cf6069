"""Shows how long SOPs take as a page of HTML that needs nothing else: pictures, and the same figures as tables."""

from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import Message, _, n_
from sopkit.report.lines import one_line
from sopkit.report.templating import environment
from sopkit.report.times.drawing import LEADING, WIDTH, fitted
from sopkit.report.times.histogram import histogram
from sopkit.report.times.library import Library, Timed, decisive, look
from sopkit.report.times.timeline import LANES, shown, timelines
from sopkit.report.times.wording import NOTHING, Wording
from sopkit.times import REASONS, Distribution
from sopkit.times.scale import scale_of

_NAME, _BAR, _BEHIND = 220.0, 400.0, 215.0
"""Widths in the picture of executors: of a name, of the longest bar, and of the words behind it."""
_ROW = 26.0

_TITLES: dict[str, Message] = {
    "summary": _("In short"),
    "steps": _("Steps"),
    "ways": _("Ways"),
    "critical": _("Critical steps"),
    "loops": _("Loops"),
    "executors": _("Executors"),
    "cases": _("Simulated cases"),
    "gaps": _("Not computed"),
    "left_out": _("Steps without a time"),
    "assumptions": _("Basis of the figures"),
    "sops": _("SOPs"),
    "skipped": _("Skipped files"),
    # Heads of tables.
    "number": _("No"),
    "activity": _("Activity"),
    "executor": _("Executor"),
    "time": _("Time"),
    "done": _("Done"),
    "share": _("Share"),
    "way": _("Way"),
    "figure": _("As one figure"),
    "without": _("Without time"),
    "handovers": _("Handovers"),
    "written": _("Written"),
    "why": _("Why it is left out of the total"),
    "from": _("From"),
    "to": _("Up to"),
    "many": _("Cases"),
    "sop_number": _("SOP number"),
    "title": _("Title"),
    "total": _("Total"),
    "expected": _("Expected"),
    "longest": _("Longest way"),
    "promise": _("Service promise"),
    "file": _("File"),
    "bins": _("The same as a table"),
    "late": _("after the limit"),
}


class _Card(Struct, frozen=True):
    """A figure that stands out."""

    name: str
    text: str
    more: str = ""
    verdict: str = ""
    """What a promise looks like."""


class _Load(Struct, frozen=True):
    """An executor in the picture of executors."""

    y: float
    lane: int
    name: str
    width: float
    text: str


def one(timed: Timed, language: str) -> str:
    """Write a page on one SOP."""
    words = Wording(timed.analysis, language)
    analysis = timed.analysis
    title, steps = shown(words)
    loads = list(_loads(words))
    found = analysis.distribution
    return (
        environment()
        .get_template("times.html.jinja")
        .render(
            language=language,
            title=words.text(_("{sop}: how long it takes", sop=words.heading)),
            heading=words.heading,
            words=_words(language),
            cards=_cards(words),
            timeline_title=words.text(title),
            timeline_note=words.text(TIMELINE_NOTE),
            timelines=list(timelines(words, steps)),
            steps=[
                {
                    "number": step.number,
                    "activity": one_line(step.activity),
                    "executor": words.executors_of(step),
                    "time": words.time(step.time),
                    "done": words.often(step.step),
                    "share": words.percent(words.share(step)),
                    "critical": step.step in analysis.critical,
                }
                for step in analysis.times.steps
            ],
            critical=words.critical() if analysis.critical else "",
            ways=list(words.ways()),
            loops=[words.loop(loop) for loop in analysis.loops],
            promises=[
                (words.promised(promise), words.verdict(promise), look(promise)) for promise in analysis.promises
            ],
            loads=loads,
            executors=list(words.executors()),
            executors_note=words.text(_EXECUTORS_NOTE),
            histogram=histogram(words),
            cases=words.quantiles(found) if found else "",
            simulated=words.simulated(found) if found else "",
            bins=_bins(found, words) if found else [],
            gaps=list(words.gaps()),
            left_out=[
                (step.number, one_line(why.text) or NOTHING, words.text(REASONS[why.reason]))
                for step, why in analysis.times.unmeasured
            ],
            assumptions=words.assumptions(),
            width=WIDTH,
            leading=LEADING,
            lanes=LANES,
        )
    )


def library(library: Library, language: str) -> str:
    """Write a page on several SOPs."""
    most = max((_weight(timed) for timed in library.sops), default=Fraction())
    summary = library.summary
    return (
        environment()
        .get_template("times-library.html.jinja")
        .render(
            language=language,
            title=_("How long the SOPs take").text(language),
            words=_words(language),
            summary=summary,
            cards=[
                _Card(_("SOPs").text(language), str(summary.sops)),
                _Card(_("Steps").text(language), str(summary.steps)),
                _Card(_("Steps without a time").text(language), str(summary.unmeasured)),
                _Card(_("Promises kept").text(language), str(summary.kept), verdict="kept" if summary.kept else ""),
                _Card(
                    _("Promises broken").text(language), str(summary.broken), verdict="broken" if summary.broken else ""
                ),
                _Card(_("Promises not known").text(language), str(summary.unknown)),
            ],
            said=[message.text(language) for message in library.calendars],
            sops=[_line(timed, language, most) for timed in library.sops],
            skipped=[one_line(name) for name in library.skipped],
            lanes=LANES,
        )
    )


TIMELINE_NOTE = _(
    "Each step begins where the one before it ends, also where steps run in parallel; "
    "its bar is as long as its time, as often as it is done."
)

_EXECUTORS_NOTE = _("Each executor with its share of the work; a joint step counts in full for each")


def _words(language: str) -> dict[str, str]:
    return {name: message.text(language) for name, message in _TITLES.items()}


def _cards(words: Wording) -> list[_Card]:
    """Choose what a reader wants to know first."""
    total, shortest, longest, expected = words.ways()
    analysis = words.analysis
    found = analysis.distribution
    promise = decisive(analysis.promises)
    left_out = n_("without {n} step", "without {n} steps", n=total.left_out)
    cards = [_Card(total.name, total.short, words.text(left_out) if total.left_out else "")]
    if analysis.expected:
        cards.append(_Card(expected.name, expected.short))
    if analysis.longest:
        ends = words.text(_("shortest {time}", time=shortest.short)) if shortest.short != longest.short else ""
        cards.append(_Card(longest.name, longest.short, ends))
    if found and found.least < found.most:
        cards.append(
            _Card(words.text(_("95 of 100 cases")), words.length(found.unit, found.p95), words.text(_("or less")))
        )
    if promise:
        verdict = words.verdict(promise, short=True)
        cards.append(_Card(words.text(_("Service promise")), verdict, words.promised(promise), look(promise)))
    if analysis.longest:
        cards.append(_Card(words.text(_("Handovers")), longest.handovers, words.text(_("on the longest way"))))
    return cards


def _loads(words: Wording) -> "list[_Load]":
    rows = list(words.executors())
    most = max((row.share for row in rows if row.share), default=Fraction(1))
    return [
        _Load(
            y=place * _ROW + 4,
            lane=place % LANES + 1,
            name=" ".join(fitted(row.name, 13, _NAME)),
            width=round(float((row.share or Fraction()) / most) * _BAR, 2),
            text=" ".join(fitted(f"{row.percent} · {row.amounts}" if row.share else row.amounts, 11.5, _BEHIND)),
        )
        for place, row in enumerate(rows)
    ]


def _bins(found: Distribution, words: Wording) -> list[tuple[str, str, int, str]]:
    return [
        (
            words.length(found.unit, low),
            words.length(found.unit, high),
            cases,
            words.percent(Fraction(cases, found.runs)),
        )
        for low, high, cases in found.bars
    ]


def _weight(timed: Timed) -> Fraction:
    return scale_of(timed.analysis.calendar).most(timed.analysis.times.total)


def _line(timed: Timed, language: str, most: Fraction) -> dict[str, object]:
    words = Wording(timed.analysis, language)
    total, _shortest, longest, expected = words.ways()
    times = timed.analysis.times
    promise = decisive(timed.analysis.promises)
    return {
        "file": one_line(timed.file),
        "number": one_line(times.sop_number or NOTHING),
        "title": one_line(times.sop_title),
        "steps": len(times.steps),
        "without": total.left_out or "",
        "total": total.short,
        "bar": round(float(_weight(timed) / most) * 100, 2) if most else 0,
        "expected": expected.short,
        "longest": longest.short,
        "promise": NOTHING if promise is None else words.verdict(promise, short=True),
        "promised": "" if promise is None else words.promised(promise),
        "verdict": "" if promise is None else look(promise),
    }
