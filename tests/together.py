"""Texts judged whole, each among the others: what judging them in two parts has to come to."""

from sopkit.lint import Library, Member


def library_of_texts(texts):
    """A library of the texts that are SOPs."""
    return Library(tuple(Member.of(text.name, text.sop) for text in texts if text.sop is not None))


def judged_together(inspector, texts):
    """What an inspector finds of each text among the others."""
    library = library_of_texts(texts)
    places = iter(range(len(library.members)))
    for text in texts:
        yield inspector.judge(text, library.among(next(places)) if text.sop is not None else None)
