"""How much changes matter under the settings, which name kinds of change that they can't know."""

from collections.abc import Mapping

from sopkit.cli.session import Session
from sopkit.diagnostic import Diagnostic, Level, place
from sopkit.diff import Kind, Weight, Weights
from sopkit.i18n import _
from sopkit.spelling import listed, nearest

_KINDS: Mapping[str, str] = {kind.value: kind.value for kind in Kind}


def weights_set(session: Session) -> Weights | None:
    """Give the weights that the settings set, none where there are no settings.

    None where they name a kind of change that there is not, which is then told; nothing should be compared then.
    """
    if session.settings is None or session.configured is None:
        return {}
    strangers = [kind for kind in session.settings.diff.weights if str(kind).partition(".")[0] not in _KINDS]
    if strangers and session.configured.document is not None:
        session.tell(place(map(_stranger, strangers), session.configured.document))
        session.fail(str(session.configured.file), _("these settings can't be used"))
        return None
    return {kind: Weight(weight) for kind, weight in session.settings.diff.weights.items()}


def _stranger(kind: str) -> Diagnostic:
    name, dot, field = str(kind).partition(".")
    near = nearest(name.strip().lower(), _KINDS)
    hint = (
        _("did you mean `{key}`?", key=f"{near}{dot}{field}")
        if near
        else _("the kinds of change are {kinds}", kinds=listed(_KINDS))
    )
    message = _("`{kind}` is no kind of change", kind=kind)
    return Diagnostic("S112", "unknown-key", Level.ERROR, ("diff", "weights", kind), message, hint, at_key=True)
