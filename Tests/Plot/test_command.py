"""bench/plot as it is called: its files, its words and its exit status."""

import os
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree

import goldens
import look
from folders import FIXTURES, copy_of_small, scratch
from png import pixels
from processes import ROOT

NAMES = {file.stem for file in goldens.FOLDER.glob("*.json")}
USAGE, FAILURE = 64, 1


def plot(*words) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(word) for word in (ROOT / "bench" / "plot", *words)], capture_output=True, text=True, timeout=120,
        cwd=ROOT)


def _body(folder) -> str:
    """The report without its scripts, which are long, and data, which are hardly for people."""
    page = (folder / "report.html").read_text(encoding="utf-8")
    return re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


class Files(unittest.TestCase):
    def test_recorded_run(self):
        output = scratch(self) / "new" / "folder"
        done = plot(FIXTURES / "small", "--output", output)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.splitlines()[-1], f"report: {output}/report.html")
        files = {file.name for file in (output / "pictures").iterdir()}
        self.assertEqual(files, {f"{name}.{kind}" for name in NAMES for kind in ("png", "svg")})
        for name in sorted(NAMES):
            with self.subTest(name):
                self.check_svg(output / "pictures" / f"{name}.svg")
                self.check_png(output / "pictures" / f"{name}.png")
        self.check_page(output)

    def check_svg(self, path):
        tree = xml.etree.ElementTree.parse(path)
        space = "{http://www.w3.org/2000/svg}"
        words = " ".join(text.text or "" for text in tree.iter(f"{space}text"))
        self.assertIn("mpi", words)
        self.assertEqual(re.findall(".{40}(?:NaN|undefined|Infinity)", path.read_text()), [])
        self.assertGreater(len(tree.getroot().get("aria-label")), 40)
        marks = [part for part in tree.iter(f"{space}path") if part.get("aria-roledescription")]
        self.assertGreater(len(marks), 3)

    def check_png(self, path):
        width, height, rows = pixels(path)
        self.assertGreater(width, 600)
        self.assertGreater(height, 200)
        colours = {bytes(row[place:place + 3]) for row in rows for place in range(0, len(row), 4)}
        # Stacks are coloured by phase, the others by transport.
        kind, what = ("ordinal", "phases") if path.stem.endswith("phases") else ("category", "transports")
        wanted = [bytes.fromhex(colour[1:]) for colour in look.LIGHT["range"][kind]]
        blank = sum(row.count(b"\xff\xff\xff\xff") for row in rows) / (width * height)
        self.assertGreater(blank, 0.25, "most of a picture is paper")
        self.assertLess(blank, 0.99, "and something is drawn")
        self.assertGreater(len(colours), 20)
        if path.stem not in ("method-map", "streaming-efficiency"):
            self.assertGreaterEqual(len(colours & set(wanted)), 2, f"the colours of two {what} or more are there")

    def check_page(self, folder):
        body = _body(folder)
        self.assertEqual(re.findall(r'(?:src|href)="(?!data:)[^"]*', body), [], "nothing is fetched")
        self.assertTrue("<td>8 B</td><td>verbs auto</td><td>skipped</td><td>looking for an RDMA device" in body)
        self.assertNotIn('id="problems"', body)
        self.assertLess((folder / "report.html").stat().st_size, 5 << 20)

    def test_into_the_first_result(self):
        first, second = copy_of_small(self), copy_of_small(self)
        done = plot(first, second)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((first / "report.html").exists())
        self.assertFalse((second / "report.html").exists())
        page = _body(first)
        names = [f"{folder.parent.name}/small" for folder in (first, second)]
        for name in names:
            self.assertIn(f"latency, 2 ranks ({name})", page)

    def test_killed_run(self):
        folder = copy_of_small(self)
        summary, samples = folder / "summary.csv", folder / "samples.csv"
        lines = summary.read_bytes().splitlines(keepends=True)
        summary.write_bytes(b"".join(lines[:20])[:-7])
        samples.write_bytes(samples.read_bytes()[:-9])
        count = samples.read_bytes().count(b"\n") + 1
        done = plot(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        page = _body(folder)
        for problem in ("small/summary.csv:20: the row is cut off", f"small/samples.csv:{count}: the row is cut off",
                        "small/samples.csv: 20 cells are not in summary.csv (was the run killed?)",
                        "not drawn: Phases of streaming: no measured cell of stream"):
            self.assertIn(problem, done.stderr)
        self.assertIn("<li>small/summary.csv:20: the row is cut off", page)
        self.assertIn("<li>Phases of streaming: no measured cell of stream", page)

    def test_without_samples(self):
        folder = copy_of_small(self)
        (folder / "samples.csv").unlink()
        done = plot(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("small/samples.csv: No such file or directory", done.stderr)
        self.assertIn("not drawn: Distribution of samples", done.stderr)
        self.assertTrue((folder / "pictures" / "ratio.png").exists())
        self.assertFalse((folder / "pictures" / "drift.png").exists())

    def test_nothing_was_measured(self):
        """Every picture is left out with its reason, and every cell is listed with its own."""
        folder = copy_of_small(self)
        summary = folder / "summary.csv"
        heading, *lines = summary.read_bytes().splitlines(keepends=True)
        summary.write_bytes(heading + b"".join(line for line in lines if b",skipped," in line))
        done = plot(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr.count("not drawn: "), len(NAMES))
        self.assertTrue(done.stdout.startswith("0 pictures"))
        body = _body(folder)
        self.assertEqual(body.count("<td>looking for an RDMA device: this host has none"), 3)
        self.assertEqual(body.count("<figure>"), 0)

    def test_text_of_a_cell_is_never_markup(self):
        folder = copy_of_small(self)
        summary = folder / "summary.csv"
        summary.write_bytes(summary.read_bytes().replace(b"this host has none", b"</script><b onclick=x>"))
        done = plot(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        page = _body(folder)
        self.assertNotIn("<b onclick", page)
        self.assertIn("&lt;/script&gt;&lt;b onclick=x&gt;", page)


class Refusals(unittest.TestCase):
    def refuse(self, code: int, *expected: str, words=()):
        done = plot(*words)
        self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
        for text in expected:
            self.assertIn(text, done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def test_words(self):
        folder = copy_of_small(self)
        for words, expected in [
            ([], "the following arguments are required: RESULT; see bench/plot --help"),
            (["no-such-folder"], "no-such-folder does not exist; give the folder of a run"),
            ([folder / "summary.csv"], "summary.csv is a file; give the folder of a run"),
            ([folder, folder], "is given twice"),
            ([folder, "--outptu", "x"], "unrecognized arguments: --outptu"),
            ([folder, "--output"], "expected one argument"),
            ([folder, "--output", folder / "summary.csv"], "is a file; give a folder"),
        ]:
            with self.subTest(words):
                self.refuse(USAGE, "bench/plot: ", expected, words=words)

    def test_nothing_to_read(self):
        folder = scratch(self)
        self.refuse(
            FAILURE, f"{folder.name}/summary.csv: No such file or directory",
            "nothing to draw: no folder could be read", words=[folder])
        self.assertFalse((folder / "report.html").exists())

    def test_a_folder_of_launches_is_named_launch_by_launch(self):
        folder = scratch(self)
        (folder / "launches.csv").write_text("")
        self.refuse(FAILURE, "it holds launches; name those in it, such as launch-1", words=[folder])

    def test_output_that_cannot_be_written(self):
        folder = copy_of_small(self)
        (folder / "pictures").write_text("")
        self.refuse(FAILURE, "pictures", "exists", words=[folder])

    def test_one_of_two_cannot_be_read(self):
        good, bad = copy_of_small(self), scratch(self)
        done = plot(bad, good, "--output", good)
        self.assertEqual(done.returncode, FAILURE)
        self.assertIn("summary.csv: No such file or directory", done.stderr)
        self.assertTrue((good / "report.html").exists(), "what can be read is drawn")

    def test_help(self):
        done = plot("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("bench/plot", done.stdout)
        self.assertTrue(all(len(line) <= 120 for line in done.stdout.splitlines()))


class Environment(unittest.TestCase):
    def test_what_is_installed_side_by_side_agrees(self):
        """Files of requirements share .venv: two versions of one package would push each other out."""
        versions = {}
        for file in [*ROOT.glob("bench/**/requirements.txt"), *ROOT.glob("Tests/**/requirements.txt")]:
            for line in file.read_text().splitlines():
                if line and not line.startswith("#"):
                    name, _, version = line.partition("==")
                    self.assertTrue(version, f"{file}: {line} names no version")
                    self.assertEqual(versions.setdefault(name.lower(), version), version, f"{file}: {name}")
        self.assertGreater(len(versions), 15)

    def test_two_that_start_at_once_install_once(self):
        """With a pip that only says that it was called, and a Python that is there: a real one takes a minute."""
        copy = scratch(self) / "project"
        for part in ("bench/lib/machine.sh", "bench/lib/python.sh"):
            (copy / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part, copy / part)
        (copy / "wanted.txt").write_text("thing==1\n")
        python = copy / ".venv" / "bin" / "python3"
        python.parent.mkdir(parents=True)
        python.write_text('#!/bin/sh\ncase "$*" in *install*) echo called >>"$CALLS"; sleep 0.5 ;; esac\n')
        python.chmod(0o755)
        script = 'source "$0/bench/lib/machine.sh"; source "$0/bench/lib/python.sh"; need_python "$0/wanted.txt"'
        calls = copy / "calls"

        def start(count: int) -> list[int]:
            running = [subprocess.Popen(
                ["bash", "-ec", script, str(copy)], stderr=subprocess.DEVNULL, env=os.environ | {"CALLS": str(calls)})
                for _ in range(count)]
            return [one.wait(30) for one in running]

        self.assertEqual(start(3), [0, 0, 0])
        self.assertEqual(calls.read_text(), "called\n")
        (copy / "wanted.txt").write_text("thing==2\n")
        self.assertEqual(start(1), [0])
        self.assertEqual(calls.read_text(), "called\n" * 2, "what has changed is installed")


if __name__ == "__main__":
    unittest.main()
