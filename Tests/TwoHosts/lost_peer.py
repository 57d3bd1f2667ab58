"""A peer that is gone in mid-run is an error in time, with a name, that costs nothing that was measured."""

import pathlib
import unittest

from hosts import PATIENCE, in_the_background, scratch, seconds_until_rank_0_ends, start, wait_for_traffic_after
from launch import orphaned_shared_memory
from processes import until
from results import Results

# Emulated, connecting alone can take seconds.
DEADLINE = 10
# A login takes seconds until it does what it is for, then ranks agree on what went wrong: one more deadline.
MARGIN = DEADLINE + 15

# The first run is over soon, so that there is a result to keep; the second is stopped in mid-run.
SUITE = {
    "name": "lost-peer",
    "runs": [
        {"workload": "latency", "size": 8, "transport": "verbs", "iterations": 10, "warmup": 1},
        {"workload": "halo", "grid": "16x16x16", "process-grid": "1x1x2", "transport": "verbs", "memory": "device",
         "precision": 0.0001, "warmup": 1, "min-time": "200s", "max-time": "200s", "deadline": f"{DEADLINE}s"},
    ],
}


class LostPeer(unittest.TestCase):
    def lose(self, command: str) -> str:
        """What rank 0 says when node2 runs `command` in mid-run. The results must hold what was measured before."""
        with scratch() as shared:
            folder = pathlib.Path(shared) / "run"
            shared_memory = orphaned_shared_memory()
            with start(SUITE, folder) as running:
                wait_for_traffic_after(1, running, folder)
                fault = in_the_background(command)
                try:
                    seconds = seconds_until_rank_0_ends(running)
                    self.assertEqual(running.exit_codes()[0], 1)
                    self.assertLess(seconds, DEADLINE + MARGIN)
                    until(lambda: not running.ranks(), 5, "the end of every rank on this host")
                    until(lambda: orphaned_shared_memory() <= shared_memory, 5, "shared memory to go")
                    # The launcher has lost a host and may look for it longer than anybody waits.
                    running.process.kill()
                    done = running.wait(PATIENCE)
                finally:
                    fault.wait(PATIENCE)
            results = Results(folder)
        errors = [line for line in done.own_errors if line.startswith("rdmark")]
        self.assertEqual(len(errors), 1, str(done))
        self.assertRegex(errors[0], r"^rdmark: \w.+: \w", "what was done last stands before what went wrong")
        self.assertEqual(results.manifest["status"], "failed")
        self.assertEqual(results.cells[0]["status"], "ok")
        self.assertEqual(results.cells[0]["verified"], "true")
        self.assertTrue([row for row in results.samples if row["validity"] == "ok"])
        return errors[0]
