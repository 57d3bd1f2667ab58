"""What `rdmark doctor` finds on this machine, and whether the manifest keeps it."""

import json
import os
import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results

SEVERITIES = {"serious", "moderate", "unknown", "fine", "not_applicable"}
IDS = {
    "governor", "turbo", "clock-source", "load", "virtualization", "locked-memory", "huge-pages",
    "transparent-huge-pages", "numa-balancing", "pinning", "ranks-per-core", "numa-placement", "rdma-port", "mtu",
    "gid", "pci-link", "iommu", "acs",
}


class Doctor(unittest.TestCase):
    def diagnosis(self, ranks: int = 0) -> dict:
        done = rdmark("doctor", "--json", ranks=ranks)
        self.assertEqual((done.code, done.own_errors), (0, []), str(done))
        return json.loads(done.stdout)

    def finding(self, name: str, ranks: int = 0) -> dict:
        return next(found for found in self.diagnosis(ranks)["findings"] if found["id"] == name)

    def test_every_rule_says_something(self):
        findings = self.diagnosis()["findings"]
        self.assertEqual({found["id"] for found in findings}, IDS)
        for found in findings:
            with self.subTest(found["id"]):
                self.assertIn(found["severity"], SEVERITIES)
                self.assertTrue(found["seen"] and found["why"], found)
                if found["severity"] in ("serious", "moderate"):
                    self.assertTrue(found["remedy"], found)

    def test_says_what_the_kernel_says(self):
        clock = pathlib.Path("/sys/devices/system/clocksource/clocksource0/current_clocksource").read_text().strip()
        self.assertEqual(self.finding("clock-source")["seen"], clock)
        if not list(pathlib.Path("/sys/devices/system/cpu/cpufreq").glob("*/scaling_governor")):
            self.assertEqual(self.finding("governor")["severity"], "unknown", "what cannot be read is not fine")

    def test_people_get_sections(self):
        done = rdmark("doctor", ranks=0)
        self.assertEqual((done.code, done.own_errors), (0, []), str(done))
        self.assertRegex(
            done.stdout, r"^Machine \S+: \d+ serious, \d+ moderate, \d+ unknown, \d+ fine, \d+ of no concern")
        self.assertRegex(done.stdout, r"(?m)^Fine\n  [a-z-]+")
        self.assertNotIn("\x1b", done.stdout, "there is no terminal to colour")

    def test_sees_how_ranks_are_placed(self):
        self.assertEqual(self.finding("ranks-per-core")["severity"], "unknown")
        self.assertRegex(self.finding("ranks-per-core", ranks=1)["seen"], r"^ranks on this host: 1, cores: \d+$")
        crowd = os.cpu_count() + 1
        self.assertEqual(self.finding("ranks-per-core", ranks=crowd)["severity"], "serious")

    def test_the_manifest_keeps_the_findings(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            done = rdmark("latency", "--size", "8", "--iterations", "10", "--transport", "mpi", "--output", folder)
            self.assertEqual(done.code, 0, str(done))
            manifest = Results(folder).manifest
        self.assertEqual({found["id"] for found in manifest["findings"]}, IDS)
        self.assertEqual(manifest["machine"]["conditions"]["clock_source"], self.finding("clock-source")["seen"])
        ranks = next(found for found in manifest["findings"] if found["id"] == "ranks-per-core")
        self.assertIn("ranks on this host: 2", ranks["seen"])

    def test_refuses_what_it_does_not_know(self):
        done = rdmark("doctor", "--jsn", ranks=0)
        self.assertEqual(done.code, 64, str(done))
        self.assertIn("did you mean --json?", done.stderr)


if __name__ == "__main__":
    unittest.main()
