"""Reads a legal basis as people cite it: which kind of regulation, whose, number, year, and what it is about.

Knows forms such as `UU No. 25/2009 tentang …`, `Peraturan Menteri X Nomor 1 Tahun 2010 tentang …`, `Perka BPS 19/2013`
and `PER/21/M.PAN/11/2008`. Never raises; judges nothing.
"""

import re
from functools import lru_cache

from msgspec import Struct

from sopkit.lint.issuers import issuer
from sopkit.lint.regulations import BEGINNINGS, FIRST_ONLY, LEVELS, MOST_WORDS, NO_KIND, PHRASES, SERIES, Kind


class Citation(Struct, frozen=True):
    """What could be read of a citation; None or blank for what is not there."""

    kind: Kind | None
    issuer: str
    """Ministry, agency or place in small letters; blank where the kind says it."""
    number: str | None
    """In small letters; of `PER/21/M.PAN/11/2008` the part that counts, `21`."""
    year: int | None
    about: str
    """What follows "tentang"."""

    @property
    def key(self) -> tuple[Kind, str, str, int] | None:
        """What two citations of one regulation share; None where a part is not there."""
        if self.kind is None or self.number is None or self.year is None:
            return None
        return self.kind, self.issuer, self.number, self.year


_LONGEST = 500
_TENTANG = re.compile(r"\b(?:tentang|ttg|tntg|perihal|mengenai)\b[.:]*")
_HYPHEN = re.compile(r"(?<=[^\W0-9_])-(?=[^\W0-9_])")
_NUMBER = re.compile(r"(?:^|[\s,(])(?:nomor|nomer|no|nr)(?:[\s.:]+|(?=[0-9]))")
_NUMBER_ENDS = re.compile(r"\s(?:tahun|thn|th|tanggal|tgl|dan|jo|juncto|sebagaimana)\b|[,;()]")
_BARE_NUMBER = re.compile(r"(?:^|\s)([^\s,;()]*[0-9][^\s,;()]*)")
_YEAR = re.compile(r"\b(?:tahun|thn|th)\b[\s.:]*([0-9]{4})\b")
_ANY_YEAR = re.compile(r"(?<![0-9])((?:1[89]|20)[0-9]{2})(?![0-9])")
_OLDEST = "1945"
"""The first year of the republic."""
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {roman: str(number) for number, roman in enumerate(_ROMANS, start=1)}
_WORD = re.compile(r"[^\W_]+")
_MINISTRY_IN_NUMBER = re.compile(r"(?:^|/)m[. ]+([^/]+)")
"""As in `PER/21/M.PAN/11/2008`."""


@lru_cache(maxsize=4096)
def read_citation(text: str) -> Citation:
    """Read a citation; what can't be read is absent from the answer."""
    plain = _HYPHEN.sub(" ", " ".join(text[:_LONGEST].casefold().split()))
    head, *rest = _TENTANG.split(plain, maxsplit=1)
    words = head.split()
    kind, said, begins = _kind(words)
    tail = " ".join(words[begins:])
    before, number_text = _number_text(tail)
    year = _year(tail, number_text)
    if number_text and year is None and _ANY_YEAR.fullmatch(number_text):
        number_text, year = "", int(number_text)
    if kind is None and (kind := _kind_of_number(number_text)):
        before = " ".join(_MINISTRY_IN_NUMBER.findall(number_text)[:1])
    names = _WORD.findall(f"{said} {before}")
    if kind is Kind.REGIONAL:
        kind = _level(names)
    return Citation(kind, issuer(names), _number(number_text), year, rest[0].strip() if rest else "")


def missing(citation: Citation) -> tuple[str, ...]:
    """Name what a citation lacks, in the words in which it would stand there.

    The constitution needs none of it, nor do HIR and RBg: each name means one regulation. A Staatsblad has no title.
    """
    named = citation.kind is Kind.COLONIAL and citation.issuer.startswith(("hir", "rbg"))
    if named or citation.kind is Kind.CONSTITUTION:
        return ()
    rest = {"Nomor": citation.number, "Tahun": citation.year, "tentang": citation.about}
    if citation.kind is Kind.COLONIAL:
        del rest["tentang"]
    absent = tuple(word for word, part in rest.items() if not part)
    # Where all the rest is there, a word that isn't known names a kind all the same.
    unnamed = citation.kind is None and (absent or not citation.issuer)
    return ("Undang-Undang/Peraturan/Keputusan", *absent) if unnamed else absent


