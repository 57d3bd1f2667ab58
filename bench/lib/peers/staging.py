"""Row 6: the same wire, through host memory or straight from device memory."""

from cells import measure
from commands import say
from figures import Figure
from options import Options

WORKLOADS = {
    "halo 32x32x32": {"workload": "halo", "grid": "32x32x32", "process-grid": "1x1x2"},
    "transpose 128x128": {"workload": "transpose", "rows": 128, "columns": 128, "element": 8},
    "stream 16 KiB x 4": {"workload": "stream", "chunk": "16K", "depth": 4, "total": "2M"},
}
TRANSPORTS = ["host-staged:verbs", "verbs"]


def figures(options: Options) -> list[Figure]:
    lines = [Figure("staging", f"{name}, staged over direct", "us") for name in WORKLOADS]
    for number in range(options.rounds):
        say(f"staging, round {number + 1} of {options.rounds}")
        # The cells of a run take turns.
        rows = measure([
            {"name": name, "transport": TRANSPORTS, "memory": "device", "max-time": "300ms", "min-time": "100ms"} | one
            for name, one in WORKLOADS.items()])
        for line, name in zip(lines, WORKLOADS, strict=True):
            workload = WORKLOADS[name]["workload"]
            times = {row["transport"]: float(row["median_ns"]) / 1e3 for row in rows if row["workload"] == workload}
            line.ours.append(times["host-staged:verbs"])
            line.theirs.append(times["verbs"])
    return lines
