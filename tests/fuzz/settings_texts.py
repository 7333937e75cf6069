"""Settings files: the keys that the program has, with right values, such as stand at an end, and with wrong ones."""

from typing import Any

from fuzz.texts import hopeless, junk, mutated, spoil, words, written
from hypothesis import strategies as st
from msgspec.structs import fields
from pydantic import BaseModel

from sopkit.config import differences, linting, staffing
from sopkit.config import settings as form
from sopkit.diff.values import Kind
from sopkit.lint.registry import rules

_names = st.lists(words, max_size=3) | words
_codes = st.sampled_from(
    [*(rule.code for rule in rules()), *(rule.name for rule in rules()), "P", "S2", "clarity", "P999"]
)
_numbers = st.sampled_from(
    [0, 1, -1, 3, 3.01, 5, 49.99, 50, 50.1, 200, 1e308, 10**30, True, float("nan"), float("inf")]
)
_files = st.sampled_from(
    ["logo.png", "logo.svg", "logo.jpg", "signers", ".", "..", "sub", "missing", "a.yaml", "", " "]
)
_hours = st.sampled_from(
    ["7.5h", "0h", "24h", "24,01 jam", "99 jam 99 menit", "9999 menit", "1 h 0 m", "0.01h", "h", 7]
)
_position = st.fixed_dictionaries(
    {}, optional={"name": words, "staff": _numbers, "also": _names, "level": words, "position": words}
)

_options = st.sampled_from([rule for rule in rules() if rule.options]).flatmap(
    lambda rule: st.dictionaries(
        st.just(rule.code),
        st.dictionaries(
            st.sampled_from([field.name for field in fields(rule.options)]) | words,
            _numbers | _names | junk,
            max_size=2,
        ),
        max_size=1,
    )
)

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "language": st.sampled_from(form.LANGUAGES),
    "paper": st.sampled_from([*form.PAPERS, "folio"]),
    "orientation": st.sampled_from(form.ORIENTATIONS),
    "identity": st.sampled_from(form.PLACES),
    "order": st.permutations(form.COLUMNS) | st.lists(st.sampled_from(form.COLUMNS)),
    "logo": _files,
    "numbers": st.booleans(),
    "totals": st.booleans(),
    "rounding": _numbers,
    "globs": _names,
    "preset": st.sampled_from(linting.PRESETS),
    "select": st.lists(_codes, max_size=3),
    "ignore": st.lists(_codes, max_size=3),
    "levels": st.dictionaries(_codes, st.sampled_from(linting.LEVELS), max_size=3),
    "options": _options,
    "overrides": st.lists(
        st.fixed_dictionaries(
            {"files": st.sampled_from(["a.yaml", "*", "**", "!", "[", "sub/**", ["a.yaml", "/"]])},
            optional={"ignore": st.lists(_codes, max_size=2), "options": _options},
        ),
        max_size=2,
    ),
    "superseded": st.lists(st.fixed_dictionaries({"old": words, "new": words}, optional={"source": words}), max_size=2),
    "weights": st.dictionaries(
        st.sampled_from([*(kind.value for kind in Kind), "identity_changed.number", "a.b"]),
        st.sampled_from(differences.WEIGHTS),
        max_size=3,
    ),
    "workday": _hours,
    "year": _numbers | st.sampled_from([75_000, staffing.MOST_YEAR, staffing.MOST_YEAR + 1]),
    "positions": st.dictionaries(words, words | _position, max_size=3),
    "chain": st.lists(st.sampled_from(["IV", "III", "II", "", 3]) | _position, max_size=4),
    "signers": _files,
    "keyring": _files,
    "signed": st.booleans(),
}
"""What may well stand behind a key; behind one that is not here stands anything."""


def _block(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Some keys of a block, each with a value that may well stand there."""
    fields = {}
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            fields[name] = _block(kind)
        elif model is form.Margins:
            fields[name] = _numbers
        else:
            fields[name] = VALUES.get(name, words)
    return st.fixed_dictionaries({}, optional=fields)


_right = _block(form.Settings)


@st.composite
def _wrong(draw: st.DrawFn) -> dict[str, Any]:
    data = draw(_right)
    for _ in range(draw(st.integers(1, 2))):
        spoil(data, draw(st.randoms(use_true_random=False)), draw(junk))
    return data


_FITTING = st.one_of(
    *(
        st.fixed_dictionaries({name: VALUES[name]})
        for name in (
            "language",
            "paper",
            "orientation",
            "identity",
            "numbers",
            "totals",
            "levels",
            "options",
            "weights",
        )
    ),
    st.fixed_dictionaries({"margins": st.sampled_from([0, 50, {"left": 50, "right": 50}]), "paper": VALUES["paper"]}),
    st.fixed_dictionaries({"columns": st.fixed_dictionaries({"order": st.permutations(form.COLUMNS)})}),
    st.fixed_dictionaries({"approval": st.fixed_dictionaries({"chain": VALUES["chain"], "signed": st.booleans()})}),
    st.fixed_dictionaries({"calendar": st.fixed_dictionaries({"workday": _hours})}),
    st.fixed_dictionaries({"lint": _block(linting.Linting)}),
)
"""Single settings, of which most are right, so that a command goes on with them."""

settings_files = st.one_of(
    _FITTING.map(written),
    _FITTING.map(written),
    _right.map(written),
    _wrong().map(written),
    st.builds(lambda data, seed: mutated(written(data), seed), _right, st.integers(0, 2**32)),
    hopeless,
)
"""Any settings file."""
