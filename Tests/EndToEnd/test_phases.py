"""The phases of an exchange: which occur over which transport and method, and that nothing else counts their iterations."""

import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results, check_sound

PHASES = ("pack", "stage_out", "post", "wire", "stage_in", "unpack")
# Of strided layouts on both ends; what p2p packs, its copy engines pack.
EXPECTED = {
    "mpi": {
        "datatype": {"post", "wire"},
        "pack": {"pack", "post", "wire", "unpack"},
        "fragment": {"post", "wire"},
    },
    "host-staged": {"pack": {"stage_out", "post", "wire", "stage_in"}},
    "p2p": {"gather": {"post", "wire"}, "fragment": {"post", "wire"}, "pack": {"post", "wire"}},
}
# Strided, and large enough that a copy outweighs reading a clock.
WORKLOADS = {
    "halo": "halo --grid 48x48x48 --process-grid 2x1x1",
    "stencil": "halo --grid 48x48x48 --process-grid 2x1x1 --compute overlap",
    "transpose": "transpose --rows 64 --columns 64",
    "checkpoint": "checkpoint --image 256K --page 64 --dirty 30% --rounds 2",
    "messages": "messages --header 54 --payload 64K --page 256 --window 4 --arrival split",
    "latency": "latency --size 64K --block 64 --stride 128",
    "bandwidth": "bandwidth --size 64K --block 64 --stride 128 --window 4",
}


class Phases(unittest.TestCase):
    def measured(self, line: str, *words: str, iterations: int = 10) -> list[dict[str, str]]:
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            done = rdmark(
                *line.split(), "--transport", "mpi,host-staged,p2p", "--iterations", iterations, "--warmup", "5",
                *words, "--output", folder)
            self.assertEqual(done.code, 0, str(done))
            results = Results(folder)
            check_sound(self, results)
            return results.cells

    def test_phases_that_occur_are_told(self):
        for name, line in WORKLOADS.items():
            for cell in self.measured(line, "--method", "all"):
                if cell["status"] != "ok":
                    continue
                with self.subTest(name, transport=cell["transport"], method=cell["method"]):
                    times = {phase: cell[f"phase_{phase}_ns"] for phase in PHASES}
                    told = {phase for phase, time in times.items() if time}
                    self.assertEqual(told, EXPECTED[cell["transport"]][cell["method"]])
                    for phase in told:
                        # Posting to a ring in memory may take less than a clock can tell.
                        (self.assertGreaterEqual if phase == "post" else self.assertGreater)(float(times[phase]), 0)

    def test_their_iterations_are_in_no_counter(self):
        """Of a cell of 10 iterations and one of 100 both have as much to each iteration."""
        few, many = (
            self.measured(WORKLOADS["halo"], "--method", "all", iterations=count) for count in (10, 100))
        counters = ("cpu_copied_bytes", "staged_bytes", "posted_bytes", "requests", "segments")
        for one, other in zip(few, many, strict=True):
            with self.subTest(transport=one["transport"], method=one["method"]):
                self.assertEqual([one[name] for name in counters], [other[name] for name in counters])

    def test_streams_have_phases_of_their_own(self):
        for cell in self.measured("stream --chunk 4K --depth 2 --total 64K"):
            self.assertEqual({cell[f"phase_{phase}_ns"] for phase in PHASES}, {""})
            self.assertIn("transfer_ns=", cell["figures"])


if __name__ == "__main__":
    unittest.main()
