"""The list of rules: the folder is the list. Knows no rule by name."""

from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from sopkit.lint import rules as families
from sopkit.lint.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Load every rule of `sopkit/lint/rules/<family>/`, sorted by code."""
    found = []
    for family in iter_modules(families.__path__):
        folder = import_module(f"{families.__name__}.{family.name}")
        for file in iter_modules(folder.__path__):
            module = import_module(f"{folder.__name__}.{file.name}")
            found.append(
                Rule(
                    code=module.CODE,
                    name=file.name.replace("_", "-"),
                    family=family.name,
                    level=module.LEVEL,
                    page=cleandoc(module.__doc__ or ""),
                    check=module.check,
                )
            )
    return tuple(sorted(found, key=lambda rule: rule.code))
