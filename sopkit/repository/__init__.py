"""What git keeps: texts at a revision, which paths changed, the history of a path. Knows no SOP.

git is asked by its command line. Paths are those of the repository: from its top, with `/`.
"""

from sopkit.repository.history import Change, Revision
from sopkit.repository.merging import merge_lines
from sopkit.repository.repository import Repository
from sopkit.repository.running import RepositoryError
from sopkit.repository.versions import Version, is_shallow, versions

__all__ = ["Change", "Repository", "RepositoryError", "Revision", "Version", "is_shallow", "merge_lines", "versions"]
