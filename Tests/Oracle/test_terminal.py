"""How far a run is, on a pseudo terminal: drawn while it lasts, erased however it ends."""

import fcntl
import os
import pathlib
import pty
import re
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import time
import unicodedata
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("MANYIDU_BINARY") or ROOT / ".build/release/manyidu")
SHEET = "书院部评分.csv"
ERASED = b"\r\x1b[K"


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@unittest.skipUnless(BINARY.exists(), "no binary")
class Terminal(unittest.TestCase):
    """Runs that wait for a sheet from standard input, and so last as long as they are let."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "tmp").mkdir()

    def start(self, columns=80, extra=(), terminal="xterm", language="en"):
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = {
            "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": terminal, "TMPDIR": str(self.folder / "tmp")}
        command = [
            BINARY, "run", ROOT / "pipelines/yt-mentor.yaml", "--input", ROOT / "samples/yt-mentor/input",
            "--output", self.folder / "out", "--file", f"{SHEET}=-", "--lang", language, *extra]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=slave, env=environment)
        os.close(slave)
        self.addCleanup(process.stdin.close)
        self.addCleanup(process.kill)
        return process, master

    def drawn(self, master, seconds=10.0, until=None):
        """What was drawn in that time, or until it held `until`."""
        os.set_blocking(master, False)
        drawn, end = b"", time.monotonic() + seconds
        while time.monotonic() < end and not (until and until in drawn):
            try:
                drawn += os.read(master, 65536)
            except BlockingIOError:
                time.sleep(0.02)
            except OSError:  # all have closed the terminal
                break
        return drawn

    def finish(self, process):
        process.stdin.write((ROOT / "samples/yt-mentor/input" / SHEET).read_bytes())
        process.stdin.close()
        return process.wait(30)

    def test_drawn_after_a_second_and_erased(self):
        process, master = self.start()
        begun = time.monotonic()
        drawn = self.drawn(master, until=b"standard input")
        self.assertIn(b"\rtaking standard input", drawn)
        self.assertGreater(time.monotonic() - begun, 0.8)
        more = self.drawn(master, seconds=1.1)
        self.assertIn(more.count(b"\rtaking"), range(2, 7), "about four times a second")
        self.assertEqual(self.finish(process), 0)
        self.assertTrue(self.drawn(master, 1).endswith(ERASED))

    def test_narrow_and_chinese(self):
        process, master = self.start(columns=14, language="zh")
        drawn = self.drawn(master, until="标准输入".encode())
        drawn += self.drawn(master, seconds=0.6)
        self.assertEqual(self.finish(process), 0)
        lines = re.findall(r"\r([^\r\x1b]+)\x1b\[K", drawn.decode())
        self.assertTrue(lines)
        for line in lines:
            self.assertLess(width(line), 14)

    def test_interrupted(self):
        process, master = self.start()
        self.drawn(master, until=b"standard input")
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(5), 130)
        self.assertTrue(self.drawn(master, 1).endswith(ERASED))
        self.assertEqual(sorted(p.name for p in self.folder.rglob("*")), ["tmp"])

    def test_nothing_where_nobody_looks(self):
        for case in ({"extra": ["--quiet"]}, {"terminal": "dumb"}):
            with self.subTest(**case):
                process, master = self.start(**case)
                drawn = self.drawn(master, seconds=1.6)
                self.assertEqual(self.finish(process), 0)
                self.assertEqual(drawn + self.drawn(master, 0.5), b"")


if __name__ == "__main__":
    unittest.main()
