"""Starts rdmark, alone or as ranks, and finds what it leaves behind."""

import contextlib
import functools
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import uuid

from processes import MARK, ROOT, Finished, marked

RDMARK = ROOT / ".build" / "release" / "rdmark"


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

    def __init__(
            self, *words, ranks: int = 2, launcher_options: tuple[str, ...] = (), keeps_exit_codes: bool = False):
        self.mark = uuid.uuid4().hex
        self.began = time.monotonic()
        # Files, because a pipe that nobody reads would stop the ranks.
        self._stdout, self._stderr = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        # A launcher that lets ranks die does not pass on how: a shell around each keeps its exit code.
        self._codes = tempfile.TemporaryDirectory()
        keep = 'rank=${OMPI_COMM_WORLD_RANK:-$PMI_RANK}; "$@"; code=$?; echo $code >"$0/$rank"; exit $code'
        shell = ["sh", "-c", keep, self._codes.name] if keeps_exit_codes else []
        command = [*launcher(ranks, *launcher_options), *shell, RDMARK, *words]
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
        self._codes.cleanup()

    def exit_codes(self) -> dict[int, int]:
        """Of the ranks that have ended, if they are kept; 128 and the signal for those that were killed."""
        texts = {int(file.name): file.read_text() for file in pathlib.Path(self._codes.name).iterdir()}
        # A file is there before its text.
        return {rank: int(text) for rank, text in texts.items() if text.endswith("\n")}

    def ranks(self) -> dict[int, int]:
        """Process ids of the rdmark processes that are alive, by rank."""
        found = {}
        for number, pairs in marked(self.mark).items():
            with contextlib.suppress(OSError):
                if pathlib.Path(f"/proc/{number}/exe").readlink().name.split(" ")[0] == "rdmark":
                    found[int(pairs.get("OMPI_COMM_WORLD_RANK", pairs.get("PMI_RANK", "0")))] = number
        return found

    def rank(self, number: int) -> int:
        """The process id of a rank that must be alive."""
        alive = self.ranks()
        if number not in alive:
            raise AssertionError(f"rank {number} is not among {alive}: {self.wait(10)}")
        return alive[number]

    def wait(self, timeout: float) -> Finished:
        """Waits for the end; `subprocess.TimeoutExpired` where it does not come."""
        began = time.monotonic()
        self.process.wait(timeout)
        texts = []
        for stream in (self._stdout, self._stderr):
            stream.seek(0)
            texts.append(stream.read().decode(errors="replace"))
        return Finished(self.process.returncode, *texts, time.monotonic() - began)


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
