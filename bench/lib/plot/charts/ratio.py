"""How many times as fast each path is as a base that the reader chooses, and where they cross."""

import itertools

import altair
import pandas
from axes import ratio_axis, size_axis
from charts.crossover import crossings, ratio, verdict
from charts.paths_found import PathsFound
from charts.sweeps import first_panels, is_sweep, lines_with_intervals, panels, with_size_axis
from material import Material
from picture import Choice, LeftOut, Picture, data_of
from row_tooltip import numbers

TITLE = "Ratio of two paths, and where they cross"

# What an interval comes from.
_RESAMPLED, _ENDS = "resampled by rdmark paths", "ends of the medians' intervals"


def draw(material: Material) -> Picture | LeftOut:
    cells = material.measured("median_ns", "median_low_ns", "median_high_ns")
    if len(cells):
        cells = cells[is_sweep(cells)]
        cells = cells[cells.groupby("question")["path"].transform("nunique") > 1]
    if cells.empty:
        return LeftOut(
            TITLE, "no question has two paths with intervals of the median (median_low_ns, median_high_ns) at two "
            "sizes or more")
    drawn, questions, omitted = first_panels(cells)
    rows, table = [], []
    found = PathsFound(material.paths)
    for question, part in drawn.groupby("question", sort=False):
        for base, other in itertools.permutations(dict.fromkeys(part["path"]), 2):
            pair, line = _pair(part, question, base, other, found)
            rows += pair
            table += line
    if not rows:
        return LeftOut(TITLE, "no two paths of a question share a size")
    rows = with_size_axis(pandas.DataFrame(rows))
    bases = list(dict.fromkeys(cells["path"]))
    # The base of the most panels.
    base = rows.groupby("base", sort=False)["question"].nunique().idxmax()
    return Picture(
        name="ratio", title=TITLE,
        caption="Median time of the base over median time of the path: above 1 the path is faster. Thick bars: its "
        "interval; where it holds 1, no difference is shown. Upright lines: crossovers, by a straight line through the "
        "ratios on logarithmic axes. Of two paths that rdmark paths has compared (paths.csv), the intervals are its "
        "own, of 95 % by resampling, also that of the crossover, which is the shade. Of others, a ratio's interval "
        "comes from the ends of the two 95 % intervals of the medians, and the shade of a crossover reaches to the "
        "next sizes at which a difference is shown.",
        alternative=f"How many times as fast each path is as a chosen base, over sizes, for {len(questions)} "
        f"questions: {'; '.join(questions)}.",
        chart=_chart(rows, questions, material.series), rows=rows, series=material.series,
        table=pandas.DataFrame(table),
        choices=[Choice("base", "base", bases, base)], omitted=omitted)


def _pair(part, question: str, base: str, other: str, found: PathsFound) -> tuple[list[dict], list[dict]]:
    """Rows to draw and a line for the table, of two paths."""
    one, two = (part[part["path"] == path].set_index("size_bytes") for path in (base, other))
    sizes = sorted(set(one.index) & set(two.index))
    compared = {size: said for size in sizes if (said := found.of(one.loc[size], two.loc[size]))}
    points = [
        compared[size].point if size in compared else ratio(one.loc[size], two.loc[size], size) for size in sizes]
    points = [point for point in points if point]
    if not points:
        return [], []
    look = {"question": question, "base": base, "path": other, "transport": two["transport"].iloc[0],
            "method": two["method"].iloc[0]}
    rows = [
        look | {"kind": "ratio", "size_bytes": point.size, "ratio": point.ratio, "low": point.low, "high": point.high,
                "interval": _RESAMPLED if point.size in compared else _ENDS} for point in points]
    said = next(iter(compared.values()), None)
    if said is None:
        changes = crossings(points)
    else:
        changes = [said.crossing] if said.crossing else []
    interval = _ENDS if said is None else _RESAMPLED
    for change in changes:
        rows.append(look | {"kind": "crossing", "size_bytes": change.size, "low": change.low, "high": change.high,
                            "interval": interval})
    words = f"no crossover: {said.reason}" if said and not changes else verdict(points, changes)
    return rows, [{"question": question, "base": base, "path": other,
                   "ratio, smallest size to largest": ", ".join(f"{point.ratio:.3g}" for point in points),
                   "verdict": words, "intervals": interval}]


def _chart(rows, questions, series):
    chart = altair.Chart(data_of(rows))
    ratios = chart.transform_filter("datum.kind == 'ratio'").encode(x=size_axis("log2_size"))
    changes = chart.transform_filter("datum.kind == 'crossing'").transform_calculate(
        log2_low="log(datum.low) / LN2", log2_high="log(datum.high) / LN2")
    y = ratio_axis("ratio", "times as fast as the base")
    tooltip = ["question:N", "base:N", "path:N", *numbers("size_bytes", "ratio", "low", "high"), "interval:N"]
    crossing = [altair.Tooltip("path:N"), altair.Tooltip("size_bytes:Q", title="crossover (bytes)", format=",.4~g"),
                altair.Tooltip("low:Q", title="from (bytes)", format=",.6~g"),
                altair.Tooltip("high:Q", title="to (bytes)", format=",.6~g"), altair.Tooltip("interval:N")]
    layers = altair.layer(
        changes.mark_rect(opacity=0.12).encode(
            x=altair.X("log2_low:Q"), x2="log2_high", color=series.color(), tooltip=crossing),
        changes.mark_rule(strokeWidth=1.5).encode(
            x=altair.X("log2_size:Q"), color=series.color(), strokeDash=series.dash(), tooltip=crossing),
        chart.mark_rule(strokeWidth=1).encode(y=altair.YDatum(1)),
        *lines_with_intervals(ratios, y, "low", "high", series, tooltip),
    )
    return panels(layers, questions, "datum.base == base", series.SHOWN)
