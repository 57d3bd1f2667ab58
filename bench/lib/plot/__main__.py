"""Reads the folders that the command line names, draws what their CSV files hold, and writes it."""

import pathlib
import sys

import pandas
from charts import ALL
from columns import SAMPLES_NEEDED
from findings import read_paths, read_places
from images import write_images
from material import Material
from options import parse
from picture import LeftOut
from problems import Problems, Unreadable
from questions import ask
from report import report
from samples import read_samples
from summary import read_summary


def main() -> int:
    options = parse(sys.argv[1:])
    problems = Problems()
    labels = _labels(options.results)
    cells, samples, paths, places, was_read = [], [], [], [], []
    for folder, label in zip(options.results, labels):
        try:
            cells += read_summary(folder, label, problems)
        except Unreadable as error:
            _say(error)
            problems.add(error.problem.file, error.problem.line, error.problem.text)
            continue
        was_read.append(label)
        paths.append(read_paths(folder, label, problems))
        places.append(read_places(folder, label, problems))
        try:
            samples.append(read_samples(folder, label, problems))
        except Unreadable as error:
            problems.add(error.problem.file, error.problem.line, error.problem.text)
    unread = len(labels) - len(was_read)
    if not cells:
        _say("nothing to draw: no folder could be read")
        return 1
    material = Material(
        ask(cells, len(was_read) > 1), _joined(samples, cells, problems), pandas.concat(paths, ignore_index=True),
        pandas.concat(places, ignore_index=True))
    for problem in problems.all():
        _say(problem)
    try:
        _write(material, was_read, problems, options.output)
    except OSError as error:
        _say(f"{error.filename}: {error.strerror}; --output names a folder that can be written to")
        return 1
    return 1 if unread else 0


def _say(text):
    sys.stderr.write(f"bench/plot: {text}\n")


def _labels(folders: list[pathlib.Path]) -> list[str]:
    """A name for each folder: as few of the last words of its path as tell them apart."""
    parts = [folder.resolve().parts[1:] or ("/",) for folder in folders]
    for length in range(1, max(map(len, parts)) + 1):
        names = ["/".join(one[-length:]) for one in parts]
        if len(set(names)) == len(names):
            break
    return names


def _joined(samples: list[pandas.DataFrame], cells: list[dict], problems: Problems) -> pandas.DataFrame:
    """The samples of all results, less those of cells that no summary has."""
    known = {}
    for cell in cells:
        known.setdefault(cell["result"], set()).add(cell["cell"])
    kept = []
    for frame in samples:
        label = frame["result"].iloc[0] if len(frame) else None
        strays = set(frame["cell"].unique()) - known.get(label, set())
        if strays:
            problems.add(
                f"{label}/samples.csv", None,
                f"{len(strays)} cells are not in summary.csv (was the run killed?); their samples are not drawn")
            frame = frame[~frame["cell"].isin(strays)]
        kept.append(frame)
    return pandas.concat(kept, ignore_index=True) if kept else pandas.DataFrame(
        columns=[*SAMPLES_NEEDED, "event_ns", "result"])


def _write(material: Material, results: list[str], problems: Problems, output: pathlib.Path):
    pictures = output / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    outcomes = [chart.draw(material) for chart in ALL]
    left_out = [one for one in outcomes if isinstance(one, LeftOut)]
    drawn = [one for one in outcomes if not isinstance(one, LeftOut)]
    for picture in drawn:
        write_images(picture.specification(), pictures, picture.name)
    page = output / "report.html"
    page.write_text(report(material, results, drawn, left_out, problems.all()), encoding="utf-8")
    for one in left_out:
        _say(f"not drawn: {one.title}: {one.reason}")
    print(f"{len(drawn)} pictures as PNG and SVG: {pictures}")
    print(f"report: {page}")


if __name__ == "__main__":
    sys.exit(main())
