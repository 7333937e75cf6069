"""What tests of drawings share: the drawings to look at, and how one is opened in the browser."""

import pytest
from drawings import SMALL, small
from emblems import wished

from examples import EXAMPLES, drawn
from sopkit.render import render


@pytest.fixture(scope="session", params=["by hand", "wished", *EXAMPLES], ids=lambda case: getattr(case, "stem", case))
def drawing(request):
    """Every example, the pages made by hand that have all kinds of symbols, and one with all that can be set."""
    match request.param:
        case "by hand":
            return SMALL, small()
        case "wished":
            return wished()
        case path:
            return drawn(path)


@pytest.fixture
def opened(shown):
    """Open a drawing from a file."""
    return lambda sop, layout: shown(render(sop, layout, "html"))
