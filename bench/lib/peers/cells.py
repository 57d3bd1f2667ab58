"""Measures cells with rdmark, several in one run: starting ranks costs more than most cells."""

import csv
import json
import pathlib
import tempfile

from commands import RDMARK, Failure, run

#: Common to all cells: what perftest does.
ALIKE = {"path-mtu": "4096", "inline": "0", "wait": "poll"}


def launcher(ranks: int = 2) -> list[str]:
    """The words that start ranks."""
    return ["mpirun", "--oversubscribe", "-n", str(ranks)]


def measure(runs: list[dict], timeout: float = 240) -> list[dict[str, str]]:
    """The summary's row of each run of a suite, in their order; a run with several cells has several."""
    with tempfile.TemporaryDirectory() as scratch:
        suite, folder = pathlib.Path(scratch) / "suite.json", pathlib.Path(scratch) / "run"
        suite.write_text(json.dumps({"name": "peers", "runs": [ALIKE | one for one in runs]}))
        run([*launcher(), RDMARK, "suite", suite, "--quiet", "--output", folder], timeout)
        with (folder / "summary.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
    for row in rows:
        if row["status"] != "ok":
            raise Failure(f"{row['workload']} over {row['transport']}: {row['status']}: {row['reason']}")
    return rows
