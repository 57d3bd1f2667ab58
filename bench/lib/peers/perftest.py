"""Runs the programs of perftest against themselves, and reads their tables."""

import itertools
import pathlib
import subprocess
import tempfile
import time

from commands import DEVICE, Failure, last_words

GID_INDEX = 1
MTU = 4096
_ports = itertools.count(18600)


def latency_ns(operation: str, size: int, iterations: int) -> float:
    """The typical time: half a round trip, of a read all of it. perftest's t_typical is a median."""
    return _figure([f"ib_{operation}_lat", "-s", size, "-n", iterations], "t_typical[usec]") * 1e3


def bandwidth(operation: str, size: int, messages: int, depth: int, signal_every: int) -> float:
    """Bytes a second. What perftest calls MB are 2^20 bytes. -N leaves out the clock readings for a peak."""
    command = [f"ib_{operation}_bw", "-s", size, "-n", messages, "-t", depth, "-Q", signal_every, "-N"]
    return _figure(command, "BW average[MB/sec]", "BW average[MiB/sec]") * (1 << 20)


def _figure(command: list, *headings: str) -> float:
    lines = client_and_server(command).splitlines()
    for heading_line, line in zip(lines, lines[1:]):
        # Headings have blanks in them, but two words at most stand between figures.
        names = heading_line.replace("BW ", "BW_").replace("% percentile", "%_percentile").split()
        for heading in headings:
            if heading.replace("BW ", "BW_") in names:
                figure = float(line.split()[names.index(heading.replace("BW ", "BW_"))])
                if figure <= 0:
                    raise Failure(f"{' '.join(map(str, command))} measured {figure} as {heading}")
                return figure
    raise Failure(f"{command[0]} printed no {headings[0]}")


def client_and_server(command: list, wrapper: list = (), environment: dict[str, str] | None = None) -> str:
    """What the client printed. `wrapper` goes before the client's command."""
    port = next(_ports)
    words = [str(word) for word in [
        *command, "-d", DEVICE, "-x", GID_INDEX, "-m", MTU, "-F", "-p", port]]
    with tempfile.TemporaryFile("w+") as output:
        server = subprocess.Popen(words, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
        try:
            _wait_until_listening(port, server, output)
            client = subprocess.run(
                [*map(str, wrapper), *words, "127.0.0.1"], capture_output=True, text=True, timeout=240,
                env=environment, stdin=subprocess.DEVNULL)
            if client.returncode != 0:
                raise Failure(f"{' '.join(words)}: exit status {client.returncode}: {last_words(client.stderr)}")
            server.wait(30)
        except subprocess.TimeoutExpired:
            raise Failure(f"{' '.join(words)}: it did not end") from None
        finally:
            server.kill()
            server.wait()
    return client.stdout


def _wait_until_listening(port: int, server: subprocess.Popen, output):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            for line in pathlib.Path(table).read_text().splitlines()[1:]:
                fields = line.split()
                if fields[1].endswith(f":{port:04X}") and fields[3] == "0A":
                    return
        if server.poll() is not None:
            output.seek(0)
            raise Failure(f"{server.args[0]} ended before its client came: {last_words(output.read())}")
        time.sleep(0.02)
    raise Failure(f"{server.args[0]} did not listen on port {port}")
