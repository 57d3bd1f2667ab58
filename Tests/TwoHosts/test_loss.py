"""A network that loses packets is slow, and nothing worse."""

import pathlib
import unittest

from hosts import PATIENCE, loss, scratch, start
from results import Results, check_sound

TRANSPORTS = ["verbs", "host-staged:verbs"]
# The median needs six samples.
ALIKE = {"transport": TRANSPORTS, "memory": "device", "iterations": 6, "warmup": 1}
SUITE = {
    "name": "loss",
    "runs": [
        ALIKE | {"workload": "halo", "grid": "16x16x16", "process-grid": "1x1x2"},
        ALIKE | {"workload": "transpose", "rows": 32, "columns": 32},
        ALIKE | {"workload": "stream", "chunk": "8K", "depth": 2, "total": "128K"},
        ALIKE | {"workload": "latency", "size": "16K"},
        ALIKE | {"workload": "bandwidth", "size": "8K", "window": 8},
    ],
}


class Loss(unittest.TestCase):
    def check(self, percent: int):
        with scratch() as shared:
            folder = pathlib.Path(shared) / "run"
            with loss(percent), start(SUITE, folder) as running:
                done = running.wait(PATIENCE)
            self.assertEqual(done.code, 0, str(done))
            results = Results(folder)
        check_sound(self, results)
        self.assertEqual(
            sorted((cell["workload"], cell["transport"]) for cell in results.with_status("ok")),
            sorted((run["workload"], transport) for run in SUITE["runs"] for transport in TRANSPORTS))

    def test_one_percent(self):
        self.check(1)

    def test_five_percent(self):
        self.check(5)


if __name__ == "__main__":
    unittest.main()
