"""The terminal the program has: given back as it was found, also where it is gone or taken away."""

import os
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from textual.drivers.linux_driver import LinuxDriver

_LOOK_SECONDS = 1.0
"""How often is looked whether the terminal is still there: not every system sends SIGHUP."""


class Terminal(LinuxDriver):
    """Textual's own way with a terminal, and an answer to every signal that is about one."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._file: Any = _Lasting(self._file)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            # The loop's own wakes it, whichever thread the signal reaches; ours is first to know.
            self._loop.add_signal_handler(number, _do_nothing)
            signal.signal(number, self._tell_to_leave)
        self._loop.call_later(_LOOK_SECONDS, self._look_for_terminal)

    @property
    def _is_ours(self) -> bool:
        """Whether the terminal shows this program, not a shell or an editor."""
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def _tell_to_leave(self, number: int, *_: object) -> None:
        if number == signal.SIGINT and not self._is_ours:
            return  # ctrl+c in an editor is for it
        self._auto_restart = False  # one that was suspended leaves without a last picture
        with suppress(RuntimeError):  # it has ended already
            # A handler may run at any instant, and only the loop may post.
            leave = f"app.leave({128 + number})"
            self._loop.call_soon_threadsafe(self._app.call_later, self._app.run_action, leave)

    def _look_for_terminal(self) -> None:
        if os.isatty(self.fileno):
            self._loop.call_later(_LOOK_SECONDS, self._look_for_terminal)
        else:
            self._tell_to_leave(signal.SIGHUP)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again; where it was never given back, only draw it again.

        To start twice would have two threads read the keys, and keep the modes of a program as
        those of the shell.
        """
        if not self._is_ours:
            super()._sigcont_application()
        else:
            self.send_message(self.SignalResume())

    @contextmanager
    def no_automatic_restart(self) -> Iterator[None]:
        """Let an editor have the terminal; one that dies may leave it in a mode of its own."""
        with super().no_automatic_restart():
            yield
        if self.attrs_before is not None:
            with suppress(termios.error):  # it is gone
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def write(self, data: str) -> None:
        """Send to the terminal; what comes after it was given back is dropped."""
        if self._is_ours:
            super().write(data)

    def disable_input(self) -> None:
        """Read no more keys; in the background the system would stop who tries."""
        if self._is_ours:
            super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back, unless it is given back."""
        if self._is_ours:
            super().stop_application_mode()


def _do_nothing() -> None:
    """Let the loop wake up."""


class _Lasting:
    """A terminal that can be written to when it is gone, so that nobody waits for it."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()
