"""Result folders to read: the recorded ones, and changed copies of them."""

import csv
import pathlib
import shutil
import tempfile
import unittest

import columns
from findings import no_rows, read_paths, read_places
from laws.law import file_stem
from material import Material
from problems import Problems
from questions import ask
from samples import read_samples
from summary import read_summary

FIXTURES = pathlib.Path(__file__).parent / "fixtures"


def scratch(test: unittest.TestCase) -> pathlib.Path:
    """A folder that is gone after the test."""
    folder = tempfile.TemporaryDirectory()
    test.addCleanup(folder.cleanup)
    return pathlib.Path(folder.name)


def copy_of_small(test: unittest.TestCase) -> pathlib.Path:
    return pathlib.Path(shutil.copytree(FIXTURES / "small", scratch(test) / "small"))


def laws_only(test: unittest.TestCase, *names: str) -> pathlib.Path:
    """A copy of the recorded laws, less the rows of all laws but these."""
    folder = scratch(test) / "laws"
    folder.mkdir()
    for file in ("laws.csv", "findings.csv", "constants.csv"):
        with open(FIXTURES / "laws" / file, newline="", encoding="utf-8") as source, \
                open(folder / file, "w", newline="", encoding="utf-8") as target:
            rows = csv.reader(source)
            csv.writer(target).writerows([next(rows), *(row for row in rows if row[0] in names)])
    for name in names:
        file = f"{file_stem(name)}.csv"
        shutil.copy(FIXTURES / "laws" / file, folder / file)
    return folder


def change(path: pathlib.Path, line: int, edit):
    """Replaces one line, counted from 1, by what `edit` makes of it; without its line end, which stays."""
    lines = path.read_bytes().decode().split("\r\n")
    lines[line - 1] = edit(lines[line - 1])
    path.write_bytes("\r\n".join(lines).encode())


def material_of(folder: pathlib.Path) -> tuple[Material, list[str]]:
    """What charts are made of, and the problems as texts."""
    problems = Problems()
    label = folder.name
    cells = ask(read_summary(folder, label, problems), several_results=False)
    # Not every recorded run has its samples here.
    has_samples = (folder / "samples.csv").exists()
    samples = read_samples(folder, label, problems) if has_samples else no_rows(columns.SAMPLES)
    material = Material(
        cells, samples, read_paths(folder, label, problems), read_places(folder, label, problems))
    return material, [str(problem) for problem in problems.all()]
