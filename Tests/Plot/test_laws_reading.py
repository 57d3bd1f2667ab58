"""What is wrong with a file of laws is named with its line, and the rest is shown."""

import unittest

from folders import FIXTURES, change, laws_only
from laws.law import file_stem
from laws.read_laws import read_laws
from problems import Problems, Unreadable


class Laws(unittest.TestCase):
    def setUp(self):
        self.folder = laws_only(self, "L1", "L9", "L33")

    def read(self, *expected: str, names=("L1", "L9", "L33")):
        problems = Problems()
        laws = read_laws(self.folder, "laws", problems)
        self.assertEqual([law.name for law in laws], list(names))
        self.assertEqual([str(problem) for problem in problems.all()], list(expected))
        return {law.name: law for law in laws}

    def test_all(self):
        problems = Problems()
        laws = read_laws(FIXTURES / "laws", "laws", problems)
        self.assertEqual([law.name for law in laws], [f"L{number}" for number in range(1, 40)])
        self.assertEqual(problems.all(), [])
        for law in laws:
            with self.subTest(law.name):
                self.assertEqual(len(law.points), law.sheet["points"])
                self.assertEqual(len(law.findings), law.sheet["findings"])

    def test_what_was_measured_here_and_by_others(self):
        laws = self.read()
        self.assertEqual([law.is_measured for law in laws.values()], [True, False, False])
        self.assertEqual([law.has_published for law in laws.values()], [False, False, True])
        self.assertEqual([one["figure"] for one in laws["L1"].constants], ["setup", "bandwidth", "copy-bandwidth"])
        self.assertEqual(laws["L9"].constants, [])

    def test_trace_keeps_its_lines(self):
        trace = next(one["trace"] for one in self.read()["L9"].findings if one["trace"])
        self.assertGreater(trace.count("\n"), 2)

    def test_law_without_its_file(self):
        (self.folder / "L09.csv").unlink()
        laws = self.read("laws/L09.csv: No such file or directory; the laws are shown without it")
        self.assertTrue(laws["L9"].points.empty)

    def test_without_findings_and_constants(self):
        for name in ("findings.csv", "constants.csv"):
            (self.folder / name).unlink()
        laws = self.read(*(f"laws/{name}: No such file or directory; the laws are shown without it"
                           for name in ("findings.csv", "constants.csv")))
        self.assertEqual((laws["L1"].findings, laws["L1"].constants), ([], []))

    def test_killed_run(self):
        file = self.folder / "laws.csv"
        file.write_bytes(file.read_bytes()[:-5])
        self.read("laws/laws.csv:4: the row is cut off (it has no line end, as after a run that was killed); it is not "
                  "used", names=("L1", "L9"))

    def test_rows_that_say_not_what_they_are_about(self):
        file = self.folder / "laws.csv"
        change(file, 2, lambda line: line.replace("L1,", "law one,", 1))
        change(file, 3, lambda line: line.replace("L9,", "L33,", 1))
        self.read(
            "laws/laws.csv:2: law: 'law one' is no law; right would be L and a number, as L9; the row is not used",
            "laws/laws.csv:4: L33 is there already; the row is not used", names=("L33",))

    def test_points_that_cannot_be_used(self):
        file = self.folder / "L09.csv"
        change(file, 2, lambda line: line.replace(",linear,", ",square,", 1))
        change(file, 3, lambda line: line.replace("L9,given,", "L9,guessed,", 1))
        change(file, 4, lambda line: line + ",")
        change(file, 5, lambda line: line.replace("each block,", "each block,far", 1))
        points = self.read(
            "laws/L09.csv:4: 21 fields under 20 columns; the row is not used",
            "laws/L09.csv:5: x: 'far128' is not a number; the row is not used",
            "laws/L09.csv:2: x_scale: 'square' is none of linear, log; the row is not used",
            "laws/L09.csv:3: figures: 'guessed' is none of given, fitted; the row is not used")["L9"].points
        self.assertEqual(len(points), 92)

    def test_no_law(self):
        file = self.folder / "laws.csv"
        file.write_bytes(file.read_bytes().split(b"\r\n")[0] + b"\r\n")
        with self.assertRaises(Unreadable) as caught:
            self.read()
        self.assertEqual(
            str(caught.exception), "laws/laws.csv: there is no law to show; did the run end before its first law?")

    def test_names_of_files(self):
        self.assertEqual([file_stem(name) for name in ("L1", "L39", "L100")], ["L01", "L39", "L100"])
        for wrong in ("9", "L", "l9", "L9.5", "L-1", "L٣", "../L9"):
            with self.subTest(wrong), self.assertRaises(ValueError):
                file_stem(wrong)


if __name__ == "__main__":
    unittest.main()
