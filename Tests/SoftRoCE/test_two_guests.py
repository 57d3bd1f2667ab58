"""Two guests are a cluster of two hosts, and survive what a test does to one of them."""

import re
import unittest

from soft_roce import soft_roce

COMMAND = r"""
mpirun -n 2 --hostfile "$RDMARK_HOSTFILE" sh -c 'echo "rank on $(hostname), scratch on $(stat -f -c %T "$TMPDIR")"'
ssh node2 'ib_write_lat -d rxe0 -x 1 -s 8 -n 20 >/dev/shm/server 2>&1 &
    until ss --listening --tcp --numeric | grep -q :18515; do sleep 0.1; done'
ib_write_lat -d rxe0 -x 1 -s 8 -n 20 node2 >/dev/shm/client && echo "written into node2"
reaches() { timeout 2 bash -c "exec 3<>/dev/tcp/node2/22" 2>/dev/null; }
ssh node2 'tc qdisc add dev eth0 root netem loss 5% && tc qdisc show dev eth0 && tc qdisc del dev eth0 root'
ssh node2 "echo o >/proc/sysrq-trigger" &
for second in {1..30}; do reaches || break; sleep 1; done
reaches || echo "node2 is gone"
exit 3
"""


class TwoGuests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.done = soft_roce("--nodes", 2, "--", "bash", "-c", COMMAND)

    def test_ranks_run_on_both(self):
        for node in ("node1", "node2"):
            self.assertIn(f"rank on {node}, scratch on tmpfs\n", self.done.stdout, str(self.done))

    def test_one_writes_into_the_others_memory(self):
        self.assertIn("written into node2\n", self.done.stdout, str(self.done))

    def test_link_can_lose_packets(self):
        self.assertTrue(re.search(r"qdisc netem .* loss 5%", self.done.stdout), str(self.done))

    def test_command_outlives_the_other_node(self):
        self.assertIn("node2 is gone\n", self.done.stdout, str(self.done))
        self.assertEqual(self.done.code, 3, str(self.done))


if __name__ == "__main__":
    unittest.main()
