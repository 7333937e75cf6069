"""How a report that is a page is filled in from a template of the folder `templates`. Knows no report."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sopkit.resources import folder


def environment() -> Environment:
    """Make the environment in which pages are written: texts are escaped, what is missing is an error, not a blank."""
    return Environment(
        loader=FileSystemLoader(folder("templates"), encoding="utf-8"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
