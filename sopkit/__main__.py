"""`python -m sopkit` and the program `sopkit`: the same."""

import gc
import sys

_GARBAGE = 100_000
"""Objects between two looks for cycles. SOPs and drawings hold none; a look each 700 objects costs a tenth of a run."""


def main() -> None:
    """Run the command line that the program was called with."""
    gc.set_threshold(_GARBAGE, 20, 20)
    arguments = sys.argv[1:]
    try:
        if arguments[:2] == ["git", "textconv"]:
            from sopkit.cli.textconv import run  # noqa: PLC0415 - git starts this twice for each file that it shows

            arguments = arguments[2:]
        else:
            from sopkit.cli.app import run  # noqa: PLC0415 - Ctrl-C while this loads ends quietly, too

        status = run(arguments)
    except KeyboardInterrupt:
        status = 130
    # At its end Python looks for cycles three times over all that was loaded, for a tenth of a run; what is frozen it
    # passes over, and the system takes it back as a whole.
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
