"""The cells of all folders, with their samples and with what rdmark has found in them."""

import pathlib

import pandas
from columns import SAMPLES_NEEDED
from findings import read_paths, read_places
from material import Material
from problems import Problems, Unreadable
from questions import ask
from samples import read_samples
from summary import read_summary


class CellsRead:
    """What was read so far, folder by folder."""

    def __init__(self, problems: Problems):
        self._problems = problems
        self._cells, self._samples, self._paths, self._places, self._folders = [], [], [], [], 0

    def read(self, folder: pathlib.Path, label: str):
        """`label` is the folder's. Raises `Unreadable` where there are no cells; samples may be missing."""
        self._cells += read_summary(folder, label, self._problems)
        self._folders += 1
        self._paths.append(read_paths(folder, label, self._problems))
        self._places.append(read_places(folder, label, self._problems))
        try:
            self._samples.append(read_samples(folder, label, self._problems))
        except Unreadable as error:
            self._problems.add(error.problem.file, error.problem.line, error.problem.text)

    def material(self) -> Material | None:
        """What charts are made of; none where no folder has cells."""
        if not self._cells:
            return None
        return Material(
            ask(self._cells, self._folders > 1), _joined(self._samples, self._cells, self._problems),
            pandas.concat(self._paths, ignore_index=True), pandas.concat(self._places, ignore_index=True))


def _joined(samples: list[pandas.DataFrame], cells: list[dict], problems: Problems) -> pandas.DataFrame:
    """The samples of all results, less those of cells that no summary has."""
    known = {}
    for cell in cells:
        known.setdefault(cell["result"], set()).add(cell["cell"])
    kept = []
    for frame in samples:
        label = frame["result"].iloc[0] if len(frame) else None
        strays = set(frame["cell"].unique()) - known.get(label, set())
        if strays:
            problems.add(
                f"{label}/samples.csv", None,
                f"{len(strays)} cells are not in summary.csv (was the run killed?); their samples are not drawn")
            frame = frame[~frame["cell"].isin(strays)]
        kept.append(frame)
    return pandas.concat(kept, ignore_index=True) if kept else pandas.DataFrame(
        columns=[*SAMPLES_NEEDED, "event_ns", "result"])
