"""What is left of a run that is stopped: by the user, or because a rank dies."""

import json
import os
import pathlib
import signal
import tempfile
import time
import unittest

from launch import Running, orphaned_shared_memory
from processes import Finished, until
from results import Results

# The first run is over soon, so that there is a result to keep; the second is stopped in mid-run.
SUITE = {
    "name": "interrupted",
    "runs": [
        {"workload": "latency", "size": 8, "transport": ["mpi", "host-staged", "p2p"], "max-time": "50ms"},
        {"workload": "halo", "grid": "64x64x64", "transport": ["mpi", "host-staged", "p2p"], "method": "all",
         "precision": 0.0001, "warmup": 20, "min-time": "60s", "max-time": "120s"},
    ],
}


class Interruption(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "run"
        self.suite = pathlib.Path(scratch.name) / "suite.json"
        self.suite.write_text(json.dumps(SUITE))
        self.shared_memory = orphaned_shared_memory()

    def start(self, ranks: int = 2, launcher_options: tuple[str, ...] = ()) -> Running:
        """A run in the middle of its second workload."""
        running = Running(
            "suite", self.suite, "--output", self.folder, ranks=ranks, launcher_options=launcher_options,
            keeps_exit_codes="--enable-recovery" in launcher_options)
        summary = self.folder / "summary.csv"

        def first_workload_is_over():
            self.assertIsNone(running.process.poll(), "the run ended by itself")
            return summary.exists() and len(summary.read_bytes().splitlines()) == 4

        try:
            until(first_workload_is_over, 60, "the first workload's rows")
            time.sleep(0.5)
        except BaseException:
            running.__exit__()
            raise
        return running

    def check_nothing_is_left(self, running: Running):
        until(lambda: not running.ranks(), 5, "the end of every rank")
        until(lambda: orphaned_shared_memory() <= self.shared_memory, 5, "shared memory to go")

    def check_first_workload_is_kept(self, results: Results):
        # A fast cell of the second may have come to its last sample.
        finished = [cell for cell in results.with_status("ok") if cell["workload"] == "latency"]
        self.assertEqual([cell["transport"] for cell in finished], ["mpi", "host-staged", "p2p"])
        for cell in finished:
            self.assertEqual(cell["verified"], "true")
            own = [row for row in results.samples if row["cell"] == cell["cell"] and row["validity"] == "ok"]
            self.assertEqual(len(own), int(cell["samples"]))

    def test_signals_to_the_launcher(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            self.folder = self.folder.with_name(number.name)
            with self.subTest(number.name), self.start() as running:
                running.process.send_signal(number)
                done = running.wait(10)
                self.assertNotEqual(done.code, 0, str(done))
                results = Results(self.folder)
                self.assertEqual(results.manifest["status"], "interrupted")
                self.check_first_workload_is_kept(results)
                interrupted = results.with_status("interrupted")
                self.assertTrue(interrupted, "the cells that were stopped have rows")
                self.assertEqual({cell["workload"] for cell in interrupted}, {"halo"})
                self.assertTrue(any(int(cell["samples"] or 0) > 0 for cell in interrupted))
                self.check_nothing_is_left(running)

    def kill(self, victim: int, ranks: int, *launcher_options: str) -> tuple[Finished, dict[int, int], Results]:
        """What comes of a run in which a rank is killed: its end, the ranks' exit codes if kept, and its results."""
        with self.start(ranks, launcher_options) as running:
            os.kill(running.rank(victim), signal.SIGKILL)
            done = running.wait(10)
            results = Results(self.folder)
            self.check_first_workload_is_kept(results)
            self.check_nothing_is_left(running)
            return done, running.exit_codes(), results

    def test_a_killed_rank_with_a_launcher_that_kills_the_others(self):
        done, _, results = self.kill(1, 2)
        self.assertNotEqual(done.code, 0, str(done))
        self.assertRegex(done.stderr, r"rank 1\b", str(done))
        self.assertNotEqual(results.manifest["status"], "complete")

    def test_a_killed_rank_whose_peers_live_on(self):
        """Without the launcher's help the survivors find out, say which rank it was, and write it down."""
        done, codes, results = self.kill(2, 3, "--enable-recovery")
        self.assertEqual(codes, {0: 1, 1: 1, 2: 128 + signal.SIGKILL}, str(done))
        own = [line for line in done.own_errors if line.startswith("rdmark")]
        self.assertEqual(len(own), 1, str(done))
        self.assertRegex(own[0], r"rank 2\b")
        self.assertEqual(results.manifest["status"], "failed")
        self.assertRegex(results.manifest["reason"], r"rank 2\b")

    def test_a_killed_first_rank(self):
        """Rank 0 writes the results and the messages, and is as mortal as the others."""
        done, codes, results = self.kill(0, 2, "--enable-recovery")
        self.assertEqual(codes, {0: 128 + signal.SIGKILL, 1: 1}, str(done))
        self.assertRegex("\n".join(done.own_errors), r"(?m)^rdmark.*rank 0\b")
        self.assertNotEqual(results.manifest["status"], "complete")


if __name__ == "__main__":
    unittest.main()
