"""The samples of a cell in the order of time, in which drift shows."""

import altair
import numpy
import pandas
from axes import time_axis, time_text
from charts.facets import only
from charts.groups import chosen_look, first_chosen, grouped_samples, path_rows
from material import Material
from picture import Choice, LeftOut, Picture, data_of
from row_tooltip import numbers

TITLE = "Samples in the order of time"

# Stretches of consecutive samples; as many as there is place for, and few enough for a small page.
_STRETCHES = 60


def draw(material: Material) -> Picture | LeftOut:
    groups = grouped_samples(material, None)
    cells = groups.cells
    if cells.empty:
        return LeftOut(TITLE, "there are no samples (samples.csv) of measured cells")
    rows, table = [], []
    for row in cells.itertuples():
        stretches = _stretches(groups.samples(row).sort_values(["launch", "sample"], kind="stable"))
        rows += [chosen_look(row) | one for one in stretches]
        table.append({"group": row.group, "path": row.path} | _drift(stretches))
    rows = pandas.DataFrame(rows)
    chosen = first_chosen(cells)
    return Picture(
        name="drift", title=TITLE,
        caption=f"Up to {_STRETCHES} stretches of consecutive samples: median (line), quartiles (dark) and extremes "
        "(light) of the time of one event, quantiles of type 7. Samples that do not count are drawn apart, as "
        "crosses at their median: warm-up, late start, wrong bytes, interrupted. Numbers go on from launch to "
        "launch, where the line is broken.",
        alternative=f"Times of samples in the order in which they were taken; shown first: {chosen}.",
        chart=_chart(rows, material.series), rows=rows, series=material.series,
        table=pandas.DataFrame(table).fillna(""),
        choices=[Choice("group", "cells", list(dict.fromkeys(cells["group"])), chosen)],
        omitted=groups.omitted)


def _stretches(samples: pandas.DataFrame) -> list[dict]:
    """Of each launch and validity apart: a stretch that mixed them would show neither."""
    samples = samples.assign(number=numpy.arange(len(samples)))
    launches = samples["launch"].nunique()
    found = []
    for (launch, validity), part in samples.groupby(["launch", "validity"], observed=True):
        most = max(4, (_STRETCHES if validity == "ok" else 8) // launches)
        for times, numbers in zip(*(numpy.array_split(part[name].to_numpy(), min(most, len(part)))
                                    for name in ("event_ns", "number"))):
            low, median, high = numpy.quantile(times, [0.25, 0.5, 0.75])
            found.append({
                "launch": launch, "validity": validity, "number": numbers[0], "samples": len(times), "median": median,
                "low": low, "high": high, "min": times.min(), "max": times.max()})
    return found


def _drift(stretches: list[dict]) -> dict:
    """What the table says: the median of the first and of the last stretch."""
    counting = [one for one in stretches if one["validity"] == "ok"]
    if not counting:
        return {"stretches": 0}
    first, last = counting[0]["median"], counting[-1]["median"]
    return {"stretches": len(counting), "first stretch": time_text(first), "last stretch": time_text(last),
            "last over first": f"{last / first:.3f}"}


def _chart(rows: pandas.DataFrame, series):
    base = altair.Chart(data_of(rows)).encode(
        x=altair.X("number:Q").title("sample").scale(nice=False, padding=4).axis(tickCount=6, format=",d"))
    counting = base.transform_filter("datum.validity == 'ok'")
    tooltip = ["path:N", "launch:N", "validity:N", altair.Tooltip("number:Q", title="from sample", format=","),
               altair.Tooltip("samples:Q", format=","),
               *numbers("median", "low", "high", "min", "max")]
    layers = altair.layer(
        counting.mark_area(opacity=0.18).encode(y=altair.Y("min:Q"), y2="max", color=series.color(), detail="launch:N"),
        counting.mark_area(opacity=0.35).encode(
            y=altair.Y("low:Q"), y2="high", color=series.color(), detail="launch:N"),
        counting.mark_line(strokeWidth=1.5).encode(
            y=time_axis("median", "time", ticks=3), color=series.color(), detail="launch:N"),
        counting.mark_point(size=12, filled=True).encode(y="median:Q", color=series.color(), tooltip=tooltip),
        base.transform_filter("datum.validity != 'ok'").mark_point(shape="cross", size=30).encode(
            y="median:Q", color=series.color(), tooltip=tooltip),
    )
    return only(layers.properties(width=560, height=90).facet(
        row=path_rows(rows),
    ).resolve_scale(x="independent", y="independent"), "datum.group == group", series.SHOWN)
