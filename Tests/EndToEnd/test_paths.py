"""rdmark paths: lines, and transport auto that chooses by them."""

import json
import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results, check_sound

BOUNDS = ["--min-time", "2ms", "--max-time", "15ms"]
METHODS = {"host-staged": "pack", "p2p": "gather"}


class Paths(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def paths(self) -> dict:
        done = rdmark("paths", "bandwidth", "--size", "1K..64K", "--transport", "host-staged,p2p", *BOUNDS, "--json",
                      "--output", self.scratch / "paths")
        self.assertEqual(done.code, 0, str(done))
        self.assertEqual(done.stdout, (self.scratch / "paths" / "paths.json").read_text())
        return json.loads(done.stdout)

    def planted(self, report: dict) -> pathlib.Path:
        path = self.scratch / "planted.json"
        path.write_text(json.dumps(report))
        return path

    def test_auto_is_the_path_that_the_lines_call_faster(self):
        report = self.paths()
        self.assertEqual((report["workload"], report["ranks"]), ("bandwidth", 2))
        lines = report["comparisons"][0]["lines"]
        for name, transport in (("staged", "host-staged"), ("direct", "p2p")):
            self.assertEqual((lines[name]["transport"], lines[name]["method"]), (transport, METHODS[transport]))
        # They cross at 10,000 bytes; what is smaller than any that was measured is as the smallest.
        for name, setup, bandwidth in (("staged", 0, 1e9), ("direct", 5000, 2e9)):
            lines[name]["setup_ns"], lines[name]["bandwidth_bytes_per_s"] = setup, bandwidth
        for smallest, paths in ((1024, ("host-staged", "p2p")), (12288, ("p2p", "p2p"))):
            lines["smallest_bytes"] = smallest
            folder = self.scratch / f"from-{smallest}"
            done = rdmark("bandwidth", "--size", "8K,16K", "--transport", "auto,host-staged", "--paths",
                          self.planted(report), *BOUNDS, "--output", folder)
            self.assertEqual(done.code, 0, str(done))
            results = Results(folder)
            check_sound(self, results)
            chosen = {int(cell["size_bytes"]): cell for cell in results.cells if cell["transport"] == "auto"}
            for size, transport in zip((8192, 16384), paths):
                cell = chosen[size]
                self.assertIn(f"auto chose {transport}", cell["notes"])
                self.assertEqual((cell["method"], cell["memory"]), (METHODS[transport], "device"))
                self.assertEqual(int(cell["staged_bytes"]) > 0, transport == "host-staged")

    def test_lines_of_something_else(self):
        report = self.paths()
        words = ["--size", "8K", "--transport", "auto", "--paths", self.scratch / "planted.json", *BOUNDS]

        def refused(code: int, cause: str, workload: str = "bandwidth", **changes):
            self.planted(report | changes)
            with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
                done = rdmark(workload, *words, "--output", folder)
            self.assertEqual(done.code, code, str(done))
            errors = [line for line in done.own_errors if line.startswith("rdmark")]
            self.assertEqual(len(errors), 1, str(done))
            self.assertIn(cause, errors[0])

        refused(64, "measured with bandwidth, and this is latency", workload="latency")
        refused(64, "measured on 3 ranks", ranks=3)
        refused(64, "none of its comparisons has lines", comparisons=[{}])
        refused(1, "another processor, another one", processor="another one")
        report["comparisons"][0]["lines"]["direct"]["transport"] = "pigeons"
        refused(64, "this rdmark has no transport pigeons")


if __name__ == "__main__":
    unittest.main()
