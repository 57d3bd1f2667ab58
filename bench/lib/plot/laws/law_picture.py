"""The picture of a law, with what a reader needs who does not see it."""

import pandas
from laws.law import Law, file_stem
from laws.law_chart import law_chart
from laws.panels import FOUND, Panel, panels_of
from laws.quantity import quantity_text
from picture import LeftOut, Picture

_COLUMNS = ["panel", "curve", "x", "predicted", *FOUND, "kept_out", "alone"]


def draw_law(law: Law, folder_number: int) -> Picture | LeftOut:
    """`folder_number` counts the folders with laws from 1: the pictures of the second are called `L09-2`."""
    panels = panels_of(law.points)
    if not panels:
        return LeftOut(law.title, "its file holds no point that can be drawn")
    stem = file_stem(law.name)
    rows = pandas.concat([panel.rows for panel in panels], ignore_index=True)[_COLUMNS]
    # What no point has needs no place in the page.
    rows = rows.drop(columns=[name for name in FOUND if rows[name].isna().all()])
    return Picture(
        name=stem if folder_number == 1 else f"{stem}-{folder_number}", title=law.title, caption=_caption(law, panels),
        alternative=_alternative(law, panels), chart=law_chart(panels, rows), rows=rows, series=None,
        table=_table(law.points), omitted=[line for panel in panels for line in panel.omitted])


def _caption(law: Law, panels: list[Panel]) -> str:
    words = ["Lines: what the formula predicts. Small marks: what the simulation found"]
    if any(panel.has("simulated_low") for panel in panels):
        words.append(", with the interval in which the truth lies where there is chance")
    if any(panel.has("measured") for panel in panels):
        words.append(f". Large marks: what {'others have' if law.has_published else 'was'} measured on a machine")
        words.append(", with 95 % intervals" if any(panel.has("measured_low") for panel in panels) else "")
        words.append("; filled where the figures behind the prediction were fitted to the point, open where it was "
                     "kept out and the line is a forecast")
    return "".join(words) + "."


def _alternative(law: Law, panels: list[Panel]) -> str:
    said = []
    for panel in panels:
        measured = ", measured as well" if panel.has("measured") else ""
        said.append(f"{panel.y[0]} over {panel.x[0]} for {', '.join(panel.curves)}{measured}")
    return f"{law.title}. {'; '.join(said)}. Simulation and prediction agree at {law.agreement}."


def _table(points: pandas.DataFrame) -> pandas.DataFrame:
    def column(name: str, side: str) -> list[str]:
        return [quantity_text(value, unit) for value, unit in zip(points[name], points[f"{side}_unit"])]

    columns = {
        "curve": points["curve"], "along": points["x_name"], "at": column("x", "x"), "what": points["y_name"],
        "predicted": column("predicted", "y"), "simulated": column("simulated", "y")}
    if points["figures"].nunique() > 1:
        columns = {"figures": points["figures"]} | columns
    if points["simulated_low"].notna().any():
        columns |= {"from": column("simulated_low", "y"), "to": column("simulated_high", "y")}
    columns |= {"may differ by": column("tolerance", "y"), "agrees": points["agrees"].map({"true": "yes"}).fillna("no")}
    if points["measured"].notna().any():
        columns |= {
            "measured": column("measured", "y"), "measured from": column("measured_low", "y"),
            "measured to": column("measured_high", "y"),
            "kept out": points["kept_out"].map({"true": "yes", "false": "no"}).fillna("")}
    return pandas.DataFrame(columns)
