"""Reports made by hand: a plain one that shows all that a report can hold, and any, as nasty as can be."""

from hypothesis import strategies as st

from sopkit.diagnostic import Finding, Fix, Level, order
from sopkit.i18n import Message
from sopkit.report.report import Report, RuleRow, Subject, Waived
from sopkit.source import Remove, Span

SOURCE = "    time: sesuai kebutuhan  # lihat “Juknis”"


def said(text: str) -> Message:
    """A message that is in no catalogue."""
    return Message("{text}", (("text", text),))


def span(line=1, column=1, end_column=None, end_line=None):
    return Span(0, 0, line, column, end_line or line, column if end_column is None else end_column)


def finding(
    code="P101", level=Level.WARNING, text="it is wrong", at=None, *, file="sop/001.yaml", name=None, hint=None, **more
):
    hint = said(hint) if hint else None
    return Finding(file, at or span(3, 5, 8), code, name or f"rule-{code.lower()}", level, said(text), hint, **more)


def row(code, level=Level.WARNING, page=""):
    return RuleRow(code, f"rule-{code.lower()}", f"What {code} finds", level, page)


def report_of(*findings, files=("sop/001.yaml",), **more):
    """A report of these findings, about files of which nothing but the name is known."""
    more.setdefault("subjects", tuple(Subject(file) for file in files))
    return Report(tuple(sorted(findings, key=order)), version="1.2.3", **more)


FIX = Fix((Remove(("records", 0)),))
ONE, TWO, THREE = "sop/001.yaml", "sop/002.yaml", "sop/rusak.yaml"
ROWS = (
    *(row(code) for code in ("P101", "P106")),
    row("P207", Level.ADVICE),
    *(row(code) for code in ("P401", "P403", "P601", "P602", "P701", "S203")),
)


def plain_report(language: str = "en") -> Report:
    """Three texts: a public service with findings of all kinds, an SOP in order, and a text that is no SOP."""
    return report_of(
        finding("P101", Level.WARNING, "`Penerbitan PAK` begins with no verb", span(20, 5, 13), step="terbit"),
        finding("P101", Level.WARNING, "`Penerimaan PAK` begins with no verb", span(28, 5, 13), step="terima"),
        finding("P207", Level.ADVICE, "30 steps", span(12, 1, 6), hint="split the SOP"),
        finding("P403", Level.ERROR, "the time is open", span(22, 11, 27), step="terbit", source=SOURCE, fix=FIX),
        finding(
            "S203",
            Level.ERROR,
            "no step is called `L99`",
            span(26, 11, 14),
            step="terima",
            related=((span(20, 9, 12), said("this is the nearest")), (span(28, 9), said("so is this"))),
        ),
        finding("S102", Level.ERROR, "this can't be read as YAML", span(1, 1, 2), file=THREE),
        subjects=(
            Subject(ONE, True, "001", "Pelayanan Surat Pindah", "Kecamatan Muara Beliti", "Seksi Pemerintahan"),
            Subject(TWO, True, "002", "Pengarsipan", "Kecamatan Muara Beliti", None, frozenset({6})),
            Subject(THREE, loaded=False),
        ),
        rules=ROWS,
        waived=(Waived(finding("P106", text="two activities", step="terima"), "formulirnya satu"),),
        language=language,
    )


_WORDS = st.sampled_from(
    (
        *("", "berkas", "<script>alert(1)</script>", "]]>", "-->", "{0}", "{{x}}", "[a](b)", "`", "``", "a|b", "\\"),
        *(
            "*a*",
            "__b__",
            "@ortala",
            "#1",
            "https://x.id",
            "www.x.id",
            "::error::x",
            "%0A",
            "a:b,c=d",
            "\r\n::set-env::",
            "&amp;",
        ),
        *("\0", "\x1b[31m", "\u202eabc", "\ud800", "a\udce9.yaml", "👩\u200d👩\u200d👧", "عربي", "\ufffe", "\u2028"),
        *("C:\\sop\\a.yaml", "$x$", " ", "\t", "GH-1", "<!-- -->", "~~x~~", "![a](b)", "a@b.id"),
    )
)
_TEXTS = st.one_of(_WORDS, st.text(st.characters(), max_size=12), st.lists(_WORDS, max_size=4).map("".join))
_FILES = st.one_of(
    st.sampled_from(["a.yaml", "./sop/b.yaml", "/x/c d.yaml", "C:/sop/e.yaml", "<stdin>", "-", "..", "//s/t.yaml"]),
    _TEXTS.filter(bool),
)


@st.composite
def _spans(draw):
    line, column = draw(st.integers(1, 99)), draw(st.integers(1, 40))
    end_line = line + draw(st.sampled_from([0, 0, 0, 1, 7]))
    end_column = column + draw(st.integers(0, 30)) if end_line == line else draw(st.integers(1, 40))
    return span(line, column, end_column, end_line)


_FOUND = st.builds(
    lambda file, at, code, level, text, hint, step, source, related, mark, fix: Finding(
        *(file, at, code, f"rule-{code.lower()}", level, said(text), said(hint) if hint else None, step, source),
        *(tuple((place, said(words)) for place, words in related), fix, mark),
    ),
    _FILES,
    _spans(),
    st.sampled_from(["P101", "P102", "P308", "P801", "S203", "S101", "S199"]),
    st.sampled_from(Level),
    _TEXTS,
    _TEXTS,
    st.none() | _TEXTS,
    _TEXTS,
    st.lists(st.tuples(_spans(), _TEXTS), max_size=2),
    st.sampled_from(["", "", "one", "one-2", "two"]),
    st.sampled_from([None, FIX]),
)


@st.composite
def _reports(draw):
    found = draw(st.lists(_FOUND, max_size=6))
    names = dict.fromkeys([each.file for each in found[1:]] + draw(st.lists(_FILES, max_size=3)))
    known = st.none() | _TEXTS
    subjects = [
        Subject(
            *(name, draw(st.booleans()), draw(known), draw(known), draw(known), draw(known)),
            draw(st.frozensets(st.integers(1, 8), max_size=2)),
            draw(st.frozensets(st.sampled_from(["P101", "P801"]), max_size=1)),
        )
        for name in names
    ]
    waived = draw(st.lists(st.builds(Waived, _FOUND, _TEXTS), max_size=2))
    rules = draw(st.lists(st.sampled_from(["P101", "P102", "P401", "P801", "S203"]), unique=True).map(sorted))
    return report_of(
        *found,
        subjects=tuple(subjects),
        rules=tuple(row(code, draw(st.sampled_from(Level)), "# A page\n\nof {words}") for code in rules),
        waived=tuple(waived),
        language=draw(st.sampled_from(["en", "id"])),
    )


wild_reports = _reports()
"""Any report: texts that mean something to a format, characters that none may hold, files of which nothing is known."""


def crowd(count: int = 10_000) -> Report:
    """A report of very many findings in a few files."""
    files = [f"sop/{number:03}.yaml" for number in range(10)]
    levels = list(Level)
    found = [
        finding(
            f"P10{number % 7}",
            levels[number % 3],
            f"finding {number} is here",
            span(number + 1),
            file=files[number % 10],
        )
        for number in range(count)
    ]
    return report_of(*found, files=files, rules=tuple(row(f"P10{number}") for number in range(7)))
