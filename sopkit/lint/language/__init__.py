"""A small analyser of Indonesian: verb forms, sentences of activities, names of executors, words with content.

It knows the words of `words.txt` and the rules by which words are formed, and guesses nothing beyond. What it says is a
heuristic; `python tests/precision.py` measures how good it is.
"""

from collections.abc import Iterator
from itertools import pairwise

from sopkit.diagnostic import Fix
from sopkit.lint.language.abbreviations import abbreviations_in, explained
from sopkit.lint.language.activity import Activity, like, understand
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
    "checking_verb",
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


def activities(sop: Sop) -> Iterator[tuple[int, Activity]]:
    """Yield the index of each step and what its activity says."""
    executors = tuple(executor.name for executor in sop.executors.values())
    for index, step in enumerate(sop.steps):
        yield index, understand(step.activity, executors)


def better_beginning(index: int, activity: Activity) -> Fix | None:
    """Offer the sentence with a verb at its head; somebody must look whether the object still fits."""
    return Fix((Write(("steps", index, "activity"), activity.mended),), safe=False) if activity.mended else None


def checking_verb(activity: Activity) -> str | None:
    """Find the verb among the acts that asks whether something is in order, such as memeriksa."""
    return next((verb for verb in activity.acts if verb in words("check")), None)


def chooses(text: str, activity: Activity) -> bool:
    """Whether an activity checks or chooses, asks, or gives a consent: `memberikan persetujuan`."""
    sentence = read(text)
    choices = words("check") | words("choice")
    if "?" in text or not choices.isdisjoint(activity.acts) or any(word.key == "apakah" for word in sentence):
        return True
    return any(one.key in words("giving") and verb_of(other.key) in choices for one, other in pairwise(sentence))
