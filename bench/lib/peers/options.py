"""The words of the command line."""

import argparse
import dataclasses
import sys

ROWS = ("latency", "bandwidth", "instructions", "calls", "segments", "staging")
UNITS = {"K": 1 << 10, "M": 1 << 20}

EXPLANATION = """
Rows, all with a path MTU of 4096, without inline data (perftest has none on soft-RoCE) and with busy waiting:
  latency       rdmark latency against ib_write_lat, ib_send_lat and ib_read_lat: half a round trip, median (perftest:
                t_typical). A crossing by read of rdmark's begins with the owner's word that the bytes are ready, which
                ib_read_lat does without: it is compared all the same. At most 1.03
  bandwidth     rdmark bandwidth against ib_write_bw, ib_send_bw and ib_read_bw: depth 128, one report in 64. rdmark
                waits at the end of each window for the far rank; perftest streams as many messages. At least 0.97
  instructions  user-space instructions a message, by callgrind, without those of polls that found nothing. At most 1.0
  calls         allocations, locks and reference counts an iteration over verbs. 0
  segments      gather of 16 segments of 256 B against pack, and the time that a further segment costs (reported)
  staging       host-staged:verbs against verbs on device memory: halo, transpose and stream (reported)

The last line names the worst figure of each row. Exit status: 0, 2 where a target is missed, 1 for a failure, 64 for a
usage error.
"""


@dataclasses.dataclass(frozen=True)
class Options:
    rounds: int
    rows: tuple[str, ...]
    sizes: tuple[int, ...]
    quick: bool
    json: bool


class Parser(argparse.ArgumentParser):
    def error(self, message):
        sys.stderr.write(f"bench/peers: {message}; see bench/peers --help\n")
        sys.exit(64)


def size(text: str) -> int:
    """`64`, `4K` or `1M` in bytes."""
    number = text.rstrip("KM")
    if not number.isdecimal() or len(text) - len(number) > 1 or not 2 <= int(number) * UNITS.get(text[-1], 1) <= 1 << 20:
        raise argparse.ArgumentTypeError(f"{text}: give sizes from 2 to 1M with commas between, as 64,4K")
    return int(number) * UNITS.get(text[-1], 1)


def rounds(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 99:
        raise argparse.ArgumentTypeError(f"{text}: give a number from 1 to 99")
    return int(text)


def rows(text: str) -> tuple[str, ...]:
    names = text.split(",")
    for name in names:
        if name not in ROWS:
            raise argparse.ArgumentTypeError(f"there is no row {name}; there are {', '.join(ROWS)}")
    return tuple(name for name in ROWS if name in names)


def parse(words: list[str]) -> Options:
    parser = Parser(
        prog="bench/peers", allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Compares rdmark with Debian's perftest inside one guest of bench/soft-roce, taking turns.",
        epilog=EXPLANATION)
    parser.add_argument("--rounds", type=rounds, default=5, metavar="N", help="rounds; figures are medians over them (5)")
    parser.add_argument("--rows", type=rows, default=ROWS, metavar="LIST", help="rows, with commas between (all)")
    parser.add_argument(
        "--sizes", type=lambda text: tuple(map(size, text.split(","))), default=(), metavar="LIST",
        help="sizes of latency (2,64,1K,8K,64K) and bandwidth (4K,64K,1M), with commas between")
    parser.add_argument("--quick", action="store_true", help="two sizes of each")
    parser.add_argument("--json", action="store_true", help="print the figures of all rounds as JSON")
    given = parser.parse_args(words)
    return Options(given.rounds, given.rows, given.sizes, given.quick, given.json)


if __name__ == "__main__":
    parse(sys.argv[1:])
