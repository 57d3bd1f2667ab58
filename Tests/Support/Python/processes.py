"""Processes that a test starts: how they ended, and which of them are still there."""

import contextlib
import dataclasses
import pathlib
import re
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]

# The environment of a run's processes holds this, so that they are found whatever becomes of their parents.
MARK = "RDMARK_TEST_RUN"


@dataclasses.dataclass
class Finished:
    """A command that has ended."""

    code: int
    stdout: str
    stderr: str
    seconds: float

    @property
    def own_errors(self) -> list[str]:
        """The lines on standard error that are not the launcher's: those outside its frames, without its prefixes."""
        lines, in_frame = [], False
        for line in self.stderr.splitlines():
            if re.fullmatch(r"-{20,}", line):
                in_frame = not in_frame
            elif line.strip() and not in_frame and not re.match(r"\[[^\]]+:\d+\]|(mpirun|mpiexec)[ :]", line):
                lines.append(line)
        return lines

    def __str__(self) -> str:
        return f"exit {self.code} after {self.seconds:.1f} s\n--- stdout\n{self.stdout}\n--- stderr\n{self.stderr}"


def marked(mark: str) -> dict[int, dict[str, str]]:
    """The environments of the processes that are alive and have this mark, by process id."""
    found = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            pairs = dict(
                pair.split("=", 1)
                for pair in folder.joinpath("environ").read_text(errors="replace").split("\0") if "=" in pair)
            if pairs.get(MARK) == mark:
                found[int(folder.name)] = pairs
    return found


def until(condition, timeout: float, what: str):
    """What `condition` returns once that is true."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if value := condition():
            return value
        time.sleep(0.02)
    raise AssertionError(f"waited {timeout} s in vain for {what}")
