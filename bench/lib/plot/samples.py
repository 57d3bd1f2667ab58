"""The samples of samples.csv."""

import io
import pathlib

import columns
import pandas
from csv_file import CSVFile
from problems import Problems
from values import value_of

_TYPES = {"cell": "category", "launch": "int64", "sample": "int64", "events": "int64", "elapsed_ns": "int64",
          "validity": "category"}


def read_samples(folder: pathlib.Path, label: str, problems: Problems) -> pandas.DataFrame:
    """One row a sample that is sound: `result`, `cell`, `launch`, `sample`, `events`, `elapsed_ns`, `validity`, and
    `event_ns`, the time of one of its events. Raises `Unreadable` where the file is none."""
    shown = f"{label}/samples.csv"
    file = CSVFile(folder / "samples.csv", shown, list(columns.SAMPLES), columns.SAMPLES_NEEDED, problems)
    # A file that is whole is read at once, which is twenty times as fast; one that is not, row by row, so that
    # everything that is wrong has its line.
    frame = _at_once(file)
    if frame is None:
        frame = _row_by_row(file, problems)
    frame["event_ns"] = frame["elapsed_ns"] / frame["events"]
    frame["result"] = label
    return frame


def _is_sound(frame: pandas.DataFrame) -> bool:
    return bool(
        frame["validity"].cat.categories.isin(columns.VALIDITIES).all() and frame["cell"].notna().all()
        and frame["validity"].notna().all() and (frame[["events", "elapsed_ns"]] > 0).all(axis=None)
        and (frame[["launch", "sample"]] >= 0).all(axis=None))


def _at_once(file: CSVFile) -> pandas.DataFrame | None:
    """None where anything is wrong."""
    # What is quoted is for the careful reader. A row that is too long has more commas than it should, which pandas may
    # not tell; one that is too short has no last field.
    rows = file.bytes.count(b"\n")
    if b'"' in file.bytes or file.bytes.count(b",") != rows * (len(file.columns) - 1):
        return None
    try:
        kinds = {name: _TYPES.get(name, "category") for name in file.columns}
        frame = pandas.read_csv(
            io.BytesIO(file.bytes), dtype=kinds, keep_default_na=False, na_values=[""], index_col=False)
    except (ValueError, pandas.errors.ParserError):
        return None
    last = file.columns[-1]
    if frame[last].isna().any() or not _is_sound(frame):
        return None
    return frame[columns.SAMPLES_NEEDED]


def _row_by_row(file: CSVFile, problems: Problems) -> pandas.DataFrame:
    rows = []
    for line, fields in file.rows():
        try:
            row = [_needed(name, fields[name]) for name in columns.SAMPLES_NEEDED]
        except ValueError as error:
            problems.add(file.shown, line, f"{error}; the row is not used")
        else:
            rows.append(row)
    return pandas.DataFrame(rows, columns=columns.SAMPLES_NEEDED).astype(_TYPES)


def _needed(name: str, text: str):
    try:
        value = value_of(text, columns.SAMPLES[name])
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    if value in (None, ""):
        raise ValueError(f"{name} is empty")
    if name in ("events", "elapsed_ns") and value == 0:
        raise ValueError(f"{name} is 0")
    if name == "validity" and value not in columns.VALIDITIES:
        raise ValueError(f"validity: {value!r} is none of {', '.join(columns.VALIDITIES)}")
    return value
