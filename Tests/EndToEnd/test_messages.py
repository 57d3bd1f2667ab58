"""rdmark messages: headers and payload over every transport, joined and split."""

import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results, check_sound

BOUNDS = ["--min-time", "2ms", "--max-time", "20ms"]
WINDOW = 4


class Messages(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "run"

    def messages(self, *words: str, ranks: int = 2) -> list[dict[str, str]]:
        done = rdmark(
            "messages", "--window", str(WINDOW), *words, "--transport", "mpi,host-staged,p2p", "--method", "all",
            *BOUNDS, "--output", self.folder, ranks=ranks)
        self.assertEqual(done.code, 0, str(done))
        results = Results(self.folder)
        check_sound(self, results)
        self.assertEqual({cell["status"] for cell in results.cells}, {"ok"})
        return results.cells

    def test_a_message_is_one_request(self):
        for arrival in ("joined", "split"):
            with self.subTest(arrival):
                cells = self.messages(
                    "--header", "54", "--headers", "2", "--payload", "1000,8K", "--arrival", arrival, ranks=3)
                self.assertEqual({cell["size_bytes"] for cell in cells}, {"1000", "8192"})
                for cell in cells:
                    payload, pieces = int(cell["size_bytes"]), int(cell["blocks"])
                    moved = WINDOW * (2 * 54 + payload)
                    self.assertEqual(int(cell["bytes_per_iteration"]), moved)
                    # Pages that happen to follow one another are one piece.
                    most = WINDOW * (2 + (payload + 4095) // 4096)
                    self.assertLessEqual(pieces, most)
                    self.assertGreaterEqual(pieces, WINDOW * 3)
                    if cell["transport"] == "mpi":
                        self.assertEqual(
                            int(cell["requests"]) == WINDOW, cell["method"] != "fragment", cell["requests"])
                    if cell["method"] == "pack" and cell["transport"] != "host-staged":
                        copies = 1 if arrival == "joined" else 2
                        self.assertEqual(int(cell["cpu_copied_bytes"]), copies * moved)
                self.folder = self.folder.with_name("split")

    def test_refusals(self):
        for words, reason in (
                (["--headers", "0"], "0 is too small"), (["--arrival", "torn"], "joined"),
                (["--payload", "1T", "--page", "64"], "the number of pages")):
            with self.subTest(words):
                done = rdmark("messages", *words)
                self.assertEqual(done.code, 64, str(done))
                self.assertIn(reason, done.stderr)


if __name__ == "__main__":
    unittest.main()
