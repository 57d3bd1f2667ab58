"""Row 2: a window of messages, against ib_write_bw, ib_send_bw and ib_read_bw."""

import perftest
from cells import measure
from commands import say
from figures import Figure, size_name, take_turns
from options import Options

SIZES = (4 << 10, 64 << 10, 1 << 20)
QUICK = (4 << 10, 64 << 10)
OPERATIONS = ("write", "send", "read")
DEPTH, SIGNAL_EVERY = 128, 64
# The median needs six.
WINDOWS = 7


def window(size: int) -> int:
    """Messages of some megabytes: what begins and ends a window then weighs little. Never fewer than share a report,
    of which perftest makes a bandwidth of 0."""
    return max(SIGNAL_EVERY, min(1024, (8 << 20) // size))


def figures(options: Options) -> list[Figure]:
    sizes = options.sizes or (QUICK if options.quick else SIZES)
    cells = [(operation, size) for operation in OPERATIONS for size in sizes]
    lines = [
        Figure("bandwidth", f"{operation} {size_name(size)}", "MB/s", at_least=0.97) for operation, size in cells]

    def ours(number: int):
        say(f"bandwidth, round {number + 1} of {options.rounds}: rdmark")
        rows = measure([{
            "workload": "bandwidth", "name": f"{operation} {size}", "transport": "verbs", "memory": "host",
            "method": "gather", "operation": operation, "size": str(size), "window": window(size),
            "queue-depth": DEPTH, "signal-every": SIGNAL_EVERY, "iterations": WINDOWS, "warmup": 1}
            for operation, size in cells])
        for line, row, (_, size) in zip(lines, rows, cells, strict=True):
            line.ours.append(size * window(size) / float(row["median_ns"]) * 1e3)

    def theirs(number: int):
        say(f"bandwidth, round {number + 1} of {options.rounds}: perftest")
        for line, (operation, size) in zip(lines, cells, strict=True):
            figure = perftest.bandwidth(operation, size, WINDOWS * window(size), DEPTH, SIGNAL_EVERY)
            line.theirs.append(figure / 1e6)

    take_turns(options.rounds, ours, theirs)
    return lines
