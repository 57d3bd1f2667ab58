"""What a device does not have is refused in one line, before any rank connects."""

import contextlib
import os
import pathlib
import subprocess
import unittest

from launch import RDMARK, launcher, rdmark, run
from processes import Finished

USAGE, FAILURE = 64, 1
DEVICE = next(iter(sorted(path.name for path in pathlib.Path("/sys/class/infiniband").iterdir())))
#: Of a run that is refused; emulated, ranks take seconds to start.
PATIENCE = 120


LINE = "latency --size 8 --transport verbs --iterations 6"


class Refusal(unittest.TestCase):
    def check(self, done: Finished, code: int, *expected: str):
        """It was refused with this code and one line that holds all of `expected`."""
        self.assertEqual(done.code, code, str(done))
        self.assertEqual(len(done.own_errors), 1, str(done))
        self.assertRegex(done.own_errors[0], r"^rdmark\b")
        for text in expected:
            self.assertIn(text, done.own_errors[0])
        self.assertEqual(done.stdout.strip(), "", "nothing is printed of a run that was refused")


class BadSetting(Refusal):
    def test_what_the_device_does_not_have(self):
        for options, *expected in [
            ("--device nosuch0", "there is no device nosuch0", f"this host has {DEVICE}"),
            ("--port 9", "there is no such port", f"{DEVICE} has 1"),
            ("--gid-index 200", "looking for GID 200", "that entry is empty or does not exist", "RoCE v2"),
            ("--inline 64K", "--inline 65536 cannot be had; give 0 to "),
        ]:
            with self.subTest(options):
                self.check(rdmark(*f"{LINE} {options}".split(), timeout=PATIENCE), USAGE, *expected)

    def test_addresses_of_two_kinds(self):
        rank = [RDMARK, *LINE.split(), "--gid-index"]
        words = [*launcher(1), *rank, "0", ":", "-n", "1", *rank, "1"]
        self.check(
            run(words, timeout=PATIENCE), USAGE, "rank 0 uses a GID of kind RoCE v2, IPv6 or InfiniBand",
            "rank 1 one of kind RoCE v2, IPv4", "choose entries of one kind with --gid-index")


@unittest.skipUnless(
    os.environ.get("RDMARK_SOFT_ROCE") in ("kvm", "emulated"), "the network of a real device is left alone")
class BadNetwork(Refusal):
    @contextlib.contextmanager
    def network(self, change: str, mend: str):
        """The device's network interface, changed."""
        interface = pathlib.Path(f"/sys/class/infiniband/{DEVICE}/ports/1/gid_attrs/ndevs/1").read_text().strip()
        subprocess.run(["ip", "link", "set", interface, *change.split()], check=True)
        try:
            yield
        finally:
            subprocess.run(["ip", "link", "set", interface, *mend.split()], check=True)

    def test_a_path_mtu_above_the_ports(self):
        with self.network("mtu 1500", "mtu 9000"):
            done = rdmark(*f"{LINE} --path-mtu 4096".split(), timeout=PATIENCE)
        self.check(
            done, USAGE, "--path-mtu 4096 is more than the 1024 bytes that port 1 carries",
            "lower it, or raise the MTU of the port's network")

    def test_a_port_that_is_down(self):
        with self.network("down", "up"):
            done = rdmark(*f"{LINE} --device {DEVICE}".split(), timeout=PATIENCE)
        self.check(done, FAILURE, f"using port 1 of {DEVICE}", "its link is down", "bring its network interface up")


if __name__ == "__main__":
    unittest.main()
