"""An SOP as lines that can be compared: one a step, without its number, so that a row that comes moves no other.

Made of plain data, so that a text with faults has lines, too. The words before the colons are the keys of the format,
whatever language its reader speaks: the same text gives the same lines.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

_LONGEST: Final = 50
"""Characters of an activity by which a step without an id is called."""
_END: Final = "end"


def outline(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a document that has the key `sopkit`."""
    names = data.get("executors")
    executors = names if isinstance(names, Mapping) else {}
    steps = data.get("steps")
    rows = steps if isinstance(steps, list) else []
    for key, value in data.items():
        if key == "sopkit":
            continue
        if key == "executors" and isinstance(value, Mapping):
            yield from (f"executor {name}: {_line(one)}" for name, one in value.items())
        elif key == "steps" and isinstance(value, list):
            yield from (_step(step, executors, rows) for step in value)
        else:
            yield from _field(str(key), value)


def _field(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list) and value:
        yield from (f"{key}: {_line(item)}" for item in value)
    elif isinstance(value, Mapping) and value:
        for inner, part in value.items():
            yield from _field(f"{key}.{inner}", part)
    elif value not in (None, "", [], {}):
        yield f"{key}: {_line(value)}"


def _step(step: Any, executors: Mapping[str, Any], rows: list[Any]) -> str:
    if not isinstance(step, Mapping):
        return f"step {_line(step)}"
    name = f"{_line(step['id'])}: " if step.get("id") else ""
    parts = [f"step {name}{_line(step.get('activity'))}", f"by: {_executors(step.get('by'), executors)}"]
    for key, value in step.items():
        if key in ("id", "activity", "by") or value in (None, "", [], {}):
            continue
        if key == "next":
            targets = value if isinstance(value, list) else [value]
            parts.append(f"→ {', '.join(_target(target, rows) for target in targets)}")
        elif key == "decision" and isinstance(value, Mapping):
            parts += [f"{label} → {_way(way, rows)}" for label, way in value.items()]
        else:
            parts.append(f"{key}: {_line(value)}")
    return " | ".join(parts)


def _executors(by: Any, executors: Mapping[str, Any]) -> str:
    named = []
    for one in by if isinstance(by, list) else [by]:
        known = executors.get(str(one))
        named.append(_line(known.get("name") if isinstance(known, Mapping) else known or one))
    return ", ".join(named)


def _way(way: Any, rows: list[Any]) -> str:
    if not isinstance(way, Mapping):
        return _target(way, rows)
    more = [f"{key} {_line(value)}" for key, value in way.items() if key != "to" and value is not None]
    behind = f" ({', '.join(more)})" if more else ""
    return f"{_target(way.get('to'), rows)}{behind}"


def _target(target: Any, rows: list[Any]) -> str:
    """Call a step by its id, or by what is done in the row of that number, which no insertion above it changes."""
    name = _line(target)
    if name == _END or any(isinstance(row, Mapping) and _line(row.get("id")) == name for row in rows):
        return name
    if name.isdecimal() and 0 < int(name) <= len(rows):
        row = rows[int(name) - 1]
        if isinstance(row, Mapping) and not row.get("id") and row.get("activity"):
            activity = _line(row["activity"])
            return activity if len(activity) <= _LONGEST else f"{activity[: _LONGEST - 1].rstrip()}…"
    return name


def _line(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_line(part)}" for key, part in value.items() if part is not None)
    if isinstance(value, list):
        return "; ".join(map(_line, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else " ".join(str(value).split())
