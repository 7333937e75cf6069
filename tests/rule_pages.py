"""The snippets of the rules' pages, made whole and judged.

A snippet leaves out what does not matter; it is filled in below it, so that its lines keep their numbers. A first line
`# options: {most: 3}` sets options of the rule. A line `# file: 002.yaml` begins another SOP: the snippet is a library
then. The day is always `TODAY`.

`python tests/rule_pages.py` writes down what each rule says of its own Bad snippets, in `lint/said.txt`: read what has
changed there before it is committed.
"""

import re
from datetime import date
from pathlib import Path

import yaml
from msgspec.structs import replace

from sopkit.diagnostic import Finding, from_fault, order, place
from sopkit.i18n import LANGUAGES
from sopkit.lint import Asked, Library, Member, Plan, World, check, well_formed
from sopkit.lint.registry import rules
from sopkit.model import load
from sopkit.source import read

TODAY = date(2026, 6, 1)

_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)
_SNIPPET = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"#! (\w+)$")
_FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)
_OPTIONS = re.compile(r"\A# options: (.+)\n")


def sections(page):
    """The parts of a page by their headings."""
    _title, *parts = _SECTION.split(page)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def snippets(rule, title):
    """The YAML snippets of a section."""
    return _SNIPPET.findall(sections(rule.page).get(title, ""))


def files(snippet):
    """The texts of a snippet by name."""
    first, *others = _FILE.split(snippet)
    named = dict(zip(others[::2], others[1::2], strict=True))
    return named or {"001.yaml": first}


def completed(snippet):
    """Append the sections that a snippet leaves out."""
    document = read(snippet).document
    assert document is not None, snippet
    data = document.data or {}
    steps = data.get("steps", ())
    named = dict.fromkeys(
        name for step in steps for name in ([step["by"]] if isinstance(step["by"], str) else step["by"])
    )
    absent = {
        "sopkit": "sopkit: 1\n",
        "title": "title: Penerbitan Izin\n",
        "executors": "executors:\n" + "".join(f"  {name}: {name.title()}\n" for name in named or ["petugas"]),
        "steps": "steps:\n  - activity: Menerima berkas\n    by: petugas\n    next: end\n"
        if not data.get("executors")
        else f"steps:\n  - activity: Menerima berkas\n    by: [{', '.join(data['executors'])}]\n    next: end\n",
    }
    return snippet + "".join(text for key, text in absent.items() if key not in data)


def marked(snippet):
    """The codes and places that the marks of a snippet name."""
    return [
        (mark[1], name, number)
        for name, text in files(snippet).items()
        for number, line in enumerate(text.splitlines(), start=1)
        if (mark := _MARK.search(line))
    ]


def asked(rule, snippet):
    """The rule, with the options of the snippet, beside those of references and flow."""
    written = _OPTIONS.match(snippet)
    options = rule.options() if rule.options else None
    if written:
        values = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in yaml.safe_load(written[1]).items()
        }
        options = replace(options, **values)
    others = [one for one in well_formed().asked if one.rule.code != rule.code]
    return Plan((*others, Asked(rule, rule.level, options)))


def judged(rule, snippet) -> list[Finding]:
    """Everything that is said of the texts of a snippet by the rule and those of references and flow."""
    findings = []
    loaded = {}
    for name, text in files(snippet).items():
        reading = read(completed(text), name)
        findings += [from_fault(fault, reading) for fault in reading.faults]
        if reading.document:
            result = load(reading.document)
            findings += place(result.diagnostics, reading.document)
            if result.sop:
                loaded[name] = (result.sop, reading.document)
    library = Library(tuple(Member.of(name, sop) for name, (sop, _document) in loaded.items()))
    for number, (sop, document) in enumerate(loaded.values()):
        said = check(sop, asked(rule, snippet), World(TODAY), library.among(number) if rule.library else None)
        findings += place((one for one in said if one.waiver is None), document)
    return sorted(findings, key=order)


def found(rule, snippet):
    """The codes and places of what is said."""
    return [(finding.code, finding.file, finding.span.line) for finding in judged(rule, snippet)]


SAID = Path(__file__).parent / "lint" / "said.txt"


def everything_said():
    """What every rule says of its own Bad snippets, for people to read: places, sentences in both languages, fixes."""
    lines = []
    for rule in rules():
        lines += [f"{rule.code} {rule.name}"]
        for snippet in snippets(rule, "Bad"):
            several = len(files(snippet)) > 1
            lines += [line for finding in judged(rule, snippet) for line in _told(finding, several)] + [""]
    return "\n".join(lines)


def _told(finding, several):
    span = finding.span
    place_ = f"{finding.file}:" if several else ""
    step = f", step {finding.step}" if finding.step else ""
    yield f"  {place_}{span.line}:{span.column}-{span.end_column}{step}"
    for language in LANGUAGES:
        hint = f" ({finding.hint.text(language)})" if finding.hint else ""
        yield f"    {finding.message.text(language)}{hint}"
    for other, message in finding.related:
        yield f"    -> {other.line}:{other.column} {message.text()}"
    if finding.fix:
        yield f"    {'safe' if finding.fix.safe else 'unsafe'} fix: {', '.join(map(repr, finding.fix.edits))}"


if __name__ == "__main__":
    SAID.write_text(everything_said(), encoding="utf-8", newline="\n")
