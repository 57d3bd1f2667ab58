"""Measures the rows that were asked for, in the guest, and prints them."""

import dataclasses
import importlib
import json
import sys

import table
from commands import Failure, say
from options import parse


def main() -> int:
    options = parse(sys.argv[1:])
    figures = []
    try:
        for row in options.rows:
            figures += importlib.import_module(row).figures(options)
    except Failure as failure:
        say(str(failure))
        return 1
    finally:
        # What was measured before a failure is worth seeing.
        if figures and not options.json:
            print(table.text(figures))
    if options.json:
        print(json.dumps([dataclasses.asdict(one) | {"value": one.value, "missed": one.misses} for one in figures]))
    else:
        print(table.worst(figures))
    return 2 if any(figure.misses for figure in figures) else 0


sys.exit(main())
