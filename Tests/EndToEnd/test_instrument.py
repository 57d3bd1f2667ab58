"""What the instrument itself costs is measured in each run, stored, and small."""

import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results

#: Nanoseconds that the loop may add to a sample beyond the readings of the clock.
LIMIT = 20


class Instrument(unittest.TestCase):
    def test_the_loop_adds_little(self):
        costs = []
        for _ in range(3):
            with tempfile.TemporaryDirectory() as scratch:
                folder = pathlib.Path(scratch) / "run"
                done = rdmark("latency", "--size", "8", "--transport", "p2p", "--iterations", "20", "--output", folder)
                self.assertEqual(done.code, 0, str(done))
                manifest = Results(folder).manifest
            self.assertGreater(manifest["instrument"]["start_nanoseconds"], 0)
            self.assertGreater(manifest["clock"]["cost_nanoseconds"], 0)
            costs.append(manifest["instrument"]["loop_nanoseconds"])
        print(f"measured loop beyond the clock: {min(costs):.1f} ns a sample", flush=True)
        self.assertGreaterEqual(min(costs), 0)
        self.assertLessEqual(min(costs), LIMIT)


if __name__ == "__main__":
    unittest.main()
