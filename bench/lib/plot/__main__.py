"""Reads the folders that the command line names, draws what their CSV files hold, and writes it."""

import pathlib
import sys

from cells_part import CellsPart, cells_part
from images import write_images
from laws.read_laws import read_laws
from laws.tutorial import Tutorial, tutorial_of
from options import parse
from problems import Problems, Unreadable
from read_cells import CellsRead
from report import report


def main() -> int:
    options = parse(sys.argv[1:])
    problems = Problems()
    cells, tutorials, was_read, unread = CellsRead(problems), [], [], 0
    for folder, label in zip(options.results, _labels(options.results)):
        kinds = _kinds(folder)
        for kind in kinds:
            try:
                if not (folder / kind).exists() and (folder / "launches.csv").exists():
                    raise Unreadable(label, None, "it holds launches; name those in it, such as launch-1")
                if kind == "laws.csv":
                    laws = read_laws(folder, label, problems)
                    tutorials.append(tutorial_of(laws, label, len(tutorials) + 1))
                else:
                    cells.read(folder, label)
            except Unreadable as error:
                _say(error)
                problems.add(error.problem.file, error.problem.line, error.problem.text)
                unread += 1
                continue
            was_read.append(label)
    if not was_read:
        _say("nothing to draw: no folder could be read")
        return 1
    material = cells.material()
    parts = ([cells_part(material)] if material else []) + tutorials
    for problem in problems.all():
        _say(problem)
    try:
        _write(parts, list(dict.fromkeys(was_read)), problems, options.output)
    except OSError as error:
        _say(f"{error.filename}: {error.strerror}; --output names a folder that can be written to")
        return 1
    return 1 if unread else 0


def _say(text):
    sys.stderr.write(f"bench/plot: {text}\n")


def _kinds(folder: pathlib.Path) -> list[str]:
    """The files by which a folder shows what it holds. One with neither is asked for its cells, and lacks them."""
    return [name for name in ("summary.csv", "laws.csv") if (folder / name).exists()] or ["summary.csv"]


def _labels(folders: list[pathlib.Path]) -> list[str]:
    """A name for each folder: as few of the last words of its path as tell them apart."""
    parts = [folder.resolve().parts[1:] or ("/",) for folder in folders]
    for length in range(1, max(map(len, parts)) + 1):
        names = ["/".join(one[-length:]) for one in parts]
        if len(set(names)) == len(names):
            break
    return names


def _write(parts: list[CellsPart | Tutorial], results: list[str], problems: Problems, output: pathlib.Path):
    pictures = output / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    drawn = [picture for part in parts for picture in part.drawn]
    for picture in drawn:
        write_images(picture.specification(), pictures, picture.name)
    page = output / "report.html"
    page.write_text(report(results, parts, problems.all()), encoding="utf-8")
    for part in parts:
        for one in part.left_out:
            _say(f"not drawn: {one.title}: {one.reason}")
    print(f"{len(drawn)} pictures as PNG and SVG: {pictures}")
    print(f"report: {page}")


if __name__ == "__main__":
    sys.exit(main())
