"""`--co-run`: a kernel beside the transfer, in blocks of its own, and what is left of it where a run is stopped in them."""

import contextlib
import json
import os
import pathlib
import signal
import tempfile
import unittest

from launch import Running, orphaned_shared_memory, rdmark
from processes import until
from results import Results, check_sound

FIGURES = [
    "kernel_alone_bytes_per_s", "kernel_beside_bytes_per_s", "kernel_slowdown", "kernel_slowdown_low",
    "kernel_slowdown_high", "transfer_slowdown", "transfer_slowdown_low", "transfer_slowdown_high", "co_run_blocks",
    "kernel_bytes", "busy_threads", "busy_thread_processors"]
SHORT = ("--max-time", "100ms", "--min-time", "50ms")


def kernels(numbers) -> int:
    """How many threads of these processes are kernels."""
    found = 0
    for number in numbers:
        for name in pathlib.Path(f"/proc/{number}/task").glob("*/comm"):
            with contextlib.suppress(OSError):
                found += name.read_text() == "rdmark triad\n"
    return found


class CoRun(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "run"

    def check_figures(self, cell: dict[str, str]):
        values = {name: float(cell[name]) for name in FIGURES}
        self.assertGreater(values["kernel_alone_bytes_per_s"], 0)
        self.assertGreater(values["kernel_beside_bytes_per_s"], 0)
        self.assertGreaterEqual(values["co_run_blocks"], 6)
        self.assertGreaterEqual(values["kernel_bytes"], 96 << 20)
        for what in ("kernel", "transfer"):
            low, middle, high = (values[f"{what}_slowdown{end}"] for end in ("_low", "", "_high"))
            self.assertGreater(low, 0)
            self.assertLessEqual(low, middle)
            self.assertLessEqual(middle, high)
        # Two ranks and two kernels.
        self.assertGreaterEqual(values["busy_threads"], 4)
        shares = values["busy_threads"] > values["busy_thread_processors"]
        self.assertEqual("sharing of processors" in cell["notes"], shares, cell["notes"])

    def test_every_workload(self):
        for words in (("halo", "--grid", "32x32x32"), ("transpose", "--rows", "128", "--columns", "128"),
                      ("stream", "--chunk", "16K", "--total", "1M"), ("latency", "--size", "8"),
                      ("bandwidth", "--size", "64K"), ("checkpoint", "--image", "256K", "--dirty", "50%"),
                      ("messages", "--payload", "4K", "--window", "4")):
            folder = self.folder / words[0]
            with self.subTest(words[0]):
                done = rdmark(*words, "--transport", "mpi,p2p", "--co-run", *SHORT, "--output", folder)
                self.assertEqual(done.code, 0, str(done))
                results = Results(folder)
                # Among others: the samples that were written are those that the summary counts.
                check_sound(self, results)
                for cell in results.cells:
                    self.check_figures(cell)
                self.assertIn("kernel slowed", done.stdout)
                self.assertIn("a[i] = b[i] + s c[i]", done.stdout)

    def test_ranks_that_have_no_part(self):
        done = rdmark("latency", "--size", "8", "--transport", "mpi", "--co-run", *SHORT, "--output", self.folder, ranks=3)
        self.assertEqual(done.code, 0, str(done))
        self.check_figures(Results(self.folder).cells[0])

    def test_paths(self):
        words = ("paths", "bandwidth", "--size", "4K,64K", "--transport", "host-staged,p2p", *SHORT)
        done = rdmark(*words, "--co-run", "--json", "--output", self.folder, timeout=120)
        self.assertEqual(done.code, 0, str(done))
        report = json.loads(done.stdout)
        self.assertRegex(report["verdict"], r"Beside the transfer a memory-bound kernel takes [\d.]+( to [\d.]+)? times")
        rows = {(cell["transport"], int(cell["size_bytes"])): cell for cell in Results(self.folder).cells}
        for cell in report["cells"]:
            for side in (cell["baseline"], cell["candidate"]):
                row = rows[side["transport"], cell["size_bytes"]]
                self.check_figures(row)
                self.assertEqual(sorted(side["co_run"]), sorted(FIGURES))
                for name, value in side["co_run"].items():
                    self.assertEqual(value, float(row[name]), name)

    def test_nothing_of_it_where_nobody_asks(self):
        done = rdmark("paths", "bandwidth", "--size", "4K", "--transport", "mpi,p2p", *SHORT, "--output", self.folder)
        self.assertEqual(done.code, 0, str(done))
        self.assertNotIn("kernel", done.stdout)
        for cell in Results(self.folder).cells:
            self.assertEqual([cell[name] for name in FIGURES], [""] * len(FIGURES))


class Stopped(unittest.TestCase):
    """A run that is disturbed in the blocks of the kernel."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "run"
        self.shared_memory = orphaned_shared_memory()

    def start(self, **options) -> Running:
        running = Running(
            "bandwidth", "--size", "64K", "--transport", "mpi,p2p", "--co-run", "--iterations", "50", "--max-time", "60s",
            "--output", self.folder, **options)
        try:
            until(lambda: kernels(running.ranks().values()) == 2, 60, "the kernels")
        except BaseException:
            running.__exit__()
            raise
        return running

    def check_nothing_is_left(self, running: Running):
        until(lambda: not running.ranks(), 5, "the end of every rank")
        until(lambda: orphaned_shared_memory() <= self.shared_memory, 5, "shared memory to go")

    def test_interruption_keeps_the_figures(self):
        with self.start() as running:
            os.kill(running.rank(0), signal.SIGTERM)
            done = running.wait(20)
            self.assertNotEqual(done.code, 0, str(done))
            self.check_nothing_is_left(running)
        results = Results(self.folder)
        self.assertEqual(results.manifest["status"], "interrupted")
        self.assertEqual([cell["samples"] for cell in results.cells], ["50", "50"], str(done))

    def test_a_rank_that_dies(self):
        with self.start(launcher_options=("--enable-recovery",), keeps_exit_codes=True) as running:
            os.kill(running.rank(1), signal.SIGKILL)
            done = running.wait(20)
            self.assertIn("rank 1", done.stderr, str(done))
            self.check_nothing_is_left(running)
            self.assertEqual(running.exit_codes()[0], 1, str(done))


if __name__ == "__main__":
    unittest.main()
