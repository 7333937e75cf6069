"""Ask one rule of SOPs that are given by the fields that matter, and write what it says in few words."""

from datetime import date

from msgspec.structs import replace
from wild import sop_of

from sopkit.lint import Asked, Library, Member, Plan, World, check
from sopkit.lint.registry import rules

TODAY = date(2026, 6, 1)


def rule_of(code):
    """The rule with a code."""
    return next(rule for rule in rules() if rule.code == code)


def diagnostics(code, sop, *, world=None, among=None, **options):
    """What one rule says of an SOP."""
    rule = rule_of(code)
    chosen = replace(rule.options(), **options) if rule.options else None
    return check(sop, Plan((Asked(rule, rule.level, chosen),)), world or World(TODAY), among)


def said(code, steps=({},), *, world=None, options=None, **fields):
    """Paths and messages of what one rule says of an SOP with these fields."""
    found = diagnostics(code, sop_of(list(steps), **fields), world=world, **(options or {}))
    return [(diagnostic.path, diagnostic.message.text()) for diagnostic in found]


def places(code, steps=({},), **fields):
    """The paths alone."""
    return [path for path, _message in said(code, steps, **fields)]


def library_of(*sops):
    """A library of these SOPs, called 1.yaml, 2.yaml and so on."""
    return Library(tuple(Member.of(f"{number}.yaml", sop) for number, sop in enumerate(sops, start=1)))


def said_in_library(code, *many, steps=({},), **options):
    """For SOPs given by their fields: number of the SOP in the library, path and message."""
    sops = [sop_of(list(fields.pop("steps", steps)), **fields) for fields in map(dict, many)]
    library = library_of(*sops)
    return [
        (number, diagnostic.path, diagnostic.message.text())
        for number, sop in enumerate(sops, start=1)
        for diagnostic in diagnostics(code, sop, among=library.among(number - 1), **options)
    ]
