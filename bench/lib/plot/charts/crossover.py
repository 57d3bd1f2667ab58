"""Where one path overtakes another: pure arithmetic on ratios with intervals."""

import dataclasses
import math


@dataclasses.dataclass(frozen=True)
class Point:
    """How many times as fast one path is as another, at one size."""

    size: float
    ratio: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """1: faster; -1: slower; 0: the interval holds 1, so that no difference is shown."""
        return 1 if self.low > 1 else -1 if self.high < 1 else 0


@dataclasses.dataclass(frozen=True)
class Crossing:
    """The order of two paths changes."""

    size: float
    """Where the line through the ratios, straight on logarithmic axes, is 1."""
    low: float
    high: float
    """Within which: the sizes next to it at which a difference is shown or, where `paths` has said it, a 95 % interval."""
    upward: bool
    """Whether the ratio rises with size."""


def ratio(base: dict, other: dict, size: float) -> Point | None:
    """The ratio of the medians, base over other. Its interval divides the ends of theirs: both hold their median in at
    least 90 of 100 runs (Bonferroni), and the quotient is then inside. None where an interval is missing."""
    ends = [base["median_low_ns"], base["median_high_ns"], other["median_low_ns"], other["median_high_ns"]]
    if any(end is None or end != end for end in ends):
        return None
    return Point(size, base["median_ns"] / other["median_ns"], ends[0] / ends[3], ends[1] / ends[2])


def crossings(points: list[Point]) -> list[Crossing]:
    """Every change between sizes at which a difference is shown; `points` lie in the order of size."""
    found, last = [], None
    for place, point in enumerate(points):
        if point.sign == 0:
            continue
        if last is not None and points[last].sign != point.sign:
            found.append(Crossing(
                _where_one(points[last:place + 1]), points[last].size, point.size, upward=point.sign > 0))
        last = place
    return found


def _where_one(points: list[Point]) -> float:
    for left, right in zip(points, points[1:]):
        before, after = math.log(left.ratio), math.log(right.ratio)
        if before == after:
            continue
        share = -before / (after - before)
        if 0 <= share <= 1:
            return 2 ** (math.log2(left.size) + share * (math.log2(right.size) - math.log2(left.size)))
    raise ValueError("the ratio is never 1 between sizes on whose sides it is above and below")


def verdict(points: list[Point], changes: list[Crossing]) -> str:
    """What a reader takes home, in words."""
    signs = {point.sign for point in points}
    if changes:
        return "; ".join(
            f"{'faster' if one.upward else 'slower'} from {one.size:.0f} bytes on (between {one.low:.0f} and "
            f"{one.high:.0f})" for one in changes)
    if signs == {0}:
        return "no difference shown"
    return f"{'faster' if 1 in signs else 'slower'} wherever a difference is shown; no crossover in this range"
