"""`rdmark export`: the list that dashboards take, from a real run."""

import json
import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results


class Export(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "run"
        done = rdmark(
            "latency", "--size", "8,64", "--transport", "mpi,p2p", "--method", "datatype,gather", "--iterations", "20",
            "--output", self.folder)
        self.assertEqual(done.code, 0, str(done))

    def exported(self, *words) -> list[dict]:
        done = rdmark("export", self.folder, "--benchmark-json", *words, ranks=0)
        self.assertEqual(done.code, 0, str(done))
        self.assertEqual(done.stderr.count("skipped"), 4, "each cell that was not measured is told")
        return json.loads(done.stdout)

    def test_medians_and_rates_are_those_of_the_run(self):
        cells = Results(self.folder).with_status("ok")
        self.assertEqual(len(cells), 4)
        figures = (((), "median_ns", "ns"), (("--figure", "bandwidth"), "bandwidth_bytes_per_s", "B/s"))
        for words, column, unit in figures:
            entries = self.exported(*words)
            self.assertEqual([entry["value"] for entry in entries], [float(cell[column]) for cell in cells])
            self.assertEqual({entry["unit"] for entry in entries}, {unit})
            self.assertEqual(len({entry["name"] for entry in entries}), 4)
            for entry in entries:
                self.assertLessEqual(set(entry), {"name", "unit", "value", "range", "extra"})

    def test_refusals_say_what_would_be_right(self):
        done = rdmark("export", self.folder, ranks=0)
        self.assertEqual(done.code, 64, str(done))
        self.assertIn("give --benchmark-json", done.stderr)
        done = rdmark("export", self.folder / "nothing", "--benchmark-json", ranks=0)
        self.assertEqual((done.code, done.stdout), (1, ""), str(done))
        self.assertIn("there is no such file", done.stderr)


if __name__ == "__main__":
    unittest.main()
