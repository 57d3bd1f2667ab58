"""What each phase of an exchange takes, beside what an event took."""

import altair
import pandas
from axes import linear_time_axis, size_text, time_text
from charts.facets import only
from charts.sweeps import COLUMNS as PANELS_A_ROW
from charts.sweeps import WIDTH, first_panels
from material import Material
from picture import LeftOut, Picture, data_of
from row_tooltip import numbers

TITLE = "Phases of an exchange"

# Column, its name for people; from the bottom of the stack, in the order in which an iteration goes through them.
_PHASES = {
    "phase_pack_ns": "pack", "phase_stage_out_ns": "stage out", "phase_post_ns": "post", "phase_wire_ns": "wire",
    "phase_stage_in_ns": "stage in", "phase_unpack_ns": "unpack",
}
# Of a question that was asked for more sizes: the smallest, the one in the middle, the largest.
_SIZES_OF_A_QUESTION = 3


def draw(material: Material) -> Picture | LeftOut:
    # Every exchange has a wire.
    cells = material.measured("median_ns", "phase_wire_ns")
    if cells.empty:
        return LeftOut(
            TITLE, "no measured cell has a value in column phase_wire_ns (streams have phases of their own; is the run of "
            "an older rdmark?)")
    chosen, thinned = _few_sizes(cells)
    drawn, panels, omitted = first_panels(
        chosen.assign(question=chosen["question"] + ", " + chosen["size_bytes"].map(size_text)))
    rows = pandas.DataFrame([
        {"panel": row.question, "path": row.path, "transport": row.transport, "method": row.method, "order": order,
         "phase": phase, "phase_ns": getattr(row, column), "median_ns": row.median_ns}
        for row in drawn.itertuples() for order, (column, phase) in enumerate(_PHASES.items())
        if pandas.notna(getattr(row, column))])
    series = material.series
    base = altair.Chart(data_of(rows)).encode(
        y=altair.Y("path:N").title(None).sort(list(dict.fromkeys(rows["path"]))))
    tooltip = ["panel:N", "path:N", "phase:N", *numbers("phase_ns", "median_ns")]
    layers = altair.layer(
        base.mark_bar(strokeWidth=1, height=12).encode(
            x=linear_time_axis("phase_ns", "time of an event", altair.X).stack("zero"), order="order:Q",
            color=altair.Color("phase:O").scale(domain=list(_PHASES.values())).title("phase"), tooltip=tooltip),
        base.mark_tick(orient="vertical", size=18, thickness=3, opacity=1).encode(
            x=altair.X("median_ns:Q"), tooltip=tooltip),
    )
    chart = only(layers.properties(width=WIDTH - 60, height=altair.Step(20)).facet(
        facet=altair.Facet("panel:N").title(None).sort(panels), columns=PANELS_A_ROW,
    ).resolve_scale(x="independent", y="independent"), series.SHOWN)
    return Picture(
        name="exchange-phases", title=TITLE,
        caption="Stacked: what each phase of an event takes the slowest rank, each the median over some iterations that "
        "were timed for this alone. Waiting for the other ranks is part of the wire. Upright line: the median time of an "
        "event over the samples, which a sum of medians of slowest ranks need not meet.",
        alternative=f"Time of each phase of an exchange, stacked by path, for {len(panels)} questions: "
        f"{'; '.join(panels)}.",
        chart=chart, rows=rows, series=material.series, table=_table(cells), omitted=thinned + omitted)


def _few_sizes(cells: pandas.DataFrame) -> tuple[pandas.DataFrame, list[str]]:
    """The cells of a few sizes of each question, and sentences about the other sizes."""
    kept, omitted = [], []
    for question, part in cells.groupby("question", sort=False):
        sizes = sorted(part["size_bytes"].unique())
        if len(sizes) > _SIZES_OF_A_QUESTION:
            omitted.append(f"{question}: of {len(sizes)} sizes {_SIZES_OF_A_QUESTION} are drawn; the table has all")
            sizes = [sizes[0], sizes[len(sizes) // 2], sizes[-1]]
        kept.append(part[part["size_bytes"].isin(sizes)].sort_values("size_bytes", kind="stable"))
    return pandas.concat(kept), omitted


def _table(cells: pandas.DataFrame) -> pandas.DataFrame:
    texts = {name: cells[column].map(time_text) for column, name in _PHASES.items()}
    return cells.assign(
        size=cells["size_bytes"].map(size_text), median=cells["median_ns"].map(time_text), **texts,
    )[["question", "size", "path", *texts, "median"]]
