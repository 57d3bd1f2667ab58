"""ReFrame runs a suite, extracts its figures and holds them against references."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import figures
import references
from processes import ROOT

REFRAME = pathlib.Path(sys.executable).parent / "reframe"
SUITE = "Tests/ReFrame/small.json"


class Suite(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def reframe(self, wanted: dict, suite: str = SUITE) -> tuple[subprocess.CompletedProcess, dict]:
        """Runs the test with these references; what ReFrame printed, and its report."""
        file = self.scratch / "references.json"
        file.write_text(json.dumps(wanted))
        environment = os.environ | {
            "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
            # ReFrame leaves a log there.
            "TMPDIR": str(self.scratch)}
        done = subprocess.run(
            [REFRAME, "-C", "bench/reframe/settings.py", "-c", "bench/reframe/rdmark_suite.py", "-r",
             "--prefix", self.scratch, "--report-file", self.scratch / "report.json", "--keep-stage-files",
             "-S", f"rdmark_suite.suite={suite}", "-S", f"rdmark_suite.references={file}",
             "-S", "rdmark_suite.launcher_options=--oversubscribe"],
            capture_output=True, text=True, timeout=240, cwd=ROOT, env=environment)
        report = json.loads((self.scratch / "report.json").read_text())
        return done, report["runs"][0]["testcases"][0]

    def result_folder(self) -> pathlib.Path:
        """What the run left."""
        return next(self.scratch.glob("stage/**/summary.csv")).parent

    def test_figures_are_those_of_the_run(self):
        done, case = self.reframe({})
        self.assertEqual((done.returncode, case["result"]), (0, "pass"), done.stdout + done.stderr)
        measured = figures.figures(self.result_folder())
        self.assertEqual(len(measured), 8, "a median and a rate of four cells")
        reported = {name.split(":")[-1]: figure[0] for name, figure in case["perfvalues"].items()}
        self.assertEqual(reported, {name: value for name, (value, _) in measured.items()})

    def test_a_figure_within_its_bounds_passes_and_one_beyond_fails(self):
        name = "latency mpi datatype host 2 ranks 8 B median_ns"
        done, case = self.reframe({"*": {name: [1e9, None, 0.1, "ns"]}})
        self.assertEqual((done.returncode, case["result"]), (0, "pass"), done.stdout + done.stderr)
        done, case = self.reframe({"*": {name: [0.001, None, 0.1, "ns"]}})
        self.assertNotEqual(done.returncode, 0, done.stdout)
        self.assertEqual(case["result"], "fail")
        self.assertIn(name, done.stdout)

    def test_a_reference_without_a_figure_is_an_error(self):
        done, case = self.reframe({"*": {"latency over nothing median_ns": [1, None, 0.1, "ns"]}})
        self.assertEqual(case["result"], "fail", done.stdout)
        self.assertIn("latency over nothing median_ns: the run has no such figure", done.stdout + done.stderr)

    def test_a_run_that_measured_nothing_fails(self):
        suite = self.scratch / "nothing.json"
        suite.write_text(json.dumps(
            {"runs": [{"workload": "latency", "size": "8", "transport": "p2p", "method": "datatype"}]}))
        done, case = self.reframe({}, suite=str(suite))
        self.assertEqual(case["result"], "fail", done.stdout)

    def test_references_of_a_run_hold_for_it(self):
        self.reframe({})
        wanted = references.of_results(self.result_folder(), "here:default", 0.5)
        self.assertEqual(len(wanted["here:default"]), 8)
        for name, (value, lower, upper, unit) in wanted["here:default"].items():
            self.assertEqual((lower, upper), (None, 0.5) if unit == "ns" else (-0.5, None), name)
        path = self.scratch / "own.json"
        path.write_text(json.dumps(wanted))
        self.assertEqual(len(references.read(path, figures.figures(self.result_folder()))["here:default"]), 8)


if __name__ == "__main__":
    unittest.main()
