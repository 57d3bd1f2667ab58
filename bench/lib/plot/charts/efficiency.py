"""The efficiency of streaming, over chunk and depth."""

import altair
from axes import size_text, time_text
from charts.facets import only
from charts.stream_cells import stream_cells
from material import Material
from picture import LeftOut, Picture, data_of
from row_tooltip import COLUMNS, numbers, row_tooltip

TITLE = "Streaming efficiency over chunk and depth"


def draw(material: Material) -> Picture | LeftOut:
    cells = stream_cells(material, "efficiency", "bound_ns_per_chunk")
    if cells.empty:
        return LeftOut(TITLE, "no measured cell of stream reports efficiency (column figures)")
    cells = cells.assign(
        panel=[", ".join(filter(None, (row.path, row.pipeline))) for row in cells.itertuples()],
        chunk=cells["size_bytes"].map(size_text), share=[f"{value:.0%}" for value in cells["efficiency"]])
    rows = cells[[*COLUMNS, "panel", "chunk", "depth", "efficiency", "bound_ns_per_chunk", "share"]]
    series = material.series
    panels = list(dict.fromkeys(rows["panel"]))
    base = altair.Chart(data_of(rows)).encode(
        x=altair.X("chunk:N").title("chunk").sort(list(dict.fromkeys(rows.sort_values("size_bytes")["chunk"]))).axis(
            labelAngle=0),
        y=altair.Y("depth:O").title("depth").sort("descending"))
    tooltip = [altair.Tooltip("depth:Q"), *numbers("efficiency", "bound_ns_per_chunk"), *row_tooltip()]
    layers = altair.layer(
        base.mark_rect().encode(
            color=altair.Color("efficiency:Q").scale(scheme="viridis", domain=[0, 1], clamp=True).legend(
                format=".0%").title("efficiency"), tooltip=tooltip),
        base.mark_text(fontWeight="bold").encode(
            text="share:N",
            color=altair.condition("datum.efficiency > 0.45", altair.value("black"), altair.value("white"))),
    )
    chart = only(layers.properties(width=altair.Step(64), height=altair.Step(34)).facet(
        facet=altair.Facet("panel:N").title(None).sort(panels), columns=2,
    ).resolve_axis(x="independent", y="independent"), series.SHOWN)
    return Picture(
        name="streaming-efficiency", title=TITLE,
        caption="The least time that the parts of the pipeline allow, over the time that a chunk took: the slowest "
        "part, or all parts divided by the processors. Brighter is better, in greyscale too.",
        alternative=f"Streaming efficiency by chunk and depth (chunks under way), for {'; '.join(panels)}.",
        chart=chart, rows=rows, series=material.series, table=_table(cells))


def _table(cells):
    return cells.assign(
        median=cells["median_ns"].map(time_text), bound=cells["bound_ns_per_chunk"].map(time_text),
        depth=[f"{value:.0f}" for value in cells["depth"]],
    )[["panel", "chunk", "depth", "share", "median", "bound"]].rename(
        columns={"share": "efficiency", "median": "median of a chunk", "bound": "bound of a chunk"})
