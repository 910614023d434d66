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
        columns = list(dict.fromkeys(name for row in self.rows for name in row))
        aside = self._folder / "epochs.csv.new"
        with aside.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(self.rows)
        aside.replace(self._folder / "epochs.csv")

    def draw(self) -> list[Path]:
        """One PNG for every column but the epoch."""
        names = [name for name in dict.fromkeys(n for r in self.rows for n in r) if name != "epoch"]
        paths = []
        for name in names:
            curve = [(row["epoch"], row[name]) for row in self.rows if name in row]
            paths.append(self._folder / f"curve_{name}.png")
            draw_curves({name: curve}, paths[-1], title=name, across="epoch")
        return paths
