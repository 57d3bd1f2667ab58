"""What `rdmark paths` and `rdmark map` have made of a run: paths.csv and map.csv, where a folder has them."""

import pathlib

import columns
import pandas
from csv_file import CSVFile
from problems import Problems, Unreadable
from values import value_of


def read_paths(folder: pathlib.Path, label: str, problems: Problems) -> pandas.DataFrame:
    """One row for each size of each comparison that is sound, with the folder's `label` as `result`."""
    return _read(folder, label, "paths.csv", columns.PATHS, columns.PATHS_IDENTITY, problems)


def read_places(folder: pathlib.Path, label: str, problems: Problems) -> pandas.DataFrame:
    """One row for each place of a map that is sound, with the folder's `label` as `result`."""
    return _read(folder, label, "map.csv", columns.MAP, columns.MAP_IDENTITY, problems)


def no_rows(known: dict[str, str]) -> pandas.DataFrame:
    """Of a run that has no such file."""
    return _table([], known)


def _read(folder, label, name, known, needed, problems) -> pandas.DataFrame:
    rows = []
    if (folder / name).exists():
        shown = f"{label}/{name}"
        try:
            file = CSVFile(folder / name, shown, list(known), list(known), problems)
        except Unreadable as error:
            problems.add(error.problem.file, error.problem.line, error.problem.text)
            return no_rows(known)
        for line, fields in file.rows():
            try:
                rows.append({column: _value(column, kind, fields, needed) for column, kind in known.items()})
            except ValueError as error:
                problems.add(shown, line, f"{error}; the row is not used")
    return _table(rows, known).assign(result=label)


def _value(name: str, kind: str, fields: dict[str, str], needed: list[str]):
    try:
        value = value_of(fields[name], kind)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    if name in needed and value in (None, ""):
        raise ValueError(f"{name} is empty")
    if name in columns.FOUND_POSITIVE and value is not None and value <= 0:
        raise ValueError(f"{name}: {value:g} is not above 0")
    return value


def _table(rows: list[dict], known: dict[str, str]) -> pandas.DataFrame:
    numbers = [name for name, kind in known.items() if kind in (columns.COUNT, columns.NUMBER)]
    return pandas.DataFrame(rows, columns=[*known, "result"]).astype(dict.fromkeys(numbers, "float64"))
