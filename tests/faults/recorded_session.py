"""Runs the program, and writes down what it wrote and what another user could have read.

Standard input holds command lines as JSON; where it is a terminal, the desk is opened. At every
call that changes a file or a folder all those that were made so far are looked at.
"""

import atexit
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

FILE = "RECORDED_IN"
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FOR_OTHERS = 0o077
_NEW_NAMES = {"os.mkdir": 0, "os.rename": 1, "os.link": 1, "os.symlink": 1, "shutil.copyfile": 1}
"""Events that make or change a path, and which argument of them it is."""


class Recorder:
    """Notes each path that is written, and each moment when others could get at it."""

    def __init__(self, file: Path) -> None:
        self._report = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._written: set[str] = set()
        self._said: set[str] = set()
        atexit.register(self.look)

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take in an event of Python's audit; files are looked at before each is carried out."""
        if event == "open":
            path, _, flags = arguments
            written = path if (flags or 0) & WRITES else None
        elif event in _NEW_NAMES:
            written = arguments[_NEW_NAMES[event]]
        else:
            if event.startswith(("os.", "shutil.", "tempfile.")):
                self.look()
            return
        self.look()
        if not isinstance(written, (str, bytes, os.PathLike)):
            return
        path = os.path.abspath(os.fsdecode(written))  # noqa: PTH100
        if event != "os.mkdir" or not os.path.lexists(path):  # one that is there is left alone
            self._written.add(path)
            self._say(f"written {path}")

    def look(self) -> None:
        """Say which of the paths another user could read or change now."""
        for path in sorted(self._written):
            try:
                state = os.lstat(path)
            except OSError:
                continue
            is_plain = stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)
            if is_plain and state.st_mode & _FOR_OTHERS:
                self._say(f"open to others {path} {stat.S_IMODE(state.st_mode):o}")

    def _say(self, line: str) -> None:
        if line not in self._said:
            self._said.add(line)
            os.write(self._report, f"{line}\n".encode(errors="surrogateescape"))


if __name__ == "__main__":
    os.umask(int(os.environ["UMASK"], 8))
    sys.addaudithook(Recorder(Path(os.environ[FILE])).hear)
    from followup_tui.cli.main import main

    if sys.stdin.isatty():
        sys.exit(main(sys.argv[1:]))
    for typed in json.load(sys.stdin):
        print(typed, main(typed), flush=True)
