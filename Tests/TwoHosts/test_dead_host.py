"""A host that dies in mid-run. It does not come back: nothing else can be tested there afterwards."""

import unittest

import lost_peer


class DeadHost(lost_peer.LostPeer):
    def test_names_the_peer(self):
        error = self.lose("echo o >/proc/sysrq-trigger")
        self.assertRegex(error, r"\brank 1\b")


if __name__ == "__main__":
    unittest.main()
