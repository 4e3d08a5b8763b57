"""What `followup notify` has said already, kept so that nothing is said twice."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import msgspec

from followup_tui.domain.interview import Interview
from followup_tui.domain.window import ContactWindow, WindowState, last_snooze

from .disk import Disk
from .errors import BookError
from .saving import make_folders
from .state_file import replace_file

_LOCK_SECONDS = 10.0


class AlreadyNotifying(BookError):
    """Another process held the lock for too long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"another followup notify has been at work for {seconds:g} s: let it end and try again"
        )


class NotRemembered(BookError):
    """What was said could not be written down."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{path} can't be written ({error.strerror or error}): until it can, what is due may "
            "be said more than once, or not at all"
        )


class Reminder(msgspec.Struct, frozen=True):
    """What is said once: a window that is due, and each thing that makes it worth saying anew."""

    interview: str
    kind: str
    person: str | None
    opens: datetime
    urgency: str
    """Said again when it becomes soon, and when it becomes late."""
    snoozed_until: datetime | None
    """Said again after a snooze, also where nobody asked while it lasted."""

    @classmethod
    def of(cls, window: ContactWindow, interview: Interview) -> "Reminder":
        """Return the reminder of a window in the day's queue."""
        # An interview that begins is no news: its day was said.
        last = last_snooze(interview, window.kind, window.person_id)
        is_urgent = window.state in (WindowState.SOON, WindowState.LATE)
        return cls(
            window.interview,
            window.kind,
            window.person_id,
            window.opens,
            window.state if is_urgent else "due",
            last.until if last is not None else None,
        )


class _Said(msgspec.Struct, frozen=True):
    """What stands in the file."""

    said: frozenset[Reminder]


@contextmanager
def what_was_said(path: Path, lock_seconds: float = _LOCK_SECONDS) -> Iterator[set[Reminder]]:
    """Lock the state file, hand out what it holds, and keep what the block has made of it.

    It is kept also when the block raises: what was said was said. A file that can't be
    understood means that nothing was. Raises AlreadyNotifying and NotRemembered.
    """
    try:
        make_folders(Disk(), path.parent)
        release = Disk().lock(path.with_name(f"{path.name}.lock"), lock_seconds)
    except TimeoutError as error:
        raise AlreadyNotifying(lock_seconds) from error
    except OSError as error:
        raise NotRemembered(path, error) from error
    try:
        before = _read(path)
        said = set(before)
        try:
            yield said
        finally:
            if said != before:
                _write(path, said)
    finally:
        with suppress(OSError):  # what was kept is kept
            release()


def _read(path: Path) -> frozenset[Reminder]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Said).said
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return frozenset()


def _write(path: Path, said: set[Reminder]) -> None:
    try:
        replace_file(path, msgspec.json.encode(_Said(frozenset(said))))
    except OSError as error:
        raise NotRemembered(path, error) from error
