"""Row 4: allocations, locks and reference counts an iteration over verbs.

The counter and its scope are those of the end-to-end test of the timed loops: what both of two runs do, of which the
second has four times the iterations, cancels out.
"""

import os
import sys
import tempfile

from cells import ALIKE, launcher
from commands import RDMARK, ROOT, Failure, run, say
from figures import Figure
from options import Options

sys.path.append(str(ROOT / "Tests" / "EndToEnd"))
from call_counts import CallCounter, Counts, Program, culprits, growth  # noqa: E402

WORKLOADS = {
    "halo": "halo --grid 12x12x12 --process-grid 2x1x1",
    "transpose": "transpose --rows 16 --columns 16",
    "stream": "stream --chunk 256 --depth 4 --total 64K",
    "latency": "latency --size 256 --block 8 --stride 16",
    "bandwidth": "bandwidth --size 256 --block 8 --stride 16 --window 4",
}
QUICK = ("latency",)
# Of Measurement.SampleLoop and Workloads.StreamRun; they are kept out of line for this.
TIMED_LOOPS = ("12timeTogether", "9timeAlone", "10makeChunks", "9useChunks")
ITERATIONS = 300
RANKS = 2
# Loops that wait do something rare, such as looking whether the peers live; what an iteration did, it would do each time.
LIMIT = 0.05


def figures(options: Options) -> list[Figure]:
    counter, program = CallCounter(), Program(RDMARK)
    try:
        return [_figure(name, counter, program) for name in (QUICK if options.quick else WORKLOADS)]
    except AssertionError as error:
        raise Failure(f"counting calls: {error}") from None
    finally:
        counter.close()


def _figure(name: str, counter: CallCounter, program: Program) -> Figure:
    say(f"calls, {name}")
    short, long = (_counts(WORKLOADS[name], counter, program, count) for count in (ITERATIONS, 4 * ITERATIONS))
    added = 3 * ITERATIONS * RANKS
    calls = growth(short, long, added)
    figure = Figure("calls", f"{name}: allocations, locks, references", "an iteration", [max(calls.values())], at_most=LIMIT)
    if figure.misses:
        sys.stderr.write(culprits(short, long, added, program) + "\n")
    return figure


def _counts(line: str, counter: CallCounter, program: Program, iterations: int) -> Counts:
    with tempfile.TemporaryDirectory() as scratch:
        settings = [word for name, value in ALIKE.items() for word in (f"--{name}", value)]
        run([*launcher(RANKS), RDMARK, *line.split(), *settings, "--transport", "verbs", "--memory", "host",
             "--warmup", 50, "--iterations", iterations, "--quiet", "--output", f"{scratch}/run"],
            environment=os.environ | counter.environment(program.extents(*TIMED_LOOPS)))
    return counter.counts("rdmark", RANKS)
