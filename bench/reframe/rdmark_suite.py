"""rdmark's suites as ReFrame tests.

A site sets the suite, the ranks and the references on the command line, or derives a class of its own from RdmarkSuite:

    reframe -C bench/reframe/settings.py -c bench/reframe/rdmark_suite.py -r -S rdmark_suite.suite=FILE
"""

import pathlib
import sys

import reframe as rfm
import reframe.utility.sanity as sn
import reframe.utility.typecheck as typ

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
# ReFrame loads this file from wherever it was started.
sys.path.insert(0, str(HERE))

import figures  # noqa: E402
import references  # noqa: E402


class RdmarkSuite(rfm.RunOnlyRegressionTest):
    """Runs a suite; passes where every byte was right and every figure with a reference is within its bounds."""

    #: The suite; a relative path starts at the project's folder.
    suite = variable(str, value="bench/suites/demo.json")
    #: The file of references; see references.py. A relative path starts at the project's folder. Where none is named,
    #: the one of the suite's name in bench/reframe/references, if there is one.
    references = variable(str, value="")
    #: How many ranks are started.
    ranks = variable(int, value=2)
    #: Options of the launcher, with which a site places them.
    launcher_options = variable(typ.List[str], value=[])

    valid_systems = ["*"]
    valid_prog_environs = ["*"]
    sourcesdir = None
    time_limit = "30m"

    @run_after("init")
    def describe_command(self):
        self.descr = f"rdmark: {self.suite}"
        self.num_tasks = self.ranks
        self.executable = str(PROJECT / ".build" / "release" / "rdmark")
        self.executable_opts = ["suite", str(PROJECT / self.suite), "--output", "results", "--quiet"]

    @run_before("run")
    def place_ranks(self):
        self.job.launcher.options += self.launcher_options

    @sanity_function
    def every_byte_was_right(self):
        # It stands in the stage folder while it is asked.
        found = figures.problems(pathlib.Path("results"))
        return sn.assert_false(found, "; ".join(found).replace("{", "{{").replace("}", "}}"))

    @run_before("performance")
    def extract_figures(self):
        measured = figures.figures(pathlib.Path(self.stagedir) / "results")
        self.perf_variables = {
            name: sn.make_performance_function(sn.defer(value), unit) for name, (value, unit) in measured.items()}
        file = PROJECT / self.references if self.references else HERE / "references" / pathlib.Path(self.suite).name
        self.reference = references.read(file, measured) if self.references or file.exists() else {}


@rfm.simple_test
class rdmark_suite(RdmarkSuite):
    """The demonstration, unless another suite is set."""
