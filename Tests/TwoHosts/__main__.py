"""Two hosts and the network between them: what a run over it measures, what faults do to it, and what it leaves.

    python3 Tests/TwoHosts [-v] [NAME...]      names as unittest takes them: test_clocks, test_loss, ...

Runs on the first node of `bench/soft-roce --nodes 2`. Build the command first.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Support" / "Python"))

from counted_tests import run_tests

if __name__ == "__main__":
    sys.exit(run_tests(HERE))
