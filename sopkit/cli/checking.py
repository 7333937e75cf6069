"""How `sopkit validate` judges a text: what another process needs to do the same."""

from sopkit.inspection.values import About, Alone
from sopkit.source import read
from sopkit.verbs import judge


class Checking:
    """Asks what every SOP has to keep, whatever settings say."""

    def asked(self, _name: str) -> bytes:
        """Write down what is asked of one text and not of another: nothing."""
        return b""

    def judge(self, raw: bytes, name: str) -> Alone:
        """Judge a text by itself."""
        found = judge(read(raw, name))
        return Alone(About.of(found.sop) if found.sop else None, found.findings)
