"""A command in a guest sees an RDMA device, and otherwise runs as if it were here."""

import re
import time
import unittest

from processes import ROOT
from soft_roce import soft_roce

# Seconds from the start to the end of the first RDMA write. The target under emulation is 20 on an idle machine.
FIRST_BYTE_LIMIT = 60

COMMAND = r"""
ib_write_lat -d rxe0 -x 1 -s 8 -n 50 >/dev/shm/server 2>&1 &
until ss --listening --tcp --numeric | grep -q :18515; do sleep 0.1; done
ib_write_lat -d rxe0 -x 1 -s 8 -n 50 198.18.0.1 >/dev/shm/client 2>&1 && echo "moved at $(date +%s.%N)"
echo "variable is $RDMARK_TEST_VARIABLE"
echo "argument is $1"
echo "folder is $PWD"
echo "place is $RDMARK_SOFT_ROCE"
echo "locked memory is $(ulimit -l)"
echo "input has $(wc -c) bytes"
echo "GID is $(cat /sys/class/infiniband/rxe0/ports/1/gids/1)"
echo "scratch is on $(stat --file-system --format %T "$TMPDIR")"
ibv_devinfo
rping -s -a 198.18.0.1 -C 3 &
sleep 1
rping -c -a 198.18.0.1 -C 3 && echo "librdmacm connected"
echo "this is an error" >&2
exit 7
"""


class OneGuest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.began = time.time()
        cls.variable = "two words, a 'quote'\nand a line"
        cls.done = soft_roce(
            "--guest", "--", "bash", "-c", COMMAND, "-", "an  argument",
            extra_environment={"RDMARK_TEST_VARIABLE": cls.variable})

    def check_says(self, text: str):
        self.assertIn(text, self.done.stdout, str(self.done))

    def test_exit_status_is_the_commands(self):
        self.assertEqual(self.done.code, 7, str(self.done))

    def test_output_goes_to_its_own_stream(self):
        self.assertIn("this is an error\n", self.done.stderr)
        self.assertNotIn("this is an error", self.done.stdout)
        self.check_says("argument is an  argument\n")

    def test_choice_is_explained(self):
        self.assertRegex(self.done.stderr, r"bench/soft-roce: guest with soft-RoCE, as asked; (kvm|emulated), \w")

    def test_environment_is_passed(self):
        self.check_says(f"variable is {self.variable}\n")
        self.check_says(f"folder is {ROOT}\n")
        self.assertRegex(self.done.stdout, r"place is (kvm|emulated)\n")

    def test_command_has_what_ranks_need(self):
        self.check_says("locked memory is unlimited\n")
        self.check_says("scratch is on tmpfs\n")
        self.check_says("input has 0 bytes\n")

    def test_device_is_there(self):
        self.assertRegex(self.done.stdout, r"hca_id:\s+rxe0\n")
        self.assertRegex(self.done.stdout, r"state:\s+PORT_ACTIVE")
        self.assertRegex(self.done.stdout, r"active_mtu:\s+4096")

    def test_second_gid_is_the_ipv4_address(self):
        self.check_says("GID is 0000:0000:0000:0000:0000:ffff:c612:0001\n")

    def test_connection_manager_finds_a_route(self):
        self.check_says("librdmacm connected\n")

    def test_first_rdma_byte_comes_soon(self):
        moved = re.search(r"moved at ([\d.]+)", self.done.stdout)
        self.assertTrue(moved, str(self.done))
        # The guest's clock is this machine's, to well within a second.
        seconds = float(moved[1]) - self.began
        print(f"\nmeasured boot to first RDMA byte: {seconds:.1f} s")
        self.assertLess(seconds, FIRST_BYTE_LIMIT)


if __name__ == "__main__":
    unittest.main()
