"""One run of `sopkit diff`: pairs of texts are read, judged and compared. What it means is `sopkit.review`'s to say."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from sopkit.cli.session import Session
from sopkit.cli.versions import Pair, Side, UnknownVersionError, pairs_of
from sopkit.cli.weighing import weights_set
from sopkit.cli.working import calendar_set
from sopkit.diff import Weights
from sopkit.i18n import _
from sopkit.inspection.inspector import Inspector
from sopkit.lint.texts import Text, text_of
from sopkit.report.changes.reviews import Item, Whole
from sopkit.repository import RepositoryError
from sopkit.review import Version, review
from sopkit.source import read


def reviewed(words: Sequence[str], session: Session, today: date) -> list[Item]:
    """Review all pairs that the command line means; those in which nothing has changed are left out."""
    try:
        pairs = pairs_of(words)
    except UnknownVersionError as error:
        session.fail(error.name, error.reason)
        return []
    except RepositoryError as error:
        session.fail("git", error.message)
        return []
    weights = weights_set(session)
    if weights is None:
        return []
    inspector = Inspector(session.configured, today)
    if inspector.faults and session.configured:
        session.tell(inspector.faults)
        session.fail(str(session.configured.file), _("these settings can't be used"))
        return []
    reviewing = _Reviewing(session, inspector, weights)
    items = (reviewing.item(pair) for pair in pairs)
    return [item for item in items if item is not None and item.weight is not None]


class _Reviewing:
    """Reviews pairs under one set of settings."""

    def __init__(self, session: Session, inspector: Inspector, weights: Weights) -> None:
        self._session, self._inspector, self._weights = session, inspector, weights
        self._calendar = calendar_set(session)

    def item(self, pair: Pair) -> Item | None:
        """Review a pair; None when one of the texts is no SOP, which is then told."""
        old, new = (None if side is None else self._text(side) for side in (pair.old, pair.new))
        if (pair.old is not None and (old is None or old.sop is None)) or (
            pair.new is not None and (new is None or new.sop is None)
        ):
            return None
        if old is not None and old.sop is not None and new is not None and new.sop is not None:
            before, after = self._version(old, pair.name), self._version(new, pair.name)
            return Item(review(before, after, self._weights, self._calendar))
        only = new or old
        assert only is not None
        assert only.sop is not None
        return Item(Whole(only.name, only.sop, added=new is not None))

    def _text(self, side: Side) -> Text | None:
        try:
            text = text_of(read(side.raw, side.name))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other pairs are compared
            self._session.fault(error, side.name)
            return None
        if text.sop is None:
            self._session.tell(text.findings)
            self._session.fail(side.name, _("this version is no SOP that can be compared"))
        return text

    def _version(self, text: Text, file: str) -> Version:
        """Lint a version; by the settings for the file of the pair, so that both are asked the same rules."""
        assert text.sop is not None
        done = self._inspector.judge(replace(text, name=file))
        for rule, problem in done.failed:
            self._session.fault(problem, f"{text.name}: {rule.code} {rule.name}")
        return Version(text.name, text.sop, done.findings)
