"""Builds the call counter, runs commands under it, and says what grew from one run to a longer one."""

import bisect
import collections
import pathlib
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent

# (kind, offset in the program) -> calls, over all processes of a run
Counts = collections.Counter


class CallCounter:
    """The library, built into a folder of its own."""

    def __init__(self):
        self._scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self._scratch.name)
        self.library = self.folder / "call_counter.so"
        # The Swift toolchain brings a clang.
        clang = shutil.which("clang") or pathlib.Path(shutil.which("swift")).resolve().with_name("clang")
        subprocess.run(
            [clang, "-O1", "-fno-builtin", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o", self.library,
             HERE / "call_counter.c"], check=True)
        self._runs = 0

    def close(self):
        self._scratch.cleanup()

    def environment(self, scope: str = "") -> dict[str, str]:
        """For the processes of the next run."""
        self._runs += 1
        return {"LD_PRELOAD": str(self.library), "CALL_COUNTS": str(self.folder / f"run{self._runs}")} | (
            {"CALL_SCOPE": scope} if scope else {})

    def counts(self, program: str, processes: int) -> Counts:
        """What the last run's processes wrote; other programs than `program` inherit the counter and write too."""
        found, complete = Counts(), 0
        for file in self.folder.glob(f"run{self._runs}.{program}.*"):
            lines = [line.split(" ") for line in file.read_text().splitlines()]
            if lines[-1] != ["end", "0", "0"]:
                raise AssertionError(f"a report is not whole: {lines[-1]}")
            complete += 1
            for kind, offset, calls in lines[:-1]:
                found[kind, int(offset, 16)] += int(calls)
        if complete != processes:
            raise AssertionError(f"{complete} reports of {processes} processes")
        return found


class Program:
    """The functions of an executable."""

    def __init__(self, path: pathlib.Path):
        listing = subprocess.run(["nm", "-S", "--defined-only", path], capture_output=True, text=True, check=True)
        rows = [line.split() for line in listing.stdout.splitlines()]
        self._functions = sorted(
            (int(row[0], 16), int(row[1], 16), row[3]) for row in rows if len(row) == 4 and row[2] in "tT")

    def extents(self, *words: str) -> str:
        """Where the functions lie that have one of these words in their mangled names: `start-end,...`."""
        found = []
        for word in words:
            extents = {f"{start:x}-{start + size:x}" for start, size, name in self._functions if word in name}
            if not extents:
                raise AssertionError(f"no function has {word} in its name: is it inlined?")
            found += extents
        return ",".join(found)

    def name(self, offset: int) -> str:
        """The function at that offset, as Swift writes it."""
        index = bisect.bisect(self._functions, (offset, float("inf"))) - 1
        start, size, mangled = self._functions[index]
        if index < 0 or offset >= start + size:
            return f"offset {offset:#x}"
        answer = subprocess.run(
            ["swift", "demangle", "--compact", "--simplified", mangled], capture_output=True, text=True)
        return answer.stdout.strip() or mangled


def growth(short: Counts, long: Counts, iterations: int) -> dict[str, float]:
    """Calls an iteration, by kind."""
    result = {"allocation": 0.0, "lock": 0.0, "reference": 0.0}
    for site in short.keys() | long.keys():
        result[site[0]] += (long[site] - short[site]) / iterations
    return result


def culprits(short: Counts, long: Counts, iterations: int, program: Program) -> str:
    """The functions whose calls grew most, a line each."""
    functions = Counts()
    for kind, offset in sorted(short.keys() | long.keys(), key=lambda site: short[site] - long[site])[:20]:
        functions[kind, program.name(offset)] += long[kind, offset] - short[kind, offset]
    return "\n".join(
        f"{calls / iterations:8.3f} {kind} an iteration in {name}"
        for (kind, name), calls in functions.most_common(6) if calls > 0)
