"""Which curves of a law share a panel: those whose axes are the same."""

import dataclasses

import pandas

_SAME = ["figures", "x_name", "x_unit", "x_scale", "y_name", "y_unit", "y_scale"]

# With more curves, or more that were measured, each has a small panel of its own: measured points scatter.
_MOST_CURVES, _MOST_MEASURED = 6, 3

FOUND = ["simulated", "simulated_low", "simulated_high", "measured", "measured_low", "measured_high"]


@dataclasses.dataclass(frozen=True)
class Panel:
    """Curves over the same axes."""

    number: int
    """The column `panel` of its rows."""
    rows: pandas.DataFrame
    """Points that can be drawn, with `panel` and `alone` (the only point of its curve)."""
    curves: list[str]
    omitted: list[str]
    """What has no place on its axes, in words."""

    @property
    def figures(self) -> str:
        return self.rows["figures"].iloc[0]

    @property
    def x(self) -> tuple[str, str, bool]:
        """Name, unit, and whether it is logarithmic."""
        return self._axis("x")

    @property
    def y(self) -> tuple[str, str, bool]:
        """Name, unit, and whether it is logarithmic."""
        return self._axis("y")

    @property
    def is_split(self) -> bool:
        """Whether each curve has a small panel of its own."""
        measured = self.rows[self.rows["measured"].notna()]
        return len(self.curves) > _MOST_CURVES or measured["curve"].nunique() > _MOST_MEASURED

    def has(self, *names: str) -> bool:
        """Whether a row has values in all these columns."""
        return bool(self.rows[list(names)].notna().all(axis=1).any())

    def _axis(self, side: str) -> tuple[str, str, bool]:
        first = self.rows.iloc[0]
        return first[f"{side}_name"], first[f"{side}_unit"], first[f"{side}_scale"] == "log"


def panels_of(points: pandas.DataFrame) -> list[Panel]:
    """In the order of the file."""
    panels = []
    for _, part in points.groupby(_SAME, sort=False):
        rows, omitted = _on_axes(part)
        if rows.empty:
            continue
        alone = rows.groupby("curve")["x"].transform("size") == 1
        rows = rows.assign(panel=len(panels), alone=alone.map({True: "true", False: "false"}))
        panels.append(Panel(len(panels), rows, list(dict.fromkeys(rows["curve"])), omitted))
    return panels


def _on_axes(part: pandas.DataFrame) -> tuple[pandas.DataFrame, list[str]]:
    """Without what a logarithm does not have; an interval that reaches 0 ends at the lowest point of its panel."""
    first, omitted = part.iloc[0], []
    if first["x_scale"] == "log" and (part["x"] <= 0).any():
        omitted.append(f"{(part['x'] <= 0).sum()} of {len(part)} points, at {first['x_name']} 0 or below: the axis is "
                       "logarithmic")
        part = part[part["x"] > 0]
    if first["y_scale"] == "log":
        part, gone = _above_zero(part)
        if gone:
            omitted.append(f"{gone} of {len(part)} points whose {first['y_name']} is 0 or below: the axis is "
                           "logarithmic")
    return part[part[["predicted", "simulated", "measured"]].notna().any(axis=1)], omitted


def _above_zero(part: pandas.DataFrame) -> tuple[pandas.DataFrame, int]:
    values = part[["predicted", "simulated", "measured"]]
    gone = int((values <= 0).any(axis=1).sum())
    lowest = part[["predicted", *FOUND]].where(lambda each: each > 0).min().min()
    changes = {name: part[name].where(~(part[name] <= 0)) for name in values}
    for name in ("simulated", "measured"):
        changes |= {f"{name}_{end}": part[f"{name}_{end}"].clip(lower=lowest).where(changes[name].notna())
                    for end in ("low", "high")}
    return part.assign(**changes), gone
