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

_ON_AT_FIRST = {b"25": True, b"7": True} | dict.fromkeys(
    (b"1049", b"1000", b"1003", b"1006", b"1004", b"2004"), False
)
"""Cursor and line wrap are on in a terminal; other screen, mouse, focus and paste are not."""


def _take_the_terminal() -> None:
    """Make standard input the terminal that the new session belongs to."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class RealTerminal:
    """A terminal of 120 by 40 with the program in it; everything it prints is kept.

    One that is not the program's own sends it no signal when it is closed.
    """

    def __init__(
        self,
        *arguments: str,
        environment: dict[str, str],
        cwd: Path,
        command: Sequence[str] = (sys.executable, "-m", "followup_tui"),
        is_its_own: bool = True,
    ) -> None:
        self.output = b""
        self._ours, self._theirs = pty.openpty()
        self._is_closed = False
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
            preexec_fn=_take_the_terminal if is_its_own else None,
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
        self._close()

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

    def hang_up(self, seconds: float = 5) -> int:
        """Close the terminal as its window would; return the exit code of the program.

        It takes less than 2 s where no other work is done.
        """
        self._close()
        return self.process.wait(seconds)

    def _close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            os.close(self._ours)

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
        return modes == self.modes_before and all(map(self._is_as_at_first, _ON_AT_FIRST))

    def _is_as_at_first(self, mode: bytes) -> bool:
        """Say whether the last that was said about a mode is what a terminal begins with."""
        on, off = self.output.rfind(b"\x1b[?%sh" % mode), self.output.rfind(b"\x1b[?%sl" % mode)
        return (on > off) if _ON_AT_FIRST[mode] else (off > on)

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
