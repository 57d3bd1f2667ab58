"""The cells of the workload `stream`, with its own options and figures as columns."""

import math

import pandas
from material import Material
from values import pairs_of


def stream_cells(material: Material, *figures: str) -> pandas.DataFrame:
    """Those that were measured and report all `figures` (which become columns), with `depth` and `pipeline`, the other
    options that differ in words."""
    cells = material.measured()
    cells = cells[cells["workload"] == "stream"]
    options = [pairs_of(text) for text in cells["options"]]
    reported = [pairs_of(text) for text in cells["figures"]]
    others = [{key: value for key, value in one.items() if key != "depth"} for one in options]
    telling = [key for key in dict.fromkeys(key for one in others for key in one)
               if len({one.get(key) for one in others}) > 1]
    several_results = material.cells["result"].nunique() > 1
    cells = cells.assign(
        depth=[_number(one.get("depth")) for one in options],
        pipeline=[
            ", ".join([f"{key} {one[key]}" for key in telling if key in one] + ([result] if several_results else []))
            for one, result in zip(others, cells["result"])],
        **{name: [_number(one.get(name)) for one in reported] for name in figures})
    return cells.dropna(subset=["depth", *figures])


def _number(text: str | None) -> float:
    """Not a number where it is missing or none."""
    try:
        number = float(text) if text else math.nan
    except ValueError:
        number = math.nan
    return number if math.isfinite(number) else math.nan
