"""What an activity says that is done, by small sets of verbs. No grammar: what is not listed is not known.

The verbs are those with which real activities begin (1,615 rows of signed SOPs) and the nouns made of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from sys import intern


def word_set(words: str) -> frozenset[str]:
    """Make a set of words that stand in one text, with blanks between them: a table that is read at a glance."""
    return frozenset(words.split())


PASSING_ON = word_set(
    "menerima meneruskan menyampaikan menyerahkan mengirim mengirimkan menyalurkan mengantar mengantarkan "
    "penerimaan penerusan penyampaian penyerahan pengiriman penyaluran pengantaran"
)
"""Acts after which the thing is what it was, only elsewhere."""

APPROVING = word_set(
    "menyetujui memaraf menandatangani mendisposisi mendisposisikan mengesahkan "
    "persetujuan pemarafan penandatanganan pendisposisian pengesahan"
)
"""Acts by which an official agrees."""

_APPROVALS = word_set("persetujuan paraf tandatangan disposisi pengesahan")
_GIVING = word_set("memberi memberikan membubuhkan membuat menuliskan menulis melakukan melaksanakan")
"""Before one of these nouns they approve: "memberikan persetujuan", "membubuhkan paraf"."""

_JOINS = word_set(", / ; dan serta lalu kemudian sambil sekaligus")
_SHORTEST_VERB = 5

_TOKEN = re.compile(r"[^\W_]+|[,/;]")
_MARKS = frozenset(",/;")


@lru_cache(1 << 13)
def words(text: str) -> tuple[str, ...]:
    """Split a text into its words in small letters, without marks."""
    return tuple(token for token in _tokens(text) if token not in _MARKS)


def acts(activity: str) -> Iterator[str]:
    """Yield what is done: the first word, and verbs that a joining word or a comma ties to it.

    Where the text begins with who does it ("Sekretaris Badan menerima …"), the first verb stands for the first word.
    """
    tokens = _tokens(activity)
    if tokens and not _names_an_act(tokens[0]):
        tokens = tokens[next((at for at, token in enumerate(tokens) if _is_verb(token)), 0) :]
    yield from tokens[:1]
    yield from (token for before, token in pairwise(tokens) if before in _JOINS and _is_verb(token))


@lru_cache(1 << 12)
def only_passes_on(activity: str) -> bool:
    """Whether the activity brings something from one to the other and does nothing with it."""
    done = set(acts(activity))
    return bool(done) and done <= PASSING_ON


@lru_cache(1 << 12)
def approves(activity: str) -> bool:
    """Whether an official agrees by this activity: by consent, initials, signature or disposition."""
    if not APPROVING.isdisjoint(acts(activity)):
        return True
    return any(before in _GIVING and token in _APPROVALS for before, token in pairwise(_tokens(activity)))


@lru_cache(1 << 12)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(map(intern, _TOKEN.findall(text.casefold().replace("tanda tangan", "tandatangan"))))


def _names_an_act(token: str) -> bool:
    """Whether a first word says what is done: a verb, or the noun of one."""
    return _is_verb(token) or token in _APPROVALS or (token.startswith(("pe", "ke")) and token.endswith("an"))


def _is_verb(token: str) -> bool:
    return token.startswith("me") and len(token) >= _SHORTEST_VERB
