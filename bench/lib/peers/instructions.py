"""Row 3: user-space instructions a message between posting and report, against perftest's.

Windows of small messages, with the depth and signalling of row 2. What counts is in count_requests.c: all that the
program and its libraries execute from a post on until the last report has come, but for polls. Instructions are the same
in every run, so one round is enough.
"""

import pathlib
import shutil
import tempfile

import perftest
from bandwidth import DEPTH, OPERATIONS, SIGNAL_EVERY
from cells import ALIKE
from commands import RDMARK, ROOT, Failure, run, say
from figures import Figure, size_name
from options import Options

SIZES = (64, 4096)
QUICK = (64,)
MESSAGES = 1024


def figures(options: Options) -> list[Figure]:
    lines = []
    with tempfile.TemporaryDirectory() as scratch:
        counter = Counter(pathlib.Path(scratch))
        for operation in OPERATIONS:
            for size in QUICK if options.quick else SIZES:
                say(f"instructions, {operation} {size_name(size)}")
                lines.append(Figure(
                    "instructions", f"{operation} {size_name(size)}", "a message",
                    [_ours(counter, operation, size)], [_theirs(counter, operation, size)], at_most=1.0))
    return lines


def _ours(counter: "Counter", operation: str, size: int) -> float:
    settings = [word for name, value in ALIKE.items() for word in (f"--{name}", value)]
    command = [
        counter.rdmark, "bandwidth", "--transport", "verbs", "--memory", "host", "--method", "gather", "--operation", operation,
        "--size", size, "--window", MESSAGES, "--queue-depth", DEPTH, "--signal-every", SIGNAL_EVERY,
        "--iterations", 2, "--warmup", 0, "--quiet", *settings, "--output", counter.folder / "run", "--deadline", "200s"]
    # The rank that posts: of a read, the one that wants the bytes.
    ranks = [[], []]
    posting = 1 if operation == "read" else 0
    ranks[posting] = counter.wrapper()
    # The command line of the first rank's program is the launcher's too.
    words = ["mpirun", "--oversubscribe"]
    for index, wrapper in enumerate(ranks):
        words += [*([":"] if index else []), "-n", 1, *wrapper, *command]
    run(words, timeout=200)
    shutil.rmtree(counter.folder / "run")
    return counter.instructions_a_message()


def _theirs(counter: "Counter", operation: str, size: int) -> float:
    command = [f"ib_{operation}_bw", "-s", size, "-n", 4 * MESSAGES, "-t", DEPTH, "-Q", SIGNAL_EVERY, "-N"]
    perftest.client_and_server(command, wrapper=counter.wrapper())
    return counter.instructions_a_message()


class Counter:
    """Callgrind, with counting from post to report."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self._library, self._report, self._requests = folder / "count.so", folder / "callgrind", folder / "requests"
        source = ROOT / "bench" / "lib" / "peers" / "count_requests.c"
        run([_of_toolchain("clang"), "-O1", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o", self._library, source])
        # Debian's valgrind gives up on a program with the compiler's debug information.
        self.rdmark = folder / "rdmark"
        run([_of_toolchain("llvm-objcopy"), "--strip-debug", RDMARK, self.rdmark])

    def wrapper(self) -> list:
        """What goes before a command."""
        for file in (self._report, self._requests):
            file.unlink(missing_ok=True)
        return [
            "env", f"LD_PRELOAD={self._library}", f"REQUESTS={self._requests}", "valgrind", "--quiet",
            "--tool=callgrind", "--collect-atstart=no", f"--callgrind-out-file={self._report}"]

    def instructions_a_message(self) -> float:
        if not self._requests.exists() or not self._report.exists():
            raise Failure("callgrind left no report: nothing was posted")
        total, own = costs(self._report.read_text(), {"counted_post", "counted_poll", "count"})
        return (total - own) / int(self._requests.read_text())


def _of_toolchain(name: str) -> str | pathlib.Path:
    """A program that the Swift toolchain brings."""
    return shutil.which(name) or pathlib.Path(shutil.which("swift")).resolve().with_name(name)


def costs(report: str, functions: set[str]) -> tuple[int, int]:
    """The instructions of a callgrind file, and those of them that these functions execute themselves."""
    names, current, is_call, total, own = {}, "", False, 0, 0
    for line in report.splitlines():
        if line.startswith("fn="):
            number, _, name = line[3:].partition(" ")
            names.setdefault(number, name)
            current = names[number]
        elif line.startswith("calls="):
            is_call = True
        elif line and line[0] in "0123456789+-*":
            # Behind calls= comes what the callee costs, which its own lines hold.
            if not is_call:
                cost = int(line.split()[1])
                total += cost
                own += cost if current in functions else 0
            is_call = False
        elif line.startswith("cfn="):
            number, _, name = line[4:].partition(" ")
            if name:
                names.setdefault(number, name)
    return total, own
