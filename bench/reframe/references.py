"""References for ReFrame: what figures should be on a system, and how far off they may be.

    python3 bench/reframe/references.py RESULT [--system NAME:PARTITION] [--within SHARE]

prints those of a result folder, for a site to keep: medians may be so much above theirs, rates so much below.
"""

import argparse
import json
import pathlib
import sys

import figures


class BadReferences(Exception):
    """What is wrong with a file of references."""


def read(path: pathlib.Path, measured: dict) -> dict:
    """The references in a file: {"system:partition": {"figure": [value, lower, upper, unit]}}, as ReFrame has them.

    One of a figure that the run did not measure is an error: what is not there cannot be within bounds.
    """
    try:
        systems = json.loads(path.read_text())
        wanted = {name: bounds for named in systems.values() for name, bounds in named.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise BadReferences(f"{path}: it is no file of references: {error}") from None
    for name, bounds in wanted.items():
        if not isinstance(bounds, list) or len(bounds) != 4:
            raise BadReferences(f"{path}: {name}: write [value, lower, upper, unit]")
        if name not in measured:
            first = next(iter(measured), "none")
            raise BadReferences(f"{path}: {name}: the run has no such figure; its first is {first}")
    return {system: {name: tuple(bounds) for name, bounds in named.items()} for system, named in systems.items()}


def of_results(folder: pathlib.Path, system: str, within: float) -> dict:
    """References that a run like this one keeps. A figure is better than them without a bound."""
    bounds = {
        name: [value, None, within, unit] if unit == "ns" else [value, -within, None, unit]
        for name, (value, unit) in figures.figures(folder).items()}
    return {system: bounds}


def main() -> int:
    parser = argparse.ArgumentParser(description="Prints references for ReFrame from a result folder.")
    parser.add_argument("result", type=pathlib.Path, help="folder of a run")
    parser.add_argument("--system", default="here:default", help="system and partition they hold for (%(default)s)")
    parser.add_argument("--within", type=float, default=0.2, help="share by which a figure may be worse (%(default)s)")
    options = parser.parse_args()
    try:
        found = figures.problems(options.result)
        if found:
            raise figures.BadResults("; ".join(found))
        print(json.dumps(of_results(options.result, options.system, options.within), indent=4))
    except (figures.BadResults, OSError) as error:
        print(f"references.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
