"""`rdmark fit`: from measured cells to a profile, and from the profile to the laws."""

import json
import pathlib
import tempfile
import unittest

from launch import rdmark


class Fit(unittest.TestCase):
    def test_a_map_becomes_a_profile_that_the_laws_take(self):
        with tempfile.TemporaryDirectory() as scratch:
            run, profile = pathlib.Path(scratch) / "run", pathlib.Path(scratch) / "here.json"
            measured = rdmark(
                "map", "--transport", "p2p", "--fragment", "64..4K", "--count", "16..1K", "--min-time", "5ms",
                "--max-time", "40ms", "--output", run, ranks=2, timeout=180)
            self.assertEqual(measured.code, 0, str(measured))
            fitted = rdmark("fit", run, "--into", profile, ranks=0)
            # A machine that is busy with other things need not be made of such costs, and is refused with that reason.
            if fitted.code == 1:
                self.assertRegex(fitted.own_errors[0], r"the figures lie .* from the cells")
                self.assertFalse(profile.exists())
                self.skipTest(fitted.own_errors[0])
            self.assertEqual((fitted.code, fitted.own_errors), (0, []), str(fitted))
            print(fitted.stdout)
            content = json.loads(profile.read_text(encoding="utf-8"))
            self.assertEqual(content["name"], "here")
            self.assertLessEqual(content["fit"]["median_residual"], 0.25)
            for figure in content["figures"].values():
                self.assertGreater(figure["value"], 0)
                self.assertTrue(figure["source"] and figure["unit"])
            law = rdmark("laws", "run", "L5", "--simulate-only", "--profile", profile, ranks=0)
            self.assertEqual((law.code, law.own_errors), (0, []), str(law))
            again = rdmark("fit", run, "--into", profile, ranks=0)
            self.assertEqual(again.code, 1, str(again))
            self.assertIn("there is such a file", again.own_errors[0])

    def test_what_is_wrong_is_said(self):
        with tempfile.TemporaryDirectory() as scratch:
            for words, code, said in (
                (("fit", scratch), 64, "it is not said where the profile goes"),
                (("fit", "--into", f"{scratch}/a.json"), 64, "its RESULT is missing"),
                (("fit", scratch, "--into", f"{scratch}/a.json"), 1, "there is no run.json in it"),
            ):
                with self.subTest(words=words):
                    done = rdmark(*words, ranks=0)
                    self.assertEqual(done.code, code, str(done))
                    self.assertIn(said, done.own_errors[0])
                    self.assertFalse((pathlib.Path(scratch) / "a.json").exists())


if __name__ == "__main__":
    unittest.main()
