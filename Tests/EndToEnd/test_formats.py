"""The tables of `latency` and `bandwidth` in other tools' layouts, read as those tools' parsers read them."""

import pathlib
import re
import tempfile
import unittest

from launch import rdmark
from results import Results

PERFTEST_LATENCY = (
    "#bytes", "#iterations", "t_min[usec]", "t_max[usec]", "t_typical[usec]", "t_avg[usec]", "t_stdev[usec]",
    "99% percentile[usec]", "99.9% percentile[usec]")


class Formats(unittest.TestCase):
    def measured(self, workload: str, layout: str, *words) -> tuple[str, list[dict[str, str]]]:
        """What was printed, and the cells behind it."""
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            done = rdmark(
                workload, "--format", layout, "--transport", "mpi,p2p", "--max-time", "100ms", "--output", folder,
                *words)
            self.assertEqual((done.code, done.own_errors), (0, []), str(done))
            return done.stdout, Results(folder).cells

    def figures(self, table: str) -> dict[int, list[float]]:
        """What a parser of either layout sees: lines that begin with a size."""
        rows = re.findall(r"(?m)^ ?(\d+)((?:[ \t]+(?:[\d.]+|nan))+)[ \t]*$", table)
        return {int(size): [float(word) for word in rest.split()] for size, rest in rows}

    def test_latency_as_osu_prints_it(self):
        text, cells = self.measured("latency", "osu", "--size", "8,4K")
        tables = text.split("\n\n")
        self.assertEqual(len(tables), 2, text)
        for table, transport in zip(tables, ("mpi", "p2p")):
            self.assertRegex(table, r"^# OSU MPI Latency Test v7")
            self.assertIn(f"transport {transport},", table)
            self.assertRegex(table, r"(?m)^# Size          Latency \(us\)$")
            figures = self.figures(table)
            self.assertEqual(list(figures), [8, 4096])
            for cell in cells:
                if cell["transport"] == transport:
                    mean_us = float(cell["size_bytes"]) / float(cell["bandwidth_bytes_per_s"]) * 1e6
                    self.assertAlmostEqual(figures[int(cell["size_bytes"])][0], mean_us, delta=0.006 + mean_us * 1e-6)

    def test_bandwidth_as_osu_prints_it(self):
        text, cells = self.measured("bandwidth", "osu", "--size", "64K")
        for table, cell in zip(text.split("\n\n"), cells):
            self.assertRegex(table, r"^# OSU MPI Bandwidth Test v7")
            rate = float(cell["bandwidth_bytes_per_s"]) / 1e6
            self.assertAlmostEqual(self.figures(table)[65536][0], rate, delta=0.006 + rate * 1e-6)

    def test_latency_as_perftest_prints_it(self):
        text, cells = self.measured("latency", "perftest", "--size", "8", "--iterations", "400")
        table = text.split("\n\n")[0]
        heading = next(line for line in table.splitlines() if line.startswith(" #bytes"))
        self.assertEqual(tuple(re.split(r"\s{2,}|(?<=#bytes) ", heading.strip())), PERFTEST_LATENCY)
        row = dict(zip(PERFTEST_LATENCY[1:], self.figures(table)[8]))
        self.assertEqual(len(row), len(PERFTEST_LATENCY) - 1, table)
        cell = cells[0]
        for name, column in (("t_min[usec]", "min_ns"), ("t_max[usec]", "max_ns"), ("t_typical[usec]", "median_ns")):
            self.assertAlmostEqual(row[name], float(cell[column]) / 1e3, delta=0.006)
        self.assertEqual(row["#iterations"], int(cell["samples"]) * int(cell["events_per_sample"]) // 2)
        self.assertEqual(str(row["99.9% percentile[usec]"]), "nan", "400 samples do not suffice for it")

    def test_bandwidth_as_perftest_prints_it(self):
        text, cells = self.measured("bandwidth", "perftest", "--size", "64K", "--window", "4")
        for table, cell in zip(text.split("\n\n"), cells):
            iterations, peak, average, millions = self.figures(table)[65536]
            rate = float(cell["bandwidth_bytes_per_s"])
            self.assertAlmostEqual(average, rate / (1 << 20), delta=0.006 + rate * 1e-9)
            self.assertGreaterEqual(peak, average)
            self.assertAlmostEqual(millions, rate / 65536 / 1e6, delta=1e-6)
            self.assertEqual(iterations, int(cell["samples"]) * int(cell["events_per_sample"]) * 4)

    def test_what_cannot_be_run_has_no_row(self):
        with tempfile.TemporaryDirectory() as scratch:
            done = rdmark(
                "latency", "--format", "osu", "--size", "8", "--transport", "mpi,p2p", "--method", "datatype",
                "--iterations", "10", "--output", pathlib.Path(scratch) / "run")
        self.assertEqual(done.code, 0, str(done))
        refused = next(table for table in done.stdout.split("\n\n") if "transport p2p" in table)
        self.assertEqual(self.figures(refused), {})
        self.assertRegex(refused, r"(?m)^# 8 bytes: skipped: p2p has no method datatype")

    def test_other_workloads_have_no_such_table(self):
        done = rdmark("halo", "--format", "osu", ranks=0)
        self.assertEqual(done.code, 64, str(done))
        self.assertIn("it is an option of latency, bandwidth and compare", done.stderr)


if __name__ == "__main__":
    unittest.main()
