"""Which method is fastest, over the size of a fragment and how many there are."""

import altair
import pandas
from axes import size_text, time_text
from charts.facets import only
from charts.map_places import found_places
from charts.sweeps import COLUMNS
from material import Material
from picture import LeftOut, Picture, data_of
from row_tooltip import numbers
from series import FILL_OPACITY

TITLE = "Method map"

_PLACE = ["block_bytes", "blocks"]


def draw(material: Material) -> Picture | LeftOut:
    several_results = material.cells["result"].nunique() > 1
    cells = material.measured("median_ns", *_PLACE)
    # What rdmark map has made of a run holds for all of it.
    cells = cells[(cells["method"] != "") & ~cells["result"].isin(material.places["result"])]
    cells = _with_panels(cells, several_results) if len(cells) else cells
    places = [part for _, part in cells.groupby(["panel", *_PLACE])] if len(cells) else []
    rows = [row for part in places if (row := _winner(part))] + found_places(material.places, several_results)
    if not rows:
        return LeftOut(
            TITLE, "no fragment size and count (block_bytes, blocks) was measured by two methods of a transport")
    rows = pandas.DataFrame(rows)
    series = material.series
    panels = list(dict.fromkeys(rows["panel"]))
    base = altair.Chart(data_of(rows)).encode(
        x=altair.X("count:N").title("fragments").sort(_in_order(rows, "blocks", "count")).axis(
            labelAngle=0),
        y=altair.Y("fragment:N").title("size of one").sort(_in_order(rows, "block_bytes", "fragment")[::-1]))
    lines = ["method", "standing", *(["auto"] if (rows["auto"] != "").any() else [])]
    tooltip = [
        *(altair.Tooltip(name, type="nominal") for name in ("panel", "fragment", "count", "method", "standing")),
        *numbers("margin"), altair.Tooltip("auto:N"), altair.Tooltip("all_methods:N", title="medians")]
    layers = altair.layer(
        base.mark_rect(fillOpacity=FILL_OPACITY, stroke="gray", strokeWidth=1).encode(
            color=series.method_color("fastest method"), tooltip=tooltip),
        *(base.mark_text(dy=13 * line - 6 * (len(lines) - 1)).encode(text=f"{name}:N")
          for line, name in enumerate(lines)),
    )
    chart = only(layers.properties(width=altair.Step(82), height=altair.Step(14 + 13 * len(lines))).facet(
        facet=altair.Facet("panel:N").title(None).sort(panels), columns=COLUMNS,
    ).resolve_scale(x="independent", y="independent"), series.TRANSPORT_SHOWN)
    return Picture(
        name="method-map", title=TITLE,
        caption="Over the number of fragments of one iteration and the size of the shortest: the method with the "
        "shortest median among those measured, and how many times as fast it is as the next; 'alike' where the 95 % "
        "intervals of the two overlap or are missing, so that no difference is shown. Where rdmark map has made a map "
        "of the run (map.csv), it is that one, with what auto would lose by choosing by the costs of the other places. "
        "The filter for methods does not change the map.",
        alternative=f"The fastest method by fragment size and count, for {'; '.join(panels)}.",
        chart=chart, rows=rows, series=material.series,
        table=rows[["panel", "fragment", "count", *lines, "all_methods"]].rename(
            columns={"standing": "against the next", "all_methods": "medians"}))


def _with_panels(cells: pandas.DataFrame, several_results: bool) -> pandas.DataFrame:
    """With `panel`, in words. Options are part of it where cells of different options would lie at the same place."""
    words = [
        f"{row.workload}, {row.transport}" + (f", {row.ranks:.0f} ranks" if row.ranks == row.ranks else "")
        + (f" ({row.result})" if several_results else "") for row in cells.itertuples()]
    cells = cells.assign(panel=words)
    alike = cells.groupby(["panel", "method", *_PLACE])["cell"].transform("size") > 1
    crowded = cells["panel"].isin(set(cells.loc[alike, "panel"]))
    longer = cells["panel"] + ", " + cells["memory"] + " " + cells["options"]
    return cells.assign(panel=cells["panel"].where(~crowded, longer))


def _winner(part: pandas.DataFrame) -> dict | None:
    """The fastest method of a place; none where only one was measured."""
    if part["method"].nunique() < 2:
        return None
    part = part.sort_values("median_ns")
    first, second = part.iloc[0], part.iloc[1]
    margin = second["median_ns"] / first["median_ns"]
    # Where an end is missing, the comparison is false, and no difference is shown.
    apart = first["median_high_ns"] < second["median_low_ns"]
    return {
        "panel": first["panel"], "transport": first["transport"], "method": first["method"],
        "block_bytes": first["block_bytes"], "blocks": first["blocks"], "fragment": size_text(first["block_bytes"]),
        "count": f"{first['blocks']:.0f}", "margin": margin,
        "standing": f"{margin:.3g} x" if apart else f"alike: {second['method']}", "auto": "",
        "all_methods": ", ".join(f"{one.method} {time_text(one.median_ns)}" for one in part.itertuples())}


def _in_order(rows: pandas.DataFrame, number: str, text: str) -> list[str]:
    return list(dict.fromkeys(rows.sort_values(number)[text]))
