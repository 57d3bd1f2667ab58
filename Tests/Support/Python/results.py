"""Reads the folder that a run leaves."""

import csv
import json
import pathlib
import unittest

# The columns that the interface promises, in this order; more may follow.
PROMISED_COLUMNS = (
    "workload,transport,method,memory,ranks,size_bytes,block_bytes,blocks,options,status,reason,samples,median_ns,"
    "p90_ns,p99_ns,min_ns,max_ns,bandwidth_bytes_per_s,ceiling_bytes_per_s,verified,cpu_copied_bytes,staged_bytes,"
    "posted_bytes,requests,segments").split(",")


def _table(path: pathlib.Path) -> tuple[list[str], list[dict[str, str]]]:
    """Heading and rows; every row must be as wide as the heading, and whole."""
    text = path.read_bytes().decode()
    if not text.endswith("\r\n"):
        raise AssertionError(f"{path.name} ends within a row: {text[-80:]!r}")
    heading, *rows = csv.reader(text.splitlines(keepends=True), strict=True)
    for number, row in enumerate(rows, 2):
        if len(row) != len(heading):
            raise AssertionError(f"{path.name}:{number} has {len(row)} fields under {len(heading)} columns")
    return heading, [dict(zip(heading, row)) for row in rows]


class Results:
    """summary.csv, samples.csv and run.json of one run."""

    def __init__(self, folder: pathlib.Path):
        self.columns, self.cells = _table(folder / "summary.csv")
        _, self.samples = _table(folder / "samples.csv")
        self.manifest = json.loads((folder / "run.json").read_text())

    def with_status(self, *statuses: str) -> list[dict[str, str]]:
        return [cell for cell in self.cells if cell["status"] in statuses]


def check_sound(test: unittest.TestCase, results: Results):
    """What every finished run owes its reader."""
    test.assertEqual(results.columns[:len(PROMISED_COLUMNS)], PROMISED_COLUMNS)
    test.assertTrue(results.cells, "there is no row")
    test.assertEqual(results.manifest["status"], "complete")
    test.assertTrue(results.with_status("ok"), f"no cell is ok: {results.cells}")
    for cell in results.cells:
        label = " ".join(cell[column] for column in PROMISED_COLUMNS[:9])
        with test.subTest(cell=label):
            if cell["status"] == "skipped":
                test.assertTrue(cell["reason"], "a cell that was skipped says why")
                test.assertEqual(cell["median_ns"], "", "a cell that was skipped has no figure")
                continue
            test.assertEqual(cell["status"], "ok", cell["reason"])
            test.assertEqual(cell["verified"], "true")
            test.assertGreater(int(cell["samples"]), 0)
            test.assertLessEqual(float(cell["min_ns"]), float(cell["max_ns"]))
            test.assertGreater(float(cell["bandwidth_bytes_per_s"]), 0)
            test.assertGreater(int(cell["posted_bytes"]), 0)
            if cell["median_ns"]:
                test.assertLessEqual(float(cell["min_ns"]), float(cell["median_ns"]) + 1)
                test.assertLessEqual(float(cell["median_ns"]), float(cell["max_ns"]) + 1)
            own = [row for row in results.samples if row["cell"] == cell["cell"] and row["validity"] == "ok"]
            test.assertEqual(len(own), int(cell["samples"]), "samples.csv holds the samples of the summary")
