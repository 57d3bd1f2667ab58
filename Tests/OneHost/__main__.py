"""What only a device can tell: what is said about wrong input, and what it says of the laws. Needs an RDMA device.

    python3 Tests/OneHost [-v] [NAME...]      names as unittest takes them: test_bad_input, test_laws_over_verbs

Runs in bench/soft-roce. Build the command first.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Support" / "Python"))

from counted_tests import run_tests

if __name__ == "__main__":
    sys.exit(run_tests(HERE))
