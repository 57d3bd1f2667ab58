"""Row 1: the ping-pong, against ib_write_lat, ib_send_lat and ib_read_lat."""

import perftest
from cells import measure
from commands import say
from figures import Figure, size_name, take_turns
from options import Options

SIZES = (2, 64, 1 << 10, 8 << 10, 64 << 10)
QUICK = (64, 8 << 10)
OPERATIONS = ("write", "send", "read")


def iterations(size: int) -> int:
    """As many as take well under a second under emulation."""
    return max(200, min(2000, (8 << 20) // size))


def figures(options: Options) -> list[Figure]:
    sizes = options.sizes or (QUICK if options.quick else SIZES)
    cells = [(operation, size) for operation in OPERATIONS for size in sizes]
    lines = [
        Figure("latency", f"{operation} {size_name(size)}", "us", at_most=1.03) for operation, size in cells]

    def ours(number: int):
        say(f"latency, round {number + 1} of {options.rounds}: rdmark")
        rows = measure([{
            "workload": "latency", "name": f"{operation} {size}", "transport": "verbs", "memory": "host",
            "method": "gather", "operation": operation, "size": str(size), "iterations": iterations(size)}
            for operation, size in cells])
        for line, row in zip(lines, rows, strict=True):
            line.ours.append(float(row["median_ns"]) / 1e3)

    def theirs(number: int):
        say(f"latency, round {number + 1} of {options.rounds}: perftest")
        for line, (operation, size) in zip(lines, cells, strict=True):
            line.theirs.append(perftest.latency_ns(operation, size, iterations(size)) / 1e3)

    take_turns(options.rounds, ours, theirs)
    return lines
