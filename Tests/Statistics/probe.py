"""Asks the statistics of Sources/Core/Statistics."""

import json
import os
import pathlib
import subprocess

PROBE = pathlib.Path(__file__).resolve().parents[2] / ".build" / "release" / "StatisticsProbe"


def ask(questions: list[dict]) -> list[dict]:
    """The answers to questions; an answer without figures means that the statistic has none of these data."""
    return json.loads(_run(questions).stdout)


def ask_and_weigh(question: dict) -> tuple[dict, int]:
    """The answer to one question, and the most memory, in bytes, that the process had while it answered."""
    with subprocess.Popen([PROBE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stdin.write(json.dumps([question]))
        process.stdin.close()
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{PROBE.name} ended with {process.returncode}"
    return json.loads(output)[0], usage.ru_maxrss * 1024


def _run(questions: list[dict]) -> subprocess.CompletedProcess:
    return subprocess.run([PROBE], input=json.dumps(questions), capture_output=True, text=True, check=True)
