"""The cells of summary.csv."""

import pathlib

import columns
from csv_file import CSVFile
from problems import Problems, Unreadable
from values import value_of


def read_summary(folder: pathlib.Path, label: str, problems: Problems) -> list[dict]:
    """One dictionary a row that is sound: every documented column, with None for what is missing, the folder's `label`
    as `result`, and the `line` it was read from. Raises `Unreadable` where there is no such row."""
    shown = f"{label}/summary.csv"
    file = CSVFile(folder / "summary.csv", shown, list(columns.SUMMARY), columns.SUMMARY_NEEDED, problems)
    cells, seen = [], {}
    for line, fields in file.rows():
        cell = _cell(fields, line, shown, problems)
        if cell is None:
            continue
        identity = cell["cell"] and (cell["cell"],)
        if identity and identity in seen:
            problems.add(shown, line, f"cell {cell['cell']} is in line {seen[identity]} already; the row is not used")
            continue
        seen[identity] = line
        cells.append(cell | {"result": label, "line": line})
    if not cells:
        raise Unreadable(shown, None, "there is no row to draw; did the run end before its first cell?")
    return cells


def _cell(fields: dict[str, str], line: int, shown: str, problems: Problems) -> dict | None:
    cell = {}
    for name, kind in columns.SUMMARY.items():
        try:
            value = value_of(fields.get(name, ""), kind)
            if name in columns.POSITIVE and value is not None and value <= 0:
                raise ValueError(f"{value:g} is not above 0")
        except ValueError as error:
            value = None
            if name not in columns.SUMMARY_IDENTITY:
                problems.add(shown, line, f"{name}: {error}; taken as missing")
            else:
                problems.add(shown, line, f"{name}: {error}; the row is not used")
                return None
        cell[name] = value
    for name in columns.SUMMARY_IDENTITY:
        if cell[name] in (None, ""):
            problems.add(shown, line, f"{name} is empty; the row is not used")
            return None
    if cell["status"] not in columns.STATUSES:
        known = ", ".join(sorted(columns.STATUSES))
        problems.add(shown, line, f"status: {cell['status']!r} is none of {known}; the row is not used")
        return None
    return cell
