"""What is wrong with an input, and where."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Problem:
    """One thing that could not be read, or not be used; the rest of its file is."""

    file: str
    line: int | None
    """Counted from 1; none where the whole file is meant."""
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}" if self.line else f"{self.file}: {self.text}"


class Unreadable(Exception):
    """A file of which nothing can be used."""

    def __init__(self, file: str, line: int | None, text: str):
        super().__init__(str(Problem(file, line, text)))
        self.problem = Problem(file, line, text)


class Problems:
    """The problems of a run of bench/plot, in the order in which they were met. A file that is wrong throughout is not
    worth a line for each row, so that only the first of a file are kept, and the others counted."""

    PER_FILE = 10

    def __init__(self):
        self._kept: list[Problem] = []
        self._counts: dict[str, int] = {}

    def add(self, file: str, line: int | None, text: str):
        self._counts[file] = self._counts.get(file, 0) + 1
        if self._counts[file] <= self.PER_FILE:
            self._kept.append(Problem(file, line, text))

    def all(self) -> list[Problem]:
        more = [
            Problem(file, None, f"and {count - self.PER_FILE} more problems of this file")
            for file, count in self._counts.items() if count > self.PER_FILE]
        return self._kept + more
