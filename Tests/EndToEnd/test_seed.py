"""The seed of a run is written down, and what was written down can be given again."""

import json
import pathlib
import tempfile
import unittest

from launch import rdmark

WORDS = ["latency", "--size", "8", "--iterations", "20", "--warmup", "5", "--transport", "mpi"]


class Seed(unittest.TestCase):
    def seed_of_run(self, *words: str) -> int:
        with tempfile.TemporaryDirectory() as scratch:
            done = rdmark(*WORDS, *words, "--output", f"{scratch}/run")
            self.assertEqual(done.code, 0, str(done))
            return json.loads(pathlib.Path(scratch, "run", "run.json").read_text())["seed"]

    def test_a_seed_that_was_given(self):
        self.assertEqual(self.seed_of_run("--seed", "17"), 17)

    def test_seeds_that_were_drawn(self):
        drawn = {self.seed_of_run() for _ in range(3)}
        self.assertGreater(len(drawn), 1)
        for seed in drawn:
            self.assertEqual(self.seed_of_run("--seed", str(seed)), seed)


if __name__ == "__main__":
    unittest.main()
