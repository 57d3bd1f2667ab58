"""The groups of cells whose samples are looked at together: one question at one size."""

import altair
import pandas
from axes import size_text
from material import Material


def grouped_samples(
        material: Material, validity: str | None) -> tuple[pandas.DataFrame, dict[tuple[str, str], pandas.DataFrame]]:
    """The cells that have samples (of this validity, or any), with `group`, in words; and their samples in the order in
    which they were taken, by result and cell."""
    samples = material.samples
    if validity is not None:
        samples = samples[samples["validity"] == validity]
    by_cell = {key: part for key, part in samples.groupby(["result", "cell"], observed=True, sort=False)}
    cells = material.measured()
    has_some = [(row.result, row.cell) in by_cell for row in cells.itertuples()]
    cells = cells[has_some]
    return cells.assign(group=cells["question"] + ", " + cells["size_bytes"].map(size_text)), by_cell


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
