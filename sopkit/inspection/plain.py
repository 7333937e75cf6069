"""What is found of a text by itself as plain data that JSON holds, and back. The name of the text is no part of it.

Of a fix only that there is one: mending asks the rules anew. Given other data than `to_plain` has made, `from_plain`
raises some exception; whoever keeps such data proves that it is as it was written.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from sopkit.diagnostic import Finding, Fix, Level
from sopkit.i18n import Message
from sopkit.inspection.values import About, Alone
from sopkit.lint.facts import Detail, Facts
from sopkit.source import Span
from sopkit.times import Amount, Unit

_LEVELS = {level.value: level for level in Level}
_UNITS = {unit.value: unit for unit in Unit}
_AS_IT_IS = (str, int, float, bool, type(None))


def to_plain(alone: Alone) -> list[Any]:
    """Write down what is found of a text; of one at which a rule failed nothing should be kept."""
    about, facts = alone.about, alone.facts
    lines: dict[str, int] = {}
    return [
        None if about is None else [about.number, about.title, about.institution, about.unit, about.service],
        [_finding(one, lines) for one in alone.findings],
        [_finding(one, lines) for one in alone.waived],
        None if facts is None else _facts(facts),
        alone.in_two_parts,
        [*lines],
    ]


def from_plain(data: Any, name: str) -> Alone:
    """Read it back, for a text of that name."""
    about, findings, waived, facts, in_two_parts, lines = data
    return Alone(
        None if about is None else About(*about),
        tuple(_read_finding(one, name, lines) for one in findings),
        tuple(_read_finding(one, name, lines) for one in waived),
        None if facts is None else _read_facts(facts),
        in_two_parts,
    )


def _finding(one: Finding, lines: dict[str, int]) -> list[Any]:
    return [
        _span(one.span),
        one.code,
        one.name,
        one.level.value,
        _message(one.message),
        None if one.hint is None else _message(one.hint),
        one.step,
        _line(one.source, lines),
        [[_span(span), _message(message)] for span, message in one.related],
        None if one.fix is None else one.fix.safe,
        one.waiver,
        one.fingerprint,
        one.marks,
        one.whole,
    ]


def _read_finding(data: Any, name: str, lines: Mapping[int, str]) -> Finding:
    span, code, rule, level, message, hint, step, line, related, safe, waiver, fingerprint, marks, whole = data
    return Finding(
        name,
        Span(*span),
        code,
        rule,
        _LEVELS[level],
        _read_message(message),
        None if hint is None else _read_message(hint),
        step,
        lines[line],
        tuple((Span(*place), _read_message(words)) for place, words in related),
        None if safe is None else Fix((), safe=safe),
        waiver,
        fingerprint,
        tuple(marks),
        whole,
    )


def _line(line: str, lines: dict[str, int]) -> int:
    """Write a line of the text once, however many findings speak of it."""
    return lines.setdefault(line, len(lines))


def _span(span: Span) -> list[int]:
    return [span.start, span.end, span.line, span.column, span.end_line, span.end_column]


def _message(message: Message) -> Any:
    if not message.values and message.plural is None:
        return message.template
    values = [[name, _value(value)] for name, value in message.values]
    return (
        [message.template, values]
        if message.plural is None
        else [message.template, values, message.plural, message.count]
    )


def _value(value: object) -> Any:
    """Write what goes into a sentence, where it stands as the text that it is; a sentence in a list of its own."""
    if isinstance(value, Message):
        return [_message(value)]
    return value if type(value) in _AS_IT_IS else str(value)


def _read_message(data: Any) -> Message:
    if isinstance(data, str):
        return Message(data)
    template, values, *counted = data
    return Message(
        template,
        tuple((name, _read_message(value[0]) if isinstance(value, list) else value) for name, value in values),
        *counted,
    )


def _facts(facts: Facts) -> list[Any]:
    return [
        facts.number,
        facts.title,
        facts.institution,
        facts.revoked,
        facts.related,
        facts.says_related,
        facts.warnings,
        facts.records,
        facts.executors,
        facts.definitions,
        [
            [one.step, one.id, one.number, one.time, None if one.amounts is None else [*map(_amount, one.amounts)]]
            for one in facts.details
        ],
    ]


def _read_facts(data: Any) -> Facts:
    (number, title, institution, revoked, related, says_related, warnings, records, *named, details) = data
    executors, definitions = named
    return Facts(
        number,
        title,
        institution,
        revoked,
        tuple(related),
        says_related,
        tuple(warnings),
        tuple(records),
        tuple((id_, name) for id_, name in executors),
        tuple((term, meaning) for term, meaning in definitions),
        tuple(
            Detail(step, id_, other, time, None if amounts is None else tuple(map(_read_amount, amounts)))
            for step, id_, other, time, amounts in details
        ),
    )


def _amount(amount: Amount) -> list[str | None]:
    likely = None if amount.likely is None else str(amount.likely)
    return [amount.unit.value, str(amount.min), str(amount.max), likely]


def _read_amount(data: Any) -> Amount:
    unit, least, most, likely = data
    return Amount(_UNITS[unit], Fraction(least), Fraction(most), None if likely is None else Fraction(likely))
