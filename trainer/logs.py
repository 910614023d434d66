"""The course of a run as CSV: one row an epoch, cut back to the checkpoint after a kill."""

from __future__ import annotations

import csv
from pathlib import Path

from trainer.plots import draw_curves

Row = dict[str, float]


class EpochLog:
    """`rows` so far; `write` puts them all on disk, with every column that ever occurred."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.rows: list[Row] = []

    def restore(self, epochs: int) -> None:
        """The first `epochs` rows of the file there is."""
        path = self._folder / "epochs.csv"
        if path.exists():
            with path.open(newline="", encoding="utf-8") as file:
                read = [{k: float(v) for k, v in row.items() if v} for row in csv.DictReader(file)]
            self.rows = read[:epochs]

    def add(self, row: Row) -> None:
        self.rows.append(row)
        self._write()

    def _write(self) -> None:
        aside = self._folder / "epochs.csv.new"
        with aside.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, self._columns())
            writer.writeheader()
            writer.writerows(self.rows)
        aside.replace(self._folder / "epochs.csv")

    def draw(self) -> list[Path]:
        """One PNG for every column but the epoch."""
        paths = []
        for name in self._columns():
            if name != "epoch":
                paths.append(self._folder / f"curve_{name}.png")
                draw_curves({name: self.curve(name)}, paths[-1], title=name, across="epoch")
        return paths

    def curve(self, name: str) -> list[tuple[float, float]]:
        """(epoch, value) of one column, where it has a value."""
        return [(row["epoch"], row[name]) for row in self.rows if name in row]

    def _columns(self) -> list[str]:
        return list(dict.fromkeys(name for row in self.rows for name in row))
