"""Paths side by side, for questions that were asked for one size."""

import altair
from axes import rate_text, size_text, time_axis, time_text
from charts.facets import only
from charts.sweeps import COLUMNS as PANELS_A_ROW
from charts.sweeps import WIDTH, first_panels, is_sweep
from material import Material
from picture import LeftOut, Picture, data_of
from row_tooltip import COLUMNS, row_tooltip

TITLE = "Paths side by side, at one size"


def draw(material: Material) -> Picture | LeftOut:
    cells = material.measured("median_ns")
    cells = cells[~is_sweep(cells)] if len(cells) else cells
    if cells.empty:
        return LeftOut(TITLE, "every question was asked for several sizes; see the pictures over sizes")
    cells = cells.assign(question=cells["question"] + ", " + cells["size_bytes"].map(size_text))
    drawn, questions, omitted = first_panels(cells)
    rows = drawn[COLUMNS]
    series = material.series
    base = altair.Chart(data_of(rows)).encode(
        y=altair.Y("path:N").title(None).sort(list(dict.fromkeys(cells["path"]))))
    x = time_axis("median_ns", "median time of one event", altair.X)
    layers = altair.layer(
        base.mark_tick(orient="vertical", size=14, thickness=2, opacity=0.5).encode(x=altair.X("ceiling_median_ns:Q")),
        base.mark_rule(strokeWidth=4, opacity=0.6).encode(
            x=altair.X("median_low_ns:Q"), x2="median_high_ns", color=series.color()),
        base.mark_point(filled=True, size=70, opacity=1).encode(
            x=x, color=series.color(), shape=series.shape(), tooltip=row_tooltip()),
    )
    chart = only(layers.properties(width=WIDTH - 60, height=altair.Step(20)).facet(
        facet=altair.Facet("question:N").title(None).sort(questions), columns=PANELS_A_ROW,
    ).resolve_scale(x="independent", y="independent"), series.SHOWN)
    return Picture(
        name="one-size", title=TITLE,
        caption="Median time of one event with its 95 % interval as a thick bar. Short upright lines: the ceiling, the "
        "median time in which plain code copies the same layout in local memory. The axis is logarithmic.",
        alternative=f"Median times of paths, for {len(questions)} questions: {'; '.join(questions)}.",
        chart=chart, rows=rows, series=material.series, table=_table(cells), omitted=omitted)


def _table(cells):
    return cells.assign(
        median=cells["median_ns"].map(time_text), low=cells["median_low_ns"].map(time_text),
        high=cells["median_high_ns"].map(time_text), ceiling=cells["ceiling_median_ns"].map(time_text),
        rate=cells["bandwidth_bytes_per_s"].map(rate_text),
    )[["question", "path", "median", "low", "high", "ceiling", "rate"]].rename(
        columns={"low": "95 % from", "high": "95 % to"})
