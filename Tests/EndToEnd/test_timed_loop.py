"""No allocation, no lock and no reference count of our own per iteration, for every workload, transport and method.

Counted is what happens below the functions that hold the timed loops, and on the threads of copy engines. Each cell runs
twice, the second time with four times the iterations, so that what both do once cancels out. Loops that wait may do
something rare, such as looking whether the peers live; what an iteration did, it would do each time, so the limit lies
far from either.
"""

import pathlib
import subprocess
import tempfile
import unittest

from call_counts import CallCounter, Counts, Program, culprits, growth
from launch import RDMARK, launcher, rdmark, run
from results import Results

LIMIT = 0.05
# Small enough that many iterations fit between two verifications.
WORKLOADS = {
    "halo": "halo --grid 12x12x12 --process-grid 2x1x1 --ghost 1",
    "transpose": "transpose --rows 16 --columns 16",
    "stream": "stream --chunk 256 --depth 4 --total 64K",
    "checkpoint": "checkpoint --image 8K --page 64 --dirty 30% --rounds 3",
    "messages": "messages --header 54 --payload 1K --page 256 --window 4",
    "latency": "latency --size 256 --block 8 --stride 16",
    "bandwidth": "bandwidth --size 256 --block 8 --stride 16 --window 4",
}
# Of Measurement.SampleLoop and Workloads.StreamRun; they are kept out of line for this.
TIMED_LOOPS = ("12timeTogether", "9timeAlone", "10makeChunks", "9useChunks")
ITERATIONS = 1000
RANKS = 2


class TimedLoop(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.counter = CallCounter()
        cls.addClassCleanup(cls.counter.close)
        cls.program = Program(RDMARK)
        cls.scope = cls.program.extents(*TIMED_LOOPS)

    def test_the_counter_sees_what_it_should(self):
        """A counter that counts nothing would let everything pass."""
        program = self.counter.folder / "counted_loop"
        source = pathlib.Path(__file__).with_name("counted_loop.swift")
        subprocess.run(["swiftc", "-O", source, "-o", program], check=True)
        for cost in ("nothing", "allocation", "reference", "lock"):
            with self.subTest(cost):
                short, long = (self.counts([program, cost, count], "counted_loop", 1) for count in (1000, 4000))
                calls = growth(short, long, 3000)
                if cost != "nothing":
                    self.assertGreaterEqual(calls.pop(cost), 0.99)
                if cost == "allocation":
                    # What was made is let go of.
                    self.assertGreaterEqual(calls.pop("reference"), 0.99)
                self.assertLess(max(calls.values()), LIMIT)

    def test_nothing_grows_with_the_iterations(self):
        for workload, line in WORKLOADS.items():
            for transport, method in self.cells(line):
                with self.subTest(workload=workload, transport=transport, method=method):
                    words = [*line.split(), "--transport", transport, "--method", method, "--warmup", "50"]
                    short, long = (self.counts_of_ranks(words, count) for count in (ITERATIONS, 4 * ITERATIONS))
                    added = 3 * ITERATIONS * RANKS
                    for kind, calls in growth(short, long, added).items():
                        self.assertLess(calls, LIMIT, f"{kind}\n{culprits(short, long, added, self.program)}")

    def cells(self, line: str) -> list[tuple[str, str]]:
        """Transports and methods that can do it."""
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            done = rdmark(*line.split(), "--method", "all", "--iterations", "2", "--output", folder, ranks=RANKS)
            self.assertEqual(done.code, 0, str(done))
            cells = [(cell["transport"], cell["method"]) for cell in Results(folder).with_status("ok")]
        self.assertEqual({transport for transport, _ in cells}, {"mpi", "host-staged", "p2p"})
        return cells

    def counts_of_ranks(self, words: list[str], iterations: int) -> Counts:
        with tempfile.TemporaryDirectory() as scratch:
            command = [*launcher(RANKS), RDMARK, *words, "--iterations", iterations, "--output", f"{scratch}/run"]
            return self.counts(command, "rdmark", RANKS, self.scope)

    def counts(self, command: list, program: str, processes: int, scope: str = "") -> Counts:
        done = run(command, extra_environment=self.counter.environment(scope))
        self.assertEqual(done.code, 0, str(done))
        return self.counter.counts(program, processes)


if __name__ == "__main__":
    unittest.main()
