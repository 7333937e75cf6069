"""A small analyser of Indonesian: verb forms, sentences of activities, names of executors, words with content.

It knows the words of `words.txt` and the rules by which words are formed, and guesses nothing beyond. What it says is a
heuristic; `python tests/precision.py` measures how good it is.
"""

from functools import lru_cache
from itertools import pairwise

from sopkit.diagnostic import Fix
from sopkit.lint.language.abbreviations import abbreviations_in, explained
from sopkit.lint.language.activity import Activity, like, understand, understand_all
from sopkit.lint.language.content import content_of, telling
from sopkit.lint.language.lexicon import words
from sopkit.lint.language.likeness import same_actors
from sopkit.lint.language.opening import Kind
from sopkit.lint.language.sentence import read
from sopkit.lint.language.verbs import Form, form_of, verb_of
from sopkit.model import Sop
from sopkit.source import Write

__all__ = [
    "Activity",
    "Form",
    "Kind",
    "abbreviations_in",
    "activities",
    "better_beginning",
    "chooses",
    "content_of",
    "explained",
    "form_of",
    "like",
    "read",
    "same_actors",
    "telling",
    "understand",
]


def activities(sop: Sop) -> tuple[Activity, ...]:
    """Say what the activity of each step says."""
    executors = tuple([executor.name for executor in sop.executors.values()])
    return understand_all([step.activity for step in sop.steps], executors)


def better_beginning(index: int, activity: Activity) -> Fix | None:
    """Offer the sentence with a verb at its head; somebody must look whether the object still fits."""
    return Fix((Write(("steps", index, "activity"), activity.mended),), safe=False) if activity.mended else None


def chooses(text: str, activity: Activity) -> bool:
    """Whether an activity checks or chooses, asks, or gives a consent: `memberikan persetujuan`.

    One that says so in the passive, as `berkas diperiksa`, does, too: its beginning has a finding of its own.
    """
    done = (activity.verb,) if activity.kind is Kind.OTHER and activity.verb else ()
    return _chooses(text, activity.acts + done)


@lru_cache(maxsize=8192)
def _chooses(text: str, acts: tuple[str, ...]) -> bool:
    sentence = read(text)
    choices = words("check") | words("choice")
    if "?" in text or not choices.isdisjoint(acts) or any(word.key == "apakah" for word in sentence):
        return True
    return any(one.key in words("giving") and verb_of(other.key) in choices for one, other in pairwise(sentence))
