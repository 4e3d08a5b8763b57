"""The program in a pseudo-terminal of its own, driven by keys."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ESCAPES = re.compile(
    rb"\x1b(?:\[[0-9;:?<>=]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|.)"
)


def _take_the_terminal() -> None:
    """Make standard input the terminal that the new session belongs to."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class RealTerminal:
    """A terminal of 120 by 40 with the program in it; everything it prints is kept."""

    def __init__(
        self,
        *arguments: str,
        environment: dict[str, str],
        cwd: Path,
        command: Sequence[str] = (sys.executable, "-m", "followup_tui"),
    ) -> None:
        self.output = b""
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.modes_before = termios.tcgetattr(self._theirs)
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            env=os.environ | {"TERM": "xterm-256color"} | environment,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_take_the_terminal,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._theirs)
        os.close(self._ours)

    @property
    def text(self) -> str:
        """All that was printed so far, without the escape sequences."""
        return ESCAPES.sub(b"", self.output).decode(errors="replace")

    def wait_for(self, words: str, seconds: float = 20) -> None:
        """Read until some words were printed since the last keys."""
        self._read_until(lambda: words in self.text, f"{words!r} on the screen", seconds)

    def press(self, keys: str) -> None:
        """Send keys, and forget what was printed before."""
        self.output = b""
        os.write(self._ours, keys.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def wait_for_end(self, seconds: float = 20) -> int:
        """Read until the program has ended; return its exit code."""
        self._read_until(lambda: self.process.poll() is not None, "the end", seconds)
        return self.process.wait()

    def is_restored(self) -> bool:
        """Say whether the terminal is as it was: line mode, main screen, cursor, no mouse."""
        modes = termios.tcgetattr(self._theirs)
        switched_back = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l")
        return modes == self.modes_before and all(each in self.output for each in switched_back)

    def _read_until(self, is_done: Callable[[], bool], what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while True:
            self._read_some()
            if is_done():
                self._read_some()
                return
            assert time.monotonic() < deadline, f"waited for {what}; saw:\n{self.text[-3000:]}"

    def _read_some(self) -> None:
        while select.select([self._ours], [], [], 0.05)[0]:
            with contextlib.suppress(OSError):
                self.output += os.read(self._ours, 65536)
