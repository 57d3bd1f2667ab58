"""A process that may lock too little memory is told how much there is, what was needed, and what raises it."""

import pathlib
import subprocess
import tempfile
import unittest

from launch import RDMARK, environment, launcher
from processes import ROOT
from results import Results

LIMIT_KIB = 64
PATIENCE = 120


class MemoryLock(unittest.TestCase):
    def test_names_the_limit_the_need_and_the_remedy(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            # Who has the capability may lock what there is, whatever the limit.
            command = [
                "setpriv", "--bounding-set", "-ipc_lock", "--inh-caps", "-ipc_lock", *launcher(2), RDMARK,
                *"bandwidth --size 1M --transport verbs --iterations 6 --quiet --output".split(), folder]
            limited = ["sh", "-c", f'ulimit -l {LIMIT_KIB} && exec "$@"', "sh", *map(str, command)]
            done = subprocess.run(
                limited, capture_output=True, text=True, timeout=PATIENCE, cwd=ROOT, env=environment())
            results = Results(folder)
        text = f"{done.stdout}{done.stderr}"
        self.assertEqual(done.returncode, 1, text)
        self.assertEqual([cell["status"] for cell in results.cells], ["skipped"], text)
        reason = results.cells[0]["reason"]
        self.assertRegex(
            reason, r"^registering \d+ bytes: ibv_reg_mr: Cannot allocate memory; that locks \d+ bytes on top of \d+")
        self.assertIn(f"may lock {LIMIT_KIB << 10}", reason)
        self.assertIn("raise the limit with `ulimit -l unlimited`", reason)


if __name__ == "__main__":
    unittest.main()
