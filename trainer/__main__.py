"""`python -m trainer train|evaluate|export|report --config FILE.toml`: JSON lines on stdout.

Exit status 0, or 1 after an event `failed` whose `message` is one sentence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from trainer.messages import Control, Reporter
from trainer.settings import Settings, SettingsError, read_settings


def _train(settings: Settings, reporter: Reporter, control: Control) -> None:
    from trainer.training import train

    train(settings, reporter, control)


def _evaluate(settings: Settings, reporter: Reporter, _: Control) -> None:
    from trainer.judging import evaluate

    for name, states in evaluate(settings).items():
        figures = {s: {n: v for n, v in f.items() if n != "people"} for s, f in states.items()}
        reporter.say("evaluated", faces=name, **figures)


def _export(settings: Settings, reporter: Reporter, _: Control) -> None:
    from trainer.export import export

    reporter.say("exported", **export(settings))


def _report(settings: Settings, reporter: Reporter, _: Control) -> None:
    from trainer.report import write_report

    reporter.say("reported", **write_report(settings))


_COMMANDS: dict[str, Callable[[Settings, Reporter, Control], None]] = {
    "train": _train,
    "evaluate": _evaluate,
    "export": _export,
    "report": _report,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; PyTorch is only loaded once the settings have been read."""
    parser = argparse.ArgumentParser(prog="python -m trainer", description=__doc__)
    parser.add_argument("command", choices=_COMMANDS)
    parser.add_argument("--config", type=Path, required=True, metavar="FILE.toml")
    parser.add_argument(
        "--tied", action="store_true", help="end where standard input ends: the caller is gone"
    )
    parsed = parser.parse_args(arguments)
    reporter, control = Reporter(), Control()
    if sys.stdin is not None:  # a windowed program has none
        control.listen(sys.stdin, is_tied=parsed.tied)
    try:
        _COMMANDS[parsed.command](read_settings(parsed.config), reporter, control)
    except (SettingsError, OSError) as error:
        reporter.say("failed", message=str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
