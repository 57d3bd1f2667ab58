"""What `rdmark list` says about this machine, without a launcher, and whether the manifest agrees."""

import json
import os
import pathlib
import tempfile
import unittest

from launch import rdmark
from results import Results

DEVICES = pathlib.Path("/sys/class/infiniband")


def device_names() -> list[str]:
    """The kernel's RDMA devices; a kernel without RDMA support has none."""
    return sorted(path.name for path in DEVICES.iterdir()) if DEVICES.is_dir() else []


class List(unittest.TestCase):
    def listing(self, **options) -> dict:
        done = rdmark("list", "--json", ranks=0, **options)
        self.assertEqual((done.code, done.own_errors), (0, []), str(done))
        return json.loads(done.stdout)

    def test_names_every_device(self):
        done = rdmark("list", ranks=0)
        self.assertEqual((done.code, done.own_errors), (0, []), str(done))
        if not device_names():
            self.assertIn("RDMA devices: none\n", done.stdout)
        for name in device_names():
            self.assertRegex(done.stdout, rf"(?m)^  {name}: driver ")
        self.assertRegex(done.stdout, r"(?m)^GPUs(: none)?$")
        self.assertRegex(done.stdout, r"memory that this process may lock: (unlimited|\d+\w*B)")

    def test_json_holds_what_the_kernel_says(self):
        machine = self.listing()["machine"]
        self.assertEqual(sorted(device["name"] for device in machine["rdma_devices"]), device_names())
        self.assertEqual(machine["processors"], os.cpu_count())
        self.assertGreaterEqual(machine["cores"], machine["packages"])
        self.assertGreaterEqual(machine["packages"], 1)
        for device in machine["rdma_devices"]:
            with self.subTest(device["name"]):
                self.assertIsNone(device["problem"])
                self.assertGreaterEqual(device["limits"]["segments"], 1)
                self.assertRegex(device["provider"], r"^lib.*\.so")
                for port in device["ports"]:
                    folder = DEVICES / device["name"] / "ports" / str(port["number"])
                    self.assertIn(port["state"].upper(), (folder / "state").read_text())
                    self.assertEqual(port["link_layer"], (folder / "link_layer").read_text().strip())
                    places = [address["index"] for address in port["addresses"]]
                    self.assertEqual(port["chosen_gid_index"] in places, bool(places))

    def test_names_every_transport(self):
        transports = {entry["transport"]: entry for entry in self.listing()["transports"]}
        self.assertLessEqual({"mpi", "host-staged", "p2p"}, set(transports))
        for name, entry in transports.items():
            with self.subTest(name):
                self.assertEqual(entry["available"], "reason" not in entry, entry)

    def test_needs_no_launcher_on_the_path(self):
        """Open MPI alone would start a daemon of its own, and end the process without it."""
        with tempfile.TemporaryDirectory() as empty:
            transports = self.listing(extra_environment={"PATH": empty})["transports"]
        self.assertTrue(any(entry["transport"] == "mpi" and entry["available"] for entry in transports), transports)

    def test_the_manifest_describes_the_same_machine(self):
        listed = self.listing()["machine"]
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            words = ["latency", "--size", "8", "--iterations", "10", "--transport", "mpi", "--output", folder]
            done = rdmark(*words)
            self.assertEqual(done.code, 0, str(done))
            recorded = Results(folder).manifest["machine"]
        for key in ("packages", "cores", "nodes", "gpus", "peripheral_devices", "rdma_devices"):
            self.assertEqual(recorded[key], listed[key], key)
        self.assertRegex(str(recorded["locked_memory_hard_limit"]), r"^(unlimited|\d+)$")


if __name__ == "__main__":
    unittest.main()
