"""End-to-end tests of .build/release/rdmark: real processes under a real mpirun, no fakes.

    python3 Tests/EndToEnd [-v] [NAME...]      names as unittest takes them: test_help, test_help.Help.test_is_quick

Needs Python's standard library, mpirun, and the clang of the Swift toolchain. Build the command first.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Support" / "Python"))

from counted_tests import run_tests

if __name__ == "__main__":
    sys.exit(run_tests(HERE))
