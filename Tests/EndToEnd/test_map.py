"""rdmark map: winners, costs and regret, and auto that chooses by them."""

import csv
import json
import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results, check_sound

BOUNDS = ["--min-time", "2ms", "--max-time", "15ms"]
FRAGMENTS, COUNTS = 4, 3


class Map(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def map(self, *words: str) -> dict:
        done = rdmark(
            "map", "--transport", "p2p,mpi", "--fragment", "64..512", "--count", "16..64", *words, *BOUNDS, "--json",
            "--output", self.scratch / "map")
        self.assertEqual(done.code, 0, str(done))
        self.assertEqual(done.stdout, (self.scratch / "map" / "map.json").read_text())
        return json.loads(done.stdout)

    def hold_against_file(self, report: dict):
        """map.csv has the places of map.json."""
        with open(self.scratch / "map" / "map.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        cells = [(one["transport"], cell) for one in report["maps"] for cell in one["cells"]]
        self.assertEqual(len(rows), len(cells))
        for row, (transport, cell) in zip(rows, cells):
            self.assertEqual((row["transport"], row["winner"], row["choice"]),
                             (transport, cell["winner"], cell["choice"]))
            self.assertEqual((int(row["fragment_bytes"]), int(row["count"])), (cell["fragment_bytes"], cell["count"]))
            for name in ("margin", "margin_low", "margin_high", "regret"):
                self.assertEqual(float(row[name]) if row[name] else None, cell[name])
            self.assertEqual(row["is_shown"] == "true", cell["is_shown"])

    def test_map_and_what_auto_makes_of_it(self):
        report = self.map()
        check_sound(self, Results(self.scratch / "map"))
        self.assertEqual([one["transport"] for one in report["maps"]], ["p2p", "mpi"])
        for one in report["maps"]:
            self.assertEqual(len(one["cells"]), FRAGMENTS * COUNTS)
            methods = {cost["method"] for cost in one["costs"]}
            self.assertEqual(methods, {"p2p": {"gather", "fragment", "pack"}, "mpi": {"datatype", "pack", "fragment"}}[
                one["transport"]])
            for cell in one["cells"]:
                times = [timing["median_ns"] for timing in cell["timings"]]
                self.assertEqual(times, sorted(times))
                self.assertEqual(cell["winner"], cell["timings"][0]["method"])
                self.assertEqual(cell["stride_bytes"], 2 * cell["fragment_bytes"])
                self.assertIn(cell["choice"], methods)
                self.assertGreaterEqual(cell["regret"], 0)
            self.assertGreaterEqual(one["regret"]["worst"], one["regret"]["median"])
        self.hold_against_file(report)

        # A method that the file calls dearest is not chosen, the one that it calls cheapest is.
        for favourite in ("pack", "fragment"):
            for one in report["maps"]:
                for cost in one["costs"]:
                    for step in cost["steps"]:
                        step["piece_ns"] = 0 if cost["method"] == favourite else 1e6
            path = self.scratch / f"{favourite}.json"
            path.write_text(json.dumps(report))
            folder = self.scratch / favourite
            done = rdmark("halo", "--grid", "16x16x16", "--transport", "p2p,mpi", "--method", "auto", "--map", path,
                          *BOUNDS, "--output", folder)
            self.assertEqual(done.code, 0, str(done))
            results = Results(folder)
            check_sound(self, results)
            for cell in results.cells:
                self.assertEqual(cell["method"], "auto")
                self.assertIn(f"auto chose {favourite}", cell["notes"])

    def test_bad_maps(self):
        report = self.map("--method", "gather,pack,datatype")
        path = self.scratch / "bad.json"
        words = ["latency", "--size", "1K", "--block", "64", "--stride", "128", "--transport", "p2p", "--method",
                 "auto", "--map", path, *BOUNDS, "--output", self.scratch / "run"]

        def refused(text: str, code: int, *parts: str):
            path.write_text(text)
            done = rdmark(*words)
            self.assertEqual(done.code, code, str(done))
            errors = [line for line in done.own_errors if line.startswith("rdmark")]
            self.assertEqual(len(errors), 1, str(done))
            for part in parts:
                self.assertIn(part, errors[0])
            self.assertFalse((self.scratch / "run" / "summary.csv").exists() and code == 64)

        refused(json.dumps(report)[:200], 64, "bad.json:1:")
        refused(json.dumps(report | {"maps": "none"}), 64, "maps is not an array")
        refused(json.dumps(report | {"processor": "another one"}), 1, "another processor, another one")
        path.unlink()
        done = rdmark(*words)
        self.assertEqual(done.code, 64, str(done))
        self.assertIn("there is no such map file", str(done))

    def test_a_transport_without_auto_says_so(self):
        done = rdmark("latency", "--size", "64", "--transport", "p2p", "--method", "auto", *BOUNDS, "--output",
                      self.scratch / "run")
        self.assertEqual(done.code, 1, str(done))
        self.assertEqual(Results(self.scratch / "run").cells[0]["status"], "skipped")


if __name__ == "__main__":
    unittest.main()
