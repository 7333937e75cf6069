"""Check the words of the analyser against a dictionary: `python tests/lexicon.py`.

`sopkit/lint/language/words.txt` was written by hand. The roots that PySastrawi (https://github.com/har07/PySastrawi,
MIT) stems by are the oracle: the list itself comes from Kateglo (CC BY-NC-SA 3.0), so nothing of it is copied into the
package; it is only asked, here and in the tests. The command prints

- roots of `words.txt` that the oracle does not know: slips, or words to be added to `ACCEPTED` below;
- roots of the oracle that the analyser takes for a verb or the noun of an act by their shape: nouns that may be
  missing in the section `nouns`;
- verbs that the oracle's roots form and that the analyser takes for a slip: those that are used belong in `others`.
"""

import sys
from functools import cache

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from sopkit.lint.language.misspelling import meant_by
from sopkit.lint.language.verbs import Form, active, form_of, known_verbs, root_of, roots

# Compounds, which the oracle has as two words, and words that came to the service after its dictionary.
ACCEPTED = frozenset(
    {
        "beritahu",
        "dayaguna",
        "berlaku",
        "budidaya",
        "ikutserta",
        "kemuka",
        "sebarluas",
        "serahterima",
        "setuju",
        "tandatangan",
        "tindaklanjut",
        "aktivasi",
        "analisa",
        "aprobasi",
        "asesmen",
        "dekontaminasi",
        "digitasi",
        "diseminasi",
        "download",
        "fasilitasi",
        "finalisasi",
        "hadang",
        "inisialisasi",
        "input",
        "instal",
        "mitigasi",
        "moderasi",
        "otentikasi",
        "print",
        "review",
        "reviu",
        "rinci",
        "scan",
        "sidak",
        "update",
        "upload",
        "validasi",
    }
)
"""Roots that are right although the oracle does not know them."""
COMPOUNDS = frozenset({"mempertanggungjawabkan"})
"""Verbs of roots that the oracle has as two words, and that no rule of formation gives."""


@cache
def oracle():
    """The roots of the dictionary."""
    return frozenset(word for word in StemmerFactory().get_words() if word.isalpha())


@cache
def stemmer():
    """What finds the root of a word by the oracle's own rules."""
    return StemmerFactory().create_stemmer()


def strangers():
    """Roots of `words.txt` that neither the oracle nor `ACCEPTED` knows."""
    return sorted(roots() - oracle() - ACCEPTED)


def look_alikes():
    """Roots of the oracle, and so no formed words, that the analyser takes for formed ones by their shape."""
    formed = {Form.ACTIVE, Form.PASSIVE, Form.NOMINAL}
    return sorted(word for word in oracle() - roots() - known_verbs() if form_of(word) in formed)


def verbs_formed():
    """Every verb that the oracle's roots can form with me-, whether or not it is used."""
    for root in sorted(oracle()):
        yield active(root)
        yield f"{active(root)}kan"
        if not root.endswith("i"):
            yield f"{active(root)}i"


def false_slips():
    """Verbs that can be formed and are taken for a slip."""
    return [(verb, meant_by(verb)) for verb in verbs_formed() if meant_by(verb)]


def main():
    """Print what is doubtful."""
    unknown = strangers()
    print("not known to the oracle:", *unknown)
    print("look like verbs or nouns of acts:", *look_alikes())
    print("taken for slips:", *(f"{verb}>{meant}" for verb, meant in false_slips() if root_of(verb)))
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
