"""Axes and texts for sizes, times, rates and ratios."""

import altair

# Expressions of Vega, which draws the labels.
_SIZE = (
    "pow(2, datum.value) >= 1073741824 ? pow(2, datum.value - 30) + ' GiB' : "
    "pow(2, datum.value) >= 1048576 ? pow(2, datum.value - 20) + ' MiB' : "
    "pow(2, datum.value) >= 1024 ? pow(2, datum.value - 10) + ' KiB' : pow(2, datum.value) + ' B'")
TIME = (
    "datum.value >= 1e9 ? format(datum.value / 1e9, '~g') + ' s' : "
    "datum.value >= 1e6 ? format(datum.value / 1e6, '~g') + ' ms' : "
    "datum.value >= 1e3 ? format(datum.value / 1e3, '~g') + ' us' : format(datum.value, '~g') + ' ns'")
_RATE = (
    "datum.value >= 1e9 ? format(datum.value / 1e9, '~g') + ' GB/s' : "
    "datum.value >= 1e6 ? format(datum.value / 1e6, '~g') + ' MB/s' : "
    "datum.value >= 1e3 ? format(datum.value / 1e3, '~g') + ' kB/s' : format(datum.value, '~g') + ' B/s'")


def size_axis(field: str, title: str = "size of one message or exchange") -> altair.X:
    """Of a field that holds the logarithm of bytes to the base 2."""
    return altair.X(field, type="quantitative").title(title).scale(zero=False, nice=False, padding=12).axis(
        labelExpr=_SIZE, tickMinStep=1, tickCount=8, labelOverlap=True)


# The first digits of a value on a logarithmic axis. Narrow axes have ticks with more than one digit.
_DIGITS = "(datum.value / pow(10, floor(log(datum.value) / LN10 + 1e-9)))"
_IS_ROUND = f"(abs({_DIGITS} - round({_DIGITS})) > 1e-6 || indexof([1, 2, 5], round({_DIGITS})) >= 0)"
_IS_POWER = f"abs({_DIGITS} - 1) < 1e-6"


def round_only(expression: str) -> str:
    """No labels but those of 1, 2 and 5, and all where an axis is so short that its ticks have more digits."""
    return f"{_IS_ROUND} ? {expression} : ''"


def logarithmic(channel, title: str, expression: str, ticks: int = 8):
    """A channel with a logarithmic scale, whose labels are what an expression of Vega says."""
    return channel.title(title).scale(type="log", nice=False, padding=8).axis(
        labelExpr=expression, tickCount=ticks, labelOverlap="greedy",
        gridOpacity={"condition": {"test": _IS_POWER, "value": 1}, "value": 0.35})


def time_axis(field: str, title: str, channel=altair.Y, ticks: int = 8):
    """Of a field in nanoseconds, logarithmic."""
    return logarithmic(channel(field, type="quantitative"), title, round_only(TIME), ticks)


def linear_time_axis(field: str, title: str, channel=altair.Y):
    """Of a field in nanoseconds, from 0."""
    return channel(field, type="quantitative").title(title).axis(labelExpr=TIME, tickCount=5)


def rate_axis(field: str, title: str, channel=altair.Y):
    """Of a field in bytes a second, logarithmic; 1 GB is 10^9 bytes."""
    return logarithmic(channel(field, type="quantitative"), title, round_only(_RATE))


def ratio_axis(field: str, title: str, channel=altair.Y):
    """Of a ratio, logarithmic, so that twice and half are as far from 1."""
    return logarithmic(channel(field, type="quantitative"), title, round_only("format(datum.value, '~g')"), ticks=10)


def _scaled(value: float, steps: list[tuple[float, str]]) -> str:
    for factor, unit in steps:
        if abs(value) >= factor:
            return f"{value / factor:.3g} {unit}" if value / factor < 999.5 else f"{value / factor:.0f} {unit}"
    factor, unit = steps[-1]
    return f"{value / factor:.3g} {unit}"


def _is_missing(value) -> bool:
    return value is None or value != value


def size_text(value: float | None) -> str:
    """Bytes for people, exact: 65536 is 64 KiB, 65537 is 65537 B. Empty where missing."""
    if _is_missing(value):
        return ""
    value = int(value)
    for factor, unit in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if value and value % factor == 0:
            return f"{value // factor} {unit}"
    return f"{value} B"


def time_text(value: float | None) -> str:
    """Nanoseconds for people, to three digits. Empty where missing."""
    return "" if _is_missing(value) else _scaled(value, [(1e9, "s"), (1e6, "ms"), (1e3, "us"), (1, "ns")])


def rate_text(value: float | None) -> str:
    """Bytes a second for people, to three digits. Empty where missing."""
    return "" if _is_missing(value) else _scaled(value, [(1e9, "GB/s"), (1e6, "MB/s"), (1e3, "kB/s"), (1, "B/s")])
