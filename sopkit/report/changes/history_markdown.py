"""Writes the history of an SOP as Markdown."""

from collections.abc import Iterator

from sopkit.i18n import _
from sopkit.report.changes.history import Entry, History, remarks, rest, total_time
from sopkit.report.changes.reviews import WEIGHTS, sign
from sopkit.report.markup import markdown_text


def write(history: History, language: str) -> str:
    """Write a history: a heading for each commit, a list of its changes."""
    title = markdown_text(_("History of {file}", file=history.path).text(language))
    entries = "".join(line for entry in history.entries for line in _entry(entry, language))
    older = f"\n{markdown_text(rest(history).text(language))}\n" if history.older else ""
    return f"## {title}\n{entries}{older}"


def _entry(entry: Entry, language: str) -> Iterator[str]:
    revision = entry.revision
    yield f"\n### {revision.day}: {markdown_text(revision.subject)}\n\n"
    yield f"{markdown_text(revision.author)}, `{revision.commit[:10]}`\n\n"
    yield from (f"- {markdown_text(remark.text(language))}\n" for remark in remarks(entry))
    for change in entry.changes:
        said = markdown_text(change.message.text(language))
        yield f"- {markdown_text(sign(change))} {said} (*{WEIGHTS[change.weight].text(language)}*)\n"
    if (total := total_time(entry, language)) is not None:
        yield f"- {markdown_text(total.text(language))}\n"
