"""The command line of bench/plot. Needs only Python's standard library: it is asked before anything is installed."""

import argparse
import pathlib
import sys

DESCRIPTION = """\
Draws what the CSV files of result folders hold (summary.csv, samples.csv, and paths.csv and map.csv of runs that have
them; nothing else): pictures as PNG and SVG files, and report.html, which holds everything, opens without a network,
and says what is not drawn and why. Cells of different folders never share a picture's panel: to compare two runs is the
task of `rdmark compare`.

Of a folder that `rdmark laws run` has written (laws.csv, findings.csv, constants.csv and L01.csv and so on) the report
is a tutorial: a table of the laws, and a page with a picture for each. Folders with both kinds, and several folders,
have their parts in one report; the pictures of a second folder with laws are called L01-2 and so on.
"""

ENDING = """\
exit status: 0, or 64 for a usage error, or 1 where a folder could not be read; what the others hold is drawn all the
same. Rows that cannot be read are named with file and line and left out.
"""

USAGE_ERROR = 64


class _Parser(argparse.ArgumentParser):
    def error(self, message: str):
        sys.stderr.write(f"bench/plot: {message}; see bench/plot --help\n")
        sys.exit(USAGE_ERROR)


def parse(words: list[str]) -> argparse.Namespace:
    """What the words ask for: `results` (folders that exist) and `output` (a folder); ends the program where they are
    wrong."""
    parser = _Parser(
        prog="bench/plot", description=DESCRIPTION, epilog=ENDING, allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", metavar="RESULT", nargs="+", type=pathlib.Path, help="folder that a run has written")
    parser.add_argument(
        "--output", metavar="DIR", type=pathlib.Path,
        help="folder for report.html and pictures/ (default: the first RESULT)")
    options = parser.parse_args(words)
    seen = set()
    for folder in options.results:
        if not folder.is_dir():
            what = "is a file" if folder.exists() else "does not exist"
            parser.error(f"{folder} {what}; give the folder of a run, as results/local/TIME-COMMIT")
        if folder.resolve() in seen:
            parser.error(f"{folder} is given twice")
        seen.add(folder.resolve())
    options.output = options.output or options.results[0]
    if options.output.exists() and not options.output.is_dir():
        parser.error(f"--output {options.output} is a file; give a folder")
    return options


if __name__ == "__main__":
    parse(sys.argv[1:])
