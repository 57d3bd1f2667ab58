"""Tests of bench/reframe: ReFrame itself runs a small suite of .build/release/rdmark.

    bench/lib/reframe-tests [-v] [NAME...]      names as unittest takes them: test_suite

Needs mpirun; that script installs ReFrame in .venv. Build the command first.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "Support" / "Python"), str(HERE.parents[1] / "bench" / "reframe")]

from counted_tests import run_tests

if __name__ == "__main__":
    sys.exit(run_tests(HERE))
