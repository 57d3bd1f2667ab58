"""The figures of a result folder, by names that stay the same from run to run."""

import csv
import json
import pathlib

# Column, and the unit that ReFrame shows.
COLUMNS = (("median_ns", "ns"), ("bandwidth_bytes_per_s", "B/s"))


class BadResults(Exception):
    """What is wrong with a result folder, and where."""


def figures(folder: pathlib.Path) -> dict[str, tuple[float, str]]:
    """Value and unit of every figure that was measured; what is missing is left out, never 0."""
    found = {}
    for cell in cells(folder):
        for column, unit in COLUMNS:
            if cell["status"] == "ok" and cell[column]:
                found[f"{name(cell)} {column}"] = float(cell[column]), unit
    return found


def problems(folder: pathlib.Path) -> list[str]:
    """Why the run is not sound: one line each, none where it is. A cell that cannot be run here is no problem."""
    try:
        status = json.loads((folder / "run.json").read_text())["status"]
        rows = cells(folder)
    except (OSError, ValueError, KeyError, BadResults) as error:
        return [f"{folder}: there are no results to read: {error}"]
    found = [] if status == "complete" else [f"run.json: the run is {status}, not complete"]
    found += [
        f"{name(cell)}: {cell['status']}: {cell['reason']}" for cell in rows if cell["status"] in ("failed", "invalid")]
    found += [
        f"{name(cell)}: its bytes were not verified"
        for cell in rows if cell["status"] == "ok" and cell["verified"] != "true"]
    return found if any(cell["status"] == "ok" for cell in rows) else [*found, "summary.csv: no cell was measured"]


def cells(folder: pathlib.Path) -> list[dict[str, str]]:
    """The rows of summary.csv; a row that a kill cut off is refused."""
    path = folder / "summary.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise BadResults(f"{path}: row {number} does not have as many fields as the heading")
    return rows


def name(cell: dict[str, str]) -> str:
    """A cell in words. ReFrame parts systems from figures by colons, so a wire stands behind a plus sign."""
    parts = [cell[column] for column in ("workload", "transport", "method", "memory")]
    parts += [f"{cell['ranks']} ranks", f"{cell['size_bytes']} B", cell["options"]]
    return " ".join(part for part in parts if part).replace(":", "+")
