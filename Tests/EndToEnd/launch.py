"""Starts rdmark, alone or as ranks, and finds what it leaves behind."""

import contextlib
import dataclasses
import functools
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
RDMARK = ROOT / ".build" / "release" / "rdmark"

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


@functools.cache
def _launcher_is_open_mpi() -> bool:
    return "Open MPI" in subprocess.run(["mpirun", "--version"], capture_output=True, text=True).stdout


def launcher(ranks: int, *options: str) -> list[str]:
    """The words that start so many ranks. Open MPI counts cores and refuses more ranks unless told."""
    return ["mpirun", *(["--oversubscribe"] if _launcher_is_open_mpi() else []), *options, "-n", str(ranks)]


def environment(mark: str = "") -> dict[str, str]:
    extra = {MARK: mark} if mark else {}
    if os.geteuid() == 0:
        extra |= {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    return os.environ | extra


def run(command: list, timeout: float = 60, **options) -> Finished:
    """Runs a command to its end."""
    began = time.monotonic()
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, errors="replace", timeout=timeout,
        cwd=ROOT, env=environment() | options.pop("extra_environment", {}), **options)
    return Finished(done.returncode, done.stdout, done.stderr, time.monotonic() - began)


def rdmark(*words, ranks: int = 2, timeout: float = 60, **options) -> Finished:
    """Runs `rdmark words` on so many ranks; 0 is without a launcher."""
    return run([*(launcher(ranks) if ranks else []), RDMARK, *words], timeout, **options)


class Running:
    """A run that is watched and disturbed. Used as a context: nothing of it survives the block."""

    def __init__(self, *words, ranks: int = 2, launcher_options: tuple[str, ...] = ()):
        self.mark = uuid.uuid4().hex
        self.began = time.monotonic()
        # Files, because a pipe that nobody reads would stop the ranks.
        self._stdout, self._stderr = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        command = [*launcher(ranks, *launcher_options), RDMARK, *words]
        self.process = subprocess.Popen(
            [str(word) for word in command], stdout=self._stdout, stderr=self._stderr, cwd=ROOT,
            env=environment(self.mark))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for number in [*self.ranks().values(), self.process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self.process.wait()

    def ranks(self) -> dict[int, int]:
        """Process ids of the rdmark processes that are alive, by rank."""
        found = {}
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError, ValueError):
                if folder.joinpath("exe").readlink().name.split(" ")[0] != "rdmark":
                    continue
                pairs = dict(
                    pair.split("=", 1)
                    for pair in folder.joinpath("environ").read_text(errors="replace").split("\0") if "=" in pair)
                if pairs.get(MARK) == self.mark:
                    found[int(pairs.get("OMPI_COMM_WORLD_RANK", pairs.get("PMI_RANK", "0")))] = int(folder.name)
        return found

    def wait(self, timeout: float) -> Finished:
        """Waits for the end; `subprocess.TimeoutExpired` where it does not come."""
        began = time.monotonic()
        self.process.wait(timeout)
        texts = []
        for stream in (self._stdout, self._stderr):
            stream.seek(0)
            texts.append(stream.read().decode(errors="replace"))
        return Finished(self.process.returncode, *texts, time.monotonic() - began)


def until(condition, timeout: float, what: str):
    """What `condition` returns once that is true."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if value := condition():
            return value
        time.sleep(0.02)
    raise AssertionError(f"waited {timeout} s in vain for {what}")


def orphaned_shared_memory() -> set[str]:
    """Files in /dev/shm that no process maps or holds open."""
    used = set()
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            used |= set(re.findall(r"/dev/shm/\S+", folder.joinpath("maps").read_text(errors="replace")))
        with contextlib.suppress(OSError):
            for descriptor in folder.joinpath("fd").iterdir():
                with contextlib.suppress(OSError):
                    used.add(str(descriptor.readlink()))
    return {str(path) for path in pathlib.Path("/dev/shm").iterdir()} - used
