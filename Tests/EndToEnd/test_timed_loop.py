"""No allocation, no lock and no reference count of our own per iteration, for every workload, transport and method.

Each cell runs twice, the second time with four times the iterations; what both runs do once cancels out. The rest is not
exactly zero: samples come in blocks with a verification between them, outside of the timed loop, which allocates. An
iteration that did a thing would do it once each time, so the limit lies far from either.
"""

import pathlib
import subprocess
import tempfile
import unittest

from call_counts import CallCounter, Counts, culprits, growth
from launch import RDMARK, launcher, rdmark, run
from results import Results

LIMIT = 0.05
# Small enough that many iterations fit between two verifications.
WORKLOADS = {
    "halo": "halo --grid 12x12x12 --process-grid 2x1x1 --ghost 1",
    "transpose": "transpose --rows 16 --columns 16",
    "stream": "stream --chunk 256 --depth 4 --total 64K",
    "latency": "latency --size 256 --block 8 --stride 16",
    "bandwidth": "bandwidth --size 256 --block 8 --stride 16 --window 4",
}
ITERATIONS = 4000
RANKS = 2


class TimedLoop(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.counter = CallCounter()
        cls.addClassCleanup(cls.counter.close)

    def test_the_counter_sees_what_it_should(self):
        """A counter that counts nothing would let everything pass."""
        program = self.counter.folder / "counted_loop"
        source = pathlib.Path(__file__).with_name("counted_loop.swift")
        subprocess.run(["swiftc", "-O", source, "-o", program], check=True)
        for cost in ("nothing", "allocation", "reference", "lock"):
            with self.subTest(cost):
                short, long = (self.counts_of([program, cost, count], processes=1) for count in (1000, 4000))
                seen = {kind for kind, calls in growth(short, long, 3000).items() if calls >= LIMIT}
                self.assertLessEqual(seen, {cost, "allocation", "reference"} if cost == "allocation" else {cost})
                if cost != "nothing":
                    self.assertGreaterEqual(growth(short, long, 3000)[cost], 0.99)

    def test_nothing_grows_with_the_iterations(self):
        for workload, line in WORKLOADS.items():
            for transport, method in self.cells(line):
                with self.subTest(workload=workload, transport=transport, method=method):
                    words = [*line.split(), "--transport", transport, "--method", method, "--warmup", "10"]
                    short, long = (self.counts_of_ranks(words, count) for count in (ITERATIONS, 4 * ITERATIONS))
                    added = 3 * ITERATIONS * RANKS
                    for kind, calls in growth(short, long, added).items():
                        self.assertLess(calls, LIMIT, f"{kind}\n{culprits(short, long, added)}")

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
            bounds = ["--iterations", iterations, "--output", f"{scratch}/run"]
            return self.counts_of([RDMARK, *words, *bounds], RANKS, launcher(RANKS))

    def counts_of(self, command: list, processes: int, start: list[str] | None = None) -> Counts:
        done = run([*(start or []), *command], extra_environment=self.counter.environment())
        self.assertEqual(done.code, 0, str(done))
        return self.counter.counts(processes)


if __name__ == "__main__":
    unittest.main()
