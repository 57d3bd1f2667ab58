"""Which cells share a panel, and what it is called."""

import unittest

from columns import SUMMARY, TEXT, TRUTH
from questions import ask

EMPTY = {name: "" if kind in (TEXT, TRUTH) else None for name, kind in SUMMARY.items()}


def cell(workload: str, options: str = "", **values) -> dict:
    given = {
        "workload": workload, "transport": "p2p", "method": "pack", "memory": "device", "ranks": 2, "size_bytes": 8,
        "options": options, "status": "ok", "result": "one", "line": 2}
    return EMPTY | given | values


def questions(*cells: dict, several: bool = False) -> list[str]:
    return list(ask(list(cells), several)["question"])


class Questions(unittest.TestCase):
    def test_only_options_that_differ_are_named(self):
        self.assertEqual(
            questions(cell("stream", "depth=1;pairs=1"), cell("stream", "depth=4;pairs=1")),
            ["stream, 2 ranks, depth 1", "stream, 2 ranks, depth 4"])

    def test_sizes_of_one_shape_are_one_question(self):
        self.assertEqual(
            questions(cell("halo", "grid=8x8x8;ghost=1"), cell("halo", "grid=16x16x16;ghost=1", size_bytes=64)),
            ["halo, 2 ranks"] * 2)
        self.assertEqual(
            questions(cell("checkpoint", "image=64;dirty=0.1"), cell("checkpoint", "image=64;dirty=1.0", size_bytes=64)),
            ["checkpoint, 2 ranks"] * 2)

    def test_shapes_of_one_size_are_two(self):
        self.assertEqual(
            questions(cell("halo", "grid=8x16x8"), cell("halo", "grid=16x8x8")),
            ["halo, 2 ranks, grid 8x16x8", "halo, 2 ranks, grid 16x8x8"])

    def test_fragments_of_one_size_are_two(self):
        self.assertEqual(
            questions(cell("latency", block_bytes=8), cell("latency", block_bytes=4)),
            ["latency, 2 ranks, pieces of 8 B", "latency, 2 ranks, pieces of 4 B"])

    def test_ranks_are_part_of_it(self):
        self.assertEqual(questions(cell("latency"), cell("latency", ranks=4)), ["latency, 2 ranks", "latency, 4 ranks"])
        self.assertEqual(questions(cell("latency", ranks=None)), ["latency"])

    def test_results_never_share_one(self):
        self.assertEqual(
            questions(cell("latency"), cell("latency", result="two"), several=True),
            ["latency, 2 ranks (one)", "latency, 2 ranks (two)"])

    def test_paths(self):
        self.assertEqual(list(ask([cell("latency"), cell("halo", method="")], False)["path"]), ["p2p pack", "p2p"])

    def test_paths_over_two_memories(self):
        self.assertEqual(
            list(ask([cell("latency"), cell("latency", memory="host")], False)["path"]),
            ["p2p pack device", "p2p pack host"])

    def test_missing_stays_missing(self):
        frame = ask([cell("latency", median_ns=None)], False)
        self.assertTrue(frame["median_ns"].isna().all())
        self.assertEqual(frame["median_ns"].dtype, "float64")


if __name__ == "__main__":
    unittest.main()
