"""Time of one event against size: medians with their intervals, and the ceiling."""

import altair
from axes import size_axis, size_text, time_axis, time_text
from charts.sweeps import ceiling_marks, first_panels, is_sweep, lines_with_intervals, panels, with_size_axis
from material import Material
from picture import LeftOut, Picture, data_of
from row_tooltip import COLUMNS, row_tooltip

TITLE = "Time against size"


def draw(material: Material) -> Picture | LeftOut:
    cells = material.measured("median_ns")
    cells = cells[is_sweep(cells)] if len(cells) else cells
    if cells.empty:
        return LeftOut(TITLE, "no question has medians (median_ns) at two sizes or more")
    drawn, questions, omitted = first_panels(cells)
    rows = with_size_axis(drawn[COLUMNS])
    series = material.series
    base = altair.Chart(data_of(rows)).encode(x=size_axis("log2_size"))
    y = time_axis("median_ns", "median time of one event")
    layers = altair.layer(
        ceiling_marks(base, "ceiling_median_ns"),
        *lines_with_intervals(base, y, "median_low_ns", "median_high_ns", series, row_tooltip()),
    )
    return Picture(
        name="time-against-size", title=TITLE,
        caption="Median time of one event (an iteration; for latency one crossing), with its 95 % interval as a thick "
        "bar, often shorter than its mark. Short level lines: the ceiling, the median time in which plain code copies "
        "the same layout in local memory. Both axes are logarithmic.",
        alternative=f"Median times over sizes, for {len(questions)} questions: {'; '.join(questions)}.",
        chart=panels(layers, questions, series.SHOWN), rows=rows, series=series,
        table=_table(cells), omitted=omitted)


def _table(cells):
    return cells.assign(
        size=cells["size_bytes"].map(size_text), median=cells["median_ns"].map(time_text),
        low=cells["median_low_ns"].map(time_text), high=cells["median_high_ns"].map(time_text),
        p90=cells["p90_ns"].map(time_text), p99=cells["p99_ns"].map(time_text),
        ceiling=cells["ceiling_median_ns"].map(time_text),
    )[["question", "path", "size", "median", "low", "high", "p90", "p99", "ceiling"]].rename(
        columns={"low": "95 % from", "high": "95 % to"})
