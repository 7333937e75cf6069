"""From what settings and a command line say to a plan: which rules, at which level, with which options.

A rule is named by its code (`P207`), by its name (`long-procedure`), by a beginning of codes (`P2`, `S`), or by its
principle (`efficiency`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from sopkit.config.linting import Choice, Linting
from sopkit.diagnostic import Diagnostic, Level
from sopkit.i18n import Message, _
from sopkit.lint.plan import Asked, Plan
from sopkit.lint.registry import FAMILIES, rules
from sopkit.lint.rule import OrNone, Preset, Regex, Rule, Share
from sopkit.lint.words import rule_word, shortened
from sopkit.source import Path
from sopkit.spelling import listed, nearest

OFF = "off"


def named(selector: str) -> tuple[Rule, ...]:
    """Give the rules that a word stands for; none for a word that names nothing."""
    word = rule_word(selector)
    code = word.upper()
    principle = FAMILIES.get(word.replace("-", "_"))
    return tuple(
        rule for rule in rules() if rule.name == word or rule.code.startswith(principle or code or "?")
    )  # fmt: skip


def proposal(selector: str) -> str | None:
    """Find the name or code that a word may be meant to be."""
    known = {name: name for rule in rules() for name in (rule.name, rule.code)}
    known |= {rule_word(family): rule_word(family) for family, begin in FAMILIES.items() if begin[0] == "P"}
    return nearest(rule_word(selector), known) or nearest(selector.strip().upper(), known)


def plan(
    linting: Linting,
    overrides: Iterable[Choice] = (),
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
    preset: str | None = None,
) -> Plan:
    """Choose the rules of a run: those of the settings, of the overrides that hold, last of the command line.

    The last `select` counts alone, in place of the preset and of what was asked before it; a rule that is given a level
    there or later is asked as well; what is to be ignored is ignored, whoever says so. On a command line `select` also
    outdoes what settings ignore.
    """
    layers = [linting, *overrides]
    selecting = [number for number, layer in enumerate(layers) if layer.select is not None]
    since = selecting[-1] if selecting and preset is None else 0
    chosen = layers[since].select if preset is None else None
    if select is not None:
        active = _all_named(select)
    elif chosen is not None:
        active = _all_named(chosen)
    else:
        active = _of_preset(Preset(preset or linting.preset or Preset.RECOMMENDED))
    levels: dict[str, Level] = {}
    for number, layer in enumerate(layers):
        for word, level in layer.levels.items():
            for rule in named(word):
                if level == OFF:
                    levels.pop(rule.code, None)
                    active.discard(rule.code) if select is None else None
                else:
                    levels[rule.code] = Level(level)
                    active.add(rule.code) if select is None and number >= since else None
        if select is None:
            active -= _all_named(layer.ignore)
    active -= _all_named(ignore)
    return Plan(
        tuple(
            Asked(rule, levels.get(rule.code, rule.level), _options(rule, layers))
            for rule in rules()
            if rule.code in active
        )
    )


def _all_named(words: Iterable[str]) -> set[str]:
    return {rule.code for word in words for rule in named(word)}


def _of_preset(asked: Preset) -> set[str]:
    order = list(Preset)
    return {rule.code for rule in rules() if order.index(rule.preset) <= order.index(asked)}


def _options(rule: Rule, layers: Iterable[Choice]) -> Any:
    if rule.options is None:
        return None
    values: dict[str, Any] = {}
    for layer in layers:
        for word, options in layer.options.items():
            if rule in named(word):
                values |= {name.replace("-", "_"): _as_given(value) for name, value in options.items()}
    return rule.options(**values)


def _as_given(value: Any) -> Any:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else value


# What is wrong with settings.


def faults(linting: Linting) -> Iterator[Diagnostic]:
    """Say which rules and options of the settings there are not, and which values don't fit."""
    yield from _faults_of(linting, ("lint",))
    for index, override in enumerate(linting.overrides):
        yield from _faults_of(override, ("lint", "overrides", index))


def _faults_of(layer: Choice, path: Path) -> Iterator[Diagnostic]:
    for key, words in (("select", layer.select or ()), ("ignore", layer.ignore)):
        for index, word in enumerate(words):
            if not named(word):
                yield _unknown_rule(word, (*path, key, index))
    for word in layer.levels:
        if not named(word):
            yield _unknown_rule(word, (*path, "levels", word), at_key=True)
    for word, options in layer.options.items():
        found = named(word)
        if len(found) > 1:
            message = _("options belong to one rule, and `{word}` names several", word=shortened(word))
            hint = _("write the code or the name of one rule")
            yield Diagnostic(
                "S114", "unknown-value", Level.ERROR, (*path, "options", word), message, hint, at_key=True
            )  # fmt: skip
        elif found:
            yield from _option_faults(found[0], options, (*path, "options", word))
        else:
            yield _unknown_rule(word, (*path, "options", word), at_key=True)


