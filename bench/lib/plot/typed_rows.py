"""The rows of a CSV file as values, by what each column holds."""

from collections.abc import Iterator

from columns import COUNT, NUMBER
from csv_file import CSVFile
from problems import Problems
from values import value_of


def typed_rows(
        file: CSVFile, known: dict[str, str], needed: list[str], problems: Problems, positive=frozenset(),
) -> Iterator[tuple[int, dict]]:
    """Each row in which everything `needed` can be read, with its line. `known` has the kind of each column, of which
    those in `positive` are above 0. What else cannot be read is a problem, and missing."""
    for line, fields in file.rows():
        try:
            yield line, {name: _value(fields, line, file, name, kind, needed, problems, positive)
                         for name, kind in known.items()}
        except ValueError as error:
            problems.add(file.shown, line, f"{error}; the row is not used")


def _value(fields, line, file, name, kind, needed, problems, positive):
    try:
        value = value_of(fields.get(name, ""), kind)
        if name in positive and value is not None and value <= 0:
            raise ValueError(f"{value:g} is not above 0")
    except ValueError as error:
        if name in needed:
            raise ValueError(f"{name}: {error}") from None
        problems.add(file.shown, line, f"{name}: {error}; taken as missing")
        return None if kind in (COUNT, NUMBER) else ""
    if name in needed and value in (None, ""):
        raise ValueError(f"{name} is empty")
    return value
