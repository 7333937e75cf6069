"""Signs that nobody sees, and names that look alike. Knows no rule."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# By what they do: end a line or command a terminal; stand for nothing; turn the direction of writing; carry words of
# their own. Unicode 15.1: Cc, Cf, Zl and Zp, the blanks among the letters, and selectors that nothing is to select for.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
TURNING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs for the direction of writing."""

_JOINERS: Final = frozenset("\u200c\u200d")
_MARKS: Final = frozenset("\u061c\u200e\u200f\u2066\u2067\u2068\u2069")
_FROM_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LATIN: Final = 0x250


def may_hold_unseen(text: str) -> bool:
    """Tell quickly whether a text may hold such a sign: of nearly every text the answer is no."""
    # Some have no shape and count as printable, such as U+3164.
    return not (text.isascii() and text.isprintable()) and UNSEEN.search(text) is not None


def unseen(text: str) -> list[str]:
    """Give the signs of a text that nobody sees and that it does not need, each once.

    Joiners between letters of other scripts, and in pictures made of several, belong there; so do marks of direction
    and closed isolates in a text with words that are written from the right.
    """
    from_right = _FROM_RIGHT.search(text) is not None and _are_closed(text)
    kept = (match[0] for match in UNSEEN.finditer(text) if not _belongs(text, match.start(), from_right=from_right))
    return list(dict.fromkeys(kept))


def _belongs(text: str, at: int, *, from_right: bool) -> bool:
    sign = text[at]
    if sign in _JOINERS:
        around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        return len(around) == 2 and all(ord(one) >= _LATIN for one in around)
    return from_right and sign in _MARKS


def _are_closed(text: str) -> bool:
    """Tell whether each isolate of a text is closed, and none is closed that was not open."""
    depth = 0
    for sign in text:
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        if depth < 0:
            return False
    return depth == 0


def called(sign: str) -> str:
    """Call a sign by number and name, such as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()


# Letters of Cyrillic, Greek and Armenian that look like Latin ones in the fonts of screens and print, from Unicode's
# confusables.txt, with the few Latin ones that hardly differ. What has another width or weight only is left to NFKC.
_ALIKE: Final = {
    ord(letter): latin
    for latin, letters in {
        "2": "Ꙅ",
        "3": "ЗӠ",
        "6": "б",
        "A": "ΑА",
        "B": "ΒВ",
        "C": "С",
        "E": "ΕЕ",
        "F": "Ϝ",
        "G": "Ԍ",
        "H": "ΗН",
        "J": "ͿЈ",
        "K": "ΚК",
        "M": "ΜϺМ",
        "N": "Ν",
        "O": "ΟОՕ",
        "P": "ΡР",
        "S": "ЅՏ",
        "T": "ΤТ",
        "U": "Ս",
        "V": "Ѵ",
        "W": "Ԝ",
        "X": "ΧХ",
        "Y": "ΥУҮ",
        "Z": "Ζ",
        "a": "ɑαа",
        "b": "Ь",
        "c": "с",
        "d": "ԁ",
        "e": "еҽ",
        "f": "ք",
        "g": "ɡց",
        "h": "һհ",
        "i": "ıɩɪιіӏꙇ",
        "j": "ϳј",
        "l": "ǀΙІӀ",
        "n": "ոռ",
        "o": "οσоօ",
        "p": "ρр",
        "q": "ԛգզ",
        "r": "гᴦ",
        "s": "ѕ",
        "u": "υս",
        "v": "νѵ",
        "w": "ѡԝա",
        "x": "х",
        "y": "γуү",
    }.items()
    for letter in letters
}
# Before case is folded: it is the capital I that looks like a small l.
_UPRIGHT: Final = str.maketrans("I1|0", "lllO")


@lru_cache(1 << 12)
def likeness(name: str) -> str:
    """Give what a name looks like: two names that look alike have the same, whatever their letters are.

    Differences of case and of blanks count as none; that accents are missing does not.
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKC", UNSEEN.sub("", name)).translate(_ALIKE)
    return " ".join(plain.translate(_UPRIGHT).replace("rn", "m").casefold().split())
