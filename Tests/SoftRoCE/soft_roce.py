"""Starts bench/soft-roce, and finds what it leaves behind."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import uuid

from processes import MARK, ROOT, Finished, marked, until

SOFT_ROCE = ROOT / "bench" / "soft-roce"

# Of everything that one test waits for: a boot takes ten seconds, or minutes where the machine is busy.
PATIENCE = 600


class Running:
    """A run that is watched and disturbed. Used as a context: nothing of it survives the block."""

    def __init__(self, *words, extra_environment: dict[str, str] | None = None):
        self.mark = uuid.uuid4().hex
        self.began = time.monotonic()
        self._folder = None
        # Files, because a pipe that nobody reads would stop the run.
        self._stdout, self._stderr = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [str(word) for word in (SOFT_ROCE, *words)], stdin=subprocess.DEVNULL, stdout=self._stdout,
            stderr=self._stderr, cwd=ROOT, env=os.environ | (extra_environment or {}) | {MARK: self.mark})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for number in [*marked(self.mark), self.process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self.process.wait()

    def stdout(self) -> str:
        """What has been written so far."""
        return self._text(self._stdout)

    def wait(self) -> Finished:
        """Waits for the end."""
        self.process.wait(PATIENCE)
        seconds = time.monotonic() - self.began
        return Finished(self.process.returncode, self.stdout(), self._text(self._stderr), seconds)

    def until_prints(self, line: str):
        """Waits until the command has written the line."""
        until(lambda: self.process.poll() is not None or line in self.stdout().splitlines(), PATIENCE, line)
        if self.process.poll() is not None:
            raise AssertionError(f"the run ended: {self.wait()}")

    def machines(self) -> set[int]:
        """Process ids of the virtual machines that are alive."""
        found = set()
        for number in marked(self.mark):
            with contextlib.suppress(OSError):
                if pathlib.Path(f"/proc/{number}/exe").readlink().name.startswith("qemu-system"):
                    found.add(number)
        return found

    def folder(self) -> pathlib.Path:
        """The run's temporary folder, once there is a virtual machine."""

        def served():
            # A QEMU that is asked for its version serves none.
            for number in self.machines():
                with contextlib.suppress(OSError):
                    command = pathlib.Path(f"/proc/{number}/cmdline").read_text(errors="replace")
                    if found := re.search(r"path=(/[^\0,]*/rdmark/runs/\w{8})", command):
                        return pathlib.Path(found[1])
            return None

        return until(served, PATIENCE, "the virtual machine")

    @staticmethod
    def _text(file) -> str:
        # Not by seeking: the command writes through the same position.
        return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0).decode(errors="replace")


def soft_roce(*words, extra_environment: dict[str, str] | None = None) -> Finished:
    """Runs bench/soft-roce to its end."""
    with Running(*words, extra_environment=extra_environment) as running:
        return running.wait()
