"""From text to `Document`: characters, positions and plain YAML data. Knows nothing of SOPs.

The only room that imports `yaml`.
"""

from sopkit.source.document import Document
from sopkit.source.reading import Reading, read, read_file
from sopkit.source.spans import Fault, Path, Span

__all__ = ["Document", "Fault", "Path", "Reading", "Span", "read", "read_file"]
