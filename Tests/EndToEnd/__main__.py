"""End-to-end tests of .build/release/rdmark: real processes under a real mpirun, no fakes.

    python3 Tests/EndToEnd [-v] [NAME...]      names as unittest takes them: test_help, test_help.Help.test_is_quick

Needs Python's standard library, mpirun, and the clang of the Swift toolchain. Build the command first.
"""

import pathlib
import sys
import unittest

sys.dont_write_bytecode = True


def main() -> int:
    words = sys.argv[1:]
    names = [word for word in words if not word.startswith("-")]
    loader = unittest.TestLoader()
    if names:
        suite = loader.loadTestsFromNames(names)
    else:
        suite = loader.discover(str(pathlib.Path(__file__).parent))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2 if "-v" in words else 1).run(suite)
    # Failures of sub-tests are listed one by one, so the difference can only be too small, never too large.
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    for test, reason in result.skipped:
        print(f"skipped {test}: {reason}")
    passed = max(0, result.testsRun - failed - len(result.skipped))
    print(f"{passed} passed, {failed} failed, {len(result.skipped)} skipped")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
