"""The rules of bench/lib/layering.sh find what breaks them."""

import pathlib
import subprocess
import tempfile
import unittest

from launch import ROOT

# rule -> (file, content) that breaks it
OFFENCES = {
    "c_modules_stay_in_bindings": [
        ("Sources/Core/Planning/A.swift", "internal import CMPI\n"),
        ("Sources/Devices/CopyKernels/A.swift", "import CIBVerbs\n"),
    ],
    "one_place_names_all_transports": [
        ("Sources/Experiments/Workloads/A.swift",
         "import PeerToPeerTransport\npublic import MessagePassingTransport\n"),
    ],
    "no_full_foundation": [
        ("Sources/Tool/rdmark/A.swift", "import Foundation\n"),
        ("Sources/Core/Laws/A.swift", "@preconcurrency public import FoundationNetworking\n"),
    ],
    "top_level_is_tidy": [("notes.txt", "later\n")],
    "no_machine_paths": [("bench/suites/A.json", '{"output": "' + "/home" + '/me/results"}\n')],
}

# Nothing of this breaks any rule.
INNOCENT = {
    "Package.swift": "import Foundation\n",
    "Sources/Bindings/HostSystem/A.swift": "internal import CHostSystem\n",
    "Sources/Devices/CopyKernels/B.swift": "import CHostSystem\n",
    "Sources/Transports/TransportCatalog/A.swift": "import PeerToPeerTransport\nimport MessagePassingTransport\n",
    "Sources/Experiments/Results/A.swift": "public import FoundationEssentials\n",
}


class Gate(unittest.TestCase):
    def obeys(self, rule: str, files: dict[str, str]) -> subprocess.CompletedProcess:
        with tempfile.TemporaryDirectory() as scratch:
            for name, content in files.items():
                path = pathlib.Path(scratch, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content)
            subprocess.run(["git", "init", "--quiet", scratch], check=True)
            script = f'set -uo pipefail; source "$1"; cd "$2"; {rule}'
            return subprocess.run(
                ["bash", "-c", script, "-", ROOT / "bench/lib/layering.sh", scratch], capture_output=True, text=True)

    def test_rules(self):
        for rule, offences in OFFENCES.items():
            with self.subTest(rule):
                done = self.obeys(rule, INNOCENT)
                self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
            for name, content in offences:
                with self.subTest(rule, file=name):
                    done = self.obeys(rule, INNOCENT | {name: content})
                    self.assertEqual(done.returncode, 1, done)
                    self.assertIn(name.split("/")[0], done.stdout)
                    self.assertGreater(len(done.stdout.splitlines()), 1, "it says what to do")


if __name__ == "__main__":
    unittest.main()
