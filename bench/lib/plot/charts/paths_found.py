"""What `rdmark paths` says of two cells, seen from either of them."""

import dataclasses

import pandas
from charts.crossover import Crossing, Point


@dataclasses.dataclass(frozen=True)
class Found:
    """Two paths at one size, with what their comparison says over all sizes."""

    point: Point | None
    """None where there is no ratio."""
    crossing: Crossing | None
    reason: str
    """Why there is no crossing; empty where there is one."""


class PathsFound:
    """The rows of paths.csv."""

    def __init__(self, paths: pandas.DataFrame):
        self._rows = {(row.result, row.baseline_cell, row.candidate_cell): row for row in paths.itertuples()}
        # Whether the candidate is the faster one where sizes are largest, by comparison.
        decided = paths[paths["verdict"].isin(["faster", "slower"])].sort_values("size_bytes")
        keys = ["result", "baseline", "candidate"]
        self._is_faster_above = {
            key: part["verdict"].iloc[-1] == "faster" for key, part in decided.groupby(keys, sort=False)}

    def of(self, base: pandas.Series, other: pandas.Series) -> Found | None:
        """How many times as fast `other` is as `base`, two cells of one result; None where nothing was compared."""
        for first, second, turned in ((base, other, False), (other, base, True)):
            row = self._rows.get((base["result"], first["cell"], second["cell"]))
            if row is not None:
                return Found(_point(row, turned), self._crossing(row, turned), row.crossover_reason)
        return None

    def _crossing(self, row, turned: bool) -> Crossing | None:
        if row.crossover_bytes != row.crossover_bytes:
            return None
        faster = self._is_faster_above.get((row.result, row.baseline, row.candidate), False)
        return Crossing(
            row.crossover_bytes, row.crossover_low_bytes, row.crossover_high_bytes, upward=bool(faster) != turned)


def _point(row, turned: bool) -> Point | None:
    """The file has the candidate's time over the baseline's, and a picture how many times as fast the other path is."""
    if any(value != value for value in (row.ratio, row.ratio_low, row.ratio_high)):
        return None
    if turned:
        return Point(row.size_bytes, row.ratio, row.ratio_low, row.ratio_high)
    return Point(row.size_bytes, 1 / row.ratio, 1 / row.ratio_high, 1 / row.ratio_low)
