"""What the network was and saw has columns; cells that did not use it leave them empty, never 0."""

import csv
import json
import pathlib
import tempfile
import unittest

from launch import rdmark

FACTS = [
    "device", "operation", "path_mtu_bytes", "memory_region_kind", "registration_cold_ns", "registration_warm_ns",
    "registered_bytes", "registered_pages", "page_kind", "clock_error_ns",
]


class NetworkColumns(unittest.TestCase):
    def test_cells_without_a_device(self):
        with tempfile.TemporaryDirectory() as scratch:
            done = rdmark(
                "latency", "--size", "8", "--iterations", "20", "--warmup", "5", "--transport", "mpi,p2p", "--output",
                f"{scratch}/run",
            )
            self.assertEqual(done.code, 0, str(done))
            with open(f"{scratch}/run/summary.csv", newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            manifest = json.loads(pathlib.Path(scratch, "run", "run.json").read_text())
        self.assertEqual([row["transport"] for row in rows], ["mpi", "p2p"])
        for row in rows:
            self.assertEqual({name: row[name] for name in FACTS + ["wire_packets"]},
                             dict.fromkeys(FACTS + ["wire_packets"], ""))
        self.assertEqual(manifest["devices"], [])


if __name__ == "__main__":
    unittest.main()
