"""The columns that bench/plot knows are those that results/README.md documents."""

import re
import unittest

import columns
from processes import ROOT


def documented(section: str) -> list[str]:
    """The columns of a section, in the order in which its tables list them."""
    text = (ROOT / "results" / "README.md").read_text(encoding="utf-8")
    part = re.search(rf"^## {re.escape(section)}$(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL).group(1)
    first_cells = re.findall(r"^\| (`[^|]*`) \|", part, re.MULTILINE)
    return [name for cell in first_cells for name in re.findall(r"`([a-z0-9_]+)`", cell)]


class Columns(unittest.TestCase):
    def test_summary(self):
        self.assertEqual(list(columns.SUMMARY), documented("summary.csv"), "mend bench/lib/plot/columns.py")

    def test_samples(self):
        self.assertEqual(list(columns.SAMPLES), documented("samples.csv"), "mend bench/lib/plot/columns.py")

    def test_paths(self):
        self.assertEqual(list(columns.PATHS), documented("paths.csv"), "mend bench/lib/plot/columns.py")

    def test_map(self):
        self.assertEqual(list(columns.MAP), documented("map.csv"), "mend bench/lib/plot/columns.py")

    def test_laws(self):
        for section, known in (("laws.csv", columns.LAWS), ("findings.csv", columns.LAW_FINDINGS),
                               ("constants.csv", columns.LAW_CONSTANTS), ("Lnn.csv", columns.LAW_POINTS)):
            with self.subTest(section):
                self.assertEqual(list(known), documented(section), "mend bench/lib/plot/columns.py")

    def test_columns_that_are_used_are_columns(self):
        for names in (columns.SUMMARY_NEEDED, columns.SUMMARY_IDENTITY, columns.POSITIVE):
            self.assertLessEqual(set(names), set(columns.SUMMARY))
        self.assertLessEqual(set(columns.SAMPLES_NEEDED), set(columns.SAMPLES))
        self.assertLessEqual(set(columns.PATHS_IDENTITY), set(columns.PATHS))
        self.assertLessEqual(set(columns.MAP_IDENTITY), set(columns.MAP))
        self.assertLessEqual(set(columns.FOUND_POSITIVE), set(columns.PATHS) | set(columns.MAP))
        self.assertLessEqual(set(columns.LAWS_IDENTITY), set(columns.LAWS))
        self.assertLessEqual(set(columns.LAW_FINDINGS_IDENTITY), set(columns.LAW_FINDINGS))
        self.assertLessEqual(set(columns.LAW_CONSTANTS_IDENTITY), set(columns.LAW_CONSTANTS))
        self.assertLessEqual(set(columns.LAW_POINTS_IDENTITY), set(columns.LAW_POINTS))


if __name__ == "__main__":
    unittest.main()
