"""What works without a launcher, and how quickly."""

import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import unittest

from launch import RDMARK, rdmark

COMMANDS = (
    "list", "doctor", "halo", "transpose", "stream", "checkpoint", "messages", "latency", "bandwidth", "suite", "compare",
    "export", "verify", "fit", "laws")


class Help(unittest.TestCase):
    def test_every_command_has_a_page(self):
        overview = rdmark("--help", ranks=0)
        self.assertEqual((overview.code, overview.stderr), (0, ""), str(overview))
        for command in COMMANDS:
            with self.subTest(command):
                self.assertRegex(overview.stdout, rf"(?m)^ +{command}\b")
                page = rdmark(command, "--help", ranks=0)
                self.assertEqual((page.code, page.stderr), (0, ""), str(page))
                self.assertIn(f"rdmark {command}", page.stdout)

    def test_is_quick(self):
        """The promise is 50 ms on an idle machine; a busy one is given three times as much."""
        seconds = [rdmark("--help", ranks=0).seconds for _ in range(15)]
        self.assertLess(statistics.median(seconds), 0.150)

    def test_loads_no_icu(self):
        """ICU comes with the full Foundation and takes as long to load as all the rest."""
        with tempfile.TemporaryDirectory() as scratch:
            tracing = os.environ | {"LD_DEBUG": "files", "LD_DEBUG_OUTPUT": f"{scratch}/loader"}
            subprocess.run([RDMARK, "--help"], env=tracing, capture_output=True, check=True)
            report = "".join(path.read_text(errors="replace") for path in pathlib.Path(scratch).iterdir())
        loaded = set(re.findall(r"file=(\S+)", report))
        self.assertTrue(any("libswiftCore" in name for name in loaded), "the loader's report was not understood")
        unwanted = {name for name in loaded if re.search(r"icu|Foundation(?!Essentials)", name, re.IGNORECASE)}
        self.assertEqual(unwanted, set())

    def test_commands_that_need_ranks_say_how_to_start_them(self):
        for words in (["halo"], ["transpose"], ["stream"], ["checkpoint"], ["messages"], ["latency"],
                      ["bandwidth"], ["verify"],
                      ["suite", "bench/suites/demo.json"]):
            with self.subTest(words):
                done = rdmark(*words, ranks=0)
                self.assertEqual(done.code, 64, str(done))
                self.assertEqual(len(done.own_errors), 1, str(done))
                self.assertRegex(done.own_errors[0], rf"^rdmark.*mpirun -n \d+ .*rdmark {words[0]}")


if __name__ == "__main__":
    unittest.main()
