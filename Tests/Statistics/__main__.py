"""Statistics held against NumPy and SciPy on random data.

    bench/lib/statistics-tests [-v] [NAME...]    names as unittest takes them

which builds StatisticsProbe and runs this with the project's Python.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Support" / "Python"))

from counted_tests import run_tests

if __name__ == "__main__":
    sys.exit(run_tests(HERE))
