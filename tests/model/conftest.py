from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from sopkit.diagnostic import Finding, place
from sopkit.model import load
from sopkit.source import read

Findings = Callable[[str], list[Finding]]

_FULL: dict[str, Any] = {
    "sopkit": 1,
    "title": "Pengelolaan Surat Masuk",
    "type": {"nature": "administrative"},
    "approved_by": {"position": "Kepala"},
    "related": [{"text": "Pengelolaan Arsip"}],
    "definitions": {"SK": "Surat Keputusan"},
    "executors": {"agendaris": {"name": "Agendaris"}, "kepala": "Kepala"},
    "steps": [
        {
            "id": "terima",
            "activity": "Menerima surat",
            "by": "agendaris",
            "time": {"min": "1 menit", "max": "5 menit"},
            "decision": {"Ya": {"to": "teruskan"}, "Tidak": "end"},
        },
        {"id": "teruskan", "activity": "Meneruskan surat", "by": "kepala", "next": "end"},
    ],
    "service": {"fee": "gratis"},
    "history": [{"stage": "drafted"}],
    "waivers": [{"rule": "P306"}],
}


@pytest.fixture(scope="session")
def full() -> Callable[[], dict[str, Any]]:
    """Give a maker of plain data: a document that has every part once."""
    return lambda: deepcopy(_FULL)


@pytest.fixture(scope="session")
def findings() -> Findings:
    """Give a function from text to the findings of `load`, placed."""

    def judge(text: str) -> list[Finding]:
        document = read(text).document
        assert document is not None
        return place(load(document).diagnostics, document)

    return judge
