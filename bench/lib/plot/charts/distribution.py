"""The distribution of raw samples: empirical cumulative distribution and histogram."""

import altair
import numpy
import pandas
from axes import time_axis, time_text
from charts.facets import only
from charts.groups import chosen_look, first_chosen, grouped_samples, path_rows
from material import Material
from picture import Choice, LeftOut, Picture, data_of
from row_tooltip import numbers

TITLE = "Distribution of samples"

# Steps of the cumulative distribution: close enough for a line, and both tails.
_SHARES = numpy.concatenate([[0.001, 0.002, 0.005], numpy.linspace(0.01, 0.99, 50), [0.995, 0.998, 0.999]])
_MARKED = {"median_ns": ("median", 0.5), "p90_ns": ("p90", 0.9), "p99_ns": ("p99", 0.99), "p999_ns": ("p99.9", 0.999)}
_BINS = 100


def draw(material: Material) -> Picture | LeftOut:
    groups = grouped_samples(material, "ok")
    cells = groups.cells
    if cells.empty:
        return LeftOut(TITLE, "there are no samples with validity ok (samples.csv) of measured cells")
    rows, table = [], []
    for group, part in cells.groupby("group", sort=False):
        times = {row.Index: groups.samples(row)["event_ns"].to_numpy() for row in part.itertuples()}
        edges = _edges(numpy.concatenate(list(times.values())))
        for row in part.itertuples():
            own = times[row.Index]
            look = chosen_look(row)
            rows += [look | one for one in [*_cumulative(own), *_quoted(row), *_histogram(own, edges)]]
            table.append(
                {"group": group, "path": row.path, "samples": len(own), "min": time_text(own.min())}
                | {name: time_text(getattr(row, column)) for column, (name, _) in _MARKED.items()}
                | {"max": time_text(own.max())})
    rows = pandas.DataFrame(rows)
    chosen = first_chosen(cells)
    return Picture(
        name="distribution", title=TITLE,
        caption="All samples with validity ok, none dropped; time of one event, so that a sample of several events "
        "counts as their mean. Above: the share of samples that are as short or shorter; marks: median, p90, p99 and "
        "p99.9 (Hyndman and Fan's type 7), where summary.csv quotes them. Below: share of samples in bins of equal "
        "width on the logarithmic axis.",
        alternative=f"Cumulative distribution and histogram of the samples of each path; shown first: {chosen}.",
        chart=_chart(rows, material.series), rows=rows, series=material.series,
        table=pandas.DataFrame(table).fillna(""),
        choices=[Choice("group", "cells", list(dict.fromkeys(cells["group"])), chosen)],
        omitted=groups.omitted)


def _edges(times: numpy.ndarray) -> numpy.ndarray:
    low, high = times.min(), times.max()
    # All alike: one bin around them.
    return numpy.geomspace(low, high, _BINS + 1) if high > low else numpy.array([low * 0.99, high * 1.01])


def _quoted(row) -> list[dict]:
    """The quantiles that the summary quotes: it knows where there are too few samples, or none of single events."""
    return [{"kind": "mark", "ns": getattr(row, column), "share": share, "quantile": name}
            for column, (name, share) in _MARKED.items() if getattr(row, column) == getattr(row, column)]


def _cumulative(times: numpy.ndarray) -> list[dict]:
    """The distribution at a grid of shares, no finer than the samples."""
    ordered = numpy.sort(times)
    places = numpy.ceil(_SHARES * len(ordered)).astype(int).clip(1) - 1
    places = numpy.unique(numpy.concatenate([[0], places, [len(ordered) - 1]]))
    return [{"kind": "step", "ns": ordered[place], "share": (place + 1) / len(ordered)} for place in places]


def _histogram(times: numpy.ndarray, edges: numpy.ndarray) -> list[dict]:
    counts, _ = numpy.histogram(times, edges)
    return [{"kind": "bin", "ns": low, "to_ns": high, "share": count / len(times), "count": count}
            for count, low, high in zip(counts, edges, edges[1:]) if count]


def _chart(rows: pandas.DataFrame, series):
    of_group = "datum.group == group"
    base = altair.Chart(data_of(rows)).transform_filter(of_group).transform_filter(series.SHOWN)
    x = time_axis("ns", "time of one event", altair.X)
    steps = base.transform_filter("datum.kind == 'step'").mark_line(interpolate="step-after", strokeWidth=1.5).encode(
        x=x, y=altair.Y("share:Q").title("share of samples").axis(format=".0%"), color=series.color(),
        strokeDash=series.dash(), detail="path:N", order="ns:Q")
    marks = base.transform_filter("datum.kind == 'mark'").mark_point(filled=True, size=60, opacity=1).encode(
        x=x, y="share:Q", color=series.color(), shape=series.shape(),
        tooltip=["group:N", "path:N", "quantile:N", *numbers("ns")])
    bins = only(altair.Chart(data_of(rows)).mark_bar(binSpacing=0, orient="vertical").encode(
        x=x, x2="to_ns", y=altair.Y("share:Q").title(None).axis(format=".0%", tickCount=3), y2=altair.datum(0),
        color=series.color(),
        tooltip=["path:N", altair.Tooltip("ns:Q", title="from (ns)", format=",.6~g"),
                 altair.Tooltip("to_ns:Q", title="to (ns)", format=",.6~g"), altair.Tooltip("count:Q", format=","),
                 altair.Tooltip("share:Q", format=".3%")],
    ).properties(width=560, height=60).facet(
        row=path_rows(rows),
    ).resolve_scale(y="independent"), of_group, series.SHOWN, "datum.kind == 'bin'")
    return altair.vconcat(altair.layer(steps, marks).properties(width=560, height=220), bins)
