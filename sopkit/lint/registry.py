"""The list of rules: the folder is the list. Knows no rule by name."""

from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from types import MappingProxyType

from sopkit.lint import rules as families
from sopkit.lint.rule import Preset, Rule

FAMILIES = MappingProxyType(
    {
        "shape": "S1",
        "references": "S2",
        "flow": "S3",
        "clarity": "P1",
        "efficiency": "P2",
        "alignment": "P3",
        "measurability": "P4",
        "adaptability": "P5",
        "user_focus": "P6",
        "compliance": "P7",
        "certainty": "P8",
    }
)
"""The folders of `sopkit/lint/rules`, and with what the codes in each begin (DESIGN.md §4)."""


@cache
def rules(prefix: str = "") -> tuple[Rule, ...]:
    """Load every rule of `sopkit/lint/rules/<family>/`, sorted by code.

    With a `prefix`, such as `S` or `P4`, only the families whose codes begin so are loaded: who validates does not
    pay for what lint asks.
    """
    found = [
        _rule(family, file.name)
        for family, code in FAMILIES.items()
        if code.startswith(prefix)
        for file in iter_modules(import_module(f"{families.__name__}.{family}").__path__)
    ]
    return tuple(sorted(found, key=lambda rule: rule.code))


def _rule(family: str, file: str) -> Rule:
    module = import_module(f"{families.__name__}.{family}.{file}")
    return Rule(
        code=module.CODE,
        name=file.replace("_", "-"),
        family=family,
        level=module.LEVEL,
        page=cleandoc(module.__doc__ or ""),
        check=getattr(module, "check", None),
        options=getattr(module, "Options", None),
        preset=getattr(module, "PRESET", Preset.RECOMMENDED),
        last=getattr(module, "LAST", False),
        among=getattr(module, "among", None),
        undecided=getattr(module, "undecided", None),
        about=getattr(module, "ABOUT", None),
    )
