"""`rdmark laws`: the list, a law's page, the files, and what is refused."""

import csv
import filecmp
import json
import os
import pathlib
import re
import tempfile
import time
import unittest

from launch import rdmark


PROFILES = pathlib.Path(__file__).resolve().parents[2] / "clusters" / "profiles"


def rows(path: pathlib.Path) -> list[dict]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Laws(unittest.TestCase):
    def run_all(self, folder: pathlib.Path, seed: int):
        done = rdmark("laws", "run", "all", "--simulate-only", "--seed", str(seed), "--output", folder, ranks=0,
                      timeout=180)
        self.assertEqual((done.code, done.own_errors), (0, []), str(done))
        return done

    def test_all_hold_in_a_minute_and_leave_the_same_bytes_for_one_seed(self):
        with tempfile.TemporaryDirectory() as scratch:
            first, second = pathlib.Path(scratch) / "first", pathlib.Path(scratch) / "second"
            begun = time.monotonic()
            self.run_all(first, seed=7)
            seconds = time.monotonic() - begun
            print(f"all laws in simulation: {seconds:.1f} s")
            self.assertLess(seconds, 60)
            self.run_all(second, seed=7)
            names = sorted(path.name for path in first.iterdir())
            self.assertEqual(names, sorted(path.name for path in second.iterdir()))
            same, different, strange = filecmp.cmpfiles(first, second, names, shallow=False)
            self.assertEqual((different, strange), ([], []))
            laws = rows(first / "laws.csv")
            listed = json.loads(rdmark("laws", "--json", ranks=0).stdout)["laws"]
            self.assertEqual([law["law"] for law in laws], [f"L{number}" for number in range(1, 40)])
            self.assertEqual([law["law"] for law in laws], [law["law"] for law in listed])
            for law in laws:
                with self.subTest(law["law"]):
                    self.assertEqual(law["verdict"], "holds")
                    points = rows(first / f"L{int(law['law'][1:]):02}.csv")
                    self.assertEqual(len(points), int(law["points"]))
                    self.assertEqual({point["agrees"] for point in points} - {"true"}, set())

    def test_a_page_for_people(self):
        done = rdmark("laws", "run", "L1", "--simulate-only", ranks=0)
        self.assertEqual((done.code, done.own_errors), (0, []), str(done))
        self.assertRegex(done.stdout, r"^L1  break-even payload: holds\n")
        self.assertRegex(done.stdout, r"(?m)^formula: S\* = ")

    def test_the_profile_of_defaults_has_the_defaults(self):
        """card-100g.json is what the laws take where nothing is said; another page size is another result."""
        stored = json.loads((PROFILES / "card-100g.json").read_text(encoding="utf-8"))
        stored["figures"]["page"]["value"] = 8192
        with tempfile.TemporaryDirectory() as scratch:
            other = pathlib.Path(scratch) / "other.json"
            other.write_text(json.dumps(stored))
            plain, same, different = (
                rdmark("laws", "run", "all", "--simulate-only", "--json", *words, ranks=0, timeout=180)
                for words in ((), ("--profile", PROFILES / "card-100g.json"), ("--profile", other)))
            for done in (plain, same, different):
                self.assertEqual((done.code, done.own_errors), (0, []), str(done)[:2000])
            self.assertEqual(plain.stdout, same.stdout)
            self.assertNotEqual(plain.stdout, different.stdout)

    def test_no_figure_of_a_law_is_called_as_an_option_is(self):
        for number in range(1, 40):
            with self.subTest(f"L{number}"):
                page = rdmark("laws", "run", f"L{number}", "--help", ranks=0).stdout
                names = re.findall(r"(?m)^  --([a-z-]+)", page)
                self.assertEqual(sorted(names), sorted(set(names)))
                self.assertIn("seed", names)

    def test_a_law_is_measured_or_says_why_not(self):
        done = rdmark("laws", "run", "L36", "--json", ranks=0)
        self.assertEqual((done.code, done.own_errors), (0, []), str(done))
        law, = json.loads(done.stdout)["laws"]
        given, fitted = law["results"]
        self.assertEqual((given["figures"], fitted["figures"]), ("given", "fitted"))
        self.assertGreater(len(law["constants"]), 0)
        points = [point for curve in fitted["curves"] for point in curve["points"] if point["measured"]]
        self.assertEqual({point["kept_out"] for point in points}, {False, True})

    @unittest.skipIf(
        os.path.isdir("/sys/class/infiniband") and os.listdir("/sys/class/infiniband"), "this host has an RDMA device")
    def test_a_host_without_a_device_says_where_one_is(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "laws"
            done = rdmark("laws", "run", "L5", "--over", "verbs", "--output", folder, ranks=0)
            self.assertEqual((done.code, done.stdout), (1, ""), str(done))
            self.assertEqual(len(done.own_errors), 1, str(done))
            self.assertIn("this host has none; run it where one is, or under bench/soft-roce", done.own_errors[0])
            self.assertFalse(folder.exists(), "nothing is left of a run that was refused")

    def test_a_figure_changes_the_law(self):
        def crossing(*words: str) -> str:
            done = rdmark("laws", "run", "L1", "--simulate-only", "--json", *words, ranks=0)
            self.assertEqual(done.code, 0, str(done))
            return json.loads(done.stdout)["laws"][0]["results"][0]["findings"][0]["statement"]

        # 500 / (1/8 - 1/12.5) and 1000 / (1/8 - 1/12.5), by hand.
        self.assertIn("from 11112 B on", crossing())
        self.assertIn("from 22223 B on", crossing("--setup", "1us"))
        self.assertIn("predicted none", crossing("--bandwidth", "8"))

    def test_nonsense_is_refused(self):
        for words, said in {
            ("run", "L99"): "there is no law L99",
            ("run", "L1", "--size", "0"): "size 0 is out of range",
            ("run", "L1", "--load", "0.5"): "there is no option --load",
            ("run", "L5", "--over", "card"): "there is no medium card; give host or verbs",
            ("walk",): "there is no word walk",
        }.items():
            with self.subTest(words=words):
                done = rdmark("laws", *words, ranks=0)
                self.assertEqual(done.code, 64, str(done))
                self.assertEqual(len(done.own_errors), 1, str(done))
                self.assertIn(said, done.own_errors[0])

    def test_a_folder_takes_one_run(self):
        with tempfile.TemporaryDirectory() as scratch:
            words = ("laws", "run", "L1", "--simulate-only", "--output", scratch)
            self.assertEqual(rdmark(*words, ranks=0).code, 0)
            kept = (pathlib.Path(scratch) / "L01.csv").read_bytes()
            again = rdmark(*words, ranks=0)
            self.assertEqual(again.code, 1, str(again))
            self.assertIn("it holds another run of laws", again.own_errors[0])
            self.assertEqual((pathlib.Path(scratch) / "L01.csv").read_bytes(), kept)


if __name__ == "__main__":
    unittest.main()
