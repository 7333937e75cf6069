"""`python -m sopkit` and the program `sopkit`: the same."""

import gc
import os
import sys
from types import FrameType, ModuleType

_GARBAGE = 500_000
"""Objects between two looks for cycles: about as many as 1,500 SOPs have. SOPs, findings and drawings hold none, and a
look takes 20 ms; one for each 700 objects, as Python would have it, costs a tenth of a run."""


_STOPPING = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C, a system that wants an end, a terminal that is closed; Windows knows the first two."""
_INTERRUPTED = 130

_stops: list[int] = []
"""The signals that have come."""


class _Stop(KeyboardInterrupt):
    """A signal; of a plain KeyboardInterrupt that comes while a class is made Python remembers to die by SIGINT."""


def _may_be_many(words: list[str]) -> bool:
    """Tell whether many texts may be meant, so that it pays to look whether all is as it was when they were judged."""
    return len(words) > 4 or any(map(os.path.isdir, words))


def main() -> None:
    """Run the command line that the program was called with."""
    gc.set_threshold(_GARBAGE, 20, 20)
    try:
        status = _run(sys.argv[1:])
    except KeyboardInterrupt:
        status = _INTERRUPTED
    if _stops:
        status = 128 + _stops[0]
    # At its end Python looks for cycles three times over all that was loaded, for a tenth of a run; what is frozen it
    # passes over, and the system takes it back as a whole.
    gc.freeze()
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    # Imported where called: Ctrl-C while they load ends quietly, too, and the first two need next to nothing.
    if arguments == ["--version"]:
        from sopkit.cli import version  # noqa: PLC0415

        return version.run()
    _heed_signals()
    if arguments[:2] == ["git", "textconv"]:
        from sopkit.cli import textconv  # noqa: PLC0415 - git starts this twice for each file that it shows

        return textconv.run(arguments[2:])
    if arguments[:1] in (["lint"], ["validate"]) and _may_be_many(arguments[1:]):
        from sopkit.cli.remembered import answer  # noqa: PLC0415 - the commands take ten times as long to load

        known = answer(arguments)
        if known is not None:
            return known
    from sopkit.cli import shortcut  # noqa: PLC0415

    _look_for_no_plugins()
    return shortcut.run(arguments)


def _heed_signals() -> None:
    """Let every signal that asks for an end be one: worker processes end, and no half of a file stays."""
    import signal  # noqa: PLC0415 - it takes as long to load as all that `--version` needs

    for name in _STOPPING:
        number = getattr(signal, name, None)
        # `nohup` and a shell that runs something in the background have a signal ignored, and mean it.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    """End the run. A second signal, such as `timeout` sends at once, does not disturb that; a third one does."""
    _stops.append(number)
    if len(_stops) != 2:
        raise _Stop


def _look_for_no_plugins() -> None:
    """Keep pydantic from looking for plug-ins, of which sopkit has none.

    To look is a tenth of a run: `importlib.metadata` brings email, zipfile and sockets. pydantic's own switch for it,
    PYDANTIC_DISABLE_PLUGINS, is read after that. Where a later pydantic looks elsewhere, this does nothing.
    """
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader).update(get_plugins=tuple)
    sys.modules.setdefault(loader.__name__, loader)


if __name__ == "__main__":
    main()
