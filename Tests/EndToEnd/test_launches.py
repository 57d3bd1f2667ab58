"""`--launches N`: several launches under a real launcher, what they say together, and what is left where one is stopped."""

import csv
import json
import os
import pathlib
import signal
import statistics
import subprocess
import tempfile
import time
import unittest
import uuid

from launch import RDMARK, environment, launcher, orphaned_shared_memory, rdmark
from processes import ROOT, marked, until
from results import Results, check_sound

FAILURE = 1
USAGE = 64
LAUNCHER = " ".join(launcher(2))
TINY = ("latency", "--size", "8,4K", "--transport", "mpi,p2p", "--iterations", "50", "--warmup", "10")


class Launches(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "all"

    def launch(self, *words, ranks: int = 0, **options):
        return rdmark(*words, "--output", self.folder, ranks=ranks, **options)

    def rows(self) -> list[dict[str, str]]:
        with (self.folder / "launches.csv").open(newline="") as file:
            return list(csv.DictReader(file, strict=True))

    def test_three_launches(self):
        done = self.launch(*TINY, "--launches", "3", "--launcher", LAUNCHER, "--seed", "7")
        self.assertEqual(done.code, 0, str(done))
        runs = [Results(self.folder / f"launch-{number}") for number in (1, 2, 3)]
        for run in runs:
            check_sound(self, run)
        self.assertEqual([run.manifest["seed"] for run in runs], [8, 9, 10])
        rows = self.rows()
        self.assertEqual([row["cell"] for row in rows], [cell["cell"] for cell in runs[0].cells])
        for row in rows:
            medians = [
                statistics.median(int(sample["elapsed_ns"]) / int(sample["events"]) for sample in run.samples
                                  if sample["cell"] == row["cell"] and sample["validity"] == "ok")
                for run in runs]
            self.assertEqual((row["launches"], row["interval_kind"], row["reason"]), ("3", "few_launches", ""))
            self.assertAlmostEqual(float(row["median_ns"]), statistics.median(medians))
            self.assertLessEqual(float(row["median_low_ns"]), min(medians))
            self.assertGreaterEqual(float(row["median_high_ns"]), max(medians))
            self.assertAlmostEqual(
                float(row["between_launches_spread"]), statistics.stdev(medians) / statistics.mean(medians))
        # The last launch's table, and that of all of them.
        self.assertEqual(done.stdout.count("samples.csv, summary.csv and run.json: "), 1, str(done))
        self.assertIn("Over 3 launches", done.stdout)
        self.assertIn(f"launches.csv and launch-1 to launch-3: {self.folder}\n", done.stdout)

        same = rdmark("compare", self.folder, self.folder / "launch-2", "--json", ranks=0)
        self.assertEqual({cell["baseline"]["launches"] for cell in json.loads(same.stdout)["cells"]}, {3}, str(same))

    def test_json_and_seeds_that_are_drawn(self):
        done = self.launch(*TINY, "--launches", "2", "--launcher", LAUNCHER, "--json")
        self.assertEqual(done.code, 0, str(done))
        report = json.loads(done.stdout)
        self.assertEqual(len({launch["seed"] for launch in report["launches"]}), 2)
        self.assertEqual([launch["status"] for launch in report["launches"]], ["complete"] * 2)
        self.assertEqual([cell["cell"] for cell in report["cells"]], [row["cell"] for row in self.rows()])
        again = self.launch(*TINY, "--launches", "2", "--launcher", LAUNCHER)
        self.assertEqual(again.code, FAILURE, "a folder that is used is not written to")
        self.assertIn(str(self.folder), again.own_errors[0])

    def test_a_suite_and_its_cluster(self):
        suite, cluster = self.folder.with_name("suite.json"), self.folder.with_name("cluster.json")
        suite.write_text(json.dumps({"name": "tiny", "runs": [
            {"workload": "latency", "size": 8, "transport": ["mpi", "verbs"], "iterations": 20}]}))
        cluster.write_text(json.dumps({
            "name": "here", "hosts": [{"name": "localhost", "slots": 2}],
            "launcher": LAUNCHER.replace("-n 2", "-n {ranks}") + " {command}"}))
        done = self.launch("suite", suite, "--launches", "2", "--cluster", cluster)
        self.assertEqual(done.code, 0, str(done))
        rows = {row["transport"]: row for row in self.rows()}
        self.assertEqual(rows["mpi"]["launches"], "2")
        if rows["verbs"]["launches"] == "0":
            self.assertEqual(rows["verbs"]["median_ns"], "")
            self.assertRegex(rows["verbs"]["reason"], "^skipped: ")
        listed = self.launch("suite", suite, "--launches", "2", "--dry-run")
        self.assertEqual((listed.code, listed.stdout), (0, "latency\n"), str(listed))

    def test_a_launch_that_fails_ends_all(self):
        # One rank has nobody to exchange messages with; `false` is a launcher that does not come that far.
        for line, code, reason in ((" ".join(launcher(1)), USAGE, "rank"), ("false", FAILURE, "")):
            done = self.launch(*TINY, "--launches", "3", "--launcher", line)
            self.assertEqual((done.code, done.stdout), (code, ""), str(done))
            self.assertIn(reason, done.own_errors[0])
            self.assertRegex(done.own_errors[-1], f"^rdmark: launch 1 of 3 ended with status {code};")
            self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_batch_script_is_no_rank(self):
        """Slurm gives its variables to the batch script as well, under a step of its own number."""
        for step, complaint in (("4294967291", "no launcher is named"), ("0", "here are ranks already")):
            slurm = {"SLURM_PROCID": "0", "SLURM_NTASKS": "4", "SLURM_STEP_ID": step}
            done = self.launch(*TINY, "--launches", "2", extra_environment=slurm)
            self.assertEqual(done.code, USAGE, str(done))
            self.assertIn(complaint, str(done))

    def test_what_is_wrong_before_anything_runs(self):
        under = self.launch(*TINY, "--launches", "2", "--launcher", LAUNCHER, ranks=2)
        without = self.launch(*TINY, "--launches", "2")
        missing = self.launch(*TINY, "--launches", "2", "--launcher", "no-such-launcher -n 2")
        local = self.launch(*TINY, "--launches", "2", "--cluster", "clusters/local.json")
        suite = self.launch("suite", "no-such-suite.json", "--launches", "2", "--launcher", LAUNCHER)
        for done, message in ((under, "here are ranks already"), (without, "--launcher \"mpirun -n 2\""),
                              (missing, "no-such-launcher cannot be started"), (local, "leaves {ranks} open"),
                              (suite, "no-such-suite.json")):
            self.assertEqual((done.code, done.stdout), (USAGE, ""), str(done))
            self.assertEqual(len(done.own_errors), 1, str(done))
            self.assertIn(message, done.own_errors[0])
        self.assertFalse((self.folder / "launch-1").exists())


class Stopped(unittest.TestCase):
    """The second launch is stopped in the middle."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "all"
        self.shared_memory = orphaned_shared_memory()

    def start(self) -> tuple[subprocess.Popen, str]:
        """Launches of two seconds each, in the second of them."""
        mark = uuid.uuid4().hex
        process = subprocess.Popen(
            [RDMARK, "latency", "--size", "256K", "--transport", "mpi", "--min-time", "2s", "--max-time", "2s",
             "--launches", "5", "--launcher", LAUNCHER, "--output", self.folder],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment(mark))
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        until((self.folder / "launch-2" / "run.json").exists, 60, "the second launch")
        # Its ranks are on their way into the timed loop.
        time.sleep(0.7)
        return process, mark

    def check_nothing_is_left(self, mark: str):
        until(lambda: not marked(mark), 10, "the end of the launcher and of every rank")
        until(lambda: orphaned_shared_memory() <= self.shared_memory, 5, "shared memory to go")
        self.assertFalse((self.folder / "launch-3").exists())

    def check_first_launch_is_kept(self):
        check_sound(self, Results(self.folder / "launch-1"))
        with (self.folder / "launches.csv").open(newline="") as file:
            [row] = csv.DictReader(file, strict=True)
        self.assertEqual(row["launches"], "1")
        self.assertNotEqual(row["median_ns"], "")
        self.assertEqual(row["median_low_ns"], "")

    def test_signals(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            self.folder = self.folder.with_name(number.name)
            with self.subTest(number.name):
                process, mark = self.start()
                os.kill(process.pid, number)
                output, errors = process.communicate(timeout=20)
                self.assertEqual(process.returncode, 128 + number, errors)
                self.assertIn("Over 2 launches", output)
                self.assertIn("rdmark: interrupted", errors)
                self.check_first_launch_is_kept()
                self.assertEqual(Results(self.folder / "launch-2").manifest["status"], "interrupted")
                self.check_nothing_is_left(mark)

    def test_a_kill_takes_the_launcher_along(self):
        process, mark = self.start()
        process.kill()
        process.communicate()
        self.check_nothing_is_left(mark)
        self.check_first_launch_is_kept()


if __name__ == "__main__":
    unittest.main()
