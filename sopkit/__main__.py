"""`python -m sopkit` and the program `sopkit`: the same."""

import sys


def main() -> None:
    """Run the command line that the program was called with."""
    try:
        from sopkit.cli.app import run  # noqa: PLC0415 - Ctrl-C while this loads ends quietly, too

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
