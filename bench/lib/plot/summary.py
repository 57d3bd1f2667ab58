"""The cells of summary.csv."""

import pathlib

import columns
from csv_file import CSVFile
from problems import Problems, Unreadable
from typed_rows import typed_rows


def read_summary(folder: pathlib.Path, label: str, problems: Problems) -> list[dict]:
    """One dictionary a row that is sound: every documented column, with None for what is missing, the folder's `label`
    as `result`, and the `line` it was read from. Raises `Unreadable` where there is no such row."""
    shown = f"{label}/summary.csv"
    file = CSVFile(folder / "summary.csv", shown, list(columns.SUMMARY), columns.SUMMARY_NEEDED, problems)
    cells, seen = [], {}
    rows = typed_rows(file, columns.SUMMARY, columns.SUMMARY_IDENTITY, problems, columns.POSITIVE)
    for line, cell in rows:
        if cell["status"] not in columns.STATUSES:
            known = ", ".join(sorted(columns.STATUSES))
            problems.add(shown, line, f"status: {cell['status']!r} is none of {known}; the row is not used")
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
