"""Row 5: what gathering costs. 16 segments against a packed message, and the slope of law L5.

A list of k segments with S bytes in all takes T = k t_o + S / B: with S fixed, T is a line over k, whose slope is the
time t_o of a further segment. One crossing of a ping-pong is timed, so nothing else is under way.
"""

import statistics

from cells import measure
from commands import say
from figures import Figure
from options import Options
from students_t import half_width

TOTAL = 4096
COUNTS = (1, 2, 4, 8, 16, 32)
COMPARED = 16


def figures(options: Options) -> list[Figure]:
    against = Figure("segments", f"gather over pack, {COMPARED} x {TOTAL // COMPARED} B", "us")
    slopes = Figure("segments", f"a further segment of {TOTAL} B in all", "ns")
    for number in range(options.rounds):
        say(f"segments, round {number + 1} of {options.rounds}")
        # Turns are taken by the order of the cells, which is turned around from round to round.
        methods = [("gather", count) for count in COUNTS] + [("pack", COMPARED)]
        if number % 2: methods.reverse()
        rows = measure([_cell(method, count) for method, count in methods])
        times = {key: float(row["median_ns"]) for key, row in zip(methods, rows, strict=True)}
        against.ours.append(times["gather", COMPARED] / 1e3)
        against.theirs.append(times["pack", COMPARED] / 1e3)
        slopes.ours.append(statistics.linear_regression(
            COUNTS, [times["gather", count] for count in COUNTS]).slope)
    if options.rounds > 1:
        slopes.note = f"{statistics.mean(slopes.ours):.0f} ± {half_width(slopes.ours):.0f} ns (mean, 95 %)"
    return [against, slopes]


def _cell(method: str, count: int) -> dict:
    return {
        "workload": "latency", "name": f"{method} {count}", "transport": "verbs", "memory": "host", "method": method,
        # A send has lists at both ends, which a write has not.
        "operation": "send", "size": str(TOTAL), "iterations": 1000,
    } | ({"block": str(TOTAL // count), "stride": str(2 * TOTAL // count)} if count > 1 else {})
