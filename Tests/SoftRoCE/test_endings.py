"""However a run ends, it ends the command and leaves nothing behind."""

import signal
import unittest

from processes import marked, until
from soft_roce import Running, soft_roce

# Says when it may be disturbed. A sleep of its own, so that bash deals with signals at once.
WAITING = 'echo started; sleep 600 & wait'


class Endings(unittest.TestCase):
    def check_nothing_is_left(self, running: Running, folder):
        until(lambda: not marked(running.mark), 5, "the end of every process")
        self.assertFalse(folder.exists(), "the run's folder is removed")

    def test_interrupt_reaches_the_command(self):
        with Running("--guest", "--", "bash", "-c", f"trap 'echo caught; exit 5' INT; {WAITING}") as running:
            folder = running.folder()
            running.until_prints("started")
            running.process.send_signal(signal.SIGINT)
            done = running.wait()
            self.assertEqual(done.code, 5, str(done))
            self.assertEqual(done.stdout, "started\ncaught\n")
            self.check_nothing_is_left(running, folder)

    def test_second_signal_ends_the_guest(self):
        with Running("--guest", "--", "bash", "-c", f"trap 'echo caught' INT; {WAITING}; wait; wait") as running:
            folder = running.folder()
            running.until_prints("started")
            running.process.send_signal(signal.SIGINT)
            running.until_prints("caught")
            running.process.send_signal(signal.SIGTERM)
            done = running.wait()
            self.assertEqual(done.code, 143, str(done))
            self.check_nothing_is_left(running, folder)

    def test_deadline_ends_the_command(self):
        with Running("--guest", "--timeout", 1, "--", "bash", "-c", f"trap 'echo caught; exit 5' TERM; {WAITING}") as \
                running:
            folder = running.folder()
            done = running.wait()
            self.assertEqual(done.code, 124, str(done))
            self.assertEqual(done.stdout, "started\ncaught\n")
            self.assertIn("the command did not end within 1 s; allow more with --timeout", done.stderr)
            self.check_nothing_is_left(running, folder)

    def test_killed_while_booting(self):
        """A script that was killed takes its guest along; the next one removes its folder, stopped while booting."""
        with Running("--guest", "--", "true") as running:
            killed = running.folder()
            running.process.kill()
            until(lambda: not running.machines(), 5, "the end of the virtual machine")
            self.assertTrue(killed.exists())
        with Running("--guest", "--", "true") as running:
            folder = running.folder()
            self.assertFalse(killed.exists(), "the folder of a killed run is swept up")
            running.process.send_signal(signal.SIGTERM)
            done = running.wait()
            self.assertEqual(done.code, 143, str(done))
            self.check_nothing_is_left(running, folder)

    def test_boot_has_a_deadline(self):
        with Running("--guest", "--boot-timeout", 1, "--", "true") as running:
            done = running.wait()
            self.assertEqual(done.code, 125, str(done))
            self.assertIn("the guest was not up within 1 s", done.stderr)
            until(lambda: not marked(running.mark), 5, "the end of every process")


class BadUsage(unittest.TestCase):
    def test_each_is_one_line(self):
        for words, reason in [
                (["--guest"], "there is no command; write bench/soft-roce -- COMMAND..."),
                (["ibv_devinfo"], "there is no option ibv_devinfo; write the command behind --"),
                (["--nodes", "3", "--", "true"], "--nodes 3: give 1 or 2"),
                (["--nodes"], "--nodes: its value is missing"),
                (["--nodes", "2", "--host", "--", "true"], "--host makes no second node"),
                (["--memory", "2T", "--", "true"], "--memory 2T: give a size"),
                (["--cpus", "0", "--", "true"], "--cpus 0: give a number"),
                (["--timeout", "soon", "--", "true"], "a deadline of soon: give a number of seconds"),
                (["--rwdir", "/nowhere", "--", "true"], "--rwdir /nowhere: there is no such folder"),
        ]:
            with self.subTest(words):
                done = soft_roce(*words)
                self.assertEqual((done.code, done.stdout), (64, ""), str(done))
                self.assertTrue(done.stderr.startswith(f"bench/soft-roce: {reason}"), done.stderr)
                self.assertEqual(len(done.stderr.splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
