"""Tests of bench/soft-roce: real guests, each about ten seconds of booting.

    python3 Tests/SoftRoCE [-v] [NAME...]      names as unittest takes them: test_one_guest, test_two_guests

Needs Python's standard library and what bench/soft-roce installs.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Support" / "Python"))

from counted_tests import run_tests

if __name__ == "__main__":
    sys.exit(run_tests(HERE))
