"""The chart of a law: prediction as a line, what was simulated and measured as points with their intervals."""

import altair
import look
import pandas
from laws.panels import Panel
from laws.quantity import axis
from picture import data_of
from row_tooltip import numbers

_WIDTH, _HEIGHT, _TICKS = 400, 230, 6
_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_TICKS, _SMALL_IN_A_ROW = 250, 110, 3, 3

# What was fitted to is filled, what was kept out is open.
_SIMULATED, _MEASURED = 34, 100

TITLES = {"given": "With the figures given", "fitted": "With the figures measured here"}


def law_chart(panels: list[Panel], rows: pandas.DataFrame):
    """All panels of a law, two in a row; `rows` are those of all of them."""
    base = altair.Chart(data_of(rows))
    several = len({panel.figures for panel in panels}) > 1
    lines, pair = [], []
    for panel in panels:
        if panel.is_split:
            lines += [pair] if pair else []
            lines.append([_small_panels(base, panel, several)])
            pair = []
            continue
        pair.append(_panel(base, panel, several))
        if len(pair) == 2:
            lines.append(pair)
            pair = []
    lines += [pair] if pair else []
    return altair.vconcat(*(altair.hconcat(*line).resolve_scale(
        color="independent", shape="independent", strokeDash="independent") for line in lines)).resolve_scale(
            color="independent", shape="independent", strokeDash="independent")


def _panel(base: altair.Chart, panel: Panel, several: bool):
    """All curves over one pair of axes."""
    domain = altair.Scale(domain=panel.curves)
    legend = altair.Legend(
        orient="bottom", direction="vertical", columns=1, labelLimit=_WIDTH, title=None, symbolOpacity=1,
        symbolStrokeWidth=0)
    places = range(len(panel.curves))
    color = altair.Color("curve:N").scale(domain).legend(legend)
    shape = altair.Shape("curve:N").scale(domain=panel.curves, range=[look.SHAPES[place] for place in places]).legend(
        legend)
    dash = altair.StrokeDash("curve:N").scale(domain=panel.curves, range=[look.DASHES[place] for place in places])
    layers = _layers(
        base.transform_filter(f"datum.panel == {panel.number}"), panel,
        {"color": color, "strokeDash": dash.legend(None)}, {"color": color, "shape": shape}, {"color": color},
        _TICKS)
    return altair.layer(*layers).properties(width=_WIDTH, height=_HEIGHT, **_title(panel, several))


def _small_panels(base: altair.Chart, panel: Panel, several: bool):
    """A curve each, over axes that all share."""
    color = {"color": altair.Color("curve:N").scale(domain=panel.curves).legend(None)}
    charts = []
    for curve in panel.curves:
        chosen = base.transform_filter(f"datum.panel == {panel.number}").transform_filter(
            altair.FieldEqualPredicate(field="curve", equal=curve))
        layers = _layers(chosen, panel, color, color, color, _SMALL_TICKS)
        charts.append(altair.layer(*layers).properties(
            width=_SMALL_WIDTH, height=_SMALL_HEIGHT, title=altair.Title(curve, fontSize=11, fontWeight="normal")))
    return altair.concat(*charts, columns=_SMALL_IN_A_ROW).resolve_scale(x="shared", y="shared").properties(
        **_title(panel, several))


def _title(panel: Panel, several: bool) -> dict:
    return {"title": altair.Title(TITLES[panel.figures], fontSize=12)} if several else {}


def _layers(base: altair.Chart, panel: Panel, line: dict, point: dict, rule: dict, ticks: int) -> list:
    """Those that the panel has anything for; `line`, `point` and `rule` are how its curves are told apart."""
    x = axis(altair.X, "x", *panel.x, ticks)
    y = axis(altair.Y, "predicted", *panel.y, ticks)
    base = base.encode(x=x)
    layers = [base.mark_line(strokeWidth=1.6).encode(y=y, **line)]
    if (panel.rows["alone"] == "true").any():
        layers.append(base.transform_filter("datum.alone == 'true'").mark_tick(
            orient="horizontal", size=22, thickness=2).encode(y="predicted:Q", **rule))
    for kind, width in (("simulated", 1.2), ("measured", 3)):
        if panel.has(f"{kind}_low"):
            layers.append(base.transform_filter(f"isValid(datum.{kind}_low)").mark_rule(
                strokeWidth=width, opacity=0.7).encode(y=f"{kind}_low:Q", y2=f"{kind}_high", **rule))
    if panel.has("simulated"):
        layers.append(base.mark_point(filled=True, size=_SIMULATED, opacity=1).encode(
            y="simulated:Q", tooltip=_tooltip(panel, "simulated"), **point))
    tooltip = [*_tooltip(panel, "measured"), "kept_out:N"]
    looks = {"false": {"filled": True, "opacity": 0.75}, "true": {"strokeWidth": 2, "opacity": 1}}
    for kept_out, look_of in looks.items():
        if ((panel.rows["kept_out"] == kept_out) & panel.rows["measured"].notna()).any():
            layers.append(base.transform_filter(f"datum.kept_out == '{kept_out}'").mark_point(
                size=_MEASURED, **look_of).encode(y="measured:Q", tooltip=tooltip, **point))
    return layers


def _tooltip(panel: Panel, kind: str) -> list:
    """Of a point that was `simulated` or `measured`."""
    interval = [f"{kind}_low", f"{kind}_high"]
    return ["curve:N", *numbers("x", "predicted", kind, *(interval if panel.has(*interval) else []))]
