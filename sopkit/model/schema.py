"""The JSON Schema of format 1, for editors: what may be written, explained in Indonesian and in English.

Knows the models, not how a document is checked here; it accepts whatever `load` accepts.
"""

from collections.abc import Iterator
from typing import Any

from sopkit.i18n import translations
from sopkit.model.sop import Sop

ID = "urn:sopkit:format:1"
"""Name of the schema; it changes with the format's version only."""


def schema() -> dict[str, Any]:
    """Make the JSON Schema (draft 2020-12) of a document.

    A title reads "Judul SOP / SOP title", a description has one paragraph for each language.
    """
    made = Sop.model_json_schema()
    for node in _nodes(made):
        # pydantic's defaults are the model's empty values, not what an editor should fill in.
        node.pop("default", None)
        if "title" in node:
            node["title"] = _both(node["title"], " / ")
        if "description" in node:
            node["description"] = _both(node["description"], "\n\n")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": ID, **made}


def _both(english: str, between: str) -> str:
    indonesian = translations("id").gettext(english)
    return english if indonesian == english else f"{indonesian}{between}{english}"


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema in it; a property may be called `title`, so keywords are told from names."""
    yield node
    for keyword in ("$defs", "properties"):
        for inner in node.get(keyword, {}).values():
            yield from _nodes(inner)
    for inner in node.get("anyOf", ()):
        yield from _nodes(inner)
    for keyword in ("items", "additionalProperties"):
        if isinstance(node.get(keyword), dict):
            yield from _nodes(node[keyword])
