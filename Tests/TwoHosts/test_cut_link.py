"""A link that goes down in mid-run."""

import unittest

import lost_peer


class CutLink(lost_peer.LostPeer):
    def test_names_the_peer(self):
        error = self.lose("ip link set eth0 down; sleep 40; ip link set eth0 up")
        self.assertRegex(error, r"\brank 1\b")


if __name__ == "__main__":
    unittest.main()