def _unknown_rule(word: str, path: Path, *, at_key: bool = False) -> Diagnostic:
    return Diagnostic(
        "S114", "unknown-value", Level.ERROR, path, unknown(word), hint_for(word), at_key=at_key
    )  # fmt: skip


def unknown(word: str) -> Message:
    """Say that a word names no rule."""
    return _("there is no rule, code or principle `{word}`", word=shortened(word))


def hint_for(word: str) -> Message:
    """Say what a word that names no rule may be meant to be."""
    near = proposal(word)
    return _("did you mean `{key}`?", key=near) if near else _("`sopkit explain` lists all rules")


def _option_faults(rule: Rule, options: Mapping[str, Any], path: Path) -> Iterator[Diagnostic]:
    known = {field.name: field for field in fields(rule.options)} if rule.options else {}
    for name, value in options.items():
        field = known.get(name.replace("-", "_"))
        if field is None:
            yield _unknown_option(rule, name, list(known), (*path, name))
            continue
        wanted = _KINDS[type(field.default)]
        if not wanted.fits(value):
            yield Diagnostic(
                "S113",
                "wrong-type",
                Level.ERROR,
                (*path, name),
                _("option `{name}` of `{rule}` must be {kind}", name=name, rule=rule.name, kind=wanted.said),
                _("without settings it is {value}", value=_shown(field.default)),
            )
        elif bounds := _bounds(rule, name, field.type, value):
            yield Diagnostic(
                "S115",
                "unreadable-value",
                Level.ERROR,
                (*path, name),
                bounds,
                _("without settings it is {value}", value=_shown(field.default)),
            )
        elif field.type == Regex and (trouble := _trouble(str(value))):
            yield Diagnostic(
                "S115",
                "unreadable-value",
                Level.ERROR,
                (*path, name),
                _(
                    "option `{name}` of `{rule}` is no regular expression: {trouble}",
                    name=name,
                    rule=rule.name,
                    trouble=trouble,
                ),
                _("without settings it is {value}", value=_shown(field.default)),
            )


def _bounds(rule: Rule, name: str, kind: Any, value: Any) -> Message | None:
    """Say between what a number has to be that is too small or too large for its rule."""
    if kind == Share and not 0 <= value <= 1:
        return _(
            "option `{name}` of `{rule}` must be between {least} and {most}", name=name, rule=rule.name, least=0, most=1
        )
    least = {OrNone: 0, int: 1, float: 1}.get(kind)
    if least is None or value >= least:
        return None
    return _("option `{name}` of `{rule}` must be at least {least}", name=name, rule=rule.name, least=least)


def _trouble(pattern: str) -> str | None:
    """Say, in Python's words, why a text is no regular expression."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return getattr(error, "msg", None) or str(error)
    return None


def _unknown_option(rule: Rule, name: str, known: Sequence[str], path: Path) -> Diagnostic:
    near = nearest(name.lower().replace("-", "_"), {word: word for word in known})
    if near:
        hint = _("did you mean `{key}`?", key=near)
    elif known:
        hint = _("the options of `{rule}` are {names}", rule=rule.name, names=listed(known))
    else:
        hint = _("`{rule}` has no options", rule=rule.name)
    message = _("`{name}` is no option of `{rule}`", name=shortened(name), rule=rule.name)
    return Diagnostic("S112", "unknown-key", Level.ERROR, path, message, hint, at_key=True)


def _shown(value: Any) -> str | Message:
    if isinstance(value, tuple):
        return listed(value) if value else _("an empty list")
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value != "" else _("an empty text")


class _Kind(Struct, frozen=True):
    """A kind of option."""

    said: Message
    accepts: tuple[type, ...]

    def fits(self, value: Any) -> bool:
        """Tell whether a value of the settings is of this kind; true and false are no numbers."""
        if isinstance(value, bool):
            return bool in self.accepts
        if isinstance(value, list | tuple):
            return tuple in self.accepts and all(isinstance(item, str | int | float) for item in value)
        return isinstance(value, self.accepts)


_KINDS = {
    bool: _Kind(_("`true` or `false`"), (bool,)),
    int: _Kind(_("a whole number"), (int,)),
    float: _Kind(_("a number"), (int, float)),
    str: _Kind(_("text"), (str,)),
    tuple: _Kind(_("a list of texts"), (tuple,)),
}
