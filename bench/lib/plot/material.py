"""What charts are made of."""

import dataclasses

import columns
import look
import pandas
from findings import no_rows
from series import Series


@dataclasses.dataclass(frozen=True)
class Material:
    """The cells of all results, their samples, and what rdmark has found in them."""

    cells: pandas.DataFrame
    """All rows of the summaries, with `question` and `path`."""
    samples: pandas.DataFrame
    """All samples, with `result`; no row where there is no file of samples."""
    paths: pandas.DataFrame = dataclasses.field(default_factory=lambda: no_rows(columns.PATHS))
    """All rows of paths.csv, with `result`."""
    places: pandas.DataFrame = dataclasses.field(default_factory=lambda: no_rows(columns.MAP))
    """All rows of map.csv, with `result`."""

    @property
    def series(self) -> Series:
        """Of the cells that can be drawn."""
        cells = self.measured()
        return Series(look.in_order(look.TRANSPORTS, cells["transport"]), look.in_order(look.METHODS, cells["method"]))

    def measured(self, *needed: str) -> pandas.DataFrame:
        """The cells whose figures may be drawn, and that have a value in all columns named."""
        cells = self.cells[self.cells["status"].isin(columns.MEASURED)]
        return cells.dropna(subset=list(needed))
