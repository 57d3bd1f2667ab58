"""The laws of a folder: laws.csv, findings.csv, constants.csv and a file for each law."""

import pathlib

import columns
import pandas
from csv_file import CSVFile
from laws.law import Law, file_stem
from problems import Problems, Unreadable
from typed_rows import typed_rows

_SCALES = ("linear", "log")
_FIGURES = ("given", "fitted")


def read_laws(folder: pathlib.Path, label: str, problems: Problems) -> list[Law]:
    """All laws whose row is sound, in the order of laws.csv; `label` is the folder's. What else cannot be read is a
    problem, and the law is shown without it. Raises `Unreadable` where there is no law."""
    sheets = _rows(folder, label, "laws.csv", columns.LAWS, columns.LAWS_IDENTITY, problems)
    findings = _rows_of_part(
        folder, label, "findings.csv", columns.LAW_FINDINGS, columns.LAW_FINDINGS_IDENTITY, problems)
    constants = _rows_of_part(
        folder, label, "constants.csv", columns.LAW_CONSTANTS, columns.LAW_CONSTANTS_IDENTITY, problems)
    found = {}
    for line, sheet in sheets:
        try:
            stem = file_stem(sheet["law"])
        except ValueError as error:
            problems.add(f"{label}/laws.csv", line, f"law: {error}; the row is not used")
            continue
        if stem in found:
            problems.add(f"{label}/laws.csv", line, f"{sheet['law']} is there already; the row is not used")
            continue
        found[stem] = Law(
            sheet, _points(folder, label, f"{stem}.csv", problems),
            [row for _, row in findings if row["law"] == sheet["law"]],
            [row for _, row in constants if row["law"] == sheet["law"]])
    if not found:
        raise Unreadable(f"{label}/laws.csv", None, "there is no law to show; did the run end before its first law?")
    return list(found.values())


def _points(folder: pathlib.Path, label: str, name: str, problems: Problems) -> pandas.DataFrame:
    rows = []
    for line, row in _rows_of_part(folder, label, name, columns.LAW_POINTS, columns.LAW_POINTS_IDENTITY, problems):
        for column, known in (("figures", _FIGURES), ("x_scale", _SCALES), ("y_scale", _SCALES)):
            if row[column] not in known:
                problems.add(
                    f"{label}/{name}", line,
                    f"{column}: {row[column]!r} is none of {', '.join(known)}; the row is not used")
                break
        else:
            rows.append(row)
    numbers = [column for column, kind in columns.LAW_POINTS.items() if kind == columns.NUMBER]
    return pandas.DataFrame(rows, columns=list(columns.LAW_POINTS)).astype(dict.fromkeys(numbers, "float64"))


def _rows_of_part(folder, label, name, known, needed, problems) -> list[tuple[int, dict]]:
    """Of a file without which a law can be shown."""
    try:
        return _rows(folder, label, name, known, needed, problems)
    except Unreadable as error:
        problems.add(error.problem.file, error.problem.line, f"{error.problem.text}; the laws are shown without it")
        return []


def _rows(folder, label, name, known, needed, problems) -> list[tuple[int, dict]]:
    """The rows in which everything needed can be read, each with its line."""
    return list(typed_rows(
        CSVFile(folder / name, f"{label}/{name}", list(known), needed, problems), known, needed, problems))
