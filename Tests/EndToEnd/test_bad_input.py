"""Wrong input is one line that says what would be right, from all ranks together, with the right exit code."""

import json
import pathlib
import tempfile
import unittest

from launch import Finished, rdmark
from results import Results

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

    def test_a_file_that_another_host_lacks(self):
        """The first rank speaks for all, but not of what the hosts' file systems hold."""
        place = {"OMPI_COMM_WORLD_RANK": "1", "OMPI_COMM_WORLD_SIZE": "2"}
        for rank_on_host, lines in (("0", 1), ("1", 0)):
            done = rdmark(
                "suite", "no-such-file", ranks=0, timeout=30,
                extra_environment=place | {"OMPI_COMM_WORLD_LOCAL_RANK": rank_on_host})
            self.assertEqual(done.code, USAGE, str(done))
            self.assertEqual(len(done.own_errors), lines, str(done))
            if lines:
                self.assertRegex(done.own_errors[0], r"^rdmark: rank 1 on \S+: no-such-file: there is no such suite file")

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
        """The arithmetic is sound, so only the system can say no; before it swaps or kills, and in the cell's row."""
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            done = rdmark(
                "latency", "--size", "400G", "--transport", "mpi,host-staged,p2p", "--output", folder, timeout=30)
            self.assertEqual(done.code, FAILURE, str(done))
            self.assertEqual(len(done.own_errors), 1, str(done))
            self.assertIn("no cell could be run", done.own_errors[0])
            cells = Results(folder).cells
        self.assertEqual([cell["transport"] for cell in cells], ["mpi", "host-staged", "p2p"])
        for cell in cells:
            self.assertEqual(cell["status"], "skipped")
            self.assertRegex(cell["reason"], "allocating .* memory: .*available")

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

    def test_network_card(self):
        for line, *expected in [
            ("latency --operation put", "give send, write or read"),
            ("latency --operation wirte", "did you mean write?"),
            ("latency --operation read --method datatype", "--method datatype cannot read", "pack"),
            ("latency --operation write --method coalesce", "--method coalesce cannot write"),
            ("latency --device mlx5/0", "cannot be the name of a device"),
            ("latency --device rxe0,rxe0", "named twice"),
            ("latency --port 0", "1 to 255"),
            ("latency --gid-index 256", "0 to 255"),
            ("latency --path-mtu 1500", "256, 512, 1024, 2048 or 4096"),
            ("latency --queue-pairs 65", "1 to 64"),
            ("latency --signal-every 0", "1 to 16384"),
            ("latency --signal-every 64 --queue-depth 32", "at most 32"),
            ("latency --inline -1", "-1 is negative"),
            ("latency --connect ssh", "mpi or rdmacm"),
            ("latency --coalesce-gap 1KB", "1K"),
            ("latency --wait spin", "auto, poll, yield or event"),
            ("latency --deadline 0", "1ms to 600s"),
            ("verify --queue-pairs 0", "1 to 64"),
        ]:
            with self.subTest(line):
                self.refuse(line.split(), USAGE, *expected)

    def test_cluster_files(self):
        good = {"name": "c", "hosts": [{"name": "h"}], "launcher": "mpirun -n {ranks} {command}"}
        for name, content, *expected in [
            ("no JSON", "{", "1:"),
            ("unknown key", good | {"host": []}, "did you mean hosts?"),
            ("unknown key of a host", good | {"hosts": [{"name": "h", "slot": 2}]}, "did you mean slots?"),
            ("unknown default", good | {"defaults": {"gid_index": 1}}, "did you mean gid-index?"),
            ("bad default", good | {"defaults": {"path-mtu": 1500}}, "there is no path MTU 1500"),
            ("option of the question", good | {"defaults": {"method": "pack"}}, "there is no default method"),
            ("no source", good | {"links": [{"between": "a", "bandwidth_bytes_per_s": 1, "latency_ns": 1}]}, "source"),
            ("no command", good | {"launcher": "mpirun -n {ranks}"}, "{command}"),
            ("name that leads out", good | {"name": "../c"}, "../c cannot name a folder"),
        ]:
            with self.subTest(name), tempfile.TemporaryDirectory() as scratch:
                path = pathlib.Path(scratch) / "cluster.json"
                path.write_text(content if isinstance(content, str) else json.dumps(content))
                output = pathlib.Path(scratch, "run")
                for words in (["latency", "--size", "8", "--output", output], ["verify"],
                              ["suite", "bench/suites/demo.json", "--output", output]):
                    self.refuse([*words, "--cluster", path], USAGE, "cluster.json:", *expected)
                self.assertFalse(output.exists(), "nothing is made for a cluster that is wrong")

    def test_cluster_file_that_is_not_there(self):
        self.refuse(["latency", "--cluster", "no-such-cluster.json"], USAGE, "no-such-cluster.json")

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
