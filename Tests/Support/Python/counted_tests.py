"""Runs a folder of unittest modules and counts them in one line, as bench/test reads it."""

import pathlib
import signal
import sys
import unittest


def run_tests(folder: pathlib.Path) -> int:
    """Runs the tests of a folder that the command line names, or all; returns the exit status.

    The command line is `[-v] [NAME...]`, with names as unittest takes them.
    """
    # A script in the background of a shell ignores these, and so would everything that is started here and then stopped.
    for number, handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, handler)
    words = sys.argv[1:]
    names = [word for word in words if not word.startswith("-")]
    loader = unittest.TestLoader()
    if names:
        suite = loader.loadTestsFromNames(names)
    else:
        suite = loader.discover(str(folder))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2 if "-v" in words else 1).run(suite)
    # Failures of sub-tests are listed one by one; a test counts once.
    complaints = [test for test, _ in result.failures + result.errors] + result.unexpectedSuccesses
    failed = len({getattr(test, "test_case", test).id() for test in complaints})
    for test, reason in result.skipped:
        print(f"skipped {test}: {reason}")
    passed = max(0, result.testsRun - failed - len(result.skipped))
    print(f"{passed} passed, {failed} failed, {len(result.skipped)} skipped")
    return 1 if failed or passed == 0 else 0
