"""Builds the call counter, runs commands under it, and says what grew from one run to a longer one."""

import collections
import pathlib
import shutil
import subprocess
import tempfile

from launch import RDMARK

HERE = pathlib.Path(__file__).parent

# (kind, object, offset) -> calls, over all processes of a run
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

    def environment(self) -> dict[str, str]:
        """For the processes of the next run."""
        self._runs += 1
        return {"LD_PRELOAD": str(self.library), "CALL_COUNTS": str(self.folder / f"run{self._runs}")}

    def counts(self, processes: int) -> Counts:
        """What the last run's processes wrote."""
        found = Counts()
        files = list(self.folder.glob(f"run{self._runs}.*"))
        complete = 0
        for file in files:
            lines = [line.split(" ") for line in file.read_text().splitlines()]
            if not any(name == "program" for _, name, _, _ in lines):
                continue
            if lines[-1] != ["end", "-", "0x0", "0"]:
                raise AssertionError(f"a report is not whole: {lines[-1]}")
            complete += 1
            for kind, name, offset, calls in lines[:-1]:
                found[kind, name, offset] += int(calls)
        if complete != processes:
            raise AssertionError(f"{complete} reports of {processes} processes")
        return found


def growth(short: Counts, long: Counts, iterations: int) -> dict[str, float]:
    """Calls an iteration, by kind."""
    result = {"allocation": 0.0, "lock": 0.0, "reference": 0.0}
    for site in short.keys() | long.keys():
        result[site[0]] += (long[site] - short[site]) / iterations
    return result


def culprits(short: Counts, long: Counts, iterations: int, program: pathlib.Path = RDMARK) -> str:
    """The call sites that grew most, by name where the toolchain can tell."""
    sites = sorted(short.keys() | long.keys(), key=lambda site: short[site] - long[site])[:8]
    lines = []
    for site in sites:
        kind, name, offset = site
        place = f"{name}+{offset}"
        if name == "program" and (symbolizer := shutil.which("llvm-symbolizer")):
            answer = subprocess.run(
                [symbolizer, "--demangle", "--functions", f"--obj={program}", offset], capture_output=True, text=True)
            place = " ".join(answer.stdout.split("\n")[:2])
        lines.append(f"{(long[site] - short[site]) / iterations:8.3f} {kind} an iteration: {place}")
    return "\n".join(lines)
