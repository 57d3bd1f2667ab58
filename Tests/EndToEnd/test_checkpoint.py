"""rdmark checkpoint: dirty pages over every transport, from sparse to dense and in rounds."""

import json
import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results, check_sound

BOUNDS = ["--min-time", "2ms", "--max-time", "20ms"]
TRANSPORTS = ["--transport", "mpi,host-staged,p2p", "--method", "all"]
PAGE = 4096


def pairs(text: str) -> dict[str, str]:
    """`a=1;b=2`."""
    return dict(pair.split("=", 1) for pair in text.split(";"))


class Checkpoint(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "run"

    def checkpoint(self, *words: str, ranks: int = 2) -> Results:
        done = rdmark(
            "checkpoint", "--image", "1M", *words, *TRANSPORTS, *BOUNDS, "--output", self.folder, ranks=ranks)
        self.assertEqual(done.code, 0, str(done))
        results = Results(self.folder)
        check_sound(self, results)
        self.assertEqual({cell["status"] for cell in results.cells}, {"ok"})
        self.assertEqual(
            {(cell["transport"], cell["method"]) for cell in results.cells},
            {("mpi", "datatype"), ("mpi", "pack"), ("mpi", "fragment"), ("host-staged", "pack"), ("p2p", "gather"),
             ("p2p", "fragment"), ("p2p", "pack")})
        return results

    def test_from_sparse_to_dense(self):
        results = self.checkpoint("--dirty", "10%,100%", ranks=3)
        for cell in results.cells:
            options, figures = pairs(cell["options"]), pairs(cell["figures"])
            pages, runs = int(figures["dirty_pages"]), int(figures["dirty_runs"])
            self.assertEqual(int(cell["size_bytes"]), pages * PAGE)
            self.assertEqual(int(cell["blocks"]), runs)
            self.assertGreater(float(figures["scan_ns"]), 0)
            self.assertEqual(options["layout-seed"], "1")
            if options["dirty"] == "1.0":
                self.assertEqual((pages, runs, float(figures["expected_runs"])), (256, 1, 1))
            else:
                self.assertLess(pages, 128)
                self.assertGreater(runs, 1)
            # Fragments are the runs; every other method sends one message.
            if cell["transport"] == "mpi":
                self.assertEqual(int(cell["requests"]), runs if cell["method"] == "fragment" else 1)
            if cell["method"] == "pack" and runs > 1 and cell["transport"] != "host-staged":
                self.assertEqual(int(cell["cpu_copied_bytes"]), 2 * pages * PAGE)

    def test_rounds(self):
        results = self.checkpoint("--dirty", "60%", "--rounds", "3", "--redirty", "25%", "--layout-seed", "7", ranks=4)
        sizes = {int(cell["size_bytes"]) for cell in results.cells}
        self.assertEqual(len(sizes), 1, "the seed decides, and nothing else")
        # Two pairs of 256 pages each: d (1 + r + r^2) of them on average.
        self.assertAlmostEqual(sizes.pop() / PAGE / 512, 0.6 * (1 + 0.25 + 0.0625), delta=0.12)

    def test_paths_from_sparse_to_dense(self):
        done = rdmark(
            "paths", "checkpoint", "--image", "1M", "--dirty", "5%,25%,100%", "--transport", "host-staged,p2p", *BOUNDS,
            "--json", "--output", self.folder)
        self.assertEqual(done.code, 0, str(done))
        self.assertEqual(len(json.loads(done.stdout)["comparisons"][0]["cells"]), 3)

    def test_refusals(self):
        for words, code, reason in (
                (["--image", "10K"], 64, "not a multiple of --page"),
                (["--dirty", "0%"], 64, "leaves nothing to send"),
                (["--image", "4K", "--dirty", "0.0001%"], 64, "of 1 pages none is dirty")):
            with self.subTest(words):
                done = rdmark("checkpoint", *words)
                self.assertEqual(done.code, code, str(done))
                self.assertIn(reason, done.stderr)


if __name__ == "__main__":
    unittest.main()