def cites(text: str, wanted: str) -> bool:
    """Say whether a text cites the regulation that `wanted` names: a citation, as short as it may be, or a part of one.

    What `wanted` leaves out does not matter: `35/2012` is any regulation of that number and year. Only what stands
    before "tentang" counts, since a regulation that changes another one names it in its title.
    """
    found, sought = read_citation(text), read_citation(wanted)
    if sought.number and sought.year and (found.number, found.year) == (sought.number, sought.year):
        regional = sought.kind is Kind.REGIONAL and found.kind in LEVELS.values()
        same_kind = sought.kind in {None, found.kind} or regional
        return same_kind and (not sought.issuer or sought.issuer == found.issuer)
    part = _tokens(wanted)
    return bool(part.strip()) and part in _tokens(text)


@lru_cache(maxsize=4096)
def _tokens(text: str) -> str:
    head = _TENTANG.split(text[:_LONGEST].casefold(), maxsplit=1)[0]
    return f" {' '.join(_WORD.findall(head))} "


def _kind(words: list[str]) -> tuple[Kind | None, str, int]:
    """Find the kind, what its words say of the issuer, and the index of the first word after them."""
    bare = [word.strip(".,:;()\"'“”") for word in words]
    for start, first in enumerate(bare):
        for length in range(min(MOST_WORDS, len(bare) - start), 0, -1):
            found = PHRASES.get(" ".join(bare[start : start + length]))
            if found is None and start == 0 and length == 1:
                found = FIRST_ONLY.get(first)
            following = bare[start + length] if start + length < len(bare) else ""
            if found and not (first in {"peraturan", "keputusan"} and length == 1 and following in NO_KIND):
                return *found, start + length
        for beginning, kind in BEGINNINGS.items():
            if first.startswith(beginning) and first.isalpha():
                return kind, first.removeprefix(beginning), start + 1
    return None, "", 0


def _number_text(tail: str) -> tuple[str, str]:
    """Part the words before the number from the number itself, which is blank where there is none."""
    if mark := _NUMBER.search(tail):
        after = tail[mark.end() :]
        end = _NUMBER_ENDS.search(" " + after)
        return tail[: mark.start()], (after if end is None else after[: max(end.start() - 1, 0)]).strip(" .:")
    end = _NUMBER_ENDS.search(" " + tail)
    upto = len(tail) if end is None else max(end.start() - 1, 0)
    if bare := _BARE_NUMBER.search(tail[:upto]):
        return tail[: bare.start()], bare[1].strip(".:")
    return tail[:upto], ""


def _year(tail: str, number_text: str) -> int | None:
    if written := _YEAR.search(tail):
        return int(written[1])
    in_number = _ANY_YEAR.findall(number_text) if "/" in number_text else []
    # `910/1867/SJ` is a running number of letters: of an old year only the end of a number speaks.
    if in_number and (in_number[-1] >= _OLDEST or number_text.endswith(in_number[-1])):
        return int(in_number[-1])
    elsewhere = _ANY_YEAR.search(tail.replace(number_text, " ", 1) if number_text else tail)
    return int(elsewhere[1]) if elsewhere else None


def _kind_of_number(number: str) -> Kind | None:
    """The kind that a number such as `PER/21/M.PAN/11/2008` states by itself."""
    return SERIES.get(re.split(r"[/.\-\s]", number, maxsplit=1)[0])


def _number(text: str) -> str | None:
    """Bring a number to one spelling: without blanks, zeros before it and the year behind it."""
    parts = [part.replace(" ", "").replace(".", "") for part in text.split("/")]
    parts = [_ROMAN.get(part, part) for part in parts]
    if not any(re.search(r"[0-9]", part) for part in parts):
        return None
    if len(parts) > 1 and _ANY_YEAR.fullmatch(parts[-1]):
        parts.pop()
    if any(part.startswith(tuple(SERIES)) for part in parts):
        parts = [part for part in parts if re.fullmatch(r"[0-9]+", part)][:1] or parts
    return "/".join(part.lstrip("0") or "0" for part in parts)


def _level(names: list[str]) -> Kind:
    """Whose a Perda is, by the words after it."""
    return next((LEVELS[name] for name in names if name in LEVELS), Kind.REGIONAL)
