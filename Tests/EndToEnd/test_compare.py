"""`rdmark compare`: real runs set beside each other, planted slowdowns, and folders that are not what they should be."""

import csv
import json
import pathlib
import re
import shutil
import tempfile
import unittest

from launch import rdmark

SLOWER = 2
FAILURE = 1
USAGE = 64


def rewrite(path: pathlib.Path, change) -> None:
    """Passes each row of a CSV file, heading aside, through `change`, which edits it in place."""
    heading, *rows = csv.reader(path.read_text().splitlines(keepends=True), strict=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        for row in rows:
            record = dict(zip(heading, row, strict=True))
            change(record)
            writer.writerow(record.values())


class Compare(unittest.TestCase):
    """One measured run; what is compared with it are copies of it with something planted."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.folder = pathlib.Path(cls.scratch.name)
        cls.run_folder = cls.folder / "run"
        done = rdmark("latency", "--size", "8,4K", "--transport", "mpi,p2p", "--iterations", "100", "--output",
                      cls.run_folder, "--quiet")
        assert done.code == 0, str(done)

    def setUp(self):
        self.own = pathlib.Path(tempfile.mkdtemp(dir=self.folder))

    def copy(self, name: str, factor: float = 1, transport: str = "") -> pathlib.Path:
        """A copy of the run in which times, of one transport or all, are `factor` as long."""
        folder = self.own / name
        shutil.copytree(self.run_folder, folder)

        def slow_down(record):
            if transport in ("", record["transport"]):
                record["elapsed_ns"] = str(round(int(record["elapsed_ns"]) * factor))

        if factor != 1:
            rewrite(folder / "samples.csv", slow_down)
        return folder

    def compare(self, *words):
        return rdmark("compare", *words, ranks=0)

    def test_a_run_does_not_differ_from_itself(self):
        done = self.compare(self.run_folder, self.copy("same"))
        self.assertEqual((done.code, done.stderr), (0, ""), str(done))
        self.assertRegex(done.stdout, r"(?m)^4 cells compared: 4 no difference shown$")

    def test_planted_slowdown_is_found_and_named(self):
        slow = self.copy("slow", 1.2, "p2p")
        done = self.compare(self.run_folder, slow)
        self.assertEqual(done.code, SLOWER, str(done))
        self.assertEqual(done.own_errors, ["rdmark: 2 of 4 cells are slower by more than 5%"])
        rows = re.findall(r"(?m)^(mpi|p2p) .* (\d\.\d{3})  \d\.\d{3} to \d\.\d{3} +1 +(.*)$", done.stdout)
        self.assertEqual([(name, verdict) for name, _, verdict in rows], [
            ("mpi", "no difference shown"), ("p2p", "slower by more than 5%")] * 2)
        for name, ratio, _ in rows:
            self.assertAlmostEqual(float(ratio), 1.2 if name == "p2p" else 1, delta=0.02)
        # It is no slowdown beyond 50 %, and the other way round it is none at all.
        self.assertEqual(self.compare(self.run_folder, slow, "--threshold", "50%").code, 0)
        turned = self.compare(slow, self.run_folder)
        self.assertEqual(turned.code, 0, str(turned))
        self.assertIn("faster by more than 5%", turned.stdout)

    def launches(self, side: str, factor: float) -> pathlib.Path:
        """Five runs that differ by a percent or so."""
        for number in range(5):
            self.copy(f"{side}/{number}", factor * (1 + 0.004 * number))
        return self.own / side

    def test_folders_of_runs_are_launches(self):
        before, after = self.launches("before", 1), self.launches("after", 1.1)
        done = self.compare(before, after, "--json")
        self.assertEqual(done.code, SLOWER, str(done))
        report = json.loads(done.stdout)
        self.assertEqual(len(report["cells"]), 4)
        for cell in report["cells"]:
            self.assertEqual((cell["ratio"]["kind"], cell["verdict"]), ("launches", "slower"))
            self.assertTrue(cell["is_beyond_threshold"])
            self.assertLess(cell["ratio"]["low"], 1.1)
            self.assertGreater(cell["ratio"]["high"], 1.095)
            self.assertEqual((cell["baseline"]["launches"], cell["candidate"]["launches"]), (5, 5))
            self.assertEqual(cell["superiority"], 1)
        listed = self.compare(",".join(str(before / str(number)) for number in range(5)), after, "--json")
        self.assertEqual(json.loads(listed.stdout)["cells"], report["cells"])

    def test_markdown(self):
        done = self.compare(self.run_folder, self.copy("same"), "--format", "markdown")
        self.assertEqual(done.code, 0, str(done))
        rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
        self.assertEqual({row.count("|") for row in rows}, {11})
        self.assertEqual(len(rows), 2 + 4)

    def test_runs_that_were_done_differently_are_refused(self):
        other = self.copy("other")
        manifest = json.loads((other / "run.json").read_text())
        manifest["machine"]["cpu_model"] = "another one"
        manifest["commit"] = "another commit"
        (other / "run.json").write_text(json.dumps(manifest))
        done = self.compare(self.run_folder, other)
        self.assertEqual((done.code, done.stdout), (FAILURE, ""), str(done))
        self.assertEqual(len(done.own_errors), 2, str(done))
        self.assertRegex(done.own_errors[0], r"^rdmark: machine\.cpu_model: .* in the baseline, another one in the cand")
        self.assertIn("--force", done.own_errors[1])
        forced = self.compare(self.run_folder, other, "--force")
        self.assertEqual(forced.code, 0, str(forced))
        self.assertIn("The runs differ in what matters:\n  machine.cpu_model", forced.stdout)

    def test_killed_run_is_used_as_far_as_it_goes(self):
        killed = self.copy("killed")
        for name in ("summary.csv", "samples.csv"):
            path = killed / name
            path.write_bytes(path.read_bytes()[:-5])
        done = self.compare(self.run_folder, killed)
        self.assertEqual(done.code, 0, str(done))
        self.assertRegex(done.stdout, r"(?m)^3 cells compared")
        self.assertRegex(done.stdout, r"(?m)only in the baseline$")
        for name in ("summary.csv", "samples.csv"):
            self.assertRegex(done.stderr, rf"rdmark: {killed}/{name}:\d+: the last row has no end")

    def test_bad_folders_say_what_is_wrong(self):
        def edited(name, file, old, new):
            path = self.copy(name) / file
            text = path.read_text()
            self.assertIn(old, text)
            path.write_text(text.replace(old, new, 1))
            return path.parent

        empty = self.own / "empty"
        empty.mkdir()
        cases = [
            (self.own / "none", "there is no such folder"),
            (empty, "there is no run.json in it"),
            (edited("newer", "run.json", '"schema" : 1', '"schema" : 99'), r"run.json: its schema is 99"),
            (edited("cut", "run.json", "{", ""), "run.json: it is no manifest of a run"),
            (edited("renamed", "samples.csv", "elapsed_ns", "elapsed"), "samples.csv:1: there is no column elapsed_ns"),
        ]
        for folder, message in cases:
            with self.subTest(folder.name):
                done = self.compare(self.run_folder, folder)
                self.assertEqual((done.code, done.stdout), (FAILURE, ""), str(done))
                self.assertEqual(len(done.own_errors), 1, str(done))
                self.assertRegex(done.own_errors[0], rf"^rdmark: {folder}.*{message}.*; ")

    def test_nothing_in_common(self):
        other = self.copy("other")
        done = rdmark("latency", "--size", "16", "--transport", "mpi", "--iterations", "20", "--output",
                      self.own / "else", "--quiet")
        self.assertEqual(done.code, 0, str(done))
        done = self.compare(other, self.own / "else")
        self.assertEqual(done.code, FAILURE, str(done))
        self.assertIn("no cell was measured on both sides", done.own_errors[-1])
        for file, keep in (("summary.csv", 1), ("samples.csv", 1)):
            lines = (other / file).read_text().splitlines(keepends=True)
            (other / file).write_text("".join(lines[:keep]))
        done = self.compare(other, other)
        self.assertEqual(done.code, FAILURE, str(done))
        self.assertIn("neither side has a cell", done.own_errors[-1])

    def test_words_that_are_wrong(self):
        for words, message in ((["a"], "its B is missing"), (["a", "b", "--threshold", "5"], "has no % at its end")):
            done = self.compare(*words)
            self.assertEqual(done.code, USAGE, str(done))
            self.assertIn(message, done.own_errors[0])


if __name__ == "__main__":
    unittest.main()
