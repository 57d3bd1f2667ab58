"""What the curves of laws are counted in: axes, and texts for people."""

import altair
from axes import TIME, logarithmic, round_only, size_text, time_text

_PLAIN = "format(datum.value, datum.value >= 1000 ? '~s' : '~g')"
_BINARY = (
    "datum.value >= 1073741824 ? datum.value / 1073741824 + ' GiB' : "
    "datum.value >= 1048576 ? datum.value / 1048576 + ' MiB' : "
    "datum.value >= 1024 ? datum.value / 1024 + ' KiB' : datum.value + ' B'")
_DECIMAL = (
    "datum.value >= 1e9 ? format(datum.value / 1e9, '~g') + ' GB' : "
    "datum.value >= 1e6 ? format(datum.value / 1e6, '~g') + ' MB' : "
    "datum.value >= 1e3 ? format(datum.value / 1e3, '~g') + ' kB' : format(datum.value, '~g') + ' B'")

# Nothing is said of what is merely counted; times and bytes have their units on the ticks.
_UNITS = {"B": "", "ns": "", "count": "", "fraction": "as a ratio"}


def axis(channel, field: str, name: str, unit: str, is_logarithmic: bool, ticks: int):
    """An axis of `x` or `y`, named, with its unit and about so many ticks."""
    encoded = channel(field, type="quantitative")
    title = axis_title(name, unit)
    if is_logarithmic and unit == "B":
        return encoded.title(title).scale(type="log", base=2, nice=False, padding=8).axis(
            labelExpr=_BINARY, tickCount=ticks, labelOverlap="greedy", labelSeparation=8)
    if is_logarithmic:
        return logarithmic(encoded, title, round_only(TIME if unit == "ns" else _PLAIN), ticks)
    labels = {"ns": TIME, "B": _DECIMAL}.get(unit, "format(datum.value, ',~g')")
    return encoded.title(title).scale(
        zero=channel is altair.Y, nice=False, padding=8).axis(
            labelExpr=labels, tickCount=ticks, labelOverlap="greedy", labelSeparation=8)


def axis_title(name: str, unit: str) -> str:
    """`bandwidth (GB/s)`, but `time`, and `segments` and not `segments (count)`."""
    shown = _UNITS.get(unit, unit)
    return f"{name} ({shown})" if shown else name


def quantity_text(value: float | None, unit: str) -> str:
    """For people, to six digits. Empty where missing."""
    if value is None or value != value:
        return ""
    if unit == "B" and value == int(value):
        return size_text(value)
    number = f"{value:,.6g}" if abs(value) < 1e6 else f"{value:.6g}"
    return number if unit in ("count", "fraction") else f"{number} {unit}"


def rough_text(value: float | None, unit: str) -> str:
    """For people, to three digits: of what was measured. Empty where missing."""
    if value is None or value != value:
        return ""
    if unit == "ns":
        return time_text(value)
    return f"{value:.3g}" if unit in ("count", "fraction") else f"{value:.3g} {unit}"
