"""Runs commands, and says what went wrong with them."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
RDMARK = ROOT / ".build" / "release" / "rdmark"
DEVICE = sorted(pathlib.Path("/sys/class/infiniband").glob("*"))[0].name if pathlib.Path(
    "/sys/class/infiniband").is_dir() else ""


class Failure(Exception):
    """What could not be done, in one line."""


def say(text: str):
    sys.stderr.write(f"bench/peers: {text}\n")


def run(command: list, timeout: float = 240, environment: dict[str, str] | None = None) -> str:
    """Runs a command to its end and returns what it printed."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, errors="replace", timeout=timeout, env=environment,
            stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        raise Failure(f"{' '.join(words)}: not over after {timeout:.0f} s") from None
    if done.returncode != 0:
        raise Failure(f"{' '.join(words)}: exit status {done.returncode}: {last_words(done.stderr or done.stdout)}")
    return done.stdout


def last_words(text: str) -> str:
    """What says most of a failure: the first line of the program's own, else the last one."""
    lines = [line.strip() for line in text.splitlines() if line.strip(" -*")]
    own = [line for line in lines if line.startswith("rdmark")]
    return (own or lines[-1:] or ["it said nothing"])[0]
