"""The command lines that are part of the interface, as users have them in their scripts, with small bounds added."""

import csv
import json
import pathlib
import tempfile
import unittest

from launch import ROOT, rdmark
from results import Results, check_sound

BOUNDS = ["--min-time", "5ms", "--max-time", "40ms"]

LINES = {
    "halo over all transports": (
        2, "halo --grid 256x128x128 --ghost 1 --element 8 --neighbours faces --transport mpi,host-staged,p2p "
        "--method all"),
    "halo with corners": (
        4, "halo --grid 96x80x72 --process-grid 2x2x1 --ghost 2 --fields 3 --periodic --neighbours all "
        "--memory device --transport host-staged,p2p"),
    "transpose": (
        2, "transpose --rows 2048 --columns 2048 --element 8 --transport mpi,p2p --method datatype,gather"),
    "stream": (
        2, "stream --chunk 64K..4M --depth 1,2,4,8 --total 1GiB --produce 100us --consume 100us "
        "--transport host-staged,p2p"),
    "latency": (2, "latency --size 8..64K --transport mpi,p2p"),
    "bandwidth": (2, "bandwidth --size 4K..4M --window 16 --transport mpi,p2p"),
}


class InterfaceLines(unittest.TestCase):
    def measure(self, ranks: int, words: list[str], timeout: float = 120) -> Results:
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            done = rdmark(*words, "--output", folder, ranks=ranks, timeout=timeout)
            self.assertEqual(done.code, 0, str(done))
            self.assertEqual([line for line in done.own_errors if line.startswith("rdmark")], [], str(done))
            results = Results(folder)
        check_sound(self, results)
        return results

    def test_workloads(self):
        for name, (ranks, line) in LINES.items():
            with self.subTest(name):
                results = self.measure(ranks, line.split() + BOUNDS)
                self.assertEqual({cell["workload"] for cell in results.cells}, {line.split()[0]})
                self.assertEqual({cell["ranks"] for cell in results.cells}, {str(ranks)})
                named = line.split("--transport ")[1].split()[0].split(",")
                self.assertEqual({cell["transport"] for cell in results.cells}, set(named))

    def test_paths(self):
        for line, sizes in [
            ("paths halo --grid 32x32x32..128x128x128 --ghost 1 --element 8 --transport host-staged,p2p", 3),
            ("paths bandwidth --size 4K..16M --transport host-staged,p2p", 13),
        ]:
            with self.subTest(line), tempfile.TemporaryDirectory() as scratch:
                folder = pathlib.Path(scratch) / "run"
                done = rdmark(*line.split(), *BOUNDS, "--json", "--output", folder, timeout=240)
                self.assertEqual(done.code, 0, str(done))
                results, report = Results(folder), json.loads(done.stdout)
                check_sound(self, results)
                self.assertEqual(len(results.cells), 2 * sizes)
                self.assertEqual([cell["size_bytes"] for cell in report["cells"]],
                                 sorted({int(cell["size_bytes"]) for cell in results.cells}))
                for cell in report["cells"]:
                    self.assertLessEqual(cell["ratio_low"], cell["ratio"])
                    self.assertLessEqual(cell["ratio"], cell["ratio_high"])
                    self.assertGreater(cell["baseline"]["staged_bytes"], 0)
                    self.assertEqual(cell["candidate"]["staged_bytes"], 0)
                self.assertTrue(report["verdict"])
                self.assertEqual(report["crossover"] is None, report["reason"] is not None)
                self.hold_against_file(report, folder)

    def hold_against_file(self, report: dict, folder: pathlib.Path):
        """paths.csv says what the report says, about cells that are in the rows."""
        with open(folder / "paths.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), len(report["cells"]))
        known = {cell["cell"] for cell in Results(folder).cells}
        crossover = report["crossover"] or {}
        for row, cell in zip(rows, report["cells"]):
            self.assertLessEqual({row["baseline_cell"], row["candidate_cell"]}, known)
            self.assertEqual(int(row["size_bytes"]), cell["size_bytes"])
            for name in ("ratio", "ratio_low", "ratio_high"):
                self.assertEqual(float(row[name]), cell[name])
            self.assertEqual(row["crossover_reason"], report["reason"] or "")
            for column, key in (
                    ("crossover_bytes", "size_bytes"), ("crossover_low_bytes", "low_bytes"),
                    ("crossover_high_bytes", "high_bytes")):
                self.assertEqual(float(row[column]) if row[column] else None, crossover.get(key))

    def test_memory_kind_is_in_the_row(self):
        cells = self.measure(2, ["latency", "--size", "64", *BOUNDS]).cells
        self.assertEqual(
            {(cell["transport"], cell["memory"]) for cell in cells},
            {("mpi", "host"), ("host-staged", "device"), ("host-staged:verbs", "device"), ("verbs", "device"),
             ("p2p", "device")})

    def test_what_a_transport_cannot_do_is_a_row_with_a_reason(self):
        words = ["latency", "--size", "64", "--transport", "mpi,p2p", "--method", "datatype,gather", *BOUNDS]
        skipped = self.measure(2, words).with_status("skipped")
        self.assertEqual(
            {(cell["transport"], cell["method"]) for cell in skipped}, {("mpi", "gather"), ("p2p", "datatype")})

    def test_evidence_tells_staged_from_direct(self):
        cells = self.measure(2, ["bandwidth", "--size", "64K", "--transport", "host-staged,p2p", *BOUNDS]).cells
        for cell in cells:
            with self.subTest(cell["transport"]):
                self.assertEqual(int(cell["staged_bytes"]) > 0, cell["transport"] == "host-staged")

    def test_verify(self):
        done = rdmark("verify", "--transport", "all", ranks=3, timeout=120)
        self.assertEqual(done.code, 0, str(done))

    def test_demo_suite(self):
        results = self.measure(2, ["suite", "bench/suites/demo.json"], timeout=300)
        runs = json.loads((ROOT / "bench/suites/demo.json").read_text())["runs"]
        self.assertEqual({cell["workload"] for cell in results.cells}, {run["workload"] for run in runs})

    def test_cluster_file(self):
        """It is in the manifest as it was written, and its defaults stand below the command line."""
        path = ROOT / "clusters/soft-roce.json"
        cluster = json.loads(path.read_text())
        words = ["latency", "--size", "64", "--transport", "mpi", "--gid-index", "2", "--cluster", path, *BOUNDS]
        manifest = self.measure(2, words).manifest
        self.assertEqual(manifest["cluster"], cluster)
        self.assertEqual(
            {name: manifest["options"][name] for name in ("device", "port", "gid-index", "queue-pairs")},
            {"device": "rxe0", "port": "1", "gid-index": "2", "queue-pairs": "1"})

    def test_json(self):
        with tempfile.TemporaryDirectory() as scratch:
            done = rdmark("latency", "--size", "64", "--json", "--output", f"{scratch}/run", *BOUNDS)
            self.assertEqual(done.code, 0, str(done))
            printed = json.loads(done.stdout)
            self.assertEqual(
                [cell["cell"] for cell in printed["cells"]],
                [cell["cell"] for cell in Results(pathlib.Path(scratch) / "run").cells])

    def test_list_needs_no_launcher(self):
        done = rdmark("list", ranks=0)
        self.assertEqual(done.code, 0, str(done))
        for transport in ("mpi", "host-staged", "p2p"):
            self.assertIn(transport, done.stdout)


if __name__ == "__main__":
    unittest.main()
