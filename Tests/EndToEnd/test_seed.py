"""The seed of a run decides the order of its cells."""

import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results

WORDS = ["latency", "--size", "8..4K", "--iterations", "20", "--warmup", "5"]


class Seed(unittest.TestCase):
    def order(self, *seed: str) -> tuple[list[str], int]:
        """The cells in the order of samples.csv, and the seed that was written down."""
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            done = rdmark(*WORDS, *seed, "--output", folder)
            self.assertEqual(done.code, 0, str(done))
            results = Results(folder)
        return list(dict.fromkeys(row["cell"] for row in results.samples)), results.manifest["seed"]

    def test_the_same_seed_gives_the_same_order(self):
        self.assertEqual(self.order("--seed", "17"), self.order("--seed", "17"))

    def test_the_seed_that_was_drawn_can_be_given_again(self):
        order, seed = self.order()
        self.assertEqual(self.order("--seed", str(seed)), (order, seed))

    def test_other_seeds_give_other_orders(self):
        self.assertGreater(len({tuple(self.order("--seed", str(seed))[0]) for seed in range(1, 5)}), 1)


if __name__ == "__main__":
    unittest.main()
