"""Reads a CSV file row by row, as RFC 4180 has it, and knows the line of everything that is wrong with it."""

import csv
import io
import pathlib
from collections.abc import Iterator

from problems import Problems, Unreadable


class CSVFile:
    """A file with a heading. Raises `Unreadable` where there is no heading, or one that says nothing.

    The row of a run that was killed while it wrote may be cut off, also within its last field; so a row without a line
    end is not used.
    """

    def __init__(self, path: pathlib.Path, shown: str, known: list[str], needed: list[str], problems: Problems):
        """`shown` is the file's name in messages."""
        self.shown, self._problems = shown, problems
        try:
            self.bytes = path.read_bytes()
        except OSError as error:
            raise Unreadable(shown, None, error.strerror or str(error)) from None
        whole = self.bytes.rfind(b"\n") + 1
        if whole < len(self.bytes):
            problems.add(
                shown, self.bytes.count(b"\n") + 1, "the row is cut off (it has no line end, as after a run that was "
                "killed); it is not used")
            self.bytes = self.bytes[:whole]
        try:
            heading = next(csv.reader(io.StringIO(self._first_line(), newline=""), strict=True), [])
        except csv.Error as error:
            raise Unreadable(shown, 1, f"quotes are wrong ({error}), so nothing is drawn of this file") from None
        if not heading:
            raise Unreadable(shown, 1, "there is no heading; a file of results begins with the names of its columns")
        self.columns = heading
        twice = sorted({name for name in heading if heading.count(name) > 1})
        if twice:
            raise Unreadable(shown, 1, f"column {twice[0]} is there twice")
        missing = [name for name in needed if name not in heading]
        if missing:
            raise Unreadable(shown, 1, f"there is no column {missing[0]}, so nothing is drawn of this file")
        unknown = [name for name in heading if name not in known]
        if unknown:
            columns = "columns" if len(unknown) > 1 else "column"
            problems.add(
                shown, 1, f"unknown {columns} {', '.join(unknown)} (is the run of a newer rdmark?); not used")

    def _first_line(self) -> str:
        return self.bytes[:self.bytes.find(b"\n") + 1].decode("utf-8-sig", errors="replace")

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each whole row with the number of its first line; the others become problems."""
        try:
            text = self.bytes.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.bytes.count(b"\n", 0, error.start) + 1
            self._problems.add(self.shown, line, "a byte is not UTF-8; it is shown as a question mark")
            text = self.bytes.decode("utf-8-sig", errors="replace")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        next(reader)
        line = reader.line_num + 1
        while True:
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                # Where a quote is not closed, nobody knows where the row ends.
                self._problems.add(self.shown, line, f"quotes are wrong ({error}); nothing from here on is used")
                return
            if len(fields) == len(self.columns):
                yield line, dict(zip(self.columns, fields))
            elif fields:
                self._problems.add(
                    self.shown, line, f"{len(fields)} fields under {len(self.columns)} columns; the row is not used")
            line = reader.line_num + 1
