"""The laws that an RDMA device can speak for: bytes, places, constants and refused keys, and not how long anything takes."""

import csv
import json
import math
import pathlib
import tempfile
import unittest

from launch import rdmark
from test_bad_input import DEVICE

#: Of a law; emulated, a dozen rounds of all its cells take a quarter of a minute.
PATIENCE = 180

#: Which curves have measured places over a device, and which of the law's figures are fitted.
MEASURED = {
    "L1": ({"engine", "processor"}, {"setup", "bandwidth", "copy-bandwidth"}),
    "L5": ({"list", "with fences"}, {"descriptor", "bandwidth", "fence"}),
    "L7": ({"gather", "bounce buffer"}, {"descriptor", "bandwidth", "copy-bandwidth", "packing"}),
    "L8": ({"split", "copy"}, {"segment", "copy-bandwidth", "bandwidth"}),
    "L9": ({"a segment for each block", "gaps along"}, {"descriptor", "bandwidth"}),
    "L10": ({"every descriptor, list of blocks"}, {"fetch", "descriptor"}),
    "L11": ({"zero-copy", "split", "copy"}, {"setup", "descriptor", "bandwidth", "copy-bandwidth"}),
    "L16": ({"window that slides", "batches", "hidden part of the round trip"}, {"latency", "bandwidth"}),
    "L17": ({"1 buffer", "2 buffers", "3 buffers"}, {"transfer"}),
    "L23": (
        {"a descriptor for each band of each row", "a descriptor a row, with gaps"}, {"descriptor", "bandwidth"}),
    "L24": ({"what is dirty", "everything"}, {"scan", "descriptor", "bandwidth"}),
    "L25": ({"cost of two versions"}, {"descriptor", "bandwidth"}),
    "L32": (
        {"a descriptor for each page", "one descriptor over mapped pages"}, {"descriptor", "map", "unmap"}),
    "L34": ({"an unmap's share of an invalidation"}, {"invalidate"}),
    "L36": ({"sockets", "RDMA, 16 uses"}, {"call", "post", "bandwidth", "register", "register-bandwidth"}),
}
#: Curves and figures that are the machine's: whether writes over a device of software are the faster, and whether two
#: processors have nothing else to do.
MAY_BE_THERE = {
    "L25": ({"retries after a pause"}, {"write", "read"}),
    "L36": ({"uses that pay for registering"}, set()),
}
#: Whose constants come from each part alone, or from other transfers.
FITTED_ELSEWHERE = {"L17", "L24"}


def rows(path: pathlib.Path) -> list[dict]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class LawsOverVerbs(unittest.TestCase):
    def test_those_that_say_so_are_measured(self):
        listed = json.loads(rdmark("laws", "--json", ranks=0).stdout)["laws"]
        self.assertEqual([law["law"] for law in listed if law.get("over_verbs")], list(MEASURED))
        for name, (curves, figures) in MEASURED.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as scratch:
                folder = pathlib.Path(scratch)
                done = rdmark(
                    "laws", "run", name, "--over", "verbs", "--output", folder, "--json", ranks=0, timeout=PATIENCE)
                self.assertEqual((done.code, done.own_errors), (0, []), str(done))
                silence = json.loads(done.stdout)["laws"][0].get("not_measured")
                if silence:
                    # Of a machine so busy that a cost drowns: the bytes were verified all the same.
                    self.assertRegex(silence, "cannot be told from none|do not tell the law's costs apart")
                    print(f"{name}: {silence}")
                else:
                    self.check(folder, name, curves, figures, str(done))

    def check(self, folder: pathlib.Path, name: str, curves: set, figures: set, said: str):
        law, = rows(folder / "laws.csv")
        self.assertEqual((law["verdict"], law["measured_here"]), ("holds", "true"), said)
        points = rows(folder / f"L{int(name[1:]):02}.csv")
        self.assertEqual({point["figures"] for point in points}, {"given", "fitted"}, said)
        measured = [point for point in points if point["measured"]]
        other_curves, other_figures = MAY_BE_THERE.get(name, (set(), set()))
        self.assertEqual({point["curve"] for point in measured} - other_curves, curves)
        self.assertTrue(all(math.isfinite(float(point["measured"])) for point in measured))
        constants = rows(folder / "constants.csv")
        self.assertEqual({one["figure"] for one in constants} - other_figures, figures)
        for one in constants:
            self.assertIn(f"connected to each other on {DEVICE}", one["setting"])
            # A cost may be too small to be told from nothing, a bandwidth not.
            (self.assertGreater if "bandwidth" in one["figure"] else self.assertGreaterEqual)(float(one["value"]), 0)
        if name == "L34":
            self.assertEqual(law["median_error"], "")
        else:
            kept_out = {"true"} if name in FITTED_ELSEWHERE else {"true", "false"}
            self.assertEqual({point["kept_out"] for point in measured}, kept_out)
            self.assertGreaterEqual(float(law["median_error"]), 0)

    def test_keys_that_grant_nothing_are_refused(self):
        done = rdmark("laws", "run", "L34", "--over", "verbs", "--device", DEVICE, "--json", ranks=0, timeout=PATIENCE)
        self.assertEqual((done.code, done.own_errors), (0, []), str(done))
        _, fitted = json.loads(done.stdout)["laws"][0]["results"]
        measured = [one for one in fitted["findings"] if one["statement"].startswith("measured, 16 of 16: ")]
        self.assertEqual([one["holds"] for one in measured], [True] * 5, str(done))
        self.assertEqual([one["trace"] for one in measured], [[]] * 5)

    def test_an_unknown_device(self):
        done = rdmark("laws", "run", "L5", "--over", "verbs", "--device", "nosuch0", ranks=0, timeout=PATIENCE)
        self.assertEqual(done.code, 64, str(done))
        self.assertEqual(len(done.own_errors), 1, str(done))
        self.assertIn(f"there is no device nosuch0; this host has {DEVICE}", done.own_errors[0])


if __name__ == "__main__":
    unittest.main()
