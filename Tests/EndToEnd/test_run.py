"""bench/run, with stand-ins for what it builds and starts: reports, exit status, signals."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from processes import ROOT, until

# Each stand-in says what it was called with. The launcher writes a result as rdmark does.
LAUNCHER = """#!/bin/bash
case $* in --version) exit ;; esac
echo "launched $*"
folder=results/local/one
while (($#)); do case $1 in --output) folder=$2 ;; --output=*) folder=${1#*=} ;; esac; shift; done
mkdir -p "$folder"; echo row >"$folder/summary.csv"
trap 'echo stopped; exit 130' INT
if [[ -n ${HANG-} ]]; then touch hanging; for _ in {1..200}; do sleep 0.1; done; fi
exit "${STATUS-0}"
"""
STAND_INS = {
    "bin/swift": "#!/bin/sh\necho 'Swift version 6.2'\n",
    "bin/mpirun": LAUNCHER,
    "bench/soft-roce":
        "#!/bin/sh\necho guest\nmkdir -p results/soft-roce/two\necho row >results/soft-roce/two/summary.csv\n",
    "bench/plot": "#!/bin/sh\necho report: $1/report.html\nexit ${PLOT_STATUS-0}\n",
}


class Run(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.project = pathlib.Path(scratch.name)
        for path in ["bench/run", *(f"bench/lib/{name}" for name in ("machine.sh", "watched.sh"))]:
            self.place(path, (ROOT / path).read_text())
        for path, text in STAND_INS.items():
            self.place(path, text)
        # What was there before is nothing of this run.
        self.place("results/local/zero/summary.csv", "row\n")

    def place(self, path: str, text: str):
        file = self.project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def start(self, *words: str, **environment: str) -> subprocess.Popen:
        path = f"{self.project}/bin:{os.environ['PATH']}"
        return subprocess.Popen(
            [self.project / "bench" / "run", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=os.environ | {"PATH": path, "RDMARK_SKIP_SOFT_ROCE": ""} | environment)

    def run_to_end(self, *words: str, **environment: str) -> tuple[int, list[str], str]:
        running = self.start(*words, **environment)
        output, errors = running.communicate(timeout=60)
        return running.returncode, output.splitlines(), errors

    def test_ends_with_a_report_of_each_folder(self):
        code, lines, errors = self.run_to_end()
        self.assertEqual(code, 0, errors)
        self.assertEqual(lines[1:], [
            "guest", "report: results/local/one/report.html", "report: results/soft-roce/two/report.html"])

    def test_without_a_guest(self):
        _, lines, _ = self.run_to_end(RDMARK_SKIP_SOFT_ROCE="1")
        self.assertEqual(lines[1:], ["report: results/local/one/report.html"])

    def test_folder_that_was_asked_for(self):
        for words in (["--output", "elsewhere"], ["--output=elsewhere"]):
            with self.subTest(words):
                _, lines, _ = self.run_to_end("--", *words, RDMARK_SKIP_SOFT_ROCE="1")
                self.assertEqual(lines[1:], ["report: elsewhere/report.html"])
                shutil.rmtree(self.project / "elsewhere")

    def test_json_is_all_there_is_on_standard_output(self):
        _, lines, errors = self.run_to_end("--", "--json", RDMARK_SKIP_SOFT_ROCE="1")
        self.assertEqual(len(lines), 1, lines)
        self.assertIn("report: results/local/one/report.html", errors)

    def test_failed_run_is_drawn_and_fails(self):
        code, lines, _ = self.run_to_end(STATUS="3")
        self.assertEqual(code, 3)
        self.assertEqual(lines[1:], ["report: results/local/one/report.html"], "and no guest is started")

    def test_figures_stand_without_a_report(self):
        code, _, errors = self.run_to_end(RDMARK_SKIP_SOFT_ROCE="1", PLOT_STATUS="1")
        self.assertEqual(code, 0)
        self.assertIn("there is no report of results/local/one; its figures are all there", errors)

    def test_signal_goes_to_the_command_once_and_ends_the_run(self):
        running = self.start(HANG="1")
        until((self.project / "hanging").exists, 30, "the command")
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        output, _ = running.communicate(timeout=30)
        self.assertEqual(running.returncode, 130)
        self.assertEqual(output.splitlines()[1:], ["stopped"], "once, and neither a guest nor a report")


if __name__ == "__main__":
    unittest.main()
