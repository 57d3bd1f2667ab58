"""The groups of cells whose samples are looked at together: one question at one size."""

import dataclasses

import altair
import numpy
import pandas
from axes import size_text
from material import Material


# So many cells' samples make a page of four megabytes.
LARGEST_NUMBER_OF_CELLS = 240


@dataclasses.dataclass(frozen=True)
class Groups:
    """What a picture of samples is made of."""

    cells: pandas.DataFrame
    """Those that have samples, with `group`, in words."""
    omitted: list[str]
    """Sentences about the cells that a page has no room for."""
    _samples: dict[tuple[str, str], pandas.DataFrame]

    def samples(self, cell) -> pandas.DataFrame:
        """Of a row of `cells`, in the order in which they are in the file."""
        return self._samples[cell.result, cell.cell]


def grouped_samples(material: Material, validity: str | None) -> Groups:
    """The cells that have samples of this validity, or any: whole groups from the first on, as many as a page holds,
    but one at least."""
    samples = material.samples
    if validity is not None:
        samples = samples[samples["validity"] == validity]
    by_cell = {key: part for key, part in samples.groupby(["result", "cell"], observed=True, sort=False)}
    cells = material.measured()
    # A list of none would choose columns.
    cells = cells[numpy.array([(row.result, row.cell) in by_cell for row in cells.itertuples()], dtype=bool)]
    cells = cells.assign(group=cells["question"] + ", " + cells["size_bytes"].map(size_text))
    sizes = cells.groupby("group", sort=False).size()
    fitting = sizes.index[:max(1, (sizes.cumsum() <= LARGEST_NUMBER_OF_CELLS).sum())]
    kept = cells[cells["group"].isin(fitting)]
    left = len(cells) - len(kept)
    omitted = [
        f"{left} cells more: the page has no room for the samples of more than {LARGEST_NUMBER_OF_CELLS} cells; draw "
        "fewer results at once"] if left else []
    return Groups(kept, omitted, by_cell)


def first_chosen(cells: pandas.DataFrame) -> str:
    """The group that is shown before the reader chooses: one with the most paths."""
    return cells.groupby("group", sort=False)["path"].nunique().idxmax()


def path_rows(rows: pandas.DataFrame) -> altair.Row:
    """A row of panels a path, in the order of the table."""
    return altair.Row("path:N").title(None).sort(list(dict.fromkeys(rows["path"]))).header(
        labelAngle=0, labelAlign="left")


def chosen_look(row) -> dict:
    """The columns by which a row is filtered and told apart."""
    return {"group": row.group, "path": row.path, "transport": row.transport, "method": row.method}
