"""The two hosts: ranks on both, and what can be done to the network between them."""

import contextlib
import json
import os
import pathlib
import subprocess
import tempfile
import time

from launch import Running
from processes import ROOT, until

#: A rank on each host; rank 0 is on this one.
HOSTS = ("--hostfile", os.environ.get("RDMARK_HOSTFILE", "no RDMARK_HOSTFILE: start this in bench/soft-roce --nodes 2"))
#: Of everything that a test waits for: emulated, ranks on two hosts take half a minute to start.
PATIENCE = 240
_SENT = pathlib.Path("/sys/class/infiniband/rxe0/ports/1/hw_counters/sent_pkts")


def scratch() -> tempfile.TemporaryDirectory:
    """A folder that both hosts see: the project's is one."""
    return tempfile.TemporaryDirectory(dir=ROOT / ".build")


def start(suite: dict, folder: pathlib.Path) -> Running:
    """A suite on both hosts, whose ranks' exit codes are kept; its results go to `folder`."""
    file = folder.with_suffix(".json")
    file.write_text(json.dumps(suite))
    return Running("suite", file, "--output", folder, "--quiet", launcher_options=HOSTS, keeps_exit_codes=True)


def wait_for_traffic_after(rows: int, running: Running, folder: pathlib.Path):
    """Waits until so many cells are over and the next one moves bytes."""
    summary = folder / "summary.csv"

    def are_over():
        if running.process.poll() is not None:
            raise AssertionError(f"the run ended by itself: {running.wait(1)}")
        return summary.exists() and len(summary.read_bytes().splitlines()) > rows

    until(are_over, PATIENCE, f"{rows} rows of results")
    before = int(_SENT.read_text())
    until(lambda: int(_SENT.read_text()) > before + 200, PATIENCE, "packets of the next cell")


@contextlib.contextmanager
def loss(percent: int):
    """Loses so many of a hundred packets, either way."""
    rule = f"tc qdisc add dev eth0 root netem loss {percent}%"
    subprocess.run(["ssh", "node2", rule], check=True, timeout=PATIENCE)
    subprocess.run(rule.split(), check=True)
    try:
        yield
    finally:
        mend = "tc qdisc del dev eth0 root"
        subprocess.run(mend.split(), check=True)
        subprocess.run(["ssh", "node2", mend], check=True, timeout=PATIENCE)


def in_the_background(command: str) -> subprocess.Popen:
    """A command on node2 that takes its own link away, so that its login outlives what it does by much."""
    return subprocess.Popen(
        ["ssh", "node2", command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def seconds_until_rank_0_ends(running: Running) -> float:
    """How long it takes from now on."""
    began = time.monotonic()
    until(lambda: 0 in running.exit_codes(), PATIENCE, "the end of rank 0")
    return time.monotonic() - began
