"""Rate against size: harmonic rates, what the interval of the median stands for, and the ceiling."""

import altair
from axes import rate_axis, rate_text, size_axis, size_text
from charts.sweeps import ceiling_marks, first_panels, is_sweep, lines_with_intervals, panels, with_size_axis
from material import Material
from picture import LeftOut, Picture, data_of
from row_tooltip import COLUMNS, row_tooltip

TITLE = "Rate against size"


def draw(material: Material) -> Picture | LeftOut:
    cells = material.measured("bandwidth_bytes_per_s")
    cells = cells[is_sweep(cells)] if len(cells) else cells
    if cells.empty:
        return LeftOut(TITLE, "no question has rates (bandwidth_bytes_per_s) at two sizes or more")
    cells = cells.assign(
        median_rate=cells["bytes_per_iteration"] / cells["median_ns"] * 1e9,
        median_rate_low=cells["bytes_per_iteration"] / cells["median_high_ns"] * 1e9,
        median_rate_high=cells["bytes_per_iteration"] / cells["median_low_ns"] * 1e9)
    drawn, questions, omitted = first_panels(cells)
    rows = with_size_axis(
        drawn[[*COLUMNS, "ceiling_bytes_per_s", "median_rate", "median_rate_low", "median_rate_high"]])
    series = material.series
    base = altair.Chart(data_of(rows)).encode(x=size_axis("log2_size"))
    y = rate_axis("bandwidth_bytes_per_s", "rate, all ranks together")
    layers = altair.layer(
        ceiling_marks(base, "ceiling_bytes_per_s"),
        base.mark_tick(orient="horizontal", size=9, thickness=2, opacity=0.6).encode(
            y=altair.Y("median_rate:Q"), color=series.color()),
        *lines_with_intervals(base, y, "median_rate_low", "median_rate_high", series, row_tooltip()),
    )
    return Picture(
        name="rate-against-size", title=TITLE,
        caption="Marks: bytes of all samples over the time of all samples (harmonic, never a mean of rates), all "
        "ranks together; 1 GB is 10^9 bytes. Short coloured lines and thick bars: the rate that the median time and "
        "its 95 % interval stand for; a mark below them tells of a few samples that took very long. Dark level lines: "
        "the ceiling, the rate at which plain code copies the same layout in local memory. Both axes are logarithmic.",
        alternative=f"Rates over sizes, for {len(questions)} questions: {'; '.join(questions)}.",
        chart=panels(layers, questions, series.SHOWN), rows=rows, series=series,
        table=_table(cells), omitted=omitted)


def _table(cells):
    return cells.assign(
        size=cells["size_bytes"].map(size_text), rate=cells["bandwidth_bytes_per_s"].map(rate_text),
        low=cells["median_rate_low"].map(rate_text), high=cells["median_rate_high"].map(rate_text),
        ceiling=cells["ceiling_bytes_per_s"].map(rate_text),
    )[["question", "path", "size", "rate", "low", "high", "ceiling"]].rename(
        columns={"low": "median's 95 % from", "high": "to"})
