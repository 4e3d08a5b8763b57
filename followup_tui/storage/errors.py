"""What can go wrong with the book, each with its one clear sentence."""

import errno
from pathlib import Path

NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
_NO_PERMISSION = (errno.EACCES, errno.EPERM, errno.EROFS)


class BookError(Exception):
    """The base of all: `str(error)` says what happened, to which file, and what to do."""


class BookUnavailable(BookError):
    """The file can't be used as it is: exit code 3 (interface.md §4)."""


class BookLocked(BookUnavailable):
    """Another process held the lock for too long."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            f"{path} has been locked by another process for {seconds:g} s and nothing was "
            "changed: close that one and try again"
        )


class BookDamaged(BookUnavailable):
    """The file is there and can't be understood; it is left alone."""

    def __init__(self, path: Path, backups: Path, detail: str) -> None:
        self.detail = detail
        """What is wrong with it, to be said in brackets."""
        super().__init__(
            f"{path} is damaged ({detail}) and was left as it is: nothing could be read of it, "
            f"and {backups} holds no sound generation"
        )


class BookForeign(BookUnavailable):
    """The file is sound JSON of another program; it is left alone."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"{path} is no data file of followup ({detail}) and was left as it is: name another "
            "one with --data, or move this one away"
        )


class BookTooNew(BookUnavailable):
    """The file was written by a later version of the program."""

    def __init__(self, path: Path, schema: int, known: int) -> None:
        super().__init__(
            f"{path} was written by a later version of followup (schema {schema}, this one "
            f"knows {known}) and is opened for reading only: update followup"
        )


class BookReadOnly(BookUnavailable):
    """The file or its folder can't be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} can't be written and is opened for reading only: allow writing to the file "
            "and its folder, or name another file with --data"
        )


class BookUnreadable(BookUnavailable):
    """The system refuses to read the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} can't be read ({reason}): check that it is a file of yours, or name another "
            "one with --data"
        )


class BookNotSaved(BookError):
    """A change could not be written; the file is as it was before."""


class DiskFull(BookNotSaved):
    """There is no room for the file, older generations given up."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"the disk is full, and {path} is as it was: make room and try again")


class DiskFailed(BookNotSaved):
    """The system refused some call of a save."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{path} could not be saved and is as it was ({error.strerror or error}): try again"
        )


class ReplacedMeanwhile(BookNotSaved):
    """Another program replaced the file during a save without taking the lock."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was replaced by another program during a save and nothing was saved: try again"
        )


class DocumentError(BookError):
    """A record, an item or a setting is not what it should be; the sentence names the field."""


class UnknownInterview(BookError):
    """No interview has this id."""

    def __init__(self, interview_id: str) -> None:
        super().__init__(f"no interview has the id {interview_id}: it may have been removed")


class NothingToUndo(BookError):
    """The history holds no change that could be taken back."""

    def __init__(self) -> None:
        super().__init__("there is nothing to undo")


class NothingToRedo(BookError):
    """The history holds no change that was taken back."""

    def __init__(self) -> None:
        super().__init__("there is nothing to redo: nothing was undone since the last change")


class UndoRefused(BookError):
    """The record is not as the change left it, so that going on would lose something."""

    def __init__(self, verb: str, what: str, which: str) -> None:
        super().__init__(
            f"can't {verb} “{what}”: {which} was changed since by another program; change it by "
            "hand instead"
        )


def not_saved(path: Path, error: OSError) -> BookError:
    """Return the sentence for a system call of a save that failed."""
    if error.errno in _NO_PERMISSION:
        return BookReadOnly(path)
    return DiskFull(path) if error.errno in NO_SPACE else DiskFailed(path, error)
