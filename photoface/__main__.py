"""`python -m photoface` and the `photoface` command."""

import multiprocessing


def main() -> None:
    """Run the command line (which also opens the window)."""
    multiprocessing.freeze_support()  # first, or a frozen program starts itself for ever
    from photoface.cli import cli

    cli(prog_name="photoface")


if __name__ == "__main__":
    main()
