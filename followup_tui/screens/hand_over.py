"""Handing a text to other programs: the user's editor, the mail program, a file."""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from textual.app import App, SuspendNotSupported

from followup_tui.storage.disk import Disk
from followup_tui.storage.location import state_folder
from followup_tui.storage.saving import make_folders

_TO_LEAVE = (signal.SIGTERM,) if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP)
_LISTEN_SECONDS = 0.5
_ANSWER_SECONDS = 10.0
_NO_MAIL = "No mail program answers here: copy the text, or save it as a file."


class HandOverFailed(Exception):
    """Another program could not be given the text; str() is one sentence."""


def edited(app: App[Any], text: str) -> str:
    """Return a text as the user's editor left it; blocks until that ends. Raises HandOverFailed.

    The file it edits is private, and gone afterwards.
    """
    try:
        folder = state_folder()
        make_folders(Disk(), folder)
        handle, name = tempfile.mkstemp(dir=folder, prefix="note-", suffix=".txt", text=True)
    except OSError as error:
        raise HandOverFailed(f"No file could be made for the editor: {error}") from error
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        edit_file(app, path)
        written = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise HandOverFailed(f"What the editor wrote can't be read: {error}") from error
    except HandOverFailed as failed:
        if _holds(path, text):
            raise
        raise HandOverFailed(f"{failed} What was written is in {path}.") from failed
    with suppress(OSError):
        path.unlink()
    return written.removesuffix("\n")


def _holds(path: Path, text: str) -> bool:
    """Say whether a file holds just what it held before, and drop it then."""
    with suppress(OSError):
        if path.read_text(encoding="utf-8", errors="replace") != text:
            return False
        path.unlink()
    return True


def edit_file(app: App[Any], path: Path) -> None:
    """Open a file in the user's editor and wait for its end. Raises HandOverFailed."""
    command = _editor()
    failure = ""
    try:
        with app.suspend():
            # Caught in here: an error that leaves the block would leave the screen dead.
            try:
                code = _code_of([*command, str(path)])
            except OSError as error:
                failure = f"{command[0]} can't be started ({error.strerror}): set VISUAL or EDITOR."
            else:
                failure = f"{command[0]} ended with code {code}: nothing was taken." if code else ""
    except SuspendNotSupported as error:
        raise HandOverFailed("No editor can be opened in this terminal.") from error
    if failure:
        raise HandOverFailed(failure)


def _code_of(editor: Sequence[str]) -> int:
    """Run the editor; return its code, 0 where a signal ended it for our sake.

    What it had saved by then is as good as after any other end.
    """
    with subprocess.Popen(editor) as process, _passing_on(process) as passed_on:
        while process.returncode is None:
            # Not without end: a signal that reaches another thread would not be heard before it.
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LISTEN_SECONDS)
    return 0 if passed_on else process.returncode


@contextmanager
def _passing_on(editor: subprocess.Popen[bytes]) -> Iterator[Sequence[int]]:
    """Pass on to the editor what asks this program to leave: it can't before the editor has.

    Yields the signals that came so far.
    """
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in _TO_LEAVE}

    def pass_on(number: int, frame: FrameType | None) -> None:
        came.append(number)
        editor.send_signal(number)
        if callable(then := before[signal.Signals(number)]):
            then(number, frame)

    for number in before:
        signal.signal(number, pass_on)
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def open_link(link: str) -> None:
    """Give a link or a file to the program that opens such ones. Raises HandOverFailed."""
    try:
        if sys.platform == "win32":
            os.startfile(link)
            return
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        code = _start_apart([opener, link])
    except OSError as error:
        raise HandOverFailed(_NO_MAIL) from error
    if code:
        raise HandOverFailed(_NO_MAIL)


def _start_apart(command: Sequence[str]) -> int:
    """Start a program that outlives this one; return its code, 0 where it stays up."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        return process.wait(_ANSWER_SECONDS)
    except subprocess.TimeoutExpired:
        return 0


def write_private(path: Path, content: bytes) -> Path:
    """Write a file that only the user can read; a name that is taken gets a number.

    Returns its path. Raises HandOverFailed.
    """
    try:
        make_folders(Disk(), path.parent)
        for number in range(1, 1000):
            free = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
            try:
                handle = os.open(free, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            return free
    except OSError as error:
        raise HandOverFailed(f"{path} can't be written: {error.strerror or error}") from error
    raise HandOverFailed(f"{path} and a thousand names like it are taken: clear the folder.")


def _editor() -> Sequence[str]:
    usual = "notepad" if sys.platform == "win32" else "vi"
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or usual
    try:
        return shlex.split(command) or [usual]
    except ValueError as error:
        raise HandOverFailed(f"VISUAL or EDITOR can't be read ({command}): {error}") from error
