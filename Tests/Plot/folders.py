"""Result folders to read: the recorded ones, and changed copies of them."""

import pathlib
import shutil
import tempfile
import unittest

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


def change(path: pathlib.Path, line: int, edit):
    """Replaces one line, counted from 1, by what `edit` makes of it; without its line end, which stays."""
    lines = path.read_bytes().decode().split("\r\n")
    lines[line - 1] = edit(lines[line - 1])
    path.write_bytes("\r\n".join(lines).encode())


def material_of(folder: pathlib.Path) -> tuple[Material, list[str]]:
    """What charts are made of, and the problems as texts."""
    problems = Problems()
    cells = ask(read_summary(folder, folder.name, problems), several_results=False)
    samples = read_samples(folder, folder.name, problems)
    return Material(cells, samples), [str(problem) for problem in problems.all()]
