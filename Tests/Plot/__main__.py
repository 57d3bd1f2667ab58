"""Tests of bench/plot: reading, charts, files, and the report in a real Chromium.

    .venv/bin/python3 Tests/Plot [-v] [NAME...]      names as unittest takes them: test_reading, test_page

Needs what bench/lib/plot/requirements.txt and Tests/Plot/requirements.txt list, and Debian's chromium and
chromium-driver; bench/test installs them.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "Support" / "Python"), str(HERE.parent.parent / "bench" / "lib" / "plot")]

from counted_tests import run_tests

if __name__ == "__main__":
    sys.exit(run_tests(HERE))
