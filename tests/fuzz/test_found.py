"""What campaigns have found, each once: `tests/campaign.py` writes such files."""

from pathlib import Path

import pytest
from fuzz.cases import as_bytes, as_str, case_of
from fuzz.laws import broken
from fuzz.running import done

FOUND = sorted((Path(__file__).parent / "found").glob("*.json"))


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.stem)
def test_what_was_found_is_mended(file, needs):
    case = case_of(file.read_text(encoding="utf-8"))
    if case.commits:
        needs("git")
    assert broken(case, done(case)) == []


def test_a_case_is_kept_whole():
    (text,) = {case_of(file.read_text(encoding="utf-8")).as_text() for file in FOUND[:1]}
    assert case_of(text).as_text() == text
    assert as_bytes(as_str(bytes(range(256)))) == bytes(range(256))
