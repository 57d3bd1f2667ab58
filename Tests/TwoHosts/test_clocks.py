"""Times that two hosts' clocks show are of one clock, as well as that can be known, and a cell ends when it should."""

import pathlib
import subprocess
import time
import unittest

from hosts import PATIENCE, scratch, start
from results import Results, check_sound

# What ranks on both hosts time together, and the time that it may take.
BOUNDS = {"transport": "verbs", "memory": "device", "max-time": "2s", "deadline": "10s"}
SUITE = {
    "name": "clocks",
    "runs": [
        BOUNDS | {"workload": "halo", "grid": "16x16x16", "process-grid": "1x1x2"},
        BOUNDS | {"workload": "stream", "chunk": "8K", "depth": 2, "total": "128K"},
    ],
}
#: Both cells and the ceilings beside them, with their warm-ups, and what lies around under emulation.
LONGEST_RUN = 120


def seconds_of_the_other_clock() -> float:
    """How far node2's clock is ahead of this one, to a login's time."""
    said = subprocess.run(
        ["ssh", "node2", "python3 -c 'import time; print(time.monotonic())'"],
        capture_output=True, check=True, text=True, timeout=PATIENCE)
    return float(said.stdout) - time.monotonic()


class Clocks(unittest.TestCase):
    def test_one_clock_on_two_hosts(self):
        apart = seconds_of_the_other_clock()
        with scratch() as shared:
            folder = pathlib.Path(shared) / "run"
            with start(SUITE, folder) as running:
                began = time.monotonic()
                done = running.wait(PATIENCE)
                seconds = time.monotonic() - began
            self.assertEqual(done.code, 0, str(done))
            results = Results(folder)
        check_sound(self, results)
        self.assertLess(seconds, LONGEST_RUN)
        errors = [int(cell["clock_error_ns"]) for cell in results.cells]
        late = [int(cell["samples_late"]) for cell in results.cells]
        print(f"measured clock error between two hosts: {max(errors) / 1e6:.3f} ms, late starts {late}, "
              f"clocks apart {apart:.1f} s", flush=True)
        for error in errors:
            self.assertGreater(error, 0)
            self.assertLess(error, 0.1e9, "that is no round trip")
        # A time that mixes the two clocks would be wrong by as much as they are apart.
        self.assertGreater(abs(apart) * 1e9, max(errors))
        for row in results.samples:
            self.assertGreater(int(row["elapsed_ns"]), -max(errors), row)
            self.assertLess(int(row["elapsed_ns"]), LONGEST_RUN * 1e9, row)


if __name__ == "__main__":
    unittest.main()
