"""Cases of a command: a command line, and the folder that it means, with or without a repository."""

import csv
import io
import json
from functools import cache

from emblems import HOSTILE, JPEG, png, svg
from fuzz.calls import calls, parameters
from fuzz.cases import Case, as_str
from fuzz.settings_texts import settings_files
from fuzz.texts import agreed_ones, changed, hopeless, junk, loading, mutated, texts, words, written
from hypothesis import strategies as st

IN_GIT = ("diff", "log", "amend", "verify", "git")
"""Commands that do little without a repository; the others seldom stand in one."""

_SEEDS = st.integers(0, 2**32)
_LOGOS = tuple(map(as_str, (png(), png(60_000, 1), JPEG, svg(), HOSTILE, png()[:40], JPEG[:30], b"")))


def _table(rows: list[list[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";" if len(rows) % 2 else ",").writerows(rows)
    return stream.getvalue()


_keys = st.sampled_from(["001", "1", "002", "", "001/2026"]) | words
_amounts = st.sampled_from(["12", "0", "-1", "1.000", "1e3", "", "x", "9" * 50, "0,5"])
_tables = st.one_of(
    st.builds(
        lambda rows: _table([["sop", "volume"], *rows]), st.lists(st.tuples(_keys, _amounts).map(list), max_size=4)
    ),
    st.builds(
        lambda rows: _table([["sop", "step", "volume"], *rows]),
        st.lists(st.tuples(_keys, words, _amounts).map(list), max_size=3),
    ),
    st.dictionaries(_keys, _amounts | st.integers() | junk, max_size=3).map(written),
    hopeless,
)
_baselines = st.one_of(
    st.builds(lambda rows: json.dumps({"version": 1, "findings": rows}, default=str), junk),
    st.lists(
        st.fixed_dictionaries(
            {}, optional={"code": words, "path": words, "fingerprint": junk | words, "count": junk, "marks": junk}
        ),
        max_size=2,
    ).map(lambda rows: json.dumps({"version": 1, "findings": rows}, default=str)),
    junk.map(lambda data: json.dumps(data, default=str)),
    hopeless,
)
_FILES = {
    "volumes.csv": _tables,
    "volumes.yaml": _tables,
    "baseline.json": _baselines,
    "signers": st.sampled_from(["Kepala ssh-ed25519 AAAA\n", "", "\0", "* ssh-rsa x"]) | hopeless,
    "kunci": hopeless,
}


@cache
def cases(command: str, form: str = "") -> st.SearchStrategy[Case]:
    """Cases of a command, with that format where one is named."""

    # What moves an SOP from state to state does little with one that never was in any.
    in_life = [place.metavar for place in parameters(command)[0]] == ["FILE"]

    @st.composite
    def draw_case(draw: st.DrawFn) -> Case:
        arguments = draw(calls(command, form))
        named = set(arguments)
        whole = bool(named & {".", "*.yaml"} or any(word.startswith("HEAD") for word in named))
        text = draw(agreed_ones if in_life and draw(st.booleans()) else texts)
        files = {"a.yaml": text}
        if whole or "b.yaml" in named:
            files["b.yaml"] = draw(st.one_of(texts, _SEEDS.map(lambda seed: changed(text, seed))))
        if whole or "sub" in named:
            files["sub/c.yml"] = draw(texts)
        for name, contents in _FILES.items():
            if name in named and draw(st.integers(0, 9)):
                files[name] = draw(contents)
        if "sopkit.yaml" in named or draw(st.integers(0, 4)) == 0:
            files["sopkit.yaml"] = draw(settings_files)
            for name in ("logo.png", "logo.svg", "logo.jpg"):
                if name in files["sopkit.yaml"]:
                    files[name] = draw(st.sampled_from(_LOGOS))
        commits = ()
        if draw(st.integers(0, 1 if command in IN_GIT else 11)) == 0:
            commits = draw(_commits(text))
        return Case(arguments, files, commits, draw(texts) if "-" in named else "")

    return draw_case()


@st.composite
def _commits(draw: st.DrawFn, text: str) -> tuple[dict[str, str], ...]:
    """What was committed before the files became as they are."""
    first = draw(st.one_of(_SEEDS.map(lambda seed: changed(text, seed) if seed % 2 else text), loading, agreed_ones))
    second = draw(st.sampled_from(["same", "changed", "damaged"]))
    other = {"same": first, "changed": changed(first, 7), "damaged": mutated(first, 7)}[second]
    return tuple({"a.yaml": each, "b.yaml": first} for each in (first, other)[: draw(st.integers(1, 2))])
