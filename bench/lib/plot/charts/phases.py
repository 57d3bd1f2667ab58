"""What each part of a streaming pipeline takes, beside what a chunk took."""

import altair
import pandas
from axes import linear_time_axis, size_text, time_text
from charts.facets import only
from charts.stream_cells import stream_cells
from charts.sweeps import LARGEST_NUMBER_OF_PANELS
from material import Material
from picture import LeftOut, Picture, data_of
from row_tooltip import numbers

TITLE = "Phases of streaming"

# Figure, its name for people; from the bottom of the stack.
_PHASES = {"produce_ns": "produce", "transfer_ns": "transfer", "consume_ns": "consume"}


def draw(material: Material) -> Picture | LeftOut:
    cells = stream_cells(material, *_PHASES, "bound_ns_per_chunk").dropna(subset=["median_ns"])
    if cells.empty:
        return LeftOut(
            TITLE, "no measured cell of stream reports produce_ns, transfer_ns and consume_ns (column figures)")
    cells = cells.assign(panel=[
        ", ".join(filter(None, (f"depth {row.depth:.0f}", row.pipeline))) for row in cells.itertuples()])
    panels = list(dict.fromkeys(cells.sort_values("depth", kind="stable")["panel"]))
    omitted = [f"{panel}: more than {LARGEST_NUMBER_OF_PANELS} panels are not drawn; the table has its rows"
               for panel in panels[LARGEST_NUMBER_OF_PANELS:]]
    panels = panels[:LARGEST_NUMBER_OF_PANELS]
    drawn = cells[cells["panel"].isin(panels)]
    chunks = sorted(drawn["size_bytes"].unique())
    rows = pandas.DataFrame([
        {"panel": row.panel, "chunk": size_text(row.size_bytes), "path": row.path, "transport": row.transport,
         "method": row.method, "order": order, "phase": phase, "phase_ns": getattr(row, figure),
         "median_ns": row.median_ns, "bound_ns": row.bound_ns_per_chunk}
        for row in drawn.itertuples() for order, (figure, phase) in enumerate(_PHASES.items())])
    series = material.series
    base = altair.Chart(data_of(rows)).encode(
        y=altair.Y("path:N").title(None).sort(list(dict.fromkeys(rows["path"]))))
    first = base.transform_filter("datum.order == 0")
    tooltip = ["panel:N", "chunk:N", "path:N", "phase:N", *numbers("phase_ns", "median_ns", "bound_ns")]
    layers = altair.layer(
        base.mark_bar(strokeWidth=1, height=12).encode(
            x=linear_time_axis("phase_ns", "time of a chunk", altair.X).stack("zero"), order="order:Q",
            color=altair.Color("phase:O").scale(domain=list(_PHASES.values())).title("phase"), tooltip=tooltip),
        first.mark_tick(orient="vertical", size=18, thickness=3, opacity=1).encode(
            x=altair.X("median_ns:Q"), tooltip=tooltip),
        first.mark_point(size=45, shape="triangle-up", fill="white", stroke="black", strokeWidth=1, opacity=1).encode(
            x=altair.X("bound_ns:Q"), tooltip=tooltip),
    )
    chart = only(layers.properties(width=210, height=altair.Step(20)).facet(
        row=altair.Row("chunk:N").title("chunk").sort([size_text(size) for size in chunks]),
        column=altair.Column("panel:N").title(None).sort(panels),
    ).resolve_scale(x="shared", y="shared"), series.SHOWN)
    return Picture(
        name="phases", title=TITLE,
        caption="Stacked: what producing, transferring and consuming a chunk take by themselves, on the slowest rank. "
        "Upright line: the median time that a chunk took; left of the stack's end where the phases overlap. Triangle: "
        "the bound, the least time that the phases allow.",
        alternative="Time to produce, transfer and consume a chunk, stacked, beside the time that a chunk took, by "
        "depth and chunk.",
        chart=chart, rows=rows, series=material.series, table=_table(cells), omitted=omitted)


def _table(cells):
    texts = {name: cells[figure].map(time_text) for figure, name in _PHASES.items()}
    return cells.assign(
        chunk=cells["size_bytes"].map(size_text), median=cells["median_ns"].map(time_text),
        bound=cells["bound_ns_per_chunk"].map(time_text), **texts,
    )[["panel", "chunk", "path", *texts, "bound", "median"]].rename(columns={"panel": "pipeline"})
