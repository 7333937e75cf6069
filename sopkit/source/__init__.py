"""From text to `Document`: characters, positions and plain YAML data. Knows nothing of SOPs.

The only room that imports `yaml`.
"""

from sopkit.source.document import Document
from sopkit.source.edits import Clear, Edit, Insert, New, Remove, Rename, Reorder, Write
from sopkit.source.reading import Reading, read, read_file
from sopkit.source.spans import Fault, Path, Span

__all__ = [
    "Clear",
    "Document",
    "Edit",
    "Fault",
    "Insert",
    "New",
    "Path",
    "Reading",
    "Remove",
    "Rename",
    "Reorder",
    "Span",
    "Write",
    "read",
    "read_file",
]
