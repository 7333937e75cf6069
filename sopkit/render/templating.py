"""How a template of the folder `templates` is filled in: text is escaped, numbers are millimetres. Knows no layout."""

from base64 import b64encode
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sopkit.layout.values import MM_PER_POINT
from sopkit.render import shapes
from sopkit.render.figures import figure, figures
from sopkit.render.precompiled import precompiled
from sopkit.resources import folder


@cache
def environment() -> Environment:
    """Give the environment in which templates of markup are written: what is missing is an error, not a blank."""
    made = Environment(
        loader=FileSystemLoader(folder("templates"), encoding="utf-8"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        bytecode_cache=precompiled(),
    )
    made.filters.update(
        mm=figure,
        data_uri=lambda picture: f"data:{picture.media};base64,{b64encode(picture.data).decode('ascii')}",
        points=lambda points: " ".join(figures(*point) for point in points),
        user_units=lambda size: figure(size * MM_PER_POINT),
    )
    made.globals["shapes"] = shapes
    return made
