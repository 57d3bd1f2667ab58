"""Wrong input is one line that says what would be right, from all ranks together, with the right exit code."""

import json
import pathlib
import tempfile
import unittest

from launch import Finished, rdmark

USAGE, FAILURE = 64, 1


class BadInput(unittest.TestCase):
    def refuse(self, words, code: int, *expected: str, ranks: int = 2) -> Finished:
        """Runs what must be refused: quickly, with this code, in one line that holds all of `expected`."""
        done = rdmark(*words, ranks=ranks, timeout=30)
        self.assertEqual(done.code, code, str(done))
        self.assertEqual(len(done.own_errors), 1, str(done))
        self.assertRegex(done.own_errors[0], r"^rdmark\b", str(done))
        for text in expected:
            self.assertIn(text, done.own_errors[0])
        self.assertEqual(done.stdout.strip(), "", "nothing is printed of a run that was refused")
        self.assertLess(done.seconds, 10)
        return done

    def test_values(self):
        for line, *expected in [
            ("latency --size 0", "0 is too small"),
            ("latency --size -8", "-8 is negative"),
            ("latency --size 99999999999999999999", "too large"),
            ("latency --size 8..4", "8..4"),
            ("latency --size 64KB", "64K"),
            ("bandwidth --window 0", "0 is too small"),
            ("halo --grid 0x128x128", "0 is too small"),
            ("halo --grid 128", "128"),
            ("halo --grid 2147483647x2147483647x2147483647", "more than 1 PiB"),
            ("halo --element 0", "0"),
            ("halo --iterations -1", "-1 is negative"),
            ("halo --min-time 2s --max-time 1s", "--min-time"),
            ("transpose --rows 0", "0 is too small"),
            ("stream --total 1K --chunk 4K", "--total"),
            ("stream --depth 0", "0 is too small"),
        ]:
            with self.subTest(line):
                self.refuse(line.split(), USAGE, *expected)

    def test_near_misses(self):
        for line, suggestion in [
            ("haol", "halo"),
            ("halo --neighbors all", "--neighbours"),
            ("halo --transport p2q", "p2p"),
            ("halo --method gathr", "gather"),
            ("halo --memory devise", "device"),
        ]:
            with self.subTest(line):
                self.refuse(line.split(), USAGE, f"did you mean {suggestion}?")

    def test_shapes_that_fit_no_ranks(self):
        for line, *expected in [
            ("halo --grid 64x64x64 --process-grid 2x2x1", "process grid 2x2x1"),
            ("halo --grid 8x8x8 --ghost 5 --process-grid 2x1x1", "--ghost"),
            ("halo --grid 8x8x8 --ghost 9", "--ghost"),
            ("stream --pairs 2", "2 pairs need 4 ranks"),
        ]:
            with self.subTest(line):
                self.refuse(line.split(), USAGE, *expected)

    def test_probes_need_two_ranks(self):
        self.refuse(["latency", "--size", "8"], USAGE, "2", ranks=1)

    def test_sizes_that_do_not_divide(self):
        for line, *expected in [
            ("latency --size 100 --block 64 --stride 128", "--block"),
            ("latency --size 128 --block 64 --stride 32", "--stride"),
            ("latency --size 128 --block 64", "--stride"),
        ]:
            with self.subTest(line):
                self.refuse(line.split(), USAGE, *expected)

    def test_more_memory_than_there_is(self):
        """The arithmetic is sound, so only the system can say no; and it says so before it swaps or kills."""
        self.refuse(["latency", "--size", "64T", "--transport", "p2p"], FAILURE)

    def test_suite_files(self):
        good = {"workload": "latency", "size": 8}
        for name, content, *expected in [
            ("no JSON", "{", "1:"),
            ("unknown key", {"name": "s", "runs": [good | {"sice": 8}]}, "sice", "did you mean size?"),
            ("unknown key of the suite", {"name": "s", "rums": [good]}, "did you mean runs?"),
            ("wrong type", {"name": "s", "runs": [good | {"size": True}]}, "wrong type"),
            ("unknown workload", {"name": "s", "runs": [{"workload": "haol"}]}, "did you mean halo?"),
            ("bad value", {"name": "s", "runs": [good | {"size": 0}]}, "too small"),
            ("duplicate run", {"name": "s", "runs": [good, good]}, "the same as run 1"),
            ("duplicate key", '{"name": "s", "name": "t", "runs": []}', "name"),
            ("second run bad", {"name": "s", "runs": [good, {"workload": "halo", "ghost": -1}]}, "run 2"),
        ]:
            with self.subTest(name), tempfile.TemporaryDirectory() as scratch:
                path = pathlib.Path(scratch) / "suite.json"
                path.write_text(content if isinstance(content, str) else json.dumps(content))
                self.refuse(["suite", path, "--output", f"{scratch}/run"], USAGE, "suite.json", *expected)
                self.assertFalse(pathlib.Path(scratch, "run").exists(), "nothing is made for a suite that is wrong")

    def test_suite_file_that_is_not_there(self):
        self.refuse(["suite", "no-such-suite.json"], USAGE, "no-such-suite.json")

    def test_output_folder_that_cannot_be_made(self):
        with tempfile.NamedTemporaryFile() as file:
            done = self.refuse(
                ["latency", "--size", "8", "--output", f"{file.name}/run"], FAILURE, f"{file.name}/run")
            self.assertLess(done.seconds, 10)

    def test_output_folder_of_another_run(self):
        with tempfile.TemporaryDirectory() as scratch:
            words = ["latency", "--size", "8", "--iterations", "10", "--transport", "mpi", "--output", scratch]
            first = rdmark(*words)
            self.assertEqual(first.code, 0, str(first))
            before = pathlib.Path(scratch, "summary.csv").read_bytes()
            self.refuse(words, FAILURE, scratch)
            self.assertEqual(pathlib.Path(scratch, "summary.csv").read_bytes(), before)

    def test_full_disk(self):
        """A row that cannot be written ends the run: /dev/full takes nothing, like a disk without room."""
        for file in ("samples.csv", "summary.csv"):
            with self.subTest(file), tempfile.TemporaryDirectory() as scratch:
                pathlib.Path(scratch, file).symlink_to("/dev/full")
                words = ["latency", "--size", "8..64", "--max-time", "50ms", "--output", scratch]
                done = rdmark(*words, timeout=30)
                self.assertEqual(done.code, FAILURE, str(done))
                self.assertEqual(len(done.own_errors), 1, str(done))
                self.assertRegex(done.own_errors[0], rf"^rdmark\b.*{file}.*[Nn]o space left")


if __name__ == "__main__":
    unittest.main()
